package org.songtor.flow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.settings.SchemeEntry;
import org.songtor.settings.TermsEntry;

/** Turns a scheme's settings into the scheme, and refuses those that no payment could meet. */
final class SchemeSettings {
    private static final Period EVER = Period.of("2400-01");

    private SchemeSettings() {}

    static Scheme scheme(String setting, SchemeCode code, ProfileId profile, SchemeEntry entry) {
        return new Scheme(
                code, profile, entry.nameTh(), entry.nameEn(), entry.needsWages(), terms(setting + ".terms", entry));
    }

    private static List<SchemeTerms> terms(String setting, SchemeEntry entry) {
        if (entry.terms().isEmpty()) {
            return List.of(forEver(entry));
        }
        if (entry.occupation().isPresent() || !entry.excludes().isEmpty() || entry.leastBaht() != 1) {
            throw new SettingFault(setting, "occupation, excludes and least-baht stand in each entry, not beside it");
        }
        Dated.check(setting, entry.terms(), TermsEntry::from, TermsEntry::until);
        List<SchemeTerms> all = new ArrayList<>();
        for (TermsEntry one : entry.terms()) {
            all.add(terms(setting + "[" + all.size() + "]", one));
        }
        return all;
    }

    private static SchemeTerms forEver(SchemeEntry entry) {
        return new SchemeTerms(
                EVER,
                Optional.empty(),
                Satang.ofBaht(entry.leastBaht()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entry.occupation(),
                entry.excludes(),
                "");
    }

    private static SchemeTerms terms(String setting, TermsEntry entry) {
        Satang least = baht(setting + ".least-baht", entry.leastBaht());
        Optional<Satang> most = baht(setting + ".most-baht", entry.mostBaht());
        Optional<Satang> exactly = baht(setting + ".exactly-baht", entry.exactlyBaht());
        Optional<Satang> yearly = baht(setting + ".yearly-most-baht", entry.yearlyMostBaht());
        notAbove(setting + ".least-baht", least, most);
        notAbove(setting + ".least-baht", least, exactly);
        notAbove(setting + ".least-baht", least, yearly);
        exactly.ifPresent(e -> notAbove(setting + ".exactly-baht", e, most));
        exactly.ifPresent(e -> notAbove(setting + ".exactly-baht", e, yearly));
        TermsEntry.AgesEntry ages = entry.ages();
        if (ages != null && ages.from() > ages.to()) {
            throw new SettingFault(setting + ".ages", "from is above to");
        }
        return new SchemeTerms(
                entry.from(),
                entry.until(),
                least,
                most,
                exactly,
                yearly,
                Optional.ofNullable(ages).map(a -> new SchemeTerms.Ages(a.from(), a.to())),
                entry.occupation(),
                entry.excludes(),
                entry.source());
    }

    /** A floor above a ceiling would refuse every payment. */
    static void notAbove(String setting, Satang floor, Optional<Satang> ceiling) {
        if (ceiling.isPresent() && floor.compareTo(ceiling.get()) > 0) {
            throw new SettingFault(setting, floor + " is above the ceiling of " + ceiling.get());
        }
    }

    static Optional<Satang> baht(String setting, Optional<BigDecimal> amount) {
        return amount.map(a -> baht(setting, a));
    }

    static Satang baht(String setting, BigDecimal amount) {
        if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > 2 || amount.precision() > 14) {
            throw new SettingFault(setting, amount + " is no amount in baht");
        }
        return Satang.ofBaht(amount);
    }
}
