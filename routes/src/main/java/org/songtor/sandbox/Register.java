package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Document;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.songtor.sandbox.Ledger.Row;

/** Files one agency took in, in the order of its ledger: the ledger says which, {@code received} holds what, {@code state} by which box. */
final class Register {
    static final String UNREADABLE = "unreadable";
    static final String BAD_SIGNATURE = "bad-signature";

    private final Path folder;
    private final Disk disk;
    private final Ledger ledger;
    private final Judge judge;
    private final Map<Key, Filed> files = new LinkedHashMap<>();

    private record Key(String box, String name) {}

    Register(Path folder, Disk disk, Ledger ledger, Judge judge) {
        this.folder = folder;
        this.disk = disk;
        this.ledger = ledger;
        this.judge = judge;
    }

    Collection<Filed> files() {
        return files.values();
    }

    Optional<Filed> find(Box box, String name) {
        return Optional.ofNullable(files.get(new Key(box.name(), name)));
    }

    /** How many arrivals of this file the ledger shows. */
    int arrivals(String name) {
        return ledger.arrivals(name);
    }

    void again(Filed known, Instant at, Sha256 sha256, long bytes) throws IOException {
        String what = known.sha256().equals(sha256) ? Ledger.REPEAT : Ledger.CONFLICT;
        ledger.append(List.of(new Row(at, known.name(), sha256.hex(), Ledger.NONE, Satang.ZERO, what, bytes)));
    }

    /** Keeps what arrived for the first time; the ledger's rows are the last write, so that nothing counts before all is there. */
    void take(AgencyFormat format, Box box, String name, Instant at, byte[] content, Optional<byte[]> goodSignature)
            throws IOException {
        disk.write(state(box, name), new byte[0]);
        if (goodSignature.isPresent()) {
            disk.write(received(name + Box.SIGNATURE), goodSignature.get());
            disk.write(received(name), content);
        }
        Sha256 sha256 = Sha256.of(content);
        Filed f = filed(format, box, name, sha256, at, content.length, goodSignature.isPresent(), content);
        ledger.append(f.document().isPresent() ? judge.rows(f) : List.of(unread(f, goodSignature.isPresent())));
        files.put(new Key(box.name(), name), f);
    }

    /** Reads again what the ledger says was taken from this box. */
    void recover(AgencyFormat format, Box box) throws IOException {
        for (Row row : ledger.rows()) {
            if (!row.isAgain()
                    && Files.exists(state(box, row.file()))
                    && find(box, row.file()).isEmpty()) {
                boolean signed = !row.what().equals(BAD_SIGNATURE);
                byte[] content = signed ? Files.readAllBytes(received(row.file())) : new byte[0];
                Filed f = filed(
                        format, box, row.file(), new Sha256(row.sha256()), row.at(), row.bytes(), signed, content);
                files.put(new Key(box.name(), row.file()), f);
            }
        }
    }

    private Filed filed(
            AgencyFormat format,
            Box box,
            String name,
            Sha256 sha256,
            Instant at,
            long bytes,
            boolean signed,
            byte[] content) {
        Optional<PaymentReference> named =
                PaymentReference.findAll(name).stream().findFirst();
        if (!signed) {
            return new Filed(box, name, sha256, at, bytes, named, Optional.empty(), "signature not valid", false);
        }
        try {
            Document d = format.read(name, content);
            String payer = d.header().payer().registeredName();
            boolean first = files.values().stream().noneMatch(f -> f.isOf(box, payer));
            return new Filed(
                    box, name, sha256, at, bytes, Optional.of(d.header().reference()), Optional.of(d), "", first);
        } catch (FormatException e) {
            return new Filed(box, name, sha256, at, bytes, named, Optional.empty(), "file not readable", false);
        }
    }

    private static Row unread(Filed f, boolean signed) {
        String what = signed ? UNREADABLE : BAD_SIGNATURE;
        return new Row(f.at(), f.name(), f.sha256().hex(), Ledger.NONE, Satang.ZERO, what, f.bytes());
    }

    private Path received(String file) {
        return folder.resolve("received").resolve(file);
    }

    private Path state(Box box, String file) {
        return folder.resolve("state").resolve("taken").resolve(box.name()).resolve(file);
    }
}
