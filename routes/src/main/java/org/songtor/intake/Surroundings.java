package org.songtor.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.songtor.intake.index.Keys;
import org.songtor.intake.index.LongMap;
import org.songtor.intake.index.Payments;
import org.songtor.intake.index.Roster;
import org.songtor.intake.index.Schemes;
import org.songtor.intake.rules.Around;
import org.songtor.intake.rules.Case;
import org.songtor.intake.rules.Facts;
import org.songtor.intake.rules.Setting;
import org.songtor.model.Period;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;

/** What rules may know of a line: everything that is the same for the batch, and what its indexes say of the person. */
final class Surroundings {
    private final Schemes schemes;
    private final Survey survey;
    private final Roster roster;
    private final Payments payments;
    private final Around around;
    private final int month;
    private final LongMap seen = new LongMap();
    private final Map<Integer, Rated> settings = new HashMap<>();

    Surroundings(Survey survey, Roster roster, Payments payments, Around around) {
        this.schemes = survey.schemes();
        this.survey = survey;
        this.roster = roster;
        this.payments = payments;
        this.around = around;
        this.month = Keys.month(around.period());
    }

    /**
     * A scheme in a month, with what is asked for every line of it.
     *
     * @param excluded bits of the schemes that it excludes
     */
    record Rated(Setting setting, int month, int scheme, long excluded) {}

    Around around() {
        return around;
    }

    Roster roster() {
        return roster;
    }

    Payments payments() {
        return payments;
    }

    Schemes schemes() {
        return schemes;
    }

    /** Of the batch, as {@link Keys#month}. */
    int month() {
        return month;
    }

    Iterable<Rated> settings() {
        return settings.values();
    }

    Rated rated(RemittanceLine line, int scheme) {
        Optional<Period> own = line.details().period();
        int of = own.isPresent() ? Keys.month(own.get()) : month;
        Rated known = settings.get(of << 8 | scheme);
        return known == null ? rate(of, scheme) : known;
    }

    private Rated rate(int of, int scheme) {
        Period period = of == month ? around.period() : Keys.period(of);
        LocalDate day = around.date();
        Setting setting = Setting.of(schemes.at(scheme), period, around.fund(), day);
        long excluded = schemes.bits(setting.terms().map(SchemeTerms::excludes).orElse(java.util.Set.of()));
        Rated rated = new Rated(setting, of, scheme, excluded);
        settings.put(of << 8 | scheme, rated);
        return rated;
    }

    /** The line's case; asked once a line and in order, because the first of two equal payments is the one that counts. */
    Case caseOf(RemittanceLine line, Rated rated, int member) {
        long person = Keys.person(line.person());
        long key = Keys.of(person, rated.month(), rated.scheme());
        boolean known = member != Roster.NONE;
        Facts facts = new Facts(
                known,
                known ? roster.occupation(member) : "",
                known ? roster.birthDate(member) : Optional.empty(),
                (int) seen.putIfAbsent(key, line.lineNo()),
                payments.paid(person, rated.month(), rated.scheme()),
                payments.paidElsewhere(person, rated.month(), rated.scheme()),
                rated.excluded() == 0 ? Optional.empty() : clash(person, rated, member),
                paidThisYear(person, rated));
        return new Case(line, rated.setting(), facts, around);
    }

    private Satang paidThisYear(long person, Rated rated) {
        boolean asked = rated.setting().terms().isPresent()
                && rated.setting().terms().get().yearlyMost().isPresent();
        return asked ? payments.inYearOf(person, rated.month(), rated.scheme()) : Satang.ZERO;
    }

    /** The first excluded scheme, by code, that the person pays into in the month: by this batch, an earlier one, another fund's, or the roster. */
    private Optional<SchemeCode> clash(long person, Rated rated, int member) {
        long pays = survey.paysInto(person, rated.month()) | (member == Roster.NONE ? 0 : roster.pays(member));
        for (long left = rated.excluded(); left != 0; left &= left - 1) {
            int other = Long.numberOfTrailingZeros(left);
            if ((pays >>> other & 1) != 0
                    || payments.paid(person, rated.month(), other)
                    || payments.paidElsewhere(person, rated.month(), other)) {
                return Optional.of(schemes.at(other).code());
            }
        }
        return Optional.empty();
    }
}
