package org.songtor.match;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Answer;
import org.songtor.model.Label;

/**
 * What answers say of a line that is wrong with it. A cause known by its code stands for its verdict. Answers that contradict each other are all believed, and
 * the worst is the label: the order is how far the member is from being covered, so nobody is called covered while one answer says otherwise. That an agency
 * takes a bad word back is for people to say, when they decide. So is that it takes a booking back: that is no word any more, and where no other is left the agency does
 * not have the line, which is what {@code REFUSED_BY_AGENCY} says.
 */
final class Worst {
    private static final List<Label> FIRST = List.of(
            Label.REFUSED_BY_AGENCY,
            Label.WRONG_BILLER,
            Label.SERVICE_CODE_SWAPPED,
            Label.WRONG_REFERENCE,
            Label.CANCEL_INELIGIBLE,
            Label.NOT_ELIGIBLE,
            Label.ALREADY_PAID,
            Label.BOOKED_TWICE,
            Label.AMOUNT_MISMATCH,
            Label.DATE_DIFFERS);

    private Worst() {}

    /** Empty where every answer booked the line as it was sent. */
    static Optional<Label> of(LineFacts line) {
        Set<Label> wrong = EnumSet.noneOf(Label.class);
        boolean word = line.said().isEmpty();
        for (Said said : line.said()) {
            if (!said.gone()) {
                add(wrong, line, said);
                word = true;
            }
        }
        if (!word) {
            wrong.add(Label.REFUSED_BY_AGENCY);
        }
        if (twiceInOneAnswer(line.said())) {
            wrong.add(Label.BOOKED_TWICE);
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : FIRST.stream().filter(wrong::contains).findFirst();
    }

    private static void add(Set<Label> wrong, LineFacts line, Said said) {
        if (said.verdict() == Answer.LineVerdict.BOOKED && !said.booked().equals(line.amount())) {
            wrong.add(Label.AMOUNT_MISMATCH);
        }
        said.cause().map(AgencyCause::label).or(() -> ofVerdict(said.verdict())).ifPresent(wrong::add);
    }

    private static Optional<Label> ofVerdict(Answer.LineVerdict verdict) {
        return switch (verdict) {
            case REFUSED -> Optional.of(Label.REFUSED_BY_AGENCY);
            case NOT_ELIGIBLE -> Optional.of(Label.NOT_ELIGIBLE);
            case DUPLICATE -> Optional.of(Label.ALREADY_PAID);
            case BOOKED -> Optional.empty();
        };
    }

    /** The same answer sent again is another arrival, and tells of no other booking. */
    private static boolean twiceInOneAnswer(List<Said> said) {
        if (said.size() < 2) {
            return false;
        }
        Set<Long> booked = new HashSet<>();
        return said.stream().filter(Said::books).anyMatch(one -> !booked.add(one.arrival()));
    }
}
