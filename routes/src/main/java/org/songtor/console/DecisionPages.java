package org.songtor.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.desk.Authorities;
import org.songtor.items.AgencyLetter;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Correction;
import org.songtor.items.Decision;
import org.songtor.items.Line;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.Satang;
import org.songtor.port.ReviewDesk;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What people decide on an item's page. The signature that completes a decision carries it out. */
@Controller
class DecisionPages {
    private static final String ITEM = "/items/{id:[0-9]{1,18}}";
    private static final String DECISION = ITEM + "/decisions/{decision:[0-9]{1,18}}";

    private static final Pattern BETWEEN = Pattern.compile("[,;\\r\\n]+|\\s+(?=[Ss][Tt])");

    private final ReviewDesk desk;
    private final Authorities authorities;

    DecisionPages(ReviewDesk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    @PostMapping(ITEM + "/propose")
    String propose(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam DecisionKind kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> until,
            @RequestParam(defaultValue = "") Set<Long> line,
            @RequestParam(defaultValue = "") List<Long> file,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(required = false) Optional<Long> credit,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(required = false) Optional<Long> satang,
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> letterDate) {
        return back(id, () -> {
            Case item = item(officer, id);
            Set<FileId> files = Stream.concat(file.stream().map(FileId::new), typed(officer, id, reference))
                    .collect(Collectors.toSet());
            desk.propose(
                    officer.viewer(),
                    id,
                    new Proposal(
                            kind,
                            reason,
                            line,
                            files,
                            kind.movesMoney() ? Optional.empty() : until,
                            corrections(kind, item.lines(line), person),
                            satang.map(Satang::of),
                            credit,
                            letterDate.map(day -> new AgencyLetter(letter, day))),
                    by(officer, item.row().fund()));
        });
    }

    /** Which file a payer meant: the question is opened by what the statement says, and answered on the item's page. */
    @PostMapping("/items/questions")
    String question(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String entry,
            @RequestParam(defaultValue = "") String reason) {
        AtomicLong item = new AtomicLong();
        Optional<Why> not = refused(() -> {
            item.set(desk.question(
                    officer.viewer(), account.strip(), entry.strip(), reason, by(officer, Optional.empty())));
            return Optional.empty();
        });
        return not.map(why -> "redirect:/items?problem=" + why).orElse("redirect:/items/" + item.get());
    }

    /** One paying-in slip may name several files; blanks stand within a reference too. */
    private Stream<FileId> typed(OfficerLogin officer, long item, String references) {
        return BETWEEN.splitAsStream(references)
                .filter(one -> !one.isBlank())
                .map(one -> desk.file(officer.viewer(), item, one));
    }

    /** The right id is typed where it is decided about one line. */
    private static List<Correction> corrections(DecisionKind kind, List<Line> about, String person) {
        String id = person.replaceAll("[ -]", "");
        if (kind != DecisionKind.RESUBMIT || id.isEmpty()) {
            return List.of();
        }
        if (!NationalId.isValid(id) || about.size() != 1) {
            throw new DeskException(Why.WRONG_ID);
        }
        return List.of(new Correction(about.get(0).id(), NationalId.of(id)));
    }

    @PostMapping(DECISION + "/approve")
    String approve(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @PathVariable long decision) {
        return back(id, () -> {
            By by = by(officer, id, decision);
            Decision signed = desk.approve(officer.viewer(), decision, by);
            if (signed.state() == DecisionState.APPROVED) {
                desk.execute(officer.viewer(), decision, by);
            }
        });
    }

    @PostMapping(DECISION + "/execute")
    String execute(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @PathVariable long decision) {
        return back(id, () -> desk.execute(officer.viewer(), decision, by(officer, id, decision)));
    }

    @PostMapping(DECISION + "/return")
    String sendBack(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @PathVariable long decision,
            @RequestParam(defaultValue = "") String reason) {
        return back(id, () -> desk.sendBack(officer.viewer(), decision, by(officer, id, decision), reason));
    }

    @PostMapping(DECISION + "/undo")
    String undo(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @PathVariable long decision,
            @RequestParam(defaultValue = "") String reason) {
        return back(id, () -> desk.undo(officer.viewer(), decision, by(officer, id, decision), reason));
    }

    /** A decision of another item, or of a fund the officer does not see, is not there. */
    private Decision of(OfficerLogin officer, long id, long decision) {
        return item(officer, id).decisions().stream()
                .filter(d -> d.id() == decision)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Case item(OfficerLogin officer, long id) {
        return desk.item(officer.viewer(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private By by(OfficerLogin officer, long id, long decision) {
        return by(officer, of(officer, id, decision).fund());
    }

    private By by(OfficerLogin officer, Optional<FundId> fund) {
        return authorities.by(officer.viewer().login(), fund);
    }

    /** What is refused is told on the item's page; who may not at all is told so at once. */
    private static String back(long id, Runnable work) {
        String item = "redirect:/items/" + id;
        try {
            work.run();
            return item;
        } catch (DeskException e) {
            return item + "?problem=" + told(e)
                    + e.there().map(there -> "&there=" + there.value()).orElse("");
        }
    }

    static Optional<Why> refused(Supplier<Optional<Why>> work) {
        try {
            return work.get();
        } catch (DeskException e) {
            return Optional.of(told(e));
        }
    }

    private static Why told(DeskException e) {
        return switch (e.why()) {
            case NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such item", e);
            case OWN_PROPOSAL, NO_RIGHT, NOT_IN_OFFICE ->
                throw new ResponseStatusException(HttpStatus.FORBIDDEN, "may not", e);
            default -> e.why();
        };
    }
}
