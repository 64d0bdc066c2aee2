package org.songtor.layout;

import java.util.List;

/**
 * A value that follows from the other records: written by the engine, and on reading compared with what the records say.
 * {@code Count}, {@code Sum} and {@code Repeat} name records and fields, which the loader has checked.
 */
sealed interface Computed extends Content {
    /** How the value is written. */
    Given as();

    /** Number of the record in the file, from 1. */
    record Sequence(Given as) implements Computed {}

    /** How many records of a kind the file holds. */
    record Count(Given as, String tag) implements Computed {}

    /** The sum of amounts over all records; a field named twice counts twice. */
    record Sum(Given as, List<Term> terms) implements Computed {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** What the first record holds in that field. */
    record Repeat(Given as, Term term) implements Computed {}

    /** A field of the records of one kind, written {@code tag.field}. */
    record Term(String tag, String field) {}
}
