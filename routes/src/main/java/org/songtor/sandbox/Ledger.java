package org.songtor.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Satang;

/**
 * An agency's own book of arrivals, {@code ledger.csv}: {@code at,file,sha256,line,amount,what,bytes}. What one arrival adds is added whole
 * or not at all. What is no arrival (refused at the door, cut short, answers given) stands beside it in {@code events.csv}, see {@link Events}.
 *
 * <p>One arrival is either the rows of a file that came for the first time (one a line, or one {@code unreadable} or {@code
 * bad-signature}), or one row {@code repeat} or {@code conflict}. So a line was booked as often as there are rows with its {@code line},
 * and a file came as often as there are arrivals under its name.
 */
final class Ledger {
    static final String NONE = "-";
    static final String REPEAT = "repeat";
    static final String CONFLICT = "conflict";
    private static final String HEADER = "at,file,sha256,line,amount,what,bytes";

    private final AppendOnly file;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> arrivals = new HashMap<>();

    /**
     * @param line {@code <reference>-<position>}, or {@code -} for what concerns the whole file
     * @param amount what the line asked for, so that a file's rows add up to its total; zero where the row is no line's
     * @param what {@code booked}, {@code booked-other:<baht>}, {@code duplicate}, {@code silent}, {@code not-eligible}, {@code
     *     refused}: one for each line of a file; {@code repeat}: the file came once more; {@code conflict}: other bytes came
     *     under its name; {@code unreadable}, {@code bad-signature}: nothing was booked; {@code extra}: a payment of elsewhere
     * @param bytes size of what arrived, the same in each row of one arrival; 0 for {@code extra} and in rows of an older book
     */
    record Row(Instant at, String file, String sha256, String line, Satang amount, String what, long bytes) {
        String csv() {
            return String.join(",", at.toString(), file, sha256, line, amount.toBaht(), what, Long.toString(bytes));
        }

        /** True where the file was in the ledger before. */
        boolean isAgain() {
            return what.equals(REPEAT) || what.equals(CONFLICT);
        }

        static Row of(String csv) {
            String[] c = csv.split(",", -1);
            Satang amount = Satang.ofBaht(new BigDecimal(c[4]));
            return new Row(
                    Instant.parse(c[0]), c[1], c[2], c[3], amount, c[5], c.length > 6 ? Long.parseLong(c[6]) : 0);
        }
    }

    Ledger(AppendOnly file) throws IOException {
        this.file = file;
        file.open(HEADER).stream().map(Row::of).forEach(this::remember);
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
        file.add(text.toString());
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
}
