package org.songtor.console;

import java.util.Optional;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Views.EvidenceRow;

/**
 * The four witnesses of one line and where they part.
 *
 * @param agencyDiffers agency's amount minus the file's, where both are known and not the same
 * @param bankDiffers money in the account minus what has to be paid for the file, where something is missing, or the line asks about what is over: what was sent and
 *     paid before people decided that less is due is nothing wrong
 */
public record Four(EvidenceRow row, Optional<Satang> agencyDiffers, Optional<Satang> bankDiffers) {

    static Four of(EvidenceRow row) {
        return new Four(
                row,
                difference(row.answerAmount(), row.fileAmount()),
                difference(row.credited(), row.fileTotal())
                        .filter(by -> !by.isPositive() || row.label() == Label.FILE_OVER));
    }

    private static Optional<Satang> difference(Optional<Satang> one, Optional<Satang> other) {
        return one.flatMap(a -> other.map(a::minus)).filter(d -> d.value() != 0);
    }
}
