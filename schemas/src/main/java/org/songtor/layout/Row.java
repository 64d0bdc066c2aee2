package org.songtor.layout;

import org.jspecify.annotations.Nullable;

/** Values of one record, by field name; made by {@link Layout#row}. Fields that the engine fills are not among them. */
public final class Row {
    private final RecordType type;
    private final @Nullable Object[] values;

    Row(RecordType type) {
        this.type = type;
        this.values = new @Nullable Object[type.fields().size()];
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
        if (!(type.fields().get(at).content() instanceof Content.Given given)
                || !given.type().isInstance(value)) {
            throw new IllegalArgumentException("field " + field + " of record " + type.tag() + " takes no "
                    + value.getClass().getSimpleName());
        }
        values[at] = value;
        return this;
    }

    /** @throws IllegalArgumentException when the record has no such field, or it holds another type */
    public <T> T get(String field, Class<T> as) {
        return as.cast(value(type.indexOf(field)));
    }

    RecordType type() {
        return type;
    }

    Object value(int at) {
        Object value = values[at];
        if (value == null) {
            throw new IllegalArgumentException(
                    "field " + type.fields().get(at).name() + " of record " + type.tag() + " was not given");
        }
        return value;
    }

    /** Also values of computed fields, as read. */
    void put(int at, Object value) {
        values[at] = value;
    }
}
