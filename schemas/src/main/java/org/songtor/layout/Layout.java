package org.songtor.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.songtor.model.Problem;
import org.songtor.model.ProfileInfo;
import org.songtor.port.FormatException;

/**
 * One fixed-width file form, read from its {@code .layout} table: the same text is the document a person checks against the
 * agency's and the program that writes and reads. Safe for use by several threads.
 */
public final class Layout {
    private final ProfileInfo info;
    private final Encoding encoding;
    private final String lineEnding;
    private final int length;
    private final List<RecordType> records;

    Layout(ProfileInfo info, Encoding encoding, String lineEnding, int length, List<RecordType> records) {
        this.info = info;
        this.encoding = encoding;
        this.lineEnding = lineEnding;
        this.length = length;
        this.records = List.copyOf(records);
    }

    /**
     * Loads {@code /formats/<agency>/<profile>[-answer].v<version>.layout} from the class path.
     *
     * @throws LayoutException for a table that is not there or contradicts itself
     */
    public static Layout load(String resource) {
        try (InputStream in = Layout.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new LayoutException(resource, 0, "no such layout on the class path");
            }
            Layout layout = parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            layout.named(resource);
            return layout;
        } catch (IOException e) {
            throw new LayoutException(resource, 0, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * @param file name for messages
     * @throws LayoutException for a table that contradicts itself
     */
    public static Layout parse(String file, String text) {
        return new LayoutParser(file).parse(text);
    }

    private void named(String resource) {
        String start = "/formats/" + info.id();
        String end = ".v" + info.version() + ".layout";
        if (!resource.equals(start + end) && !resource.equals(start + "-answer" + end)) {
            throw new LayoutException(resource, 1, "the file's name does not fit " + info.id() + " v" + info.version());
        }
    }

    /** What the table says of itself; its source names the confidence, A to D. */
    public ProfileInfo info() {
        return info;
    }

    /** An empty record of this kind. */
    public Row row(String tag) {
        return records.stream()
                .filter(r -> r.tag().equals(tag))
                .findFirst()
                .map(Row::new)
                .orElseThrow(() -> new IllegalArgumentException(info.id() + " has no record " + tag));
    }

    /** What of one record cannot be written; empty when {@link #write} would take it. Record numbers are 0. */
    public List<Problem> check(Row row) {
        return new Codec(this).check(row).problems();
    }

    /** @throws FormatException with every problem, and nothing is written */
    public byte[] write(List<Row> rows) throws FormatException {
        return new Codec(this).write(rows);
    }

    /** @throws FormatException for bytes that are not exactly what {@link #write} gives, but for a tail that may be missing */
    public List<Row> read(byte[] content) throws FormatException {
        return new Codec(this).read(content);
    }

    Encoding encoding() {
        return encoding;
    }

    String lineEnding() {
        return lineEnding;
    }

    int length() {
        return length;
    }

    List<RecordType> records() {
        return records;
    }
}
