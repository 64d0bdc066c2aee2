package org.songtor.intake.grid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** What a batch says of itself, gathered field by field in any form: {@code fund, period, count, total}, and if it has them {@code label, corrects}. */
public final class Header {
    /** The only version of every form so far; told to the sink with the fields. */
    public static final String VERSION = "1";

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** Takes a field; false when it is there already. */
    public boolean put(String name, String text) {
        return fields.putIfAbsent(name, text) == null;
    }

    /** Whether a batch's header can say this. */
    public static boolean knows(String name) {
        return Label.CONTROLS.stream().anyMatch(l -> l.name().equals(name));
    }

    /** All names, for a message. */
    public static String names() {
        return Label.names(Label.CONTROLS);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * All fields that a batch's header has, with {@code version}.
     *
     * @param row where the header ended; 0 in forms without rows
     * @throws FormatException naming each field that is not there
     */
    public Map<String, String> whole(int row) throws FormatException {
        List<Problem> missing = Label.CONTROLS.stream()
                .filter(l -> !Label.OPTIONAL_CONTROLS.contains(l.name()) && !fields.containsKey(l.name()))
                .map(l -> Problem.ofRow(ProblemCode.BAD_HEADER, row, 0, l.name(), "", l.shown()))
                .toList();
        if (!missing.isEmpty()) {
            throw new FormatException(missing);
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.keySet().removeIf(name -> !knows(name));
        all.put("version", VERSION);
        return Map.copyOf(all);
    }
}
