package org.songtor.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.desk.Authorities;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Line;
import org.songtor.items.Row;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.ReviewDesk;
import org.songtor.port.Views;
import org.songtor.port.Views.EvidenceRow;
import org.songtor.review.Authority;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.Fix;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What does not agree: review items, and one of them with what fund, file, agency and bank said side by side, what could be done, and what people did. */
@Controller
class ItemPages {
    private static final int MOST_ITEMS = 200;
    private static final int MOST_EVIDENCE = 30;
    private static final List<Integer> AGES = List.of(0, 3, 7, 30);

    private final Views views;
    private final ReviewDesk desk;
    private final Authorities authorities;
    private final Clock clock;
    private final LateDays late;

    ItemPages(Views views, ReviewDesk desk, Authorities authorities, Clock clock, LateDays late) {
        this.views = views;
        this.desk = desk;
        this.authorities = authorities;
        this.clock = clock;
        this.late = late;
    }

    @GetMapping("/items")
    String items(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String fund,
            @RequestParam(defaultValue = "0") int age,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(defaultValue = "") String problem,
            Model page) {
        page.addAttribute("problem", known(problem));
        page.addAttribute(
                "questions",
                officer.viewer().operator() && signs(officer.viewer().login(), Optional.empty()));
        Filter filter = new Filter(
                List.of(Label.values()).stream()
                        .filter(l -> l.name().equals(label))
                        .findFirst(),
                officer.viewer().funds().stream()
                        .filter(f -> f.value().equals(fund))
                        .findFirst(),
                Math.max(0, Math.min(age, 3_650)),
                closed);
        boolean unknown = !label.isEmpty() && filter.label().isEmpty();
        List<Row> items = unknown ? List.of() : desk.items(officer.viewer(), filter, MOST_ITEMS);
        page.addAttribute("unknown", unknown);
        page.addAttribute("chosen", !filter.equals(Filter.OPEN));
        page.addAttribute("officer", officer);
        page.addAttribute("items", items);
        page.addAttribute(
                "waiting", filter.equals(Filter.OPEN) ? desk.waiting(officer.viewer(), MOST_ITEMS) : List.of());
        page.addAttribute("full", items.size() == MOST_ITEMS);
        page.addAttribute("filter", filter);
        page.addAttribute("ages", AGES);
        page.addAttribute("today", LocalDate.now(clock));
        page.addAttribute(
                "labels",
                List.of(Label.values()).stream()
                        .filter(l -> l.need() == Label.Need.DECISION)
                        .toList());
        page.addAttribute("funds", officer.viewer().funds().stream().sorted().toList());
        return "console/items";
    }

    @GetMapping("/items/{id:[0-9]{1,18}}")
    String item(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String problem,
            @RequestParam(defaultValue = "") String there,
            Model page) {
        page.addAttribute("there", known(problem).isEmpty() ? null : satang(there));
        return shown(officer, id, Set.of(), problem, page);
    }

    /** The same page about only some lines of it: what these would move says who may sign. Without a script, so by a form of its own. */
    @PostMapping("/items/{id:[0-9]{1,18}}/lines")
    String lines(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") Set<Long> line,
            Model page) {
        return shown(officer, id, line, "", page);
    }

    /** A page that somebody reads again, or in the other language, has no choice in it. */
    @GetMapping("/items/{id:[0-9]{1,18}}/lines")
    String all(@PathVariable long id) {
        return "redirect:/items/" + id;
    }

    private String shown(OfficerLogin officer, long id, Set<Long> only, String problem, Model page) {
        Case found =
                desk.item(officer.viewer(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Views.ItemPage> seen = views.item(officer.viewer(), id);
        List<EvidenceRow> evidence = seen.map(Views.ItemPage::evidence).orElse(List.of());
        Optional<Views.Came> came = seen.flatMap(Views.ItemPage::came);
        page.addAttribute("came", came.map(Views.Came::at).orElse(null));
        page.addAttribute("dueOn", came.flatMap(late::of).orElse(null));
        page.addAttribute("officer", officer);
        page.addAttribute("found", found);
        page.addAttribute("item", found.row());
        page.addAttribute("problem", known(problem));
        List<Four> four = evidence.stream().limit(MOST_EVIDENCE).map(Four::of).toList();
        page.addAttribute("evidence", four);
        page.addAttribute("beside", Four.beside(found.over(), four).orElse(null));
        int all = Math.max(found.row().lines(), evidence.size());
        page.addAttribute("hidden", Math.max(0, all - Math.min(evidence.size(), MOST_EVIDENCE)));
        page.addAttribute("over", found.row().over());
        page.addAttribute("ends", Ends.of(found));
        page.addAttribute("about", Ends.about(found));
        page.addAttribute(
                "questions", found.row().waits() ? TakeBacks.questions(found, LocalDate.now(clock)) : List.of());
        page.addAttribute("wrong", Kinds.of(found.wrong()));
        page.addAttribute("notTaken", Kinds.of(found.notTaken()));
        page.addAttribute("story", Telling.of(found));
        page.addAttribute("days", days(found.row().openedAt()));
        page.addAttribute("today", LocalDate.now(clock));
        page.addAttribute(
                "paid",
                !Decidable.ofHeldMoney(found.row().label()) && evidence.stream().anyMatch(ItemPages::paid));
        people(officer, found, page);
        chosen(found, only, page);
        return "console/item";
    }

    /** The agency has the money of the whole file, and with it the line's. */
    private static boolean paid(EvidenceRow row) {
        return row.fileTotal().filter(Satang::isPositive).isPresent()
                && row.credited().isPresent()
                && row.credited().get().compareTo(row.fileTotal().get()) >= 0;
    }

    /** The amounts of which one has to be chosen; none where it is plain of every line what is accepted. */
    private static List<Satang> disputed(Case found, List<Line> lines) {
        return lines.stream()
                .filter(line -> Decidable.mustBeNamed(found.row().label(), line.amount(), line.said()))
                .flatMap(line -> line.said().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What may be done with these lines, all where none is chosen, but what would move more than anybody of the fund may order: the meeting decides that. */
    private void chosen(Case found, Set<Long> wanted, Model page) {
        Set<Long> only = found.decidedInParts() ? Chosen.of(found, wanted) : Set.of();
        List<Line> lines = found.lines(only);
        page.addAttribute("only", only);
        page.addAttribute("one", lines.size() == 1 ? lines.get(0) : null);
        page.addAttribute("sum", Chosen.sum(lines));
        page.addAttribute("disputed", disputed(found, lines));
        Authority authority = authorities.of(found.row().fund());
        List<Fix> fixes = found.fixes().stream()
                .filter(fix -> authority.mayOrder(fix.kind(), found.worth(fix.kind(), only)))
                .toList();
        page.addAttribute("fixes", fixes);
        page.addAttribute("above", fixes.size() < found.fixes().size());
    }

    /** The term of a person who is not in office today, where there is one. */
    private void term(String login, Optional<FundId> fund, Model page) {
        LocalDate today = LocalDate.now(clock);
        Optional<Authority.Office> office =
                Optional.ofNullable(authorities.of(fund).offices().get(login));
        page.addAttribute(
                "ended",
                office.flatMap(Authority.Office::until).filter(today::isAfter).orElse(null));
        page.addAttribute(
                "begins",
                office.map(Authority.Office::from).filter(today::isBefore).orElse(null));
    }

    /** What this person may do with it now. */
    private void people(OfficerLogin officer, Case found, Model page) {
        String login = officer.viewer().login();
        Optional<FundId> fund = found.row().fund();
        boolean writes = !(officer.viewer().operator() && fund.isPresent());
        boolean may = writes && signs(login, fund);
        Optional<Decision> now = found.underWay();
        page.addAttribute("writes", writes);
        page.addAttribute("closed", !writes);
        term(login, fund, page);
        page.addAttribute("assigns", may);
        page.addAttribute("proposes", may && now.isEmpty() && open(found));
        page.addAttribute("now", now.orElse(null));
        page.addAttribute("decides", may && now.isPresent());
        page.addAttribute(
                "signs",
                may
                        && now.filter(d -> d.state() == DecisionState.PROPOSED
                                        && !d.proposedBy().equals(login)
                                        && d.approvals().stream()
                                                .noneMatch(a -> a.officer().equals(login)))
                                .isPresent());
        page.addAttribute(
                "missing",
                now.flatMap(d -> d.missing(authorities.of(fund)))
                        .map(Enum::name)
                        .orElse(""));
        page.addAttribute("undoable", may && now.isEmpty() ? TakeBacks.of(found, LocalDate.now(clock)) : List.of());
        page.addAttribute(
                "letters",
                found.decisions().stream()
                        .filter(d -> d.kind() == DecisionKind.ASK_AGENCY
                                && d.reverses().isEmpty())
                        .toList());
    }

    private static boolean open(Case found) {
        return switch (found.row().state()) {
            case OPEN, RETURNED, REOPENED -> true;
            // What is waited for may come before its day.
            case DONE -> found.row().waits();
            case PROPOSED, APPROVED, CLOSED -> false;
        };
    }

    private boolean signs(String login, Optional<FundId> fund) {
        return authorities.of(fund).decides(login, LocalDate.now(clock));
    }

    private long days(Instant from) {
        return Math.max(0, Duration.between(from, clock.instant()).toDays());
    }

    /** How much money is there, where a refusal says it. */
    private static @Nullable Satang satang(String there) {
        return there.matches("[0-9]{1,15}") ? Satang.of(Long.parseLong(there)) : null;
    }

    private static String known(String problem) {
        return List.of(DeskException.Why.values()).stream()
                .map(Enum::name)
                .filter(problem::equals)
                .findFirst()
                .orElse("");
    }
}
