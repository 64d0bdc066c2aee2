package org.songtor.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agency's codes and what each means, both once; in the order of the layout's text. */
final class CodeTable {
    private final String name;
    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final Map<String, String> codes = new LinkedHashMap<>();

    CodeTable(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException for a code or a meaning that is there already */
    void add(String code, String meaning) {
        if (meanings.put(code, meaning) != null || codes.put(meaning, code) != null) {
            throw new IllegalArgumentException("table " + name + " says " + code + " or " + meaning + " twice");
        }
    }

    String name() {
        return name;
    }

    @Nullable
    String code(String meaning) {
        return codes.get(meaning);
    }

    @Nullable
    String meaning(String code) {
        return meanings.get(code);
    }

    /** Code to meaning. */
    Map<String, String> entries() {
        return meanings;
    }

    boolean isEmpty() {
        return meanings.isEmpty();
    }
}
