package org.songtor.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of keys: {@code ca.pem}, one {@code <identity>.pem} each (certificate, then key) and, for development keys only,
 * {@code ca-key.pem}. Folder 0700, files 0600. What is there is never replaced: of two who write at once, the first wins.
 */
final class KeyFolder {
    static final String CA = "ca.pem";
    static final String CA_KEY = "ca-key.pem";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    KeyFolder(Path path) {
        this.path = path;
    }

    boolean holds(String name) {
        return Files.exists(path.resolve(name));
    }

    String read(String name) throws IOException {
        return Files.readString(path.resolve(name), StandardCharsets.US_ASCII);
    }

    boolean isEmpty() throws IOException {
        if (!Files.isDirectory(path)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Makes the whole folder beside its place and renames it there; when another process was first, its folder stays. */
    void createWhole(Filling filling) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path making = Files.createTempDirectory(parent, path.getFileName() + ".making-");
        try {
            filling.fill(new KeyFolder(making));
            rename(making);
        } finally {
            delete(making);
        }
    }

    private void rename(Path making) throws IOException {
        try {
            // rename(2) takes the place of an absent or an empty folder and of nothing else.
            Files.move(making, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!holds(CA)) {
                throw e;
            }
        }
    }

    /** Adds a file unless it is there; appears whole or not at all. */
    void add(String name, String text) throws IOException {
        Path making = path.resolve("." + name + "." + UUID.randomUUID());
        try {
            write(making, text);
            Files.createLink(path.resolve(name), making);
        } catch (FileAlreadyExistsException e) {
            if (!holds(name)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(making);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Writes the files of a new folder. */
    interface Filling {
        void fill(KeyFolder folder) throws IOException;
    }
}
