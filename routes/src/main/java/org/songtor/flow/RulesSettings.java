package org.songtor.flow;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.FundRules.Window;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.model.Shares;
import org.songtor.settings.RulesEntry;

/** Turns a fund's settings into its rules, and refuses those that contradict the schemes or themselves. */
final class RulesSettings {
    private final Map<SchemeCode, Scheme> schemes;

    RulesSettings(Map<SchemeCode, Scheme> schemes) {
        this.schemes = schemes;
    }

    List<FundRules> rules(String setting, List<RulesEntry> entries) {
        Dated.check(setting, entries, RulesEntry::from, RulesEntry::until);
        List<FundRules> all = new ArrayList<>();
        for (RulesEntry entry : entries) {
            all.add(rules(setting + "[" + all.size() + "]", entry));
        }
        return all;
    }

    private FundRules rules(String setting, RulesEntry entry) {
        entry.desks().forEach((desk, scheme) -> known(setting + ".desks." + desk, scheme));
        Map<SchemeCode, SchemeRule> rules = new HashMap<>();
        entry.schemes().forEach((code, rule) -> rules.put(code, rule(setting + ".schemes." + code, code, entry, rule)));
        return new FundRules(
                entry.from(),
                entry.until(),
                Optional.ofNullable(entry.session()).map(s -> session(setting + ".session", s)),
                entry.backDating(),
                entry.missedEnds(),
                entry.desks(),
                rules,
                tiers(setting + ".tiers", entry.tiers()));
    }

    private static FundRules.Session session(String setting, RulesEntry.SessionEntry entry) {
        LocalTime opens = time(setting + ".opens", entry.opens());
        LocalTime closes = time(setting + ".closes", entry.closes());
        if (!opens.isBefore(closes)) {
            throw new SettingFault(setting, "closes before it opens");
        }
        return new FundRules.Session(entry.day(), opens, closes);
    }

    private SchemeRule rule(String setting, SchemeCode code, RulesEntry rules, RulesEntry.SchemeRuleEntry entry) {
        Scheme scheme = known(setting, code);
        Optional<Satang> least = SchemeSettings.baht(setting + ".least-baht", entry.leastBaht());
        Optional<Satang> yearly = SchemeSettings.baht(setting + ".yearly-baht", entry.yearlyBaht());
        for (SchemeTerms terms : scheme.terms()) {
            if (meet(terms, rules)) {
                least.ifPresent(l -> SchemeSettings.notAbove(setting + ".least-baht", l, terms.most()));
                least.ifPresent(l -> SchemeSettings.notAbove(setting + ".least-baht", l, terms.exactly()));
                yearly.ifPresent(y -> SchemeSettings.notAbove(setting + ".yearly-baht", y, terms.yearlyMost()));
                yearly.ifPresent(y -> SchemeSettings.notAbove(setting + ".yearly-baht", y, terms.most()));
            }
        }
        return new SchemeRule(
                least,
                yearly,
                Optional.ofNullable(entry.shares()).map(s -> shares(setting + ".shares", s)),
                Optional.ofNullable(entry.hold()).map(w -> new FundRules.Hold(window(setting + ".hold", w))),
                Optional.ofNullable(entry.payment()).map(w -> window(setting + ".payment", w)),
                entry.handOver().map(d -> day(setting + ".hand-over", d)));
    }

    /** Whether any period has both. */
    private static boolean meet(SchemeTerms terms, RulesEntry rules) {
        boolean endsBefore =
                terms.until().filter(u -> u.compareTo(rules.from()) < 0).isPresent();
        boolean beginsAfter =
                rules.until().filter(u -> u.compareTo(terms.from()) < 0).isPresent();
        return !endsBefore && !beginsAfter;
    }

    private static Shares shares(String setting, RulesEntry.SharesEntry entry) {
        return new Shares(
                SchemeSettings.baht(setting + ".member-baht", entry.memberBaht()),
                SchemeSettings.baht(setting + ".sponsor-baht", entry.sponsorBaht()));
    }

    private static Window window(String setting, RulesEntry.WindowEntry entry) {
        Window window = new Window(day(setting + ".from", entry.from()), day(setting + ".until", entry.until()));
        if (window.until().isBefore(window.from())) {
            throw new SettingFault(setting, "ends before it begins; a window over New Year cannot be said");
        }
        return window;
    }

    private static List<ApprovalTier> tiers(String setting, List<RulesEntry.TierEntry> entries) {
        List<ApprovalTier> tiers = new ArrayList<>();
        for (RulesEntry.TierEntry entry : entries) {
            String name = setting + "[" + tiers.size() + "].most-baht";
            Satang most = SchemeSettings.baht(name, entry.mostBaht());
            if (!tiers.isEmpty() && tiers.get(tiers.size() - 1).most().compareTo(most) >= 0) {
                throw new SettingFault(name, "tiers stand with the smallest first, each above the one before");
            }
            tiers.add(new ApprovalTier(most, entry.role()));
        }
        return tiers;
    }

    private Scheme known(String setting, SchemeCode code) {
        Scheme scheme = schemes.get(code);
        if (scheme == null) {
            throw new SettingFault(setting, "no such scheme: " + code);
        }
        return scheme;
    }

    private static MonthDay day(String setting, String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw new SettingFault(setting, text + " is no day of a year, such as 12-31");
        }
    }

    private static LocalTime time(String setting, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new SettingFault(setting, text + " is no time of day, such as \"12:00\"");
        }
    }
}
