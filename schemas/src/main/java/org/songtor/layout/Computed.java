package org.songtor.layout;

import java.util.List;

/**
 * A value that follows from the other records: written by the engine, and on reading compared with what the records say.
 * {@code Count}, {@code Sum} and {@code Repeat} name records and fields, which the loader has checked.
 */
sealed interface Computed extends Content {
    /** How the value is written. */
    Given as();

    /** Number of the record in the file, from 1; among the records of one kind where a tag is named. */
    record Sequence(Given as, String tag) implements Computed {}

    /** How many records of some kinds the file holds; of every kind where none is named. */
    record Count(Given as, List<String> tags) implements Computed {
        public Count {
            tags = List.copyOf(tags);
        }
    }

    /** The sum of amounts, or of numbers, over all records; a field named twice counts twice. */
    record Sum(Given as, List<Term> terms) implements Computed {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** What the first record holds in that field. */
    record Repeat(Given as, Term term) implements Computed {}

    /** A field of the records of one kind, written {@code tag.field}. */
    record Term(String tag, String field) {
        /** @throws IllegalArgumentException for another shape */
        static Term of(String text) {
            String[] parts = text.split("\\.", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new IllegalArgumentException("expected record.field, found " + text);
            }
            return new Term(parts[0], parts[1]);
        }
    }
}
