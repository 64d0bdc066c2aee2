package org.songtor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/** The forms a batch may have: knows a file by its first bytes and reads it. */
final class Forms {
    private static final int HEAD = 512;

    private final List<BatchReader> readers;
    private final long largest;

    /** @param largest bytes of a file that is still read */
    Forms(List<BatchReader> readers, long largest) {
        this.readers = readers;
        this.largest = largest;
    }

    /** @return everything that keeps the file from being read whole; then no row of it counts */
    List<Problem> read(Path content, BatchReader.Sink sink) throws IOException {
        long size = Files.size(content);
        if (size == 0) {
            return List.of(Problem.ofFile(ProblemCode.EMPTY_FILE, "", "0 bytes", "a list of payments"));
        }
        if (size > largest) {
            return List.of(
                    Problem.ofFile(ProblemCode.FILE_TOO_LARGE, "", size + " bytes", "at most " + largest + " bytes"));
        }
        Optional<BatchReader> reader = reader(content);
        if (reader.isEmpty()) {
            String names =
                    String.join(", ", readers.stream().map(BatchReader::name).toList());
            return List.of(Problem.ofFile(ProblemCode.UNKNOWN_FORMAT, "", "", names));
        }
        try {
            reader.get().read(content, sink);
            return List.of();
        } catch (FormatException e) {
            return e.problems();
        }
    }

    private Optional<BatchReader> reader(Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            byte[] head = in.readNBytes(HEAD);
            return readers.stream().filter(r -> r.recognises(head)).findFirst();
        }
    }
}
