package org.songtor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Sha256;
import org.songtor.port.Installation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * {@code home/intake/incoming}: our own copy of what a fund sends, until the store has it. A fund's file may change while we read it; a copy
 * does not. What an earlier life left here is deleted at start: nothing in it was acknowledged.
 */
@Component
public class Incoming {
    private final Path folder;
    private final long ceiling;

    @Autowired
    Incoming(Installation installation, SongtorSettings settings) throws IOException {
        this(
                installation.home().resolve("intake").resolve("incoming"),
                settings.intake().ceiling());
    }

    Incoming(Path folder, long ceiling) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.ceiling = ceiling;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path old : left) {
                Files.delete(old);
            }
        }
    }

    /** A file of ours; deleted when closed. */
    public record Copy(Path path, Sha256 sha256, long size) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** More bytes than the ceiling came; nothing was kept. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long ceiling) {
            super("more than " + ceiling + " bytes");
        }
    }

    public long ceiling() {
        return ceiling;
    }

    /** Copies the stream and computes its hash on the way. */
    public Copy copy(InputStream in) throws IOException {
        Path path = empty();
        try (OutputStream out = Files.newOutputStream(path)) {
            MessageDigest digest = Sha256.digest();
            long size = 0;
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > ceiling) {
                    throw new TooLarge(ceiling);
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
            return new Copy(path, Sha256.ofDigest(digest.digest()), size);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** A new empty file with a name nobody else has. */
    Path empty() throws IOException {
        return Files.createTempFile(folder, "batch-", ".bin");
    }
}
