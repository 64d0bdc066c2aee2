package org.songtor.console;

import org.songtor.model.FileState;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.Views.FileView;

/** What is the matter with a file now, in one line, wherever it is shown: of one that is not sent any more how that came, or that people ended it. */
final class Headline {
    private Headline() {}

    /** The word's key. */
    static String of(FileView file, boolean ended) {
        return of(file.state(), outcome(file), file.sentAt().isPresent(), ended);
    }

    /** The word's key. */
    static String of(DeliveryDesk.Waiting file) {
        return of(file.state(), file.lastOutcome(), file.sentAt().isPresent(), file.ended());
    }

    /** What the last attempt came to, {@code TRY_AGAIN}; what it said in full is for operators. */
    static String outcome(FileView file) {
        return file.lastAttempt().split(":", 2)[0];
    }

    /** Where bytes may have left, the agency may have booked them: nobody says that they did not arrive. */
    private static String of(FileState state, String outcome, boolean left, boolean ended) {
        if (state != FileState.UNDELIVERABLE) {
            return "file." + state;
        }
        if (ended) {
            return "file.UNDELIVERABLE.ended";
        }
        if (outcome.equals("REFUSED")) {
            return "file.UNDELIVERABLE.refused";
        }
        return left ? "file.UNDELIVERABLE" : "file.UNDELIVERABLE.here";
    }
}
