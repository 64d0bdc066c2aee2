package org.songtor.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deliveries that began and may not be in the ledger: a mark is set before the rename that delivers and taken away after the
 * ledger has it. The mark's number is the arrival's number, so that after a crash each arrival is counted exactly once.
 */
final class Arrivals {
    private static final String BETWEEN = "#";

    private final Path folder;
    private final Disk disk;

    Arrivals(Path folder, Disk disk) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.disk = disk;
    }

    /**
     * @param number how many times the file has arrived, this time included
     * @param source name it is being renamed from; while that is there the rename did not happen
     */
    record Mark(String file, int number, String source) {}

    void begin(Mark mark) throws IOException {
        disk.write(path(mark), mark.source().getBytes(StandardCharsets.UTF_8));
    }

    void end(Mark mark) throws IOException {
        Files.deleteIfExists(path(mark));
    }

    List<Mark> open() throws IOException {
        List<Mark> marks = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path p : files.sorted().toList()) {
                String[] name = p.getFileName().toString().split(BETWEEN, 2);
                marks.add(new Mark(name[0], Integer.parseInt(name[1]), Files.readString(p)));
            }
        }
        return marks;
    }

    private Path path(Mark mark) {
        return folder.resolve(mark.file() + BETWEEN + mark.number());
    }
}
