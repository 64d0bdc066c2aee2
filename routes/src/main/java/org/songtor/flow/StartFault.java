package org.songtor.flow;

import java.util.List;

/** What must be mended before the program starts; each says where it stands and what is expected. */
final class StartFault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems one or more */
    StartFault(List<String> problems) {
        super("Songtor does not start: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
