package org.songtor.checker;

import java.util.ArrayList;
import java.util.List;
import org.songtor.checker.Finding.Kind;

/** Takes what rules find, in the order they do. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void add(Kind kind, String subject, String what) {
        found.add(new Finding(kind, subject, what));
    }

    void unless(boolean good, Kind kind, String subject, String what) {
        if (!good) {
            add(kind, subject, what);
        }
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
