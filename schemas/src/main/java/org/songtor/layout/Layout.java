package org.songtor.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songtor.model.Problem;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Sha256;
import org.songtor.port.FormatException;

/**
 * One form of a file, read from its {@code .layout} table: the same text is the document a person checks against the
 * agency's and the program that writes and reads. Safe for use by several threads.
 */
public final class Layout {
    private final Facts facts;
    private final Shape shape;
    private final List<RecordType> records;
    private final List<Agreement> agreements;
    private final String canonical;
    private final Tally.Plan plan;
    private final Filled filled;

    Layout(Facts facts, Shape shape, List<RecordType> records, List<Agreement> agreements, String canonical) {
        this.facts = facts;
        this.shape = shape;
        this.records = List.copyOf(records);
        this.agreements = List.copyOf(agreements);
        this.canonical = canonical;
        this.plan = Tally.Plan.of(this.records);
        this.filled = Filled.of(this.records, plan);
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
            return named(resource, resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
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

    /** @param path the table's path as it would be on the class path, which must fit what it says of itself */
    static Layout named(String file, String path, String text) {
        Layout layout = parse(file, text);
        String start = "/formats/" + layout.info().id();
        String end = ".v" + layout.info().version() + ".layout";
        if (!path.equals(start + end) && !path.equals(start + "-answer" + end)) {
            throw new LayoutException(
                    file,
                    1,
                    "the file's name does not fit " + layout.info().id() + " v"
                            + layout.info().version());
        }
        return layout;
    }

    /** What the table says of itself; its source names the confidence, A to D. */
    public ProfileInfo info() {
        return facts.info();
    }

    /** What decides that a file is written in this version. */
    public ChosenBy chosenBy() {
        return facts.chosenBy();
    }

    /** SHA-256 of the table without comments and with single blanks: other words to people, the same hash. */
    public Sha256 hash() {
        return Sha256.of(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** The table as data, for people. */
    public Description describe() {
        return Description.of(this);
    }

    /** An empty record of this kind. */
    public Row row(String tag) {
        return records.stream()
                .filter(r -> r.tag().equals(tag))
                .findFirst()
                .map(Row::new)
                .orElseThrow(() -> new IllegalArgumentException(info().id() + " has no record " + tag));
    }

    /**
     * A record from texts, as {@link #inspect} gives them; what the engine fills in is left aside.
     *
     * @throws IllegalArgumentException for an unknown field, or a text that is no value of its field
     */
    public Row rowOf(String tag, Map<String, String> texts) {
        Row row = row(tag);
        texts.forEach((name, text) -> {
            Field field = row.type().field(name);
            boolean absent = field.condition() != null && text.isEmpty();
            if (field.content() instanceof Content.Given given && !absent) {
                try {
                    given.store(given.parse(text), row, row.type().indexOf(name));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "field " + name + " of record " + tag + " takes another text", e);
                }
            }
        });
        return row;
    }

    /** What of one record cannot be written; empty when {@link #write} would take it. Record numbers are 0. */
    public List<Problem> check(Row row) {
        return FileWriter.check(this, row).stream().map(Finding::problem).toList();
    }

    /** @throws FormatException with every problem, and nothing is written */
    public byte[] write(List<Row> rows) throws FormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(
                    sink -> {
                        for (Row row : rows) {
                            sink.row(row);
                        }
                    },
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /**
     * Writes a file of any length; no row is kept.
     *
     * @param out is neither flushed to its end nor closed
     * @throws FormatException with the problems found; what was put out before is to be thrown away
     */
    public void write(RowSource rows, OutputStream out) throws FormatException, IOException {
        new FileWriter(this, out).write(rows);
    }

    /** Whether writing goes through the rows twice: a record holds a count or sum of records after it. */
    public boolean asksTwice() {
        return filled.twice();
    }

    /** @throws FormatException for bytes that are not exactly what {@link #write} gives, but for a tail that may be missing */
    public List<Row> read(byte[] content) throws FormatException {
        List<Row> rows = new ArrayList<>();
        try {
            read(new ByteArrayInputStream(content), row -> rows.add(row.copy()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return rows;
    }

    /**
     * Reads a file of any length, record by record.
     *
     * @param sink gets rows before the file's totals are known: what it got counts for nothing until this method returns
     * @throws FormatException as {@link #read(byte[])}; rows stop with the first problem
     */
    public void read(InputStream in, RowSink sink) throws FormatException, IOException {
        new FileReader(this, new Findings()).read(in, sink);
    }

    /** Every record with its fields and every problem, going on after each. */
    public Inspection inspect(byte[] content) {
        return Inspection.of(this, content);
    }

    Facts facts() {
        return facts;
    }

    Shape shape() {
        return shape;
    }

    List<RecordType> records() {
        return records;
    }

    List<Agreement> agreements() {
        return agreements;
    }

    Tally.Plan plan() {
        return plan;
    }

    /** Fields with sequences, counts and sums. */
    int[] computed(RecordType type) {
        return filled.fields()[type.place()];
    }

    /** Place of the records that a row of column names stands before; -1 where there is none. */
    int columnsBefore() {
        Dialect dialect = shape.dialect();
        return dialect == null || !dialect.columns()
                ? -1
                : records.stream()
                        .filter(r -> r.cardinality().repeats())
                        .findFirst()
                        .orElseThrow()
                        .place();
    }

    /** The row of column names as bytes, without line ending. */
    byte[] columns() {
        return FreePen.columnNames(this);
    }
}
