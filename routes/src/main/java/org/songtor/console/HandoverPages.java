package org.songtor.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.songtor.handover.Parcel;
import org.songtor.handover.Parcels;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.AnswerUploads;
import org.songtor.port.AnswerUploads.Place;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.FormNotUsedException;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Receipt;
import org.songtor.port.HandoverStore.Said;
import org.songtor.port.HeldBackException;
import org.songtor.port.NotAgainException;
import org.songtor.port.WrongDayException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

/** Files that operators carry to an agency, and answers they bring back. What one says another approves. */
@Controller
class HandoverPages {
    private static final long LARGEST_SIGNATURE = 1024 * 1024;
    private static final List<String> TOLD = List.of(
            "said",
            "approved",
            "withdrawn",
            "applied",
            "rejected",
            "waits",
            "refused",
            "receipt",
            "day",
            "upload",
            "held",
            "form",
            "proposed",
            "already",
            "again",
            "reason");

    private final Parcels parcels;
    private final HandoverStore store;
    private final AnswerUploads uploads;
    private final DeliveryDesk desk;

    HandoverPages(Parcels parcels, HandoverStore store, AnswerUploads uploads, DeliveryDesk desk) {
        this.parcels = parcels;
        this.store = store;
        this.uploads = uploads;
        this.desk = desk;
    }

    @GetMapping("/handover")
    String files(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(defaultValue = "") String told,
            Model page) {
        officer.mustOperate();
        page.addAttribute("officer", officer);
        page.addAttribute("login", officer.viewer().login());
        page.addAttribute("files", parcels.files());
        page.addAttribute("places", parcels.places());
        page.addAttribute("uploads", uploads.waiting());
        page.addAttribute("told", TOLD.contains(told) ? told : "");
        return "console/handover";
    }

    @PostMapping("/handover/{file}/export")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, @PathVariable long file) {
        officer.mustOperate();
        try {
            Parcel parcel = parcels.export(new FileId(file), officer.viewer().login());
            return Downloads.of(parcel.name() + ".zip", "application/zip", parcel.zip());
        } catch (HeldBackException e) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/handover?told=held")
                    .build();
        } catch (IllegalStateException e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "not to be carried now", e);
        }
    }

    @PostMapping("/handover/{file}/said")
    String said(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long file,
            @RequestParam String carrier,
            @RequestParam String number,
            @RequestParam String on,
            @RequestParam Optional<MultipartFile> receipt)
            throws IOException {
        officer.mustOperate();
        try {
            byte[] content = receipt.isPresent() ? bytes(receipt.get(), HandoverStore.LARGEST_RECEIPT) : new byte[0];
            Optional<Receipt> attached = content.length == 0 ? Optional.empty() : Optional.of(Receipt.of(content));
            store.propose(
                    new FileId(file),
                    new Said(carrier, number, LocalDate.parse(on), attached),
                    officer.viewer().login());
            return told("said");
        } catch (WrongDayException e) {
            return told("day");
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return told("receipt");
        } catch (IllegalStateException e) {
            return told("refused");
        }
    }

    @PostMapping("/handover/claims/{claim}/approve")
    String approve(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, @PathVariable long claim) {
        officer.mustOperate();
        return decided(() -> parcels.approve(claim, officer.viewer().login()), "approved");
    }

    @PostMapping("/handover/claims/{claim}/withdraw")
    String withdraw(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, @PathVariable long claim) {
        officer.mustOperate();
        return decided(() -> store.withdraw(claim, officer.viewer().login()), "withdrawn");
    }

    /** One wants it carried once more; another approves. */
    @PostMapping("/handover/{file}/again")
    String again(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long file,
            @RequestParam String reason,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        try {
            By by = new By(officer.viewer().login(), reason.strip());
            Again one = store.again(new FileId(file), by);
            return told(one.says(by) ? "proposed" : "already");
        } catch (NotAgainException e) {
            return refused(e, officer, page, response);
        } catch (IllegalArgumentException e) {
            return told("reason");
        }
    }

    @PostMapping("/handover/again/{again}/approve")
    String approveAgain(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long again,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        try {
            return decided(() -> desk.approve(again, officer.viewer().login()), "again");
        } catch (NotAgainException e) {
            return refused(e, officer, page, response);
        }
    }

    @PostMapping("/handover/again/{again}/withdraw")
    String withdrawAgain(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long again,
            Model page,
            HttpServletResponse response) {
        officer.mustOperate();
        try {
            return decided(() -> desk.withdraw(again, officer.viewer().login()), "withdrawn");
        } catch (NotAgainException e) {
            return refused(e, officer, page, response);
        }
    }

    /** The page as it is now, with why nothing was changed. */
    private String refused(NotAgainException why, OfficerLogin officer, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("refused", why);
        return files(officer, "", page);
    }

    /** @throws NotAgainException that has words of its own */
    private static String decided(Runnable decision, String word) {
        try {
            decision.run();
            return told(word);
        } catch (NotAgainException e) {
            throw e;
        } catch (IllegalStateException e) {
            return told("refused");
        }
    }

    @GetMapping("/handover/claims/{claim}/receipt")
    ResponseEntity<byte[]> receipt(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, @PathVariable long claim) {
        officer.mustOperate();
        Receipt receipt = store.receipt(claim).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String ending = receipt.type().substring(receipt.type().indexOf('/') + 1);
        return Downloads.of("receipt-" + claim + "." + ending, receipt.type(), receipt.content());
    }

    @PostMapping("/handover/answers")
    String upload(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam String place,
            @RequestParam MultipartFile file,
            @RequestParam Optional<MultipartFile> signature)
            throws IOException {
        officer.mustOperate();
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try {
            byte[] sign = signature.isPresent() ? bytes(signature.get(), LARGEST_SIGNATURE) : new byte[0];
            return told(uploads.upload(
                    place(place),
                    name,
                    bytes(file, AnswerUploads.LARGEST),
                    sign.length == 0 ? Optional.empty() : Optional.of(sign),
                    officer.viewer().login()));
        } catch (IllegalArgumentException e) {
            return told("upload");
        } catch (FormNotUsedException e) {
            return told("form");
        }
    }

    @PostMapping("/handover/answers/{upload}/approve")
    String vouch(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, @PathVariable long upload) {
        officer.mustOperate();
        try {
            return told(uploads.approve(upload, officer.viewer().login()));
        } catch (FormNotUsedException e) {
            return told("form");
        } catch (IllegalStateException e) {
            return told("refused");
        }
    }

    @PostMapping("/handover/answers/{upload}/withdraw")
    String drop(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, @PathVariable long upload) {
        officer.mustOperate();
        return decided(() -> uploads.withdraw(upload, officer.viewer().login()), "withdrawn");
    }

    /** Looked at before it is in memory. */
    private static byte[] bytes(MultipartFile file, long most) throws IOException {
        if (file.getSize() > most) {
            throw new IllegalArgumentException("at most " + most + " bytes");
        }
        return file.getBytes();
    }

    /** {@code agency/profile} for answers, {@code agency} alone for its statements. */
    private static Place place(String text) {
        if (!text.contains("/")) {
            return new Place(AgencyCode.of(text), Optional.empty());
        }
        ProfileId profile = ProfileId.of(text);
        return new Place(profile.agency(), Optional.of(profile.name()));
    }

    private static String told(AnswerUploads.Result result) {
        return told(result.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static String told(String word) {
        return "redirect:/handover?told=" + URLEncoder.encode(word, StandardCharsets.US_ASCII);
    }
}
