package org.songtor.cli;

import org.songtor.desk.Authorities;
import org.songtor.desk.HeldDesk;
import org.songtor.desk.Terms;
import org.songtor.flow.CalendarBoard;
import org.songtor.flow.FlowConfiguration;
import org.songtor.flow.SongtorSettings;
import org.songtor.held.HeldWindows;
import org.songtor.intake.MonthForm;
import org.songtor.intake.ReturnedBatch;
import org.songtor.lapse.LapseWatch;
import org.songtor.meeting.Meetings;
import org.songtor.meeting.PdfPrinter;
import org.songtor.port.BatchReader;
import org.songtor.port.KeyRing;
import org.songtor.port.MeetingWorkbook;
import org.songtor.port.Secrets;
import org.songtor.port.Signer;
import org.songtor.port.WorkbookWriter;
import org.songtor.share.ShareStatements;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The parts of an installation that a command needs, by the settings of {@code config/}: no pages, no routes, no broker. Where the gateway runs its embedded
 * database, a command joins that one; otherwise it starts it and stops it again.
 */
public final class Office implements AutoCloseable {
    /** What a command prints is its own; the log is for {@code serve}. */
    private static final String[] QUIET = {
        "--logging.level.root=error", "--logging.level.org.songtor=error", "--store.join=true"
    };

    /** Where readers of what funds send lie, and what writes workbooks: a command that read every class for them would spend a third of its start on it. */
    static final String READERS = "org.songtor.intake";

    static final String WORKBOOKS = "org.songtor.workbook";

    /** No part lies within another class. */
    static final String PARTS = "**/{name:[^$]*}.class";

    private final ConfigurableApplicationContext context;

    private Office(Class<?> parts) {
        context = new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(QUIET);
    }

    /** With the store, and everything that stands on it. */
    public static Office open() {
        return new Office(WithStore.class);
    }

    /** With the secret keys and nothing else: needs no database. */
    public static Office keysOnly() {
        return new Office(WithKeys.class);
    }

    /** With the settings and what they say: needs neither keys nor a database. */
    public static Office settings() {
        return new Office(WithSettings.class);
    }

    /** The one part of this type. */
    public <T> T the(Class<T> part) {
        return context.getBean(part);
    }

    @Override
    public void close() {
        context.close();
    }

    /** No component of the program, whose own scan would take it up; nor are the others. */
    @EnableConfigurationProperties(SongtorSettings.class)
    @Import({FlowConfiguration.class, Terms.class})
    static class WithSettings {}

    @Import(WithSettings.class)
    @ComponentScan(
            basePackages = "org.songtor.signing",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {Secrets.class, KeyRing.class}))
    // Asked for by few: it reads the certificates, which a command without them must not need.
    @ComponentScan(
            basePackages = "org.songtor.signing",
            useDefaultFilters = false,
            lazyInit = true,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Signer.class))
    static class WithKeys {}

    @Import({
        WithKeys.class,
        MonthForm.class,
        ReturnedBatch.class,
        ShareStatements.class,
        CalendarBoard.class,
        Authorities.class,
        Meetings.class,
        PdfPrinter.class,
        LapseWatch.class,
        HeldWindows.class,
        HeldDesk.class
    })
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan(basePackages = "org.songtor.store", resourcePattern = PARTS)
    @ComponentScan(
            basePackages = {READERS, WORKBOOKS},
            resourcePattern = PARTS,
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {BatchReader.class, WorkbookWriter.class, MeetingWorkbook.class}))
    static class WithStore {}
}
