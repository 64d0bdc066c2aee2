package org.songtor.console;

import java.util.List;
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

    /**
     * What came more than is due, where that is more than is over: of the rest people decided elsewhere, so two sums of one page are not the same.
     *
     * @param came more than is due
     * @param over of it, which is asked about here
     */
    public record Beside(Satang came, Satang over) {
        /** Decided about already. */
        public Satang elsewhere() {
            return came.minus(over);
        }
    }

    /** @param over nothing where none is; @param rows of one item, which is about one file where something is over */
    static Optional<Beside> beside(Satang over, List<Four> rows) {
        return rows.stream()
                .map(Four::bankDiffers)
                .flatMap(Optional::stream)
                .findFirst()
                .filter(came -> over.isPositive() && came.compareTo(over) > 0)
                .map(came -> new Beside(came, over));
    }

    private static Optional<Satang> difference(Optional<Satang> one, Optional<Satang> other) {
        return one.flatMap(a -> other.map(a::minus)).filter(d -> d.value() != 0);
    }
}
