package org.songtor.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A text file that only grows, UTF-8. What is added is added whole or not at all: the length that counts stands in a file of its own,
 * which is replaced after the text is on the disk.
 */
final class AppendOnly {
    private final Path file;
    private final Path lengthFile;
    private final Disk disk;
    private long length;

    AppendOnly(Path file, Path lengthFile, Disk disk) {
        this.file = file;
        this.lengthFile = lengthFile;
        this.disk = disk;
    }

    /** Every line that counts, without the header; what an interrupted writer left behind them is cut off. */
    List<String> open(String header) throws IOException {
        if (!Files.exists(lengthFile)) {
            add(header + "\n");
            return List.of();
        }
        length = Long.parseLong(Files.readString(lengthFile));
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < length) {
            throw new IOException(file + " is shorter than it was: " + bytes.length + " of " + length + " bytes");
        }
        List<String> lines = new String(bytes, 0, Math.toIntExact(length), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
        length = Disk.append(file, length, new byte[0]);
        return lines;
    }

    void add(String text) throws IOException {
        long end = Disk.append(file, length, text.getBytes(StandardCharsets.UTF_8));
        disk.write(lengthFile, Long.toString(end).getBytes(StandardCharsets.US_ASCII));
        length = end;
    }
}
