package org.songtor.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of record, told by the tag in its first field, unless it is the only kind.
 *
 * @param place place in the layout's order, from 0
 */
record RecordType(
        String tag,
        int place,
        Cardinality cardinality,
        boolean tagged,
        List<Field> fields,
        Map<String, Integer> index,
        String remark) {

    RecordType {
        fields = List.copyOf(fields);
        index = Map.copyOf(index);
    }

    static RecordType of(
            String tag, int place, Cardinality cardinality, boolean tagged, List<Field> fields, String remark) {
        Map<String, Integer> index = new HashMap<>();
        fields.forEach(f -> index.put(f.name(), index.size()));
        return new RecordType(tag, place, cardinality, tagged, fields, index, remark);
    }

    /** Least length of a record: all of it, or up to a last field that may be missing. */
    int leastLength() {
        Field last = fields.get(fields.size() - 1);
        return last.content() instanceof Content.Blank blank && blank.mayBeMissing() ? last.from() - 1 : last.to();
    }

    int indexOf(String field) {
        Integer at = index.get(field);
        if (at == null) {
            throw new IllegalArgumentException("record " + tag + " has no field " + field);
        }
        return at;
    }

    Field field(String name) {
        return fields.get(indexOf(name));
    }
}
