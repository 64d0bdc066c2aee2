package org.songtor.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One file of reference data, UTF-8: {@code #} comments; {@code source:}, {@code dated:} (Gregorian day) and {@code confidence:} (A to D);
 * then a row of column names and the rows, comma separated, without quotes.
 *
 * @param name without version, for example {@code holidays-2570}
 * @param version of the file, from its name {@code <name>.v<version>.csv}
 * @param dated when it was written down; a later version bears a later date or the same
 */
public record ReferenceFile(
        String name,
        int version,
        String source,
        LocalDate dated,
        String confidence,
        List<String> columns,
        List<ReferenceRow> rows) {
    static final int MOST_VERSIONS = 99;
    private static final String FOLDER = "/reference/";

    public ReferenceFile {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The highest version on the class path; each version is loaded, so that a broken one is noticed even when it is superseded.
     *
     * @throws ReferenceException where there is none, a version is dated before an earlier one, or one contradicts itself
     */
    public static ReferenceFile load(String name) {
        return find(name).orElseThrow(() -> new ReferenceException(name, 0, "no version of it on the class path"));
    }

    /** As {@link #load}, and empty where there is none. */
    public static Optional<ReferenceFile> find(String name) {
        ReferenceFile last = null;
        for (int version = 1; version <= MOST_VERSIONS; version++) {
            Optional<String> text = text(FOLDER + name + ".v" + version + ".csv");
            if (text.isEmpty()) {
                break;
            }
            ReferenceFile next = parse(name, version, text.get());
            if (last != null && next.dated.isBefore(last.dated)) {
                throw new ReferenceException(
                        next.file(), 0, "dated " + next.dated + ", before version " + last.version);
            }
            last = next;
        }
        return Optional.ofNullable(last);
    }

    /** @throws ReferenceException for a text that contradicts itself */
    public static ReferenceFile parse(String name, int version, String text) {
        return new ReferenceParser(name, version).parse(text);
    }

    private static Optional<String> text(String resource) {
        try (InputStream in = ReferenceFile.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ReferenceException(resource, 0, "cannot be read: " + e.getMessage());
        }
    }

    /** The file's name, for messages and for saying which version was used. */
    public String file() {
        return name + ".v" + version + ".csv";
    }

    /** @throws ReferenceException where the file has other columns */
    void requireColumns(List<String> due) {
        if (!columns.equals(due)) {
            throw new ReferenceException(file(), 0, "columns " + columns + ", expected " + due);
        }
    }
}
