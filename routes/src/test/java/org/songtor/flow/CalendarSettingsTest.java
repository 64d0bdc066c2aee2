package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.CalendarRules;
import org.songtor.delivery.DueRule;
import org.songtor.delivery.Hours;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.Roll;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendars;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.reference.Holiday.Calendar;
import org.songtor.reference.Holiday.Province;
import org.songtor.settings.ExpectEntry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class CalendarSettingsTest {
    private static final ProfileId BILLS = ProfileId.of("baac/bill-payment");
    private static final String CALENDAR = "--songtor.agencies.baac.profiles.[bill-payment].calendar[0].";

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SongtorSettings.class)
    @Import({FlowConfiguration.class, CalendarConfiguration.class})
    static class Settings {}

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    private static String[] with(String... more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(CALENDAR + "from", "2026-01-01");
        all.put(CALENDAR + "hours[0].opens", "08:30");
        all.put(CALENDAR + "hours[0].cutoff", "16:00");
        for (String one : more) {
            int equals = one.lastIndexOf('=');
            all.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toArray(String[]::new);
    }

    @Test
    void a_profile_without_a_calendar_sends_at_any_time() {
        try (var context = start()) {
            SendingCalendar calendar = context.getBean(SendingCalendar.class);
            assertThat(calendar.window(BILLS, Instant.parse("2026-11-21T12:00:00Z")))
                    .isEmpty();
            assertThat(calendar.late(BILLS, Instant.EPOCH)).isEqualTo(LateRule.NEXT_WINDOW);
        }
    }

    @Test
    void what_is_left_out_is_a_banks_week_rolled_forward() {
        try (var context = start(with())) {
            assertThat(rules(context))
                    .isEqualTo(new CalendarRules(
                            LocalDate.of(2026, 1, 1),
                            Optional.empty(),
                            List.of(new Hours(
                                    Set.of(
                                            DayOfWeek.MONDAY,
                                            DayOfWeek.TUESDAY,
                                            DayOfWeek.WEDNESDAY,
                                            DayOfWeek.THURSDAY,
                                            DayOfWeek.FRIDAY),
                                    LocalTime.of(8, 30),
                                    LocalTime.of(16, 0))),
                            Optional.of(Calendar.BANK),
                            Set.of(),
                            Roll.FOLLOWING,
                            LateRule.NEXT_WINDOW,
                            Optional.empty()));
        }
    }

    @Test
    void everything_can_be_said() {
        try (var context = start(with(
                CALENDAR + "until=2026-12-31",
                CALENDAR + "hours[1].days=saturday",
                CALENDAR + "hours[1].opens=09:00",
                CALENDAR + "hours[1].cutoff=24:00",
                CALENDAR + "holidays=national",
                CALENDAR + "provinces=yala,pattani",
                CALENDAR + "roll=modified-following",
                CALENDAR + "late=hold",
                CALENDAR + "due.each=02-05"))) {
            CalendarRules rules = rules(context);
            assertThat(rules.until()).contains(LocalDate.of(2026, 12, 31));
            assertThat(rules.hours().get(1))
                    .isEqualTo(new Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(9, 0), LocalTime.MIDNIGHT));
            assertThat(rules.keeps()).contains(Calendar.NATIONAL);
            assertThat(rules.provinces()).containsOnly(Province.YALA, Province.PATTANI);
            assertThat(rules.roll()).isEqualTo(Roll.MODIFIED_FOLLOWING);
            assertThat(rules.late()).isEqualTo(LateRule.HOLD);
            assertThat(rules.due()).contains(new DueRule.OfYear(MonthDay.of(2, 5)));
        }
    }

    @Test
    void what_contradicts_itself_stops_the_start_and_names_the_setting() {
        refused("hours[0]", CALENDAR + "hours[0].cutoff=08:00");
        refused("hours[0].cutoff", CALENDAR + "hours[0].cutoff=00:00");
        refused("due: expected either", CALENDAR + "due.months=1");
        refused("due: expected either", CALENDAR + "due.day=15", CALENDAR + "due.each=02-05");
        refused("due.each: 02-30", CALENDAR + "due.each=02-30");
        refused("calendar[0]: until", CALENDAR + "until=2025-01-01");
        String second = CALENDAR.replace("[0]", "[1]");
        refused(
                "calendar: 2027-01-02 leaves a hole",
                CALENDAR + "until=2026-12-31",
                second + "from=2027-01-02",
                second + "hours[0].opens=08:30",
                second + "hours[0].cutoff=15:00");
    }

    @Test
    void business_days_without_a_calendar_are_refused() {
        assertThatThrownBy(() -> start("--songtor.agencies.baac.profiles.[bill-payment].answer-days=2")
                        .close())
                .rootCause()
                .hasMessageContaining("answer-days");
    }

    private static void refused(String said, String... arguments) {
        assertThatThrownBy(() -> start(with(arguments)).close())
                .rootCause()
                .hasMessageContaining(said)
                .hasMessageContaining("songtor.agencies.baac.profiles.bill-payment.calendar");
    }

    @Test
    void what_is_expected_of_a_fund_a_bank_and_an_agency_is_read() {
        try (var context = start(
                "--songtor.agencies.baac.statement.expected.by=09:00",
                "--songtor.agencies.baac.statement.expected.from=2026-11-23",
                "--songtor.agencies.baac.profiles.[bill-payment].answer-days=2",
                CALENDAR + "from=2026-01-01",
                CALENDAR + "hours[0].opens=08:30",
                CALENDAR + "hours[0].cutoff=16:00",
                "--songtor.funds.wiang.provinces=songkhla",
                "--songtor.funds.wiang.expected[0].from=2569-12",
                "--songtor.funds.wiang.expected[0].agency=nsf",
                "--songtor.funds.wiang.expected[0].day=7")) {
            SongtorSettings settings = context.getBean(SongtorSettings.class);
            assertThat(settings.agencies().get(BILLS.agency()).statement().expected())
                    .isEqualTo(new ExpectEntry.StatementDue("09:00", LocalDate.of(2026, 11, 23), false, Set.of()));
            assertThat(settings.profile(BILLS).answerDays()).contains(2);
            Instant friday = Instant.parse("2026-11-20T03:00:00Z");
            SendingCalendar calendar = context.getBean(SendingCalendar.class);
            assertThat(AnswerDeadline.after(settings, calendar, BILLS, friday))
                    .as("Tuesday, 16:00")
                    .isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
            assertThat(AnswerDeadline.after(settings, SendingCalendar.ALWAYS, BILLS, friday))
                    .isEqualTo(friday.plus(settings.profile(BILLS).answerWithin()));
            assertThat(settings.funds().get(FundId.of("wiang")).provinces()).containsOnly(Province.SONGKHLA);
            assertThat(settings.funds()
                            .get(FundId.of("wiang"))
                            .expected()
                            .get(0)
                            .day())
                    .isEqualTo(7);
        }
    }

    private static CalendarRules rules(ConfigurableApplicationContext context) {
        AgencyCalendar calendar =
                context.getBean(SendingCalendars.class).of(BILLS).orElseThrow();
        return calendar.rules(LocalDate.of(2026, 6, 1));
    }
}
