package org.songtor.intake.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;

/** What is said of a batch once, however many of its lines it is about. */
public final class BatchRules {
    private BatchRules() {}

    /** The year's money of a scheme must be handed over by a day of that year, for example 5 February; that day itself is in time. */
    public static Optional<Problem> handedOverLate(Setting setting, Around around) {
        Optional<MonthDay> last = setting.rule().flatMap(SchemeRule::handOver);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        LocalDate due = last.get().atYear(setting.period().month().getYear());
        return around.handedOver().isAfter(due)
                ? Optional.of(Problem.ofFile(
                        ProblemCode.HANDED_OVER_LATE,
                        setting.scheme().code().value(),
                        Written.day(around.handedOver()),
                        Written.day(due)))
                : Optional.empty();
    }

    /** @param members with lines for a scheme with ages, and without a birth date on the roster */
    public static Optional<Problem> noBirthDates(int members) {
        return members == 0
                ? Optional.empty()
                : Optional.of(Problem.ofFile(
                        ProblemCode.NO_BIRTH_DATES,
                        "birth_date",
                        members + " คน · " + members + " members",
                        "a birth date of each"));
    }

    public static Optional<Problem> looksLike(Optional<BatchId> other) {
        return other.map(b -> Problem.ofFile(ProblemCode.LOOKS_LIKE, "", b.toString(), "another list of payments"));
    }

    /**
     * Of a member whom this month's batches lack, where the fund's rules end a membership after so many misses in a row.
     *
     * @param misses in a row, this month counted
     */
    public static Optional<Problem> missed(String scheme, String name, int misses, Optional<Integer> ends) {
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        ProblemCode code = misses >= ends.get() ? ProblemCode.MEMBERSHIP_ENDS : ProblemCode.MISSED_PLEDGE;
        return Optional.of(Problem.ofFile(code, scheme, name, misses + " / " + ends.get()));
    }
}
