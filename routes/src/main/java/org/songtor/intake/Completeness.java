package org.songtor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.intake.index.Keys;
import org.songtor.intake.index.LongMap;
import org.songtor.intake.index.Payments;
import org.songtor.intake.index.Roster;
import org.songtor.intake.rules.BatchRules;
import org.songtor.intake.rules.Setting;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.NewItem;
import org.songtor.port.RosterStore.Payment;

/**
 * Which members the batches of a month lack: a membership lives only as long as the fund passes its money on in time. Judged for the schemes that occur
 * in the batch, in its own month and in each earlier one that it lists ({@link EarlierMonths}: a ledger is one batch of several months); a member counts as there in a
 * month with a line of it here or in an earlier batch, given back since or not, or with an amount paid for the whole year. A line
 * whose person cannot be read counts for the member whose name it bears: its own problem is already on the treasurer's desk.
 */
final class Completeness {
    /** More members than this are counted as problems and open no item each; the latest month's come first. */
    static final int MOST_ITEMS = 10_000;

    private static final int LONGEST_LOOK_BACK = Payments.WINDOW - 4;

    private final Surroundings around;
    private final EarlierMonths earlier;
    private final LongMap named = new LongMap();
    private final List<NewItem> items = new ArrayList<>();
    private long occurring;

    Completeness(Surroundings around) {
        this.around = around;
        this.earlier = new EarlierMonths(around.schemes().size());
    }

    /** Takes one line of the batch, refused ones too. One for a later month is paid ahead, and asks for nobody. */
    void there(ParsedLine line) {
        int back = line.period().map(own -> around.month() - Keys.month(own)).orElse(0);
        if (line.scheme() < 0 || back < 0 || back > EarlierMonths.MOST) {
            return;
        }
        earlier.line(line.scheme(), back);
        if (back == 0) {
            occurring |= 1L << line.scheme();
        }
        if (line.member() != Roster.NONE) {
            present(line.member(), line.scheme(), back);
        } else if (line.content() instanceof LineContent.Bad bad) {
            named.put(nameKey(bad.name(), line.scheme(), back), 1);
        }
    }

    /** A line of an earlier batch that the check took over, whatever became of it since. */
    void handedIn(Payment line) {
        int scheme = around.schemes().place(line.scheme());
        int member = around.roster().byPerson(Keys.person(line.person()));
        int back = around.month() - Keys.month(line.period());
        if (scheme >= 0 && member != Roster.NONE && back >= 0 && back <= EarlierMonths.MOST) {
            present(member, scheme, back);
        }
    }

    private void present(int member, int scheme, int back) {
        if (back == 0) {
            around.roster().present(member, scheme);
        } else {
            earlier.there(member, scheme, back);
        }
    }

    private boolean present(int member, int scheme, int month, long person) {
        int back = around.month() - month;
        return paid(person, month, scheme)
                || (back == 0
                        ? (around.roster().there(member) >>> scheme & 1) != 0
                        : earlier.isThere(member, scheme, back));
    }

    private static long nameKey(String name, int scheme, int back) {
        long hash = (long) back << 8 | scheme;
        for (int i = 0; i < name.length(); i++) {
            hash = hash * 0x100000001B3L + name.charAt(i);
        }
        return hash & Long.MAX_VALUE >>> 1;
    }

    /** What there is to decide about members who are not there; asked after the last line. */
    List<NewItem> missing(ProblemList problems) {
        for (int back = 0; back <= EarlierMonths.MOST; back++) {
            for (int scheme = 0; scheme < around.schemes().size(); scheme++) {
                if (back == 0 ? (occurring >>> scheme & 1) != 0 : earlier.lists(scheme, back)) {
                    missing(scheme, around.month() - back, problems);
                }
            }
        }
        return List.copyOf(items);
    }

    private void missing(int scheme, int month, ProblemList problems) {
        Roster roster = around.roster();
        for (int member = 0; member < roster.size(); member++) {
            if ((roster.pays(member) >>> scheme & 1) != 0
                    && month >= roster.since(member, scheme)
                    && lacks(member, scheme, month)) {
                missing(member, scheme, month, problems);
            }
        }
    }

    private boolean lacks(int member, int scheme, int month) {
        return !present(member, scheme, month, around.roster().person(member))
                && (named.size() == 0
                        || named.get(nameKey(around.roster().name(member).full(), scheme, around.month() - month))
                                == 0);
    }

    /** In this month, or with one amount for its year. */
    private boolean paid(long person, int month, int scheme) {
        return person != Keys.NOBODY
                && (around.payments().paid(person, month, scheme) || paidTheYear(person, month, scheme));
    }

    private boolean paidTheYear(long person, int month, int scheme) {
        Optional<Satang> yearly = Optional.ofNullable(around.around()
                        .rules()
                        .schemes()
                        .get(around.schemes().at(scheme).code()))
                .flatMap(SchemeRule::yearly);
        return yearly.isPresent()
                && around.payments().inYearOf(person, month, scheme).compareTo(yearly.get()) >= 0;
    }

    private void missing(int member, int scheme, int month, ProblemList problems) {
        Scheme of = around.schemes().at(scheme);
        String code = of.code().value();
        String name = around.roster().name(member).full();
        String who = month == around.month() ? name : name + " · " + Keys.period(month);
        Optional<Integer> ends = around.around().rules().missedEnds();
        problems.add(ends.flatMap(most -> BatchRules.missed(code, who, misses(member, scheme, month, most), ends))
                // Where the fund counts misses, that warning says more, and once is enough.
                .orElseGet(() -> Problem.ofFile(ProblemCode.MISSING_MEMBER, code, who, "")));
        if (items.size() < MOST_ITEMS) {
            items.add(item(member, of, month, name));
        }
    }

    /** This month and those before it in a row; a month in which the fund passed nothing on for the scheme does not count, and ends nothing. */
    private int misses(int member, int scheme, int of, int most) {
        long person = around.roster().person(member);
        int since = around.roster().since(member, scheme);
        int misses = 1;
        for (int month = of - 1;
                misses < most && month >= since && month > around.month() - LONGEST_LOOK_BACK;
                month--) {
            if (around.payments().anybody(month, scheme) || earlier.lists(scheme, around.month() - month)) {
                if (present(member, scheme, month, person)) {
                    return misses;
                }
                misses++;
            }
        }
        return misses;
    }

    /** Subject as the store wants it. What the member would have paid is not known, and money is not guessed: nothing is at risk in figures. */
    private NewItem item(int member, Scheme scheme, int month, String name) {
        return new NewItem(
                Label.MISSING_FROM_BATCH,
                "member:" + around.around().fund().id() + ":" + Keys.period(month) + ":" + scheme.code() + ":"
                        + around.roster().number(member),
                around.around().fund().id(),
                Satang.ZERO.value(),
                name + " · " + scheme.code());
    }

    /** Whether the scheme's lines were handed over after the fund's last day for them; once a scheme and year. */
    static void late(Surroundings around, ProblemList problems) {
        java.util.Set<String> told = new java.util.HashSet<>();
        for (Surroundings.Rated rated : around.settings()) {
            Setting setting = rated.setting();
            BatchRules.handedOverLate(setting, around.around())
                    .filter(p -> told.add(p.field() + p.expected()))
                    .ifPresent(problems::add);
        }
    }
}
