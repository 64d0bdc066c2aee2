package org.songtor.store;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.songtor.items.Correction;
import org.songtor.items.Proposal;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** Whether a wish says all that its kind needs, and nothing else. */
final class WishCheck {
    private static final int MOST_FILES = 50;
    static final int LONGEST_WAIT_DAYS = 366;
    /** A credit, or a file that has money over. */
    private static final Pattern MONEY = Pattern.compile("(credit|file):([0-9]{1,18})");

    private WishCheck() {}

    /**
     * @param found lines of the item among those that are asked for
     * @throws DeskException where something is missing or too much
     */
    static void complete(String subject, Proposal wish, int found, LocalDate today) {
        boolean mends = wish.corrections().isEmpty() || wish.kind() == DecisionKind.RESUBMIT && eachOnce(wish);
        if (Proposals.reason(wish.reason()).isEmpty()
                || !day(wish)
                || !files(subject, wish)
                || !mends
                || !GoneBookings.complete(wish, today)) {
            throw new DeskException(Why.INCOMPLETE);
        }
        if (!wish.until().map(day -> near(day, today)).orElse(true)) {
            throw new DeskException(Why.WRONG_DAY);
        }
        if (!wish.lines().isEmpty() && found != wish.lines().size()) {
            throw new DeskException(Why.NOT_OF_ITEM);
        }
    }

    /** Of two ids for one line nobody knows which is right. */
    private static boolean eachOnce(Proposal wish) {
        return wish.corrections().stream().map(Correction::line).distinct().count()
                == wish.corrections().size();
    }

    /** One for what waits; none for what moves money. */
    private static boolean day(Proposal wish) {
        return wish.until().isPresent() != wish.kind().movesMoney();
    }

    /** Tomorrow, or in the year after today. */
    private static boolean near(LocalDate day, LocalDate today) {
        return day.isAfter(today) && !day.isAfter(today.plusDays(LONGEST_WAIT_DAYS));
    }

    /** Some for money that is given to files; one, or a credit, for what was taken back; none else. */
    private static boolean files(String subject, Proposal wish) {
        if (wish.kind() == DecisionKind.MATCH_DEBIT) {
            return BankSides.DEBIT.matcher(subject).matches() && oneTakenBack(wish);
        }
        if (wish.credit().isPresent()) {
            return false;
        }
        if (wish.kind() != DecisionKind.MATCH_CREDIT) {
            return wish.files().isEmpty();
        }
        return !wish.files().isEmpty()
                && wish.files().size() <= MOST_FILES
                && MONEY.matcher(subject).matches();
    }

    private static boolean oneTakenBack(Proposal wish) {
        int named = wish.files().size() + (wish.credit().isPresent() ? 1 : 0);
        if (named > 1) {
            throw new DeskException(Why.ONE_OF_THEM);
        }
        return named == 1;
    }
}
