package org.songtor.match;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * An agency's files as they stand with what repairs found, for who is shown what a credit may pay: the money of a file that a repaired credit pays is there.
 * Repairs themselves never ask this ({@link PayableFile#open}).
 *
 * @param repaired files whose money is there by such a credit
 */
record Standing(FileIndex files, Set<PaymentReference> repaired) {

    /**
     * @param index of all files without what repairs found
     * @param but files of the credit itself that is asked about, where repair gave it some: those it does not pay a second time
     */
    static Standing of(
            FileIndex index, List<PayableFile> files, Collection<CreditMatch> matches, Set<PaymentReference> but) {
        Set<PaymentReference> repaired = new HashSet<>();
        for (CreditMatch match : matches) {
            if (match instanceof CreditMatch.Matched matched) {
                repaired.addAll(matched.repaired());
            }
        }
        repaired.removeAll(but);
        return repaired.isEmpty()
                ? new Standing(index, Set.of())
                : new Standing(
                        new FileIndex(files.stream()
                                .map(file -> repaired.contains(file.reference()) ? paid(file) : file)
                                .toList()),
                        repaired);
    }

    private static PayableFile paid(PayableFile file) {
        return new PayableFile(file.reference(), file.total(), Satang.ZERO, file.day(), file.fund(), file.names());
    }
}
