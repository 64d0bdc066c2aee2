package org.songtor.intake.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.songtor.model.ProblemCode;
import org.songtor.model.SchemeTerms;

/** Who may pay. Rosters and agencies may both be wrong about a person, so each of these is held for one to decide. */
public final class PersonRules {
    private PersonRules() {}

    public static void notOnRoster(Case c, Findings to) {
        if (!c.facts().onRoster()) {
            to.add(ProblemCode.NOT_ON_ROSTER, "national_id", c.line().person().masked(), "an active member");
        }
    }

    /** In full years on the day the money was taken. A member without a birth date is not judged; {@link BatchRules#noBirthDates} says so once. */
    public static void outsideAges(Case c, Findings to) {
        Optional<SchemeTerms.Ages> ages = c.setting().terms().flatMap(SchemeTerms::ages);
        Optional<LocalDate> born = c.facts().birthDate();
        if (ages.isEmpty() || born.isEmpty()) {
            return;
        }
        long age = ChronoUnit.YEARS.between(born.get(), c.day());
        if (age < ages.get().from() || age > ages.get().to()) {
            to.add(
                    ProblemCode.OUTSIDE_AGES,
                    "national_id",
                    Long.toString(age),
                    ages.get().from() + "-" + ages.get().to());
        }
    }

    /** Somebody who is not on the roster is held for that already. */
    public static void otherOccupation(Case c, Findings to) {
        Optional<String> wanted = c.setting().terms().flatMap(SchemeTerms::occupation);
        if (wanted.isPresent()
                && c.facts().onRoster()
                && !c.facts().occupation().equals(wanted.get())) {
            to.add(ProblemCode.WRONG_OCCUPATION, "scheme", c.facts().occupation(), wanted.get());
        }
    }

    /** Only the line whose scheme excludes is held: the excluded payment breaks no rule of its own agency. */
    public static void excludedScheme(Case c, Findings to) {
        if (c.facts().clash().isPresent()) {
            to.add(
                    ProblemCode.EXCLUDED_SCHEMES,
                    "scheme",
                    c.line().scheme() + " + " + c.facts().clash().get(),
                    "only one of the two");
        }
    }
}
