package org.songtor.expect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.DueRule;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Hours;
import org.songtor.delivery.Roll;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;
import org.songtor.reference.Holidays;
import org.songtor.settings.ExpectEntry.BatchDue;
import org.songtor.settings.ExpectEntry.StatementDue;
import org.songtor.settings.FundEntry;
import org.springframework.stereotype.Component;

/** What the settings say should come: statements of the last days, batches of the last months. Banks' days off count. */
@Component
class Plan {
    private static final Logger LOG = LoggerFactory.getLogger(Plan.class);
    /** Who was away for longer begins anew. */
    static final int DAYS_BACK = 31;

    private static final int MONTHS_BACK = 2;

    private final SongtorSettings settings;
    private final Holidays holidays;

    Plan(SongtorSettings settings, Holidays holidays) {
        this.settings = settings;
        this.holidays = holidays;
    }

    List<Expected> at(Instant now) {
        LocalDate today = now.atZone(Hours.ZONE).toLocalDate();
        List<Expected> all = new ArrayList<>();
        settings.agencies().forEach((agency, entry) -> {
            StatementDue due = entry.statement().expected();
            if (due != null) {
                told("statements of " + agency, () -> all.addAll(statements(agency, due, today)));
            }
        });
        settings.funds()
                .forEach((fund, entry) -> entry.expected()
                        .forEach(due -> told(
                                "batches of " + fund, () -> all.addAll(batches(fund, due, entry.provinces(), today)))));
        return all;
    }

    /** A year without holidays stops what depends on it, and nothing else. */
    private static void told(String what, Runnable plan) {
        try {
            plan.run();
        } catch (CalendarException e) {
            LOG.error("{}: what is expected is not known: {}", what, e.getMessage());
        }
    }

    private List<Expected> statements(AgencyCode agency, StatementDue due, LocalDate today) {
        LocalTime by = LocalTime.parse(due.by());
        List<Expected> all = new ArrayList<>();
        for (LocalDate day = today.minusDays(DAYS_BACK); !day.isAfter(today); day = day.plusDays(1)) {
            if (works(day, due.provinces())) {
                LocalDate next = Roll.FOLLOWING.of(day.plusDays(1), d -> works(d, due.provinces()));
                if (!next.isBefore(due.from())) {
                    Instant until = next.atTime(by).atZone(Hours.ZONE).toInstant();
                    all.add(new Expected.OfStatement(agency, day, until));
                }
            }
        }
        return all;
    }

    private List<Expected> batches(FundId fund, BatchDue due, Set<Province> where, LocalDate today) {
        YearMonth now = YearMonth.from(today);
        List<Expected> all = new ArrayList<>();
        for (YearMonth month = now.minusMonths(MONTHS_BACK + (long) due.months());
                !month.isAfter(now);
                month = month.plusMonths(1)) {
            Period period = new Period(month);
            if (holds(due, period)) {
                all.add(new Expected.OfBatch(fund, period, due.agency(), end(due, period, where)));
            }
        }
        return all;
    }

    private static boolean holds(BatchDue due, Period period) {
        return due.from().compareTo(period) <= 0
                && due.until().map(u -> u.compareTo(period) >= 0).orElse(true);
    }

    /** Whether the settings still say so. */
    boolean holds(Expected.OfBatch one) {
        FundEntry fund = settings.funds().get(one.fund());
        return fund != null
                && fund.expected().stream().anyMatch(d -> d.agency().equals(one.agency()) && holds(d, one.period()));
    }

    /**
     * Empty where the settings no longer say so, or the bank does not work on that day: a day may be given off after it was planned.
     *
     * @throws CalendarException for a day of a year without holidays
     */
    Optional<StatementDue> of(Expected.OfStatement one) {
        LocalDate until = one.due().atZone(Hours.ZONE).toLocalDate();
        return Optional.ofNullable(settings.agencies().get(one.agency()))
                .flatMap(a -> Optional.ofNullable(a.statement().expected()))
                .filter(due -> !until.isBefore(due.from()) && works(one.day(), due.provinces()));
    }

    private Instant end(BatchDue due, Period period, Set<Province> where) {
        LocalDate day = new DueRule.OfMonth(due.day(), due.months()).day(period);
        LocalDate last = Roll.FOLLOWING.of(day, d -> works(d, where));
        return last.plusDays(1).atStartOfDay(Hours.ZONE).toInstant();
    }

    boolean works(LocalDate day, Set<Province> where) {
        try {
            return holidays.isBusinessDay(day, Calendar.BANK, where);
        } catch (IllegalArgumentException e) {
            throw new CalendarException(String.valueOf(e.getMessage()));
        }
    }
}
