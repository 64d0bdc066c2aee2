package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.songtor.lapse.LapseWatch;
import org.songtor.meeting.Meetings;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.Asked;
import org.songtor.port.Books;
import org.songtor.port.Books.Months;
import org.songtor.port.Traces;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a fund's money stands, what its meeting is told, whose cover may end, and what happened to some money, for programs. An operator names the fund. */
@RestController
@RequestMapping({Callers.FUNDS, Callers.OPERATORS})
class MoneyController {
    private static final int MEMBERS_AT_ONCE = 500;
    private static final int MOST_BEFORE = 10_000_000;

    private final Books books;
    private final Meetings meetings;
    private final LapseWatch lapses;
    private final Traces traces;
    private final NamedFund funds;
    private final Asks asks;

    MoneyController(Books books, Meetings meetings, LapseWatch lapses, Traces traces, NamedFund funds, Asks asks) {
        this.books = books;
        this.meetings = meetings;
        this.lapses = lapses;
        this.traces = traces;
        this.funds = funds;
        this.asks = asks;
    }

    @GetMapping("/balances")
    MoneyJson.Balances balances(
            Caller caller, @RequestParam Optional<String> fund, @RequestParam Optional<String> period) {
        FundId of = funds.named(caller, fund).id();
        return MoneyJson.Balances.of(of, books.balances(caller.viewer(), of, months(period)));
    }

    /** @param from so many are left out: the next page begins behind the ones that were sent */
    @GetMapping("/balances/members")
    MoneyJson.Members members(
            Caller caller,
            @RequestParam Optional<String> fund,
            @RequestParam Optional<String> period,
            @RequestParam(defaultValue = "0") int from) {
        if (from < 0 || from > MOST_BEFORE) {
            throw new DeskException(Why.INCOMPLETE);
        }
        FundId of = funds.named(caller, fund).id();
        return MoneyJson.Members.of(
                of, books.members(caller.viewer(), of, months(period), from, MEMBERS_AT_ONCE), from);
    }

    @GetMapping("/statement")
    MoneyJson.Meeting statement(
            Caller caller,
            @RequestParam Optional<String> fund,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        Fund of = funds.named(caller, fund);
        try {
            return MoneyJson.Meeting.of(
                    meetings.statement(caller.viewer(), of.id(), Period.of(from), Period.of(until)));
        } catch (IllegalArgumentException e) { // no periods, or they are the wrong way round
            throw new DeskException(Why.INCOMPLETE);
        }
    }

    @GetMapping("/lapses")
    MoneyJson.Lapses lapses(Caller caller, @RequestParam Optional<String> fund) {
        return MoneyJson.Lapses.of(lapses.of(caller.viewer(), funds.named(caller, fund)));
    }

    /** By a body, since what is asked for may be a national id, which stands in no address. */
    @PostMapping("/trace")
    MoneyJson.Story trace(Caller caller, HttpServletRequest request) throws IOException {
        return MoneyJson.Story.of(traces.of(
                caller.viewer(),
                Asked.of(asks.of(request).written()).orElseThrow(() -> new DeskException(Why.INCOMPLETE))));
    }

    private static Months months(Optional<String> period) {
        try {
            return period.map(Period::of).map(Months::of).orElse(Months.ALL);
        } catch (IllegalArgumentException e) { // no period
            throw new DeskException(Why.INCOMPLETE);
        }
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DeskException e) {
        return Refusals.of(e);
    }
}
