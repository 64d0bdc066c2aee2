package org.songtor.match;

import java.util.List;
import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/**
 * Everything known about one line of a file, beside what {@link FileFacts} says of its file.
 *
 * @param position from 1
 * @param amount as sent
 * @param said everything agencies said of the line, in no particular order; the caller drops what the store does not count (another person's)
 * @param decided what people decided and did not undo
 */
public record LineFacts(int position, Satang amount, List<Said> said, Optional<Decided> decided) {

    public LineFacts {
        said = List.copyOf(said);
    }

    /** Nobody decided anything. */
    public LineFacts(int position, Satang amount, List<Said> said) {
        this(position, amount, said, Optional.empty());
    }

    /**
     * What the agency booked: an answer's bookings of the line together. Where answers disagree, the sum of their different amounts, which is none of theirs:
     * so whoever decided about one of them is asked again. Zero where nothing was booked.
     */
    public Satang booked() {
        long[] totals = said.stream()
                .filter(one -> one.verdict() == Answer.LineVerdict.BOOKED)
                .mapToLong(Said::arrival)
                .distinct()
                .map(this::bookedIn)
                .distinct()
                .toArray();
        long sum = 0;
        for (long total : totals) {
            sum = Math.addExact(sum, total);
        }
        return Satang.of(sum);
    }

    /**
     * What has to be paid for it: the amount as sent, or the agency's where people accepted that one. A word of the agency that contradicts them later changes
     * nothing of it: the line itself asks then, and what the others of its file lack is no other until people decide anew.
     */
    Satang due() {
        return decided.filter(d -> d.kind() == DecisionKind.ACCEPT_AGENCY_AMOUNT)
                .map(Decided::accepted)
                .orElse(amount);
    }

    private long bookedIn(long arrival) {
        return said.stream()
                .filter(one -> one.arrival() == arrival && one.verdict() == Answer.LineVerdict.BOOKED)
                .map(Said::booked)
                .reduce(Satang.ZERO, Satang::plus)
                .value();
    }
}
