package org.songtor.lapse;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.songtor.books.Misses;
import org.songtor.books.Misses.Paid;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.delivery.Hours;
import org.songtor.flow.CalendarBoard;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Books;
import org.songtor.port.Books.Months;
import org.songtor.port.Books.Unsure;
import org.songtor.port.PendingViews;
import org.songtor.port.PendingViews.Payer;
import org.songtor.port.RosterStore;
import org.songtor.port.RosterStore.Payment;
import org.songtor.port.Viewer;
import org.springframework.stereotype.Component;

/** Members of a fund whose cover will end: by pledges they missed, by money that no agency has for certain, and by days of agencies that will not be kept. */
@Component
public class LapseWatch {
    /** As many of each are told; the worst come first. */
    public static final int MOST = 500;

    private final RosterStore rosters;
    private final Books books;
    private final CalendarBoard board;
    private final PendingViews pending;
    private final Clock clock;

    public LapseWatch(RosterStore rosters, Books books, CalendarBoard board, PendingViews pending, Clock clock) {
        this.rosters = rosters;
        this.books = books;
        this.board = board;
        this.pending = pending;
        this.clock = clock;
    }

    /** @param name empty for an operator */
    public record Lapse(String memberNo, String name, SchemeCode scheme, Misses misses) {}

    /**
     * @param last the last month whose collection is over
     * @param lapses the nearest to the end first
     * @param unsure of this month and the one before
     * @param late what missed its agency's cut-off, will, or may
     */
    public record Watch(FundId fund, Period last, List<Lapse> lapses, List<Unsure> unsure, List<Late> late) {
        /** What missed its cut-off already. */
        public List<Late> missed() {
            return late.stream().filter(Late::missed).toList();
        }

        /** What may miss it, as things stand. */
        public List<Late> inDanger() {
            return late.stream().filter(one -> !one.missed()).toList();
        }

        public boolean quiet() {
            return lapses.isEmpty() && unsure.isEmpty() && late.isEmpty();
        }
    }

    /**
     * @param members whose money it is: their cover ends where it does not go; of all late things together as many as are told
     */
    public record Late(Row row, List<Payer> members) {
        public boolean missed() {
            return row.countdown().standing() == Standing.MISSED;
        }

        /** So many of its lines are not told by member. */
        public int more() {
            return row.pending().lines() - members.size();
        }
    }

    /** @param viewer who sees the fund */
    public Watch of(Viewer viewer, Fund fund) {
        Period now = new Period(YearMonth.now(clock.withZone(Hours.ZONE)));
        Period last = last(fund, now);
        Months recent = new Months(Optional.of(earlier(now, 1)), Optional.of(now));
        return new Watch(
                fund.id(),
                last,
                lapses(viewer, fund, last),
                books.unsure(viewer, fund.id(), recent, MOST),
                late(viewer, fund.id()));
    }

    /** This month where its session is over; else the one before. */
    private Period last(Fund fund, Period now) {
        LocalDateTime here = LocalDateTime.now(clock.withZone(Hours.ZONE));
        boolean over = fund.rulesIn(now)
                .session()
                .map(s -> here.isAfter(s.closesIn(now.month())))
                .orElse(false);
        return over ? now : earlier(now, 1);
    }

    private static Period earlier(Period period, int months) {
        return new Period(period.month().minusMonths(months));
    }

    private record Pledge(NationalId person, SchemeCode scheme) {}

    private List<Lapse> lapses(Viewer viewer, Fund fund, Period last) {
        Map<Pledge, Map<Period, Satang>> paid = new HashMap<>();
        Map<SchemeCode, Set<Period>> anybody = new HashMap<>();
        rosters.handedIn(
                fund.id(),
                earlier(last, Misses.LONGEST + 12),
                new Period(YearMonth.of(last.month().getYear(), 12)),
                payment -> {
                    count(paid, payment);
                    anybody.computeIfAbsent(payment.scheme(), s -> new HashSet<>())
                            .add(payment.period());
                });
        FundRules rules = fund.rulesIn(last);
        List<Lapse> lapses = new ArrayList<>();
        rosters.active(
                fund.id(),
                member -> schemes(member)
                        .forEach(scheme -> Misses.of(
                                        member,
                                        scheme,
                                        new Paid(months(paid, member, scheme), anybody.getOrDefault(scheme, Set.of())),
                                        rules,
                                        last)
                                .ifPresent(misses -> lapses.add(lapse(viewer, member, scheme, misses)))));
        lapses.sort(Comparator.comparing((Lapse l) -> l.misses().standing())
                .reversed()
                .thenComparing(Lapse::memberNo));
        return lapses.subList(0, Math.min(MOST, lapses.size()));
    }

    private static void count(Map<Pledge, Map<Period, Satang>> paid, Payment payment) {
        paid.computeIfAbsent(new Pledge(payment.person(), payment.scheme()), p -> new HashMap<>())
                .merge(payment.period(), payment.amount(), Satang::plus);
    }

    /** Of a member without an id on the roster nobody knows whether anything was paid: nothing is said. */
    private static Set<SchemeCode> schemes(Member member) {
        return member.person().isPresent() ? member.schemes() : Set.of();
    }

    private static Map<Period, Satang> months(Map<Pledge, Map<Period, Satang>> paid, Member member, SchemeCode scheme) {
        return member.person()
                .map(person -> paid.getOrDefault(new Pledge(person, scheme), Map.of()))
                .orElse(Map.of());
    }

    private static Lapse lapse(Viewer viewer, Member member, SchemeCode scheme, Misses misses) {
        return new Lapse(
                member.memberNo(), viewer.operator() ? "" : member.name().full(), scheme, misses);
    }

    private List<Late> late(Viewer viewer, FundId fund) {
        Instant now = clock.instant();
        List<Row> rows = board.lanes(viewer, fund, now).stream()
                .flatMap(lane -> lane.rows().stream())
                .filter(Row::bad)
                .limit(MOST)
                .toList();
        Map<Integer, List<Payer>> members =
                pending.payers(viewer, fund, rows.stream().map(Row::pending).toList(), MOST).stream()
                        .collect(Collectors.groupingBy(Payer::at));
        return IntStream.range(0, rows.size())
                .mapToObj(at -> new Late(rows.get(at), members.getOrDefault(at, List.of())))
                .toList();
    }
}
