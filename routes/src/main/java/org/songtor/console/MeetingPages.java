package org.songtor.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import org.songtor.books.MeetingStatement;
import org.songtor.meeting.Meetings;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The statement for a fund's meeting: on the page, as a PDF to print, and as a workbook. */
@Controller
class MeetingPages {
    private static final int HALF_A_YEAR = 6;

    private final Meetings meetings;
    private final Catalogue catalogue;
    private final Clock clock;

    MeetingPages(Meetings meetings, Catalogue catalogue, Clock clock) {
        this.meetings = meetings;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping("/meeting")
    String page(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(required = false) Optional<String> fund,
            @RequestParam(required = false) Optional<String> from,
            @RequestParam(required = false) Optional<String> until,
            Model page,
            HttpServletResponse response) {
        OwnFunds.shown(officer, catalogue, fund, page).ifPresent(own -> {
            String first = from.orElseGet(this::half);
            String last = until.orElseGet(this::now);
            page.addAttribute("fund", own);
            page.addAttribute("from", first);
            page.addAttribute("until", last);
            page.addAttribute("turned", Turned.of(first, last));
            Optional<MeetingStatement> made = statement(officer, own, first, last);
            made.ifPresent(statement -> page.addAttribute("statement", statement));
            if (made.isEmpty()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            }
        });
        return "console/meeting";
    }

    @GetMapping("/meeting.pdf")
    void pdf(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam String fund,
            @RequestParam String from,
            @RequestParam String until,
            HttpServletResponse response)
            throws IOException {
        MeetingStatement made = asked(officer, fund, from, until);
        download(made, "pdf", "application/pdf", response, to -> meetings.pdf(made, to));
    }

    @GetMapping("/meeting.xlsx")
    void xlsx(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam String fund,
            @RequestParam String from,
            @RequestParam String until,
            HttpServletResponse response)
            throws IOException {
        MeetingStatement made = asked(officer, fund, from, until);
        download(made, "xlsx", Downloads.XLSX, response, to -> meetings.xlsx(made, to));
    }

    private MeetingStatement asked(OfficerLogin officer, String fund, String from, String until) {
        return statement(officer, OwnFunds.chosen(officer, catalogue, fund), from, until)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    /** Without periods, the half year that ends with this month. */
    private String half() {
        return new Period(YearMonth.now(clock).minusMonths(HALF_A_YEAR - 1)).toString();
    }

    private String now() {
        return new Period(YearMonth.now(clock)).toString();
    }

    /** Empty where what was typed is no period, they are the wrong way round, or too many. */
    private Optional<MeetingStatement> statement(OfficerLogin officer, FundId fund, String from, String until) {
        try {
            return Optional.of(meetings.statement(officer.viewer(), fund, Period.of(from), Period.of(until)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void download(
            MeetingStatement of, String ending, String type, HttpServletResponse response, To writing)
            throws IOException {
        String name = of.fund() + "-" + of.from() + "-" + of.until() + "." + ending;
        Downloads.give(name, type, response, file -> {
            try (OutputStream to = Files.newOutputStream(file)) {
                writing.to(to);
            }
            return true;
        });
    }

    private interface To {
        void to(OutputStream out) throws IOException;
    }
}
