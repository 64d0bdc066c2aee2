package org.songtor.meeting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.books.MeetingStatement;
import org.songtor.delivery.Hours;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.Books;
import org.songtor.port.Books.Months;
import org.songtor.port.MeetingWorkbook;
import org.songtor.port.Viewer;
import org.springframework.stereotype.Component;

/** Makes a fund's statement from the books and writes it in one of three forms, the same figures in each. */
@Component
public class Meetings {
    /** A statement of more periods is no statement of a meeting. */
    public static final int MOST_PERIODS = 24;

    private final Books books;
    private final SongtorSettings settings;
    private final MeetingWorkbook workbook;
    private final PdfPrinter printer;
    private final Clock clock;

    public Meetings(Books books, SongtorSettings settings, MeetingWorkbook workbook, PdfPrinter printer, Clock clock) {
        this.books = books;
        this.settings = settings;
        this.workbook = workbook;
        this.printer = printer;
        this.clock = clock;
    }

    /**
     * @throws IllegalArgumentException where {@code until} is before {@code from}, or too far from it
     * @throws IllegalStateException where the books do not add up
     */
    public MeetingStatement statement(Viewer viewer, FundId fund, Period from, Period until) {
        if (until.compareTo(from) < 0 || from.month().plusMonths(MOST_PERIODS).compareTo(until.month()) <= 0) {
            throw new IllegalArgumentException("from one period to a later one, " + MOST_PERIODS + " at most");
        }
        Months months = new Months(Optional.of(from), Optional.of(until));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Hours.ZONE);
        return MeetingStatement.of(fund, from, until, books.monthly(viewer, fund, months), today);
    }

    public void xlsx(MeetingStatement statement, OutputStream to) throws IOException {
        workbook.write(text().sheet(statement), to);
    }

    /** @throws IOException where no browser is installed that prints, or it did not end in time */
    public void pdf(MeetingStatement statement, OutputStream to) throws IOException {
        printer.print(text().html(statement).getBytes(StandardCharsets.UTF_8), to);
    }

    private MeetingText text() {
        return new MeetingText(settings);
    }
}
