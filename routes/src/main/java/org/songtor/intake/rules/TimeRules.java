package org.songtor.intake.rules;

import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.Optional;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.FundRules.Session;
import org.songtor.model.FundRules.Window;
import org.songtor.model.ProblemCode;

/** When money is taken, by the fund's own rules. A line that does not say when is not judged by the clock. */
public final class TimeRules {
    private TimeRules() {}

    /** The closing second itself is in time; whatever is later is a missed pledge (ขาดสัจจะ). Money taken before the session opens is early, not late. */
    public static void afterTheSession(Case c, Findings to) {
        Optional<Session> session = c.around().rules().session();
        Optional<LocalDateTime> at = c.line().details().collectedAt();
        if (session.isPresent() && at.isPresent()) {
            LocalDateTime closes = session.get().closesIn(c.setting().period().month());
            if (at.get().isAfter(closes)) {
                to.add(ProblemCode.AFTER_SESSION, "collected_at", Written.time(at.get()), Written.time(closes));
            }
        }
    }

    public static void backDated(Case c, Findings to) {
        if (!c.around().rules().backDating()
                && c.setting().period().compareTo(c.around().period()) < 0) {
            to.add(
                    ProblemCode.BACK_DATED,
                    "period",
                    c.setting().period().toString(),
                    c.around().period().toString());
        }
    }

    public static void outsidePaymentDays(Case c, Findings to) {
        Optional<Window> days = c.setting().rule().flatMap(SchemeRule::payment);
        Optional<LocalDateTime> at = c.line().details().collectedAt();
        if (days.isPresent() && at.isPresent() && !days.get().holds(MonthDay.from(at.get()))) {
            to.add(
                    ProblemCode.OUTSIDE_PAYMENT_DAYS,
                    "collected_at",
                    Written.day(at.get().toLocalDate()),
                    said(days.get().from()) + " - " + said(days.get().until()));
        }
    }

    private static String said(MonthDay day) {
        return day.getDayOfMonth() + "/" + day.getMonthValue();
    }
}
