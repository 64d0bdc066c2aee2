package org.songtor.layout;

import java.time.LocalDate;
import java.util.Optional;

/** Whether one version takes over from another without a hole or an overlap. */
final class Validity {
    private Validity() {}

    /**
     * @param consecutive whether their numbers must follow each other
     * @throws LayoutException naming file and line of the version that breaks the row
     */
    static void follows(Layout before, Layout after, boolean consecutive) {
        Facts later = after.facts();
        if (!before.info().id().equals(after.info().id())) {
            throw new LayoutException(
                    later.file(), 1, "another profile: " + after.info().id());
        }
        int step = after.info().version() - before.info().version();
        if (step == 0 || consecutive && step != 1) {
            throw new LayoutException(
                    later.file(),
                    1,
                    "version " + after.info().version() + " follows version "
                            + before.info().version());
        }
        if (before.chosenBy() != after.chosenBy()) {
            throw new LayoutException(
                    later.file(), 1, "chosen-by is " + before.chosenBy().word() + " in the version before");
        }
        days(before, after);
    }

    private static void days(Layout before, Layout after) {
        Facts later = after.facts();
        LocalDate from = after.info().validFrom();
        if (!from.isAfter(before.info().validFrom())) {
            throw new LayoutException(
                    later.file(),
                    later.validFrom(),
                    "overlap: version " + before.info().version() + " is valid from "
                            + before.info().validFrom());
        }
        Optional<LocalDate> to = before.facts().validTo();
        if (to.isPresent() && !to.get().plusDays(1).equals(from)) {
            throw new LayoutException(
                    later.file(),
                    later.validFrom(),
                    (to.get().isBefore(from) ? "hole" : "overlap") + ": version "
                            + before.info().version() + " is valid to " + to.get());
        }
    }
}
