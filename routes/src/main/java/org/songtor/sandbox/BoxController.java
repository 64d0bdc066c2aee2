package org.songtor.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Sha256;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Boxes over HTTPS. The signature is put first; a document that was answered 201 or 200 is in the ledger. */
@RestController
@Profile(SandboxApplication.PROFILE)
final class BoxController {
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final String INBOX = "/{agency}/{box}/inbox/{name:.+}";
    private static final String OUTBOX = "/{agency}/{box}/outbox";

    private final Desks desks;
    private final Disk disk;
    private final Orders orders;
    private final AfterArrival after;
    /** Two nodes of one gateway may be done with a document at once. */
    private final Object fetching = new Object();

    BoxController(Desks desks, Disk disk, Orders orders) {
        this.desks = desks;
        this.disk = disk;
        this.orders = orders;
        this.after = new AfterArrival(desks, orders);
    }

    /** What lies in an inbox, as the sender can check it. */
    record Stored(String name, long size, String sha256) {
        static Stored of(String name, byte[] content) {
            return new Stored(name, content.length, Sha256.of(content).hex());
        }
    }

    @PutMapping(INBOX)
    ResponseEntity<?> put(
            @PathVariable("agency") String agency,
            @PathVariable("box") String boxName,
            @PathVariable("name") String name,
            @RequestHeader("Idempotency-Key") String key,
            HttpServletRequest request)
            throws IOException {
        Box box = inbox(agency, boxName, name);
        byte[] content = body(request);
        if (!Sha256.of(content).hex().equals(key)) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_ENTITY, "Idempotency-Key is not the body's SHA-256");
        }
        return name.endsWith(Box.SIGNATURE) ? signature(box, name, content) : document(box, name, content);
    }

    private ResponseEntity<?> document(Box box, String name, byte[] content) throws IOException {
        Optional<Order> order = orders.take(
                box, Misbehaviour.QUOTA, Misbehaviour.DISK_FULL, Misbehaviour.ERROR_INSIDE_200, Misbehaviour.TRUNCATE);
        if (order.isPresent() && order.get().what() != Misbehaviour.TRUNCATE) {
            return refusal(box, name, content, order.get().what());
        }
        HttpStatus status;
        synchronized (desks.of(box)) {
            status = order.isPresent() ? truncated(box, name, content) : file(box, name, content);
        }
        if (status != HttpStatus.CONFLICT && order.isEmpty()) {
            after.look(box, name);
            after.early(box, name).ifPresent(after::linger);
            after.hang(box);
        }
        return ResponseEntity.status(status).body(Stored.of(name, content));
    }

    /** One says no by its status, the other only in its words. */
    private ResponseEntity<?> refusal(Box box, String name, byte[] content, Misbehaviour what) throws IOException {
        desks.of(box).events().add(box, name, content, Events.What.REFUSED, what.word());
        return switch (what) {
            case ERROR_INSIDE_200 -> ResponseEntity.ok(Map.of("error", "E0071", "message", "file was not accepted"));
            case QUOTA ->
                ResponseEntity.status(HttpStatus.INSUFFICIENT_STORAGE).body(Map.of("error", "quota exceeded"));
            default ->
                ResponseEntity.status(HttpStatus.INSUFFICIENT_STORAGE).body(Map.of("error", "no space left on device"));
        };
    }

    /** Called with the desk's lock. */
    private HttpStatus truncated(Box box, String name, byte[] content) throws IOException {
        byte[] half = Arrays.copyOf(content, content.length / 2);
        orders.litter(box, name);
        disk.write(box.inbox(name), half);
        desks.of(box).events().add(box, name, half, Events.What.TRUNCATED, Events.NONE);
        return HttpStatus.CREATED;
    }

    @GetMapping(INBOX)
    Stored stored(
            @PathVariable("agency") String agency,
            @PathVariable("box") String boxName,
            @PathVariable("name") String name)
            throws IOException {
        return Stored.of(name, read(inbox(agency, boxName, name).inbox(name)));
    }

    @GetMapping(OUTBOX)
    List<String> waiting(@PathVariable("agency") String agency, @PathVariable("box") String boxName)
            throws IOException {
        return box(agency, boxName).waiting();
    }

    @GetMapping(path = OUTBOX + "/{name:.+}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] document(
            @PathVariable("agency") String agency,
            @PathVariable("box") String boxName,
            @PathVariable("name") String name)
            throws IOException {
        if (!Box.isName(name)) {
            throw notFound();
        }
        return read(box(agency, boxName).outbox(name));
    }

    @DeleteMapping(OUTBOX + "/{name:.+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fetched(
            @PathVariable("agency") String agency,
            @PathVariable("box") String boxName,
            @PathVariable("name") String name)
            throws IOException {
        Box box = box(agency, boxName);
        synchronized (fetching) {
            if (Box.isData(name) && Files.exists(box.done(name))) {
                return;
            }
            if (!Box.isData(name) || !box.waiting().contains(name)) {
                throw notFound();
            }
            box.fetched(name);
        }
    }

    private HttpStatus file(Box box, String name, byte[] content) throws IOException {
        Path file = box.inbox(name);
        boolean there = Files.exists(file) && !orders.isLitter(box, name);
        orders.noLitter(box, name);
        if (there && !Sha256.of(Files.readAllBytes(file)).equals(Sha256.of(content))) {
            desks.of(box).conflict(box, name, content);
            return HttpStatus.CONFLICT;
        }
        if (!there) {
            disk.write(file, content);
        }
        desks.of(box).delivered(box, name);
        return there ? HttpStatus.OK : HttpStatus.CREATED;
    }

    private ResponseEntity<?> signature(Box box, String name, byte[] content) throws IOException {
        synchronized (desks.of(box)) {
            return ResponseEntity.status(statusOfSignature(box, name, content)).body(Stored.of(name, content));
        }
    }

    private HttpStatus statusOfSignature(Box box, String name, byte[] content) throws IOException {
        Path file = box.inbox(name);
        String document = name.substring(0, name.length() - Box.SIGNATURE.length());
        boolean there = Files.exists(file);
        if (there && Sha256.of(Files.readAllBytes(file)).equals(Sha256.of(content))) {
            return HttpStatus.OK;
        }
        if (there && desks.of(box).isTaken(box, document)) {
            return HttpStatus.CONFLICT;
        }
        disk.write(file, content);
        return HttpStatus.CREATED;
    }

    private Box inbox(String agency, String boxName, String name) {
        Box box = box(agency, boxName);
        if (!Box.isName(name) || name.endsWith(Box.PART) || box.name().equals(Box.STATEMENTS)) {
            throw notFound();
        }
        return box;
    }

    private Box box(String agency, String name) {
        return desks.box(agency, name).filter(b -> b.kind().files()).orElseThrow(BoxController::notFound);
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw notFound();
        }
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) { // fetched meanwhile
            throw notFound();
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] content = request.getInputStream().readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        return content;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
