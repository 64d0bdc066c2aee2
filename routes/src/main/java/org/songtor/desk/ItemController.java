package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.desk.ItemJson.AttachmentJson;
import org.songtor.items.Case;
import org.songtor.items.Due;
import org.songtor.items.Filter;
import org.songtor.model.Label;
import org.songtor.port.ReviewDesk;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.FileKind;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Review items for a fund's programs, which see only its own, and for operators'. Reading as a fund needs its key, writing a person besides. */
@RestController
@RequestMapping({Callers.FUNDS, Callers.OPERATORS})
class ItemController {
    private static final String ITEM = "/items/{id:[0-9]{1,18}}";
    private static final int MOST = 1_000;
    private static final int OLDEST_DAYS = 36_500;

    private final ReviewDesk desk;
    private final Asks asks;
    private final Authorities authorities;

    ItemController(ReviewDesk desk, Asks asks, Authorities authorities) {
        this.desk = desk;
        this.asks = asks;
        this.authorities = authorities;
    }

    @GetMapping("/items")
    Map<String, List<ItemJson>> items(
            Caller caller,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "0") int age,
            @RequestParam(defaultValue = "false") boolean closed) {
        Optional<Label> only = List.of(Label.values()).stream()
                .filter(l -> l.name().equals(label))
                .findFirst();
        if (!label.isEmpty() && only.isEmpty() || age > OLDEST_DAYS) {
            throw new DeskException(Why.INCOMPLETE);
        }
        Filter filter = new Filter(only, caller.fund(), Math.max(0, age), closed);
        return Map.of(
                "items",
                desk.items(caller.viewer(), filter, MOST).stream()
                        .map(ItemJson::of)
                        .toList());
    }

    @GetMapping(ITEM)
    ItemJson.Whole item(Caller caller, @PathVariable long id) {
        return whole(found(caller, id));
    }

    @PostMapping(ITEM + "/notes")
    ResponseEntity<Object> note(Caller caller, @PathVariable long id, HttpServletRequest request) throws IOException {
        desk.note(caller.viewer(), id, caller.person().get(), asks.of(request).written());
        return ResponseEntity.status(201).body(whole(found(caller, id)));
    }

    /** Who calls takes it or lets go of what the caller had taken, and says by when it should be decided; what is not said stays as it is. */
    @PutMapping(ITEM + "/owner")
    ItemJson.Whole assign(Caller caller, @PathVariable long id, HttpServletRequest request) throws IOException {
        String login = caller.person().get();
        Ask ask = asks.of(request);
        desk.assign(
                caller.viewer(),
                id,
                authorities.by(login, caller.fund()),
                ask.takes(),
                ask.dueOn().map(Due::on));
        return whole(found(caller, id));
    }

    @PostMapping(ITEM + "/attachments")
    ResponseEntity<Object> attach(
            Caller caller,
            @PathVariable long id,
            @RequestHeader(name = "Songtor-File-Name", defaultValue = "") String name,
            HttpServletRequest request)
            throws IOException {
        byte[] content = request.getInputStream().readNBytes(FileKind.LARGEST + 1);
        return ResponseEntity.status(201)
                .body(AttachmentJson.of(
                        desk.attach(caller.viewer(), id, caller.person().get(), name, content)));
    }

    @GetMapping(ITEM + "/attachments/{attachment:[0-9]{1,18}}")
    ResponseEntity<byte[]> attachment(Caller caller, @PathVariable long id, @PathVariable long attachment) {
        FileKind kind = found(caller, id).attachments().stream()
                .filter(a -> a.id() == attachment)
                .findFirst()
                .orElseThrow(() -> new DeskException(Why.NOT_FOUND))
                .kind();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .body(desk.attachment(caller.viewer(), id, attachment).orElseThrow());
    }

    private ItemJson.Whole whole(Case found) {
        return ItemJson.Whole.of(found, kind -> authorities.mayOrder(found, kind));
    }

    private Case found(Caller caller, long id) {
        return desk.item(caller.viewer(), id).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DeskException e) {
        return Refusals.of(e);
    }
}
