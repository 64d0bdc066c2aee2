package org.songtor.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Writes files that appear whole or not at all and outlive a power cut. */
final class Disk {
    private final Path making;

    /** @param making folder for files that are not finished, on the same file system as all others */
    Disk(Path making) throws IOException {
        this.making = Files.createDirectories(making);
    }

    void write(Path file, byte[] content) throws IOException {
        Path folder = Files.createDirectories(
                Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path part = making.resolve(UUID.randomUUID() + ".part");
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeAll(out, content);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folder);
    }

    /** Adds to the end, which must lie at {@code from}: what an interrupted writer left behind it is cut off. */
    static long append(Path file, long from, byte[] content) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(from);
            out.position(from);
            writeAll(out, content);
            return out.position();
        }
    }

    private static void writeAll(FileChannel out, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(true);
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel in = FileChannel.open(folder, StandardOpenOption.READ)) {
            in.force(true);
        }
    }
}
