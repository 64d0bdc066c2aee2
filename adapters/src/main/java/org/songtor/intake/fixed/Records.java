package org.songtor.intake.fixed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.songtor.layout.Layout;
import org.songtor.layout.Row;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/**
 * The file's records in turn. The layout engine reads whole files, so each {@value #PORTION} lines are given to it as a small file
 * under the one header; memory holds a portion.
 */
final class Records {
    private static final String RESOURCE = "/batch/songtor-batch.v1.layout";
    private static final Layout LAYOUT = layout();
    private static final int PORTION = 500;

    private final TextLines lines;
    private final byte[] headBytes;
    private final Row head;
    private final Deque<Row> ready = new ArrayDeque<>();
    private int read = 1;

    /** Reads the header record. */
    Records(InputStream in) throws IOException, FormatException {
        lines = new TextLines(in);
        headBytes = lines.next()
                .orElseThrow(() -> new FormatException(Problem.ofFile(ProblemCode.EMPTY_FILE, "", "", "HSONGTOR1")));
        head = rows(List.of()).get(0);
    }

    Row head() {
        return head;
    }

    /** The next line's record; empty after the last. */
    Optional<Row> next() throws IOException, FormatException {
        if (ready.isEmpty()) {
            List<byte[]> portion = new ArrayList<>();
            Optional<byte[]> line = lines.next();
            while (line.isPresent()) {
                portion.add(line.get());
                line = portion.size() < PORTION ? lines.next() : Optional.empty();
            }
            List<Row> rows = rows(portion);
            ready.addAll(rows.subList(1, rows.size()));
            read += portion.size();
        }
        return Optional.ofNullable(ready.poll());
    }

    private List<Row> rows(List<byte[]> portion) throws FormatException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        append(file, headBytes);
        portion.forEach(line -> append(file, line));
        try {
            return LAYOUT.read(file.toByteArray());
        } catch (FormatException e) {
            throw new FormatException(e.problems().stream().map(this::placed).toList());
        }
    }

    /** Record 2 of a portion is the first that was not read before. */
    private Problem placed(Problem p) {
        int row = p.row() < 2 ? p.row() : p.row() - 1 + read;
        return Problem.ofRow(p.code(), row, 0, p.field(), p.found(), p.expected());
    }

    private static void append(ByteArrayOutputStream file, byte[] line) {
        file.writeBytes(line);
        file.write('\r');
        file.write('\n');
    }

    private static Layout layout() {
        try (InputStream in = Layout.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return Layout.parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
