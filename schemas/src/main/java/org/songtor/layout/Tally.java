package org.songtor.layout;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.songtor.layout.Computed.Count;
import org.songtor.layout.Computed.Sequence;
import org.songtor.layout.Computed.Sum;
import org.songtor.layout.Computed.Term;

/** What counts and sums follow from: records by kind and the fields that are summed, gathered while records go by. */
final class Tally {
    private final Plan plan;
    private final long[] counts;
    private final long[][] sums;
    private final boolean[][] beyond;
    private long rows;

    /** Which fields of which kind are summed anywhere in the layout; by place, then in the order of the fields. */
    record Plan(List<RecordType> types, int[][] summed) {
        static Plan of(List<RecordType> types) {
            int[][] summed = new int[types.size()][];
            for (RecordType type : types) {
                TreeSet<Integer> fields = new TreeSet<>();
                types.stream()
                        .flatMap(t -> t.fields().stream())
                        .flatMap(f -> f.content() instanceof Sum sum ? sum.terms().stream() : null)
                        .filter(term -> term.tag().equals(type.tag()))
                        .forEach(term -> fields.add(type.indexOf(term.field())));
                summed[type.place()] =
                        fields.stream().mapToInt(Integer::intValue).toArray();
            }
            return new Plan(types, summed);
        }

        RecordType type(String tag) {
            return types.stream()
                    .filter(t -> t.tag().equals(tag))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the loader let an unknown record pass: " + tag));
        }
    }

    Tally(Plan plan) {
        this.plan = plan;
        this.counts = new long[plan.types().size()];
        this.sums = new long[counts.length][];
        this.beyond = new boolean[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            sums[i] = new long[plan.summed()[i].length];
            beyond[i] = new boolean[sums[i].length];
        }
    }

    void add(Row row) {
        int place = row.type().place();
        rows++;
        counts[place]++;
        int[] summed = plan.summed()[place];
        for (int i = 0; i < summed.length; i++) {
            long value = row.last(summed[i]) == null ? 0 : row.number(summed[i]);
            long sum = sums[place][i] + value;
            beyond[place][i] |= value < 0 || sum < 0;
            sums[place][i] = sum;
        }
    }

    long rows() {
        return rows;
    }

    /**
     * What a count or sum is, once all records went by; a sequence is of the record gone by last.
     *
     * @throws ArithmeticException for a sum beyond every long
     */
    long value(Computed computed, RecordType of) {
        if (computed instanceof Sequence sequence) {
            return sequence.tag().isEmpty() ? rows : counts[of.place()];
        }
        if (computed instanceof Count count) {
            return count.tags().isEmpty()
                    ? rows
                    : count.tags().stream()
                            .mapToLong(tag -> counts[plan.type(tag).place()])
                            .sum();
        }
        if (computed instanceof Sum sum) {
            return sum.terms().stream().mapToLong(this::sum).reduce(0, Math::addExact);
        }
        throw new IllegalStateException("not counted: " + computed);
    }

    private long sum(Term term) {
        RecordType type = plan.type(term.tag());
        int i = Arrays.binarySearch(plan.summed()[type.place()], type.indexOf(term.field()));
        if (beyond[type.place()][i]) {
            throw new ArithmeticException("a sum beyond any");
        }
        return sums[type.place()][i];
    }
}
