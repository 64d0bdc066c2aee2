package org.songtor.repair;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies the repairs a person picked, and no other. */
public final class Mending {
    private final Diagnosis diagnosis;
    private final Set<String> picked;

    /** @param picked keys of groups, {@link Group#key} */
    public Mending(Diagnosis diagnosis, Set<String> picked) {
        this.diagnosis = diagnosis;
        this.picked = Set.copyOf(picked);
    }

    /**
     * A row after its repairs.
     *
     * @param helped a repair was applied that the check could not have made by itself
     */
    public record Mended(Map<String, String> fields, boolean helped) {}

    public Mended row(Map<String, String> fields) {
        return mend("", fields);
    }

    /** The batch's control fields. */
    public Mended header(Map<String, String> fields) {
        return mend(Group.OF_BATCH, fields);
    }

    public boolean picked(Mistake mistake, String field) {
        return picked.contains(Group.key(mistake, field));
    }

    private Mended mend(String prefix, Map<String, String> fields) {
        Map<String, String> after = new HashMap<>(fields);
        boolean helped = false;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            Optional<Finding> found = diagnosis
                    .of(field.getKey(), field.getValue())
                    .filter(f -> f.after().isPresent())
                    .filter(f -> picked(f.mistake(), prefix + field.getKey()));
            if (found.isPresent()) {
                after.put(field.getKey(), found.get().after().orElseThrow());
                helped |= !found.get().mistake().readAnyway();
            }
        }
        return new Mended(Map.copyOf(after), helped);
    }
}
