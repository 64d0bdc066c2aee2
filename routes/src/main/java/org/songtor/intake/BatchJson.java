package org.songtor.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.songtor.flow.HoldJson;
import org.songtor.port.PendingViews.Pending;

/**
 * A batch as its fund asks for it again: its receipt as it was sealed, and what is held of it now; shape {@code BatchNow} of the contract songtor.v1.yaml.
 *
 * @param holds what of it does not go on until people let it, by profile; the seal does not cover them
 */
record BatchJson(@JsonUnwrapped ReceiptJson receipt, List<Held> holds) {
    /** @param file its name; empty for lines of which no file is made, and for one that is not signed */
    record Held(
            String profile,
            String file,
            int lines,
            String baht,
            @JsonUnwrapped HoldJson hold) {
        static Optional<Held> of(Pending part) {
            return part.held()
                    .map(hold -> new Held(
                            part.profile().toString(),
                            part.name(),
                            part.lines(),
                            part.amount().toBaht(),
                            HoldJson.of(hold)));
        }
    }
}
