package org.songtor.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.desk.Authorities;
import org.songtor.items.Attachment;
import org.songtor.items.By;
import org.songtor.items.Due;
import org.songtor.items.Letter;
import org.songtor.model.FundId;
import org.songtor.port.ReviewDesk;
import org.songtor.review.DeskException;
import org.songtor.review.FileKind;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Notes and papers of an item, who looks after it, and the letter that asks the agency. */
@Controller
class PaperPages {
    private static final String ITEM = "/items/{id:[0-9]{1,18}}";

    private final ReviewDesk desk;
    private final Authorities authorities;

    PaperPages(ReviewDesk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    @PostMapping(ITEM + "/notes")
    String note(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text) {
        return back(id, () -> desk.note(officer.viewer(), id, officer.viewer().login(), text));
    }

    /** Only what the person changed on the page is said: the box and the day were filled in by us, and another may have said otherwise since. */
    @PostMapping(ITEM + "/owner")
    String assign(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean wasMine,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> due,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> wasDue) {
        Optional<Boolean> takes = mine == wasMine ? Optional.empty() : Optional.of(mine);
        Optional<Due> day = due.equals(wasDue) ? Optional.empty() : Optional.of(new Due(due));
        if (takes.isEmpty() && day.isEmpty()) {
            return "redirect:/items/" + id;
        }
        return back(id, () -> desk.assign(officer.viewer(), id, by(officer, id), takes, day));
    }

    private By by(OfficerLogin officer, long id) {
        Optional<FundId> fund = desk.item(officer.viewer(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .row()
                .fund();
        return authorities.by(officer.viewer().login(), fund);
    }

    @PostMapping(ITEM + "/attachments")
    String attach(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam MultipartFile file)
            throws IOException {
        byte[] content;
        try (InputStream in = file.getInputStream()) {
            content = in.readNBytes(FileKind.LARGEST + 1);
        }
        String name = file.getOriginalFilename();
        return back(
                id,
                () -> desk.attach(officer.viewer(), id, officer.viewer().login(), name == null ? "" : name, content));
    }

    /** Always as a file to keep: what others wrote is not shown inside our page. */
    @GetMapping(ITEM + "/attachments/{attachment:[0-9]{1,18}}")
    ResponseEntity<byte[]> attachment(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @PathVariable long attachment) {
        Attachment known = desk.item(officer.viewer(), id).stream()
                .flatMap(item -> item.attachments().stream())
                .filter(a -> a.id() == attachment)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        byte[] content =
                content(officer, id, attachment).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(known.kind().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(known.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private Optional<byte[]> content(OfficerLogin officer, long id, long attachment) {
        try {
            return desk.attachment(officer.viewer(), id, attachment);
        } catch (DeskException e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "may not", e);
        }
    }

    @GetMapping("/letters/{decision:[0-9]{1,18}}")
    String letter(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long decision,
            Model page) {
        Letter letter = desk.letter(officer.viewer(), decision)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("officer", officer);
        page.addAttribute("letter", letter);
        return "console/letter";
    }

    private static String back(long id, Runnable work) {
        return DecisionPages.refused(() -> {
                    work.run();
                    return Optional.<DeskException.Why>empty();
                })
                .map(why -> "redirect:/items/" + id + "?problem=" + why)
                .orElse("redirect:/items/" + id);
    }
}
