package org.songtor.layout;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What of a layout the engine fills in by counting.
 *
 * @param fields by a record's place: its fields with sequences, counts and sums
 * @param twice whether a record holds a count or sum of records after it, so that writing goes through the rows twice
 */
record Filled(int[][] fields, boolean twice) {
    static Filled of(List<RecordType> records, Tally.Plan plan) {
        return new Filled(
                records.stream().map(Filled::counted).toArray(int[][]::new),
                records.stream().anyMatch(type -> looksAhead(type, records.size(), plan)));
    }

    private static int[] counted(RecordType type) {
        return IntStream.range(0, type.fields().size())
                .filter(at -> type.fields().get(at).content() instanceof Computed c && !(c instanceof Computed.Repeat))
                .toArray();
    }

    private static boolean looksAhead(RecordType type, int records, Tally.Plan plan) {
        return type.fields().stream().map(Field::content).anyMatch(content -> {
            if (content instanceof Computed.Count count) {
                return count.tags().isEmpty()
                        ? type.place() < records - 1
                        : count.tags().stream().anyMatch(t -> plan.type(t).place() > type.place());
            }
            return content instanceof Computed.Sum sum
                    && sum.terms().stream().anyMatch(t -> plan.type(t.tag()).place() > type.place());
        });
    }
}
