package org.songtor.model;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fund's own rules (ข้อบังคับ, ระเบียบ), as its yearly meeting decided them, from one contribution period to another. No network overrides them.
 *
 * @param until last period; empty while no end is known
 * @param session when the fund takes money; empty where it keeps no hours
 * @param backDating whether a line may pay for an earlier period
 * @param missedEnds misses in a row that end a membership; empty where the fund has no such rule
 * @param desks which scheme a desk of the fund's own sheet takes money for
 * @param schemes what the fund asks beyond the scheme itself
 * @param tiers who may order how much, smallest first
 */
public record FundRules(
        Period from,
        Optional<Period> until,
        Optional<Session> session,
        boolean backDating,
        Optional<Integer> missedEnds,
        Map<Integer, SchemeCode> desks,
        Map<SchemeCode, SchemeRule> schemes,
        List<ApprovalTier> tiers) {
    public FundRules {
        desks = Map.copyOf(desks);
        schemes = Map.copyOf(schemes);
        tiers = List.copyOf(tiers);
    }

    /** What a fund without rules of its own keeps to: nothing beyond the schemes' terms; nobody may order a release by hand. */
    public static final FundRules NONE = new FundRules(
            Period.of("2400-01"),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty(),
            Map.of(),
            Map.of(),
            List.of());

    public boolean holdIn(Period period) {
        return from.compareTo(period) <= 0
                && until.map(u -> u.compareTo(period) >= 0).orElse(true);
    }

    /** Money is taken on this day of the month from {@code opens} to {@code closes}, both inclusive; later is a missed pledge. */
    public record Session(int day, LocalTime opens, LocalTime closes) {
        /** A month that lacks the day has its session on its last one. */
        public LocalDateTime closesIn(YearMonth month) {
            return month.atDay(Math.min(day, month.lengthOfMonth())).atTime(closes);
        }
    }

    /**
     * @param least smallest monthly amount of this fund
     * @param yearly the one amount that pays for a whole year instead, for example 1,200
     * @param shares who must bear how much; empty where the fund does not say
     * @param hold when money collected monthly is passed on; empty: with the batch
     * @param payment the days of a year in which members pay, for example 1 to 30 January
     * @param handOver last day on which the year's money may be handed over; later is LATE
     */
    public record SchemeRule(
            Optional<Satang> least,
            Optional<Satang> yearly,
            Optional<Shares> shares,
            Optional<Hold> hold,
            Optional<Window> payment,
            Optional<MonthDay> handOver) {}

    /** Money is held in trust and passed on once a year, in this window. */
    public record Hold(Window forward) {}

    /** Days of every year, both inclusive, not over New Year. */
    public record Window(MonthDay from, MonthDay until) {
        public boolean holds(MonthDay day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Up to {@code most} (not exceeding: the amount itself is inside) this role may order. */
    public record ApprovalTier(Satang most, String role) {}
}
