package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.model.AgencyCode;
import org.songtor.port.KeyRing.Identity;
import org.songtor.port.Signer;

/** A folder of documents the agency wrote, each signed by it; what is there stays as it is for ever. */
final class Archive {
    /** A document and its detached signature. */
    record Signed(byte[] content, byte[] signature) {}

    private final Path folder;
    private final Disk disk;
    private final Signer signer;
    private final AgencyCode agency;

    Archive(Path folder, Disk disk, Signer signer, AgencyCode agency) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.disk = disk;
        this.signer = signer;
        this.agency = agency;
    }

    /** Signs and keeps a document unless it is there. The document is written last: without it the signature does not count. */
    void keep(String name, byte[] content) throws IOException {
        keep(name, content, content);
    }

    /** The same with a signature over other bytes. */
    void keep(String name, byte[] content, byte[] signed) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            disk.write(Box.signatureOf(file), signer.sign(new Identity.AgencySigner(agency), signed));
            disk.write(file, content);
        }
    }

    Optional<Signed> find(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file)
                ? Optional.of(new Signed(Files.readAllBytes(file), Files.readAllBytes(Box.signatureOf(file))))
                : Optional.empty();
    }

    /** @return false where it was put out before */
    boolean publish(Box box, String name) throws IOException {
        return box.publish(disk, folder.resolve(name));
    }

    List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> Box.isData(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
