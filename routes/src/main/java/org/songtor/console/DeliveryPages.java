package org.songtor.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.Board;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Gate;
import org.songtor.port.DeliveryDesk.Waiting;
import org.songtor.port.NotAgainException;
import org.songtor.port.Unchanged;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The operator's view of deliveries: agencies' gates and queues, files that are not delivered, what waits for a second person. */
@Controller
class DeliveryPages {
    private static final String BACK = "redirect:/delivery";
    private static final int MOST = 200;
    private static final int LONGEST_REASON = 200;

    private final DeliveryDesk desk;
    private final SongtorSettings settings;

    DeliveryPages(DeliveryDesk desk, SongtorSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @GetMapping("/delivery")
    String delivery(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        officer.mustOperate();
        Board board = desk.board();
        page.addAttribute("officer", officer);
        page.addAttribute("all", board.all());
        page.addAttribute("agencies", board.agencies());
        List<Waiting> files = desk.waiting(MOST + 1);
        page.addAttribute("more", files.size() > MOST);
        page.addAttribute("files", files.subList(0, Math.min(MOST, files.size())));
        page.addAttribute("batches", desk.heldBatches(MOST));
        page.addAttribute("proposals", desk.proposals());
        page.addAttribute("stopped", desk.stopped(MOST));
        return "console/delivery";
    }

    /** The page as it is now, with why nothing was changed. */
    private String refused(NotAgainException why, OfficerLogin officer, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("refused", why);
        return delivery(officer, page);
    }

    /** @param agency a code, or nothing for all */
    @PostMapping("/delivery/switch")
    String change(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam boolean run,
            @RequestParam String reason,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        Optional<AgencyCode> code = agency.isEmpty() ? Optional.empty() : Optional.of(known(agency));
        By by = by(officer, reason);
        boolean changed = run ? desk.start(code, by) : desk.stop(code, by);
        return changed ? BACK : unchanged(why(run, desk.gate(code)), officer, page, response);
    }

    private static Unchanged why(boolean run, Gate gate) {
        return run ? Unchanged.start(gate) : Unchanged.stop(gate);
    }

    private AgencyCode known(String agency) {
        return settings.agencies().keySet().stream()
                .filter(code -> code.value().equals(agency))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What a person may want of a file. */
    enum Wish {
        HOLD,
        RELEASE,
        RETRY,
        AGAIN
    }

    @PostMapping("/delivery/file")
    String file(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam long file,
            @RequestParam Wish wish,
            @RequestParam String reason,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        FileId id = desk.file(new FileId(file))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .id();
        By by = by(officer, reason);
        try {
            boolean changed =
                    switch (wish) {
                        case HOLD -> desk.hold(id, by);
                        case RELEASE -> desk.release(id, by);
                        case RETRY -> desk.retry(id, by);
                        case AGAIN -> {
                            desk.propose(id, by);
                            yield true;
                        }
                    };
            return changed ? BACK : unchanged(why(wish, desk.file(id)), officer, page, response);
        } catch (NotAgainException e) {
            // Pressed on an old page: the file is answered, or its money decided about meanwhile.
            return refused(e, officer, page, response);
        }
    }

    private static Unchanged why(Wish wish, Optional<Waiting> file) {
        return switch (wish) {
            case HOLD -> Unchanged.hold(file);
            case RELEASE -> Unchanged.release(file);
            case RETRY, AGAIN -> Unchanged.retry(file);
        };
    }

    /** Pressed on an old page: as it is now, with why nothing was changed. */
    private String unchanged(Unchanged why, OfficerLogin officer, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("unchanged", why);
        return delivery(officer, page);
    }

    /** A batch that is held before its files are made goes on. */
    @PostMapping("/delivery/batch")
    String release(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam long batch,
            @RequestParam String reason,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        BatchId id = new BatchId(batch);
        return desk.release(id, by(officer, reason)) > 0
                ? BACK
                : unchanged(Unchanged.releaseBatch(desk.batch(id)), officer, page, response);
    }

    @PostMapping("/delivery/again")
    String decide(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam long proposal,
            @RequestParam boolean approve,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        String login = officer.viewer().login();
        Again found = desk.proposals().stream()
                .filter(p -> p.id() == proposal)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (approve && found.officer().equals(login)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            if (approve) {
                desk.approve(proposal, login);
            } else {
                desk.withdraw(proposal, login);
            }
        } catch (NotAgainException e) {
            return refused(e, officer, page, response);
        }
        return BACK;
    }

    @PostMapping("/delivery/work")
    String revive(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam String topic,
            @RequestParam long subject,
            @RequestParam String reason,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        return desk.revive(topic, subject, by(officer, reason))
                ? BACK
                : unchanged(Unchanged.noSuchWork(), officer, page, response);
    }

    private static By by(OfficerLogin officer, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new By(officer.viewer().login(), reason.strip());
    }
}
