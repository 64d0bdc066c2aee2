package org.songtor.layout;

import java.util.List;

/**
 * When a field holds anything: while an earlier field of the same record is, or is not, one of a few constants. Otherwise it
 * is blank. This is all there is of conditions.
 *
 * @param at index of the earlier field in its record
 */
record Condition(String field, int at, boolean is, List<String> constants) {
    Condition {
        constants = List.copyOf(constants);
    }

    boolean holds(Row row) {
        return constants.contains(row.text(at)) == is;
    }

    String words() {
        return "when " + field + (is ? " is " : " is-not ") + String.join(" ", constants);
    }
}
