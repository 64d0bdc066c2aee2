package org.songtor.console;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.CalendarRules;
import org.songtor.delivery.Hours;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.Roll;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendars;
import org.songtor.desk.Authorities;
import org.songtor.desk.HeldDesk;
import org.songtor.desk.Terms;
import org.songtor.flow.ActiveLayouts;
import org.songtor.flow.CalendarBoard;
import org.songtor.flow.Deadlines;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.HandClock;
import org.songtor.flow.MemoryActivations;
import org.songtor.flow.SongtorSettings;
import org.songtor.handover.Parcels;
import org.songtor.held.HeldWindows;
import org.songtor.lapse.LapseWatch;
import org.songtor.meeting.Meetings;
import org.songtor.meeting.PdfPrinter;
import org.songtor.model.AgencyCode;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.port.Installation;
import org.songtor.reference.Holiday;
import org.songtor.reference.Holiday.Province;
import org.songtor.reference.Holidays;
import org.songtor.settings.Channel;
import org.songtor.share.ShareStatements;
import org.songtor.workbook.FastexcelMeetingWorkbook;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.servlet.ServletManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The console alone over doubles of its ports: no database, no broker, no routes. Not annotated as configuration, so that
 * the real program's component scan does not take it in.
 */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    ValidationAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    EndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    HealthContributorAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class,
    InfoEndpointAutoConfiguration.class
})
@EnableConfigurationProperties(SongtorSettings.class)
@Import({
    ConsoleSecurity.class,
    ConsoleWeb.class,
    WordsOnEveryPage.class,
    BatchPages.class,
    CalendarPage.class,
    SendPages.class,
    CheckPages.class,
    CheckJobs.class,
    ReceiptPages.class,
    WorkbookPages.class,
    SharePages.class,
    ShareStatements.class,
    RepairPages.class,
    CataloguePage.class,
    HeldPages.class,
    HeldWindows.class,
    OrderPages.class,
    Handover.class,
    HandoverPages.class,
    Parcels.class,
    ItemPages.class,
    LateDays.class,
    DecisionPages.class,
    PaperPages.class,
    Authorities.class,
    HeldDesk.class,
    Terms.class,
    LayoutPages.class,
    DeliveryPages.class,
    MeetingPages.class,
    LapsePages.class,
    MemberPages.class,
    TracePages.class,
    Meetings.class,
    PdfPrinter.class,
    LapseWatch.class,
    FastexcelMeetingWorkbook.class,
    LoginPage.class,
    ErrorPages.class,
    ErrorPages.OfThisConsole.class
})
public class ConsoleProgram {
    /** The moment at which the double's month is looked at: 21 November 2569, 14:30 in Thailand. */
    public static final Instant NOW = Instant.parse("2026-11-21T07:30:00Z");

    /** Stands still until a test moves it; a class that does puts it back. */
    @Bean
    HandClock clock() {
        return new HandClock(NOW);
    }

    @Bean
    Installation installation(SongtorSettings settings) {
        return new Installation(settings.mode(), settings.node(), settings.home(), settings.keys(), Optional.empty());
    }

    /** Wiang holds its NSF money until December; the chair may order 20,000 baht. */
    @Bean
    Catalogue catalogue() {
        FundRules.Window december = new FundRules.Window(MonthDay.of(12, 1), MonthDay.of(12, 31));
        FundRules.SchemeRule held = new FundRules.SchemeRule(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FundRules.Hold(december)),
                Optional.empty(),
                Optional.empty());
        FundRules rules = new FundRules(
                Period.of("2558-01"),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(HeldDouble.NSF, held),
                List.of(new FundRules.ApprovalTier(Satang.ofBaht(20_000), "chair")));
        Fund.Agreement agreed = new Fund.Agreement(AgencyCode.of("nsf"), LocalDate.of(2015, 8, 20), Optional.empty());
        Fund wiang = new Fund(MonthFixture.WIANG, "เวียง", "Wiang", Map.of(), List.of(agreed), List.of(rules));
        Scheme nsf = new Scheme(
                HeldDouble.NSF, ProfileId.of("nsf/collection"), "เงินออม กอช.", "NSF savings", false, List.of());
        return new Catalogue(Map.of(nsf.code(), nsf), Map.of(wiang.id(), wiang), Map.of());
    }

    @Bean
    MemoryActivations activations() {
        return new MemoryActivations();
    }

    @Bean
    ActiveLayouts layouts(MemoryActivations activations) {
        SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
        return FlowFixture.layouts(activations, FlowFixture.formats(List.of(new ToyFormat()), List.of()), settings);
    }

    /** By which answers are due of what was carried. */
    @Bean
    SendingCalendar calendar() {
        return SendingCalendar.ALWAYS;
    }

    @Bean
    HandoverDouble carried() {
        return new HandoverDouble();
    }

    @Bean
    HeldDouble held() {
        return new HeldDouble();
    }

    @Bean
    DeskDouble desk() {
        return new DeskDouble();
    }

    @Bean
    PendingDouble pending() {
        return new PendingDouble();
    }

    /** One agency takes files on working days from 08:30 to 16:00; the others at any time. */
    @Bean
    CalendarBoard board(SongtorSettings settings, PendingDouble pending) {
        Hours hours =
                new Hours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30), LocalTime.of(16, 0));
        CalendarRules rules = new CalendarRules(
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                List.of(hours),
                Optional.of(Holiday.Calendar.BANK),
                Set.of(),
                Roll.FOLLOWING,
                LateRule.NEXT_WINDOW,
                Optional.empty());
        AgencyCalendar calendar = new AgencyCalendar("baac/bill-payment", List.of(rules), Holidays.load());
        SendingCalendars calendars = new SendingCalendars(Map.of(PendingDouble.BILLS, calendar));
        return new CalendarBoard(calendars, settings, pending);
    }

    /** One agency's files should have left before they were signed. */
    @Bean
    Deadlines deadlines(SongtorSettings settings) {
        return new Deadlines(
                new SendingCalendar() {
                    @Override
                    public Optional<Window> window(ProfileId profile, Instant at) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
                        return profile.equals(MonthFixture.LATE) ? Optional.of(MonthFixture.DUE) : Optional.empty();
                    }
                },
                settings);
    }

    @Bean
    DeliveryDouble deliveries() {
        return new DeliveryDouble();
    }

    @Bean
    BooksDouble books() {
        return new BooksDouble();
    }

    @Bean
    ReviewDouble review() {
        return new ReviewDouble();
    }

    @Bean
    SharesDouble shares() {
        return new SharesDouble();
    }

    @Bean
    MonthDouble views() {
        return new MonthDouble();
    }
}
