package org.songtor.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.Books;
import org.songtor.port.Books.MemberBalance;
import org.songtor.port.Books.Months;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where each member's money stands now, by scheme. The fund's own officers see names; an operator sees numbers. */
@Controller
class MemberPages {
    private static final int ROWS = 50;
    /** More rows than any fund has; keeps what is typed into an address bounded. */
    private static final int MOST_LEAVES = 100_000;

    private final Books books;
    private final Catalogue catalogue;

    MemberPages(Books books, Catalogue catalogue) {
        this.books = books;
        this.catalogue = catalogue;
    }

    /** @param leaf which part of a long list, from 1 */
    @GetMapping("/members")
    String page(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(required = false) Optional<String> fund,
            @RequestParam(required = false) Optional<String> from,
            @RequestParam(required = false) Optional<String> until,
            @RequestParam(defaultValue = "1") int leaf,
            Model page,
            HttpServletResponse response) {
        if (leaf < 1 || leaf > MOST_LEAVES) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        page.addAttribute("from", from.orElse(""));
        page.addAttribute("until", until.orElse(""));
        page.addAttribute("leaf", leaf);
        Months months = months(from, until);
        boolean turned = Turned.of(months.from(), months.until());
        if (turned) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        page.addAttribute("turned", turned);
        OwnFunds.shown(officer, catalogue, fund, page).ifPresent(own -> rows(officer, own, months, leaf, page));
        return "console/members";
    }

    private void rows(OfficerLogin officer, FundId fund, Months months, int leaf, Model page) {
        List<MemberBalance> found = books.members(officer.viewer(), fund, months, (leaf - 1) * ROWS, ROWS + 1);
        page.addAttribute("fund", fund);
        page.addAttribute("rows", found.subList(0, Math.min(found.size(), ROWS)));
        page.addAttribute("more", found.size() > ROWS);
    }

    private static Months months(Optional<String> from, Optional<String> until) {
        try {
            return new Months(period(from), period(until));
        } catch (IllegalArgumentException e) { // what was typed is no period
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "", e);
        }
    }

    /** A field that was left empty asks for nothing. */
    private static Optional<Period> period(Optional<String> typed) {
        return typed.filter(text -> !text.isBlank()).map(Period::of);
    }
}
