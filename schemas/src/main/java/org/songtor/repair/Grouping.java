package org.songtor.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts equal mistakes over rows that go by one at a time; memory holds the kinds found and a few examples of each. */
public final class Grouping {
    private final Diagnosis diagnosis;
    private final Map<String, Tally> tallies = new TreeMap<>();

    public Grouping(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /** The batch's control fields. */
    public void header(Map<String, String> fields) {
        fields.forEach((name, text) -> add(Group.OF_BATCH + name, 0, text, diagnosis.of(name, text)));
    }

    public void row(int row, Map<String, String> fields) {
        fields.forEach((name, text) -> add(name, row, text, diagnosis.of(name, text)));
    }

    /** A mistake that no single value shows: what the fund declared is another than what its rows say. */
    public void declared(Mistake mistake, String field, String before, String after) {
        if (!before.equals(after)) {
            add(Group.OF_BATCH + field, 0, before, Optional.of(Finding.mended(mistake, after)));
        }
    }

    /** Those with a repair first, in the order of {@link Mistake}. */
    public List<Group> groups() {
        return tallies.values().stream()
                .map(Tally::group)
                .sorted((a, b) -> {
                    int mendable =
                            Boolean.compare(b.mistake().mendable(), a.mistake().mendable());
                    int kind = a.mistake().compareTo(b.mistake());
                    return mendable != 0
                            ? mendable
                            : kind != 0 ? kind : a.field().compareTo(b.field());
                })
                .toList();
    }

    private void add(String field, int row, String before, Optional<Finding> finding) {
        finding.ifPresent(found -> tallies.computeIfAbsent(
                        Group.key(found.mistake(), field), k -> new Tally(found.mistake(), field))
                .add(row, before, found));
    }

    private static final class Tally {
        private final Mistake mistake;
        private final String field;
        private final List<Group.Example> examples = new ArrayList<>();
        private int count;

        Tally(Mistake mistake, String field) {
            this.mistake = mistake;
            this.field = field;
        }

        void add(int row, String before, Finding found) {
            count++;
            if (examples.size() < Group.MOST_EXAMPLES) {
                String after = found.after()
                        .map(a -> Masked.repaired(mistake, field, a))
                        .orElse("");
                examples.add(new Group.Example(row, Masked.of(field, before), after));
            }
        }

        Group group() {
            return new Group(mistake, field, count, examples);
        }
    }
}
