package org.songtor.layout;

import java.util.List;

/**
 * One kind of record, told by the tag in its first field, unless it is the only kind.
 *
 * @param place place in the layout's order, from 0
 */
@SuppressWarnings("ArrayRecordComponent")
record RecordType(
        String tag,
        int place,
        Cardinality cardinality,
        boolean tagged,
        List<Field> fields,
        String[] names,
        String remark) {

    RecordType {
        fields = List.copyOf(fields);
    }

    static RecordType of(
            String tag, int place, Cardinality cardinality, boolean tagged, List<Field> fields, String remark) {
        String[] names = fields.stream().map(Field::name).toArray(String[]::new);
        return new RecordType(tag, place, cardinality, tagged, fields, names, remark);
    }

    /** Least length of a record: all of it, or up to a last field that may be missing. */
    int leastLength() {
        Field last = fields.get(fields.size() - 1);
        return last.content() instanceof Content.Blank blank && blank.mayBeMissing() ? last.from() - 1 : last.to();
    }

    /** Most callers name a field by a literal, which is the very same string. */
    @SuppressWarnings("ReferenceEquality")
    int indexOf(String field) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == field) {
                return i;
            }
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException("record " + tag + " has no field " + field);
    }

    Field field(String name) {
        return fields.get(indexOf(name));
    }
}
