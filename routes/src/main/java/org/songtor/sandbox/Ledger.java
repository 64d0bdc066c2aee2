package org.songtor.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Satang;

/**
 * An agency's own book, {@code ledger.csv}: {@code at,file,sha256,line,amount,what}. What one arrival adds is added whole or not
 * at all: the length that counts stands in a file of its own, which is replaced after the rows are on the disk.
 */
final class Ledger {
    static final String NONE = "-";
    static final String REPEAT = "repeat";
    static final String CONFLICT = "conflict";
    private static final String HEADER = "at,file,sha256,line,amount,what";

    private final Path file;
    private final Path lengthFile;
    private final Disk disk;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> arrivals = new HashMap<>();
    private long length;

    /**
     * @param line {@code <reference>-<position>}, or {@code -} for what concerns the whole file
     * @param amount what the line asked for, so that a file's rows add up to its total; zero where the row is no line's
     * @param what {@code booked}, {@code booked-other:<baht>}, {@code duplicate}, {@code silent}, {@code not-eligible}, {@code
     *     refused}: one for each line of a file; {@code repeat}: the file came once more; {@code conflict}: other bytes came
     *     under its name; {@code unreadable}, {@code bad-signature}: nothing was booked; {@code extra}: a payment of elsewhere
     */
    record Row(Instant at, String file, String sha256, String line, Satang amount, String what) {
        String csv() {
            return String.join(",", at.toString(), file, sha256, line, amount.toBaht(), what);
        }

        /** True where the file was in the ledger before. */
        boolean isAgain() {
            return what.equals(REPEAT) || what.equals(CONFLICT);
        }

        static Row of(String csv) {
            String[] c = csv.split(",", -1);
            Satang amount = Satang.ofBaht(new BigDecimal(c[4]));
            return new Row(Instant.parse(c[0]), c[1], c[2], c[3], amount, c[5]);
        }
    }

    Ledger(Path file, Path lengthFile, Disk disk) throws IOException {
        this.file = file;
        this.lengthFile = lengthFile;
        this.disk = disk;
        if (Files.exists(lengthFile)) {
            open();
        } else {
            write(HEADER + "\n");
        }
    }

    List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** How many times this file came, as far as written here. */
    int arrivals(String name) {
        return arrivals.getOrDefault(name, 0);
    }

    void append(List<Row> more) throws IOException {
        StringBuilder text = new StringBuilder();
        more.forEach(r -> text.append(r.csv()).append('\n'));
        write(text.toString());
        more.forEach(this::remember);
    }

    private void remember(Row row) {
        rows.add(row);
        if (row.isAgain()) {
            arrivals.merge(row.file(), 1, Integer::sum);
        } else {
            arrivals.putIfAbsent(row.file(), 1);
        }
    }

    private void open() throws IOException {
        length = Long.parseLong(Files.readString(lengthFile));
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < length) {
            throw new IOException(file + " is shorter than it was: " + bytes.length + " of " + length + " bytes");
        }
        new String(bytes, 0, Math.toIntExact(length), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(Row::of)
                .forEach(this::remember);
        length = Disk.append(file, length, new byte[0]);
    }

    private void write(String text) throws IOException {
        long end = Disk.append(file, length, text.getBytes(StandardCharsets.UTF_8));
        disk.write(lengthFile, Long.toString(end).getBytes(StandardCharsets.US_ASCII));
        length = end;
    }
}
