package org.songtor.books;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/**
 * What the fund's meeting is shown (ที่ประชุมประจำเดือน, ทุกหกเดือน): of each contribution period and scheme what was collected, passed on, acknowledged and is
 * outstanding, and how old the outstanding is. Pure; whatever does not add up to the satang is never printed.
 *
 * @param rows by period, then scheme
 * @param asOf the day of which all of it is: what these periods' money came to by then, whatever period the statement ends with
 * @param ageing of what is outstanding, by months from its period to that of {@code asOf}
 */
public record MeetingStatement(
        FundId fund, Period from, Period until, LocalDate asOf, List<Row> rows, Amounts total, Ageing ageing) {
    /** What the books hold of one period, scheme and account. */
    public record Posted(Period period, SchemeCode scheme, Account account, Satang satang) {}

    /** One month of a scheme, with what the books hold of it. */
    public record Row(Period period, SchemeCode scheme, Amounts amounts) {}

    /** The four parts add up to what is outstanding. */
    public record Ageing(Satang underThree, Satang threeToFive, Satang sixToEleven, Satang twelveAndMore) {}

    /**
     * {@code collected = outstanding + ended + carried}, always.
     *
     * @param collected by lines that were taken over
     * @param passedOn told to the agency and not refused: sent, acknowledged, or settled
     * @param acknowledged the agency booked it: a part of what was passed on
     * @param settled the bank has it too: a part of what was acknowledged
     * @param held in trust until its window; part of what is outstanding
     * @param waiting for a person at intake, or to be sent; part of what is outstanding
     * @param atRisk something does not agree; part of what is outstanding
     * @param member held for members after decisions; part of what is outstanding
     * @param returned to members
     * @param other written off, or not ours
     * @param carried went into another period's release or correction; below zero where it came in from one
     */
    public record Amounts(
            Satang collected,
            Satang passedOn,
            Satang acknowledged,
            Satang settled,
            Satang held,
            Satang waiting,
            Satang atRisk,
            Satang member,
            Satang returned,
            Satang other,
            Satang carried) {

        /** Not settled, returned or ended otherwise, nor carried on. */
        public Satang outstanding() {
            return held.plus(waiting).plus(atRisk).plus(member).plus(passedOn).minus(settled);
        }

        private static Amounts of(Map<Account, Satang> in) {
            Satang acknowledged = sum(in, Account.ACCEPTED, Account.SETTLED);
            return new Amounts(
                    Satang.ZERO.minus(sum(in, Account.COLLECTED, Account.REFUSED)),
                    acknowledged.plus(sum(in, Account.SENT)),
                    acknowledged,
                    sum(in, Account.SETTLED),
                    sum(in, Account.HELD),
                    sum(in, Account.INTAKE, Account.TO_SEND),
                    sum(in, Account.AT_RISK),
                    sum(in, Account.MEMBER_CREDIT),
                    sum(in, Account.RETURNED),
                    sum(in, Account.WRITTEN_OFF, Account.NOT_OURS),
                    sum(in, Account.FORWARDED, Account.RESUBMITTED));
        }

        private static Satang sum(Map<Account, Satang> in, Account... accounts) {
            Satang sum = Satang.ZERO;
            for (Account account : accounts) {
                sum = sum.plus(in.getOrDefault(account, Satang.ZERO));
            }
            return sum;
        }

        private Amounts balanced(Object where) {
            Satang there =
                    outstanding().plus(settled).plus(returned).plus(other).plus(carried);
            if (!there.equals(collected)) {
                throw new IllegalStateException(where + ": collected " + collected + ", and " + there + " is there");
            }
            return this;
        }
    }

    /**
     * @param posted as the books say on the day {@code asOf}; periods outside {@code from} to {@code until} are left out
     * @throws IllegalStateException where a period's accounts are not nothing together: no statement is made of books that are wrong
     */
    public static MeetingStatement of(FundId fund, Period from, Period until, List<Posted> posted, LocalDate asOf) {
        SortedMap<Period, SortedMap<SchemeCode, Map<Account, Satang>>> books = new TreeMap<>();
        Map<Account, Satang> all = new EnumMap<>(Account.class);
        for (Posted one : posted) {
            if (one.period().compareTo(from) >= 0 && one.period().compareTo(until) <= 0) {
                books.computeIfAbsent(one.period(), p -> new TreeMap<>())
                        .computeIfAbsent(one.scheme(), s -> new EnumMap<>(Account.class))
                        .merge(one.account(), one.satang(), Satang::plus);
                all.merge(one.account(), one.satang(), Satang::plus);
            }
        }
        List<Row> rows = books.entrySet().stream()
                .flatMap(period -> period.getValue().entrySet().stream()
                        .map(scheme -> new Row(
                                period.getKey(),
                                scheme.getKey(),
                                Amounts.of(scheme.getValue()).balanced(period.getKey() + " " + scheme.getKey()))))
                .toList();
        return new MeetingStatement(
                fund, from, until, asOf, rows, Amounts.of(all).balanced(fund), aged(rows, YearMonth.from(asOf)));
    }

    private static Ageing aged(List<Row> rows, YearMonth now) {
        Satang[] old = {Satang.ZERO, Satang.ZERO, Satang.ZERO, Satang.ZERO};
        for (Row row : rows) {
            long months = ChronoUnit.MONTHS.between(row.period().month(), now);
            int at = age(months);
            old[at] = old[at].plus(row.amounts().outstanding());
        }
        return new Ageing(old[0], old[1], old[2], old[3]);
    }

    /** Which part of {@link Ageing}, from 0. */
    private static int age(long months) {
        if (months < 3) {
            return 0;
        }
        if (months < 6) {
            return 1;
        }
        return months < 12 ? 2 : 3;
    }
}
