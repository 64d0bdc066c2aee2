package org.songtor.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.model.Shown;
import org.songtor.port.Repairs;
import org.songtor.port.Submissions;
import org.songtor.port.Submissions.Handed;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Equal mistakes of a batch, and a corrected batch, for funds' programs; a program says which person decided. */
@RestController
class RepairController {
    private static final Logger LOG = LoggerFactory.getLogger(RepairController.class);
    private static final Pattern NUMBER = Pattern.compile("B([0-9]{6,15})");
    private static final String BATCHES = "/api/v1/batches/";
    private static final int LONGEST_BODY = 65_536;

    private final Repairs repairs;
    private final Submissions submissions;
    private final ObjectMapper json;

    RepairController(Repairs repairs, Submissions submissions, ObjectMapper json) {
        this.repairs = repairs;
        this.submissions = submissions;
        this.json = json;
    }

    @GetMapping(BATCHES + "{number}/repairs")
    ResponseEntity<Object> find(@AuthenticationPrincipal FundId fund, @PathVariable("number") String number)
            throws IOException {
        Optional<BatchId> id = id(number);
        Optional<Repairs.Found> found = id.isPresent() ? repairs.find(fund, id.get()) : Optional.empty();
        return found.<ResponseEntity<Object>>map(f -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(RepairsJson.of(f)))
                .orElseGet(RepairController::notFound);
    }

    @PostMapping(BATCHES + "{number}/repairs")
    ResponseEntity<Object> apply(
            @AuthenticationPrincipal FundId fund, @PathVariable("number") String number, HttpServletRequest request)
            throws IOException {
        Optional<BatchId> id = id(number);
        if (id.isEmpty() || submissions.receipt(fund, id.get()).isEmpty()) {
            return notFound();
        }
        Optional<Order> order = order(request.getInputStream().readNBytes(LONGEST_BODY + 1));
        if (order.isEmpty()) {
            return ApiProblem.of(
                            HttpStatus.BAD_REQUEST,
                            "bad-repairs",
                            "ต้องส่ง repairs และ decided_by เป็น JSON",
                            "Send repairs and decided_by as JSON")
                    .reply();
        }
        String actor = "program of " + fund + " for " + order.get().decidedBy();
        Optional<Handed> handed = repairs.apply(fund, id.get(), order.get().repairs(), "rest", actor);
        return handed.isPresent() ? reply(fund, handed.get()) : nothing();
    }

    private record Order(Set<String> repairs, String decidedBy) {}

    /** Only these two fields, and nothing that a journal could not show. */
    private Optional<Order> order(byte[] body) throws IOException {
        if (body.length > LONGEST_BODY) {
            return Optional.empty();
        }
        try {
            RepairsJson.Order said = json.readValue(body, RepairsJson.Order.class);
            return said == null ? Optional.empty() : order(said.repairs(), said.decidedBy());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Order> order(@Nullable Set<String> picked, @Nullable String by) {
        boolean known = picked != null && !picked.isEmpty() && picked.stream().allMatch(RepairController::key);
        String name = by == null ? "" : Shown.masked(by).strip();
        return known && !name.isEmpty() && name.length() <= 80
                ? Optional.of(new Order(new TreeSet<>(picked), name))
                : Optional.empty();
    }

    private static boolean key(@Nullable String text) {
        return text != null && text.matches("[A-Z_]{1,40}[.][a-z_.]{1,40}");
    }

    private ResponseEntity<Object> reply(FundId fund, Handed handed) {
        if (handed instanceof Handed.New made) {
            return receipt(fund, made.id(), HttpStatus.CREATED);
        }
        return handed instanceof Handed.Known known ? receipt(fund, known.id(), HttpStatus.OK) : nothing();
    }

    private ResponseEntity<Object> receipt(FundId fund, BatchId id, HttpStatus status) {
        Optional<Receipt> receipt = submissions.receipt(fund, id);
        if (receipt.isEmpty()) {
            return ResponseEntity.accepted().location(URI.create(BATCHES + id)).build();
        }
        ReceiptJson told = ReceiptJson.of(receipt.get());
        return receipt.get().state() == BatchState.REFUSED
                ? ApiProblem.refused(told).reply()
                : ResponseEntity.status(status)
                        .location(URI.create(BATCHES + id))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(told);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> broken(Exception e) {
        LOG.error("repairs could not be answered; a corrected batch, if claimed, is checked later", e);
        return ApiProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "try-again",
                        "ระบบขัดข้องชั่วคราว ส่งใหม่ได้",
                        "Not possible at the moment; send the same again")
                .reply();
    }

    private static Optional<BatchId> id(String number) {
        Matcher m = NUMBER.matcher(number);
        return m.matches() ? Optional.of(new BatchId(Long.parseLong(m.group(1)))) : Optional.empty();
    }

    private static ResponseEntity<Object> nothing() {
        return ApiProblem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "nothing-mended",
                        "สิ่งที่เลือกไม่ทำให้รายการใดส่งใหม่ได้",
                        "What was picked makes no line good")
                .reply();
    }

    private static ResponseEntity<Object> notFound() {
        return ApiProblem.of(HttpStatus.NOT_FOUND, "not-found", "ไม่พบสิ่งที่ขอ", "There is nothing here")
                .reply();
    }
}
