package org.songtor.console;

import java.util.Optional;
import org.songtor.model.Satang;
import org.songtor.port.Views.EvidenceRow;

/**
 * The four witnesses of one line and where they part.
 *
 * @param agencyDiffers agency's amount minus the file's, where both are known and not the same
 * @param bankDiffers money in the account minus the file's total, likewise
 */
public record Four(EvidenceRow row, Optional<Satang> agencyDiffers, Optional<Satang> bankDiffers) {

    static Four of(EvidenceRow row) {
        return new Four(
                row, difference(row.answerAmount(), row.fileAmount()), difference(row.credited(), row.fileTotal()));
    }

    private static Optional<Satang> difference(Optional<Satang> one, Optional<Satang> other) {
        return one.flatMap(a -> other.map(a::minus)).filter(d -> d.value() != 0);
    }
}
