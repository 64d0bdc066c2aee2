package org.songtor.layout;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songtor.model.NationalId;

/**
 * Values of one record, by field name; made by {@link Layout#row}. Fields that the engine fills are not among them. Numbers
 * and amounts are kept as plain {@code long}. A row handed to a {@link RowSink} may be used again for the next record: who
 * keeps it takes a {@link #copy}.
 */
public final class Row {
    private static final Object NUMBER = "number";

    private final RecordType type;
    private final @Nullable Object[] values;
    private final long[] numbers;
    private int length;

    Row(RecordType type) {
        this.type = type;
        this.values = new @Nullable Object[type.fields().size()];
        this.numbers = new long[values.length];
    }

    /** What kind of record this is. */
    public String tag() {
        return type.tag();
    }

    /**
     * @throws IllegalArgumentException when the record has no such field or the value is of another type: an error of the
     *     program, not of the file
     */
    public Row set(String field, Object value) {
        int at = type.indexOf(field);
        Field of = type.fields().get(at);
        if (!of.given() || !of.as().type().isInstance(value)) {
            throw new IllegalArgumentException("field " + field + " of record " + type.tag() + " takes no "
                    + value.getClass().getSimpleName());
        }
        of.as().store(value, this, at);
        return this;
    }

    /**
     * A number, or an amount in satang.
     *
     * @throws IllegalArgumentException when the record has no such field, or not for a number
     */
    public Row set(String field, long value) {
        int at = type.indexOf(field);
        Field of = type.fields().get(at);
        if (!of.given() || !of.as().numeric()) {
            throw new IllegalArgumentException("field " + field + " of record " + type.tag() + " takes no number");
        }
        putNumber(at, value);
        return this;
    }

    /** @throws IllegalArgumentException when the record has no such field, or it holds another type or nothing */
    public <T> T get(String field, Class<T> as) {
        return as.cast(value(type.indexOf(field)));
    }

    /** A number, or an amount in satang. */
    public long number(String field) {
        return number(type.indexOf(field));
    }

    /** Whether the field holds a value; only a field with a condition can be without. */
    public boolean has(String field) {
        return values[type.indexOf(field)] != null;
    }

    /** Whether the field is one of a few codes, and this one of them. */
    public boolean takes(String field, String code) {
        return type.field(field).content() instanceof TextContent.Choice choice
                && choice.codes().contains(code);
    }

    /** A row of its own with the same values. */
    public Row copy() {
        Row copy = new Row(type);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
        copy.length = length;
        return copy;
    }

    /** How long the record is in bytes, where its layout lets a tail be missing; 0 is its full length. */
    public Row ofLength(int bytes) {
        length = bytes;
        return this;
    }

    /** Bytes of the record as it was read, without line ending; 0 for a row that was not read. */
    public int length() {
        return length;
    }

    /** Forgets all values, so that the row can be filled anew. */
    public Row clear() {
        Arrays.fill(values, null);
        length = 0;
        return this;
    }

    RecordType type() {
        return type;
    }

    /** The value as an object of its type. */
    Object value(int at) {
        Object value = present(at);
        return value == NUMBER ? type.fields().get(at).as().boxed(numbers[at]) : value;
    }

    /** The value as its text; empty where there is none. */
    String text(int at) {
        Field of = type.fields().get(at);
        if (of.content() instanceof Content.Fixed fixed) {
            return fixed.text();
        }
        return values[at] == null ? "" : of.as().print(this, at);
    }

    Object present(int at) {
        Object value = values[at];
        if (value == null) {
            throw new IllegalArgumentException(
                    "field " + type.fields().get(at).name() + " of record " + type.tag() + " was not given");
        }
        return value;
    }

    long number(int at) {
        if (present(at) != NUMBER) {
            throw new IllegalArgumentException(
                    "field " + type.fields().get(at).name() + " of record " + type.tag() + " is no number");
        }
        return numbers[at];
    }

    /** Also values of computed fields, as read. */
    void put(int at, @Nullable Object value) {
        values[at] = value;
    }

    void putNumber(int at, long value) {
        values[at] = NUMBER;
        numbers[at] = value;
    }

    @Nullable
    Object last(int at) {
        return values[at];
    }

    /** The same value as another row's field holds. */
    void take(int at, Row from, int other) {
        values[at] = from.values[other];
        numbers[at] = from.numbers[other];
    }

    boolean same(int at, Row with, int other) {
        return present(at).equals(with.present(other)) && (values[at] != NUMBER || numbers[at] == with.numbers[other]);
    }

    /** Whose record it is, masked; empty where it is nobody's. */
    String person() {
        for (Object value : values) {
            if (value instanceof NationalId id) {
                return id.masked();
            }
        }
        return "";
    }
}
