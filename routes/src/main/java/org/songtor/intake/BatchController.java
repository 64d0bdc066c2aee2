package org.songtor.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.port.BatchStore;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.PendingViews;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Funds' programs send batches here; the contract is {@code openapi/songtor.v1.yaml}. The body goes to a file as it comes. */
@RestController
class BatchController {
    private static final Logger LOG = LoggerFactory.getLogger(BatchController.class);
    private static final Pattern NUMBER = Pattern.compile("B([0-9]{6,15})");
    private static final String BATCHES = "/api/v1/batches";

    private final Intake intake;
    private final Incoming incoming;
    private final BatchStore batches;
    private final Views views;
    private final PendingViews pending;

    BatchController(Intake intake, Incoming incoming, BatchStore batches, Views views, PendingViews pending) {
        this.intake = intake;
        this.incoming = incoming;
        this.batches = batches;
        this.views = views;
        this.pending = pending;
    }

    @PostMapping(BATCHES)
    ResponseEntity<Object> submit(@AuthenticationPrincipal FundId fund, HttpServletRequest request) throws IOException {
        if (Upload.isForm(request)) {
            return ApiProblem.ofForm().reply();
        }
        Optional<Upload> upload = Upload.of(request);
        if (upload.isEmpty()) {
            return ApiProblem.of(
                            HttpStatus.BAD_REQUEST,
                            "no-idempotency-key",
                            "ต้องมีหัว Idempotency-Key ยาว 1 ถึง 128 ตัวอักษร",
                            "The header Idempotency-Key is needed, 1 to 128 visible ASCII characters")
                    .reply();
        }
        Optional<String> said = Optional.ofNullable(request.getHeader("Songtor-Corrects"));
        Optional<BatchId> corrects = said.flatMap(BatchController::number);
        if (said.isPresent() && corrects.isEmpty()) {
            return ApiProblem.of(
                            HttpStatus.BAD_REQUEST,
                            "bad-corrects",
                            "หัว Songtor-Corrects ต้องเป็นเลขที่ชุดเดิม เช่น B000012",
                            "The header Songtor-Corrects must be the number of an earlier batch, such as B000012")
                    .reply();
        }
        if (corrects.isPresent() && !has(fund, corrects.get())) {
            return notOfTheFund(said.get());
        }
        if (request.getContentLengthLong() > incoming.ceiling()) {
            Unread.letIn(request);
            return tooLarge(request.getContentLengthLong() + " bytes");
        }
        try (Incoming.Copy copy = incoming.copy(request.getInputStream())) {
            CrashPoint.reached(CrashPoint.BYTES_RECEIVED_BEFORE_RENAME);
            return reply(intake.submit(new Submission(
                    fund,
                    "rest",
                    upload.get().sourceName(),
                    Optional.of(upload.get().key()),
                    copy.path(),
                    copy.sha256(),
                    corrects)));
        } catch (Incoming.TooLarge e) {
            Unread.letIn(request);
            return tooLarge("more");
        }
    }

    @GetMapping(BATCHES + "/{number}")
    ResponseEntity<Object> receipt(@AuthenticationPrincipal FundId fund, @PathVariable("number") String number) {
        Optional<BatchId> id = number(number);
        Optional<Receipt> receipt =
                id.flatMap(batches::receipt).filter(r -> r.fund().equals(fund));
        if (receipt.isPresent()) {
            return json(
                    HttpStatus.OK,
                    receipt.get().number(),
                    new BatchJson(ReceiptJson.of(receipt.get()), holds(fund, id.orElseThrow())));
        }
        return id.filter(i -> has(fund, i)).map(BatchController::waiting).orElseGet(BatchController::notFound);
    }

    /** Asked before anything is claimed: the store keeps no link to a batch that is not the fund's. */
    private static ResponseEntity<Object> notOfTheFund(String number) {
        Problem problem = Problem.ofFile(ProblemCode.UNKNOWN_CORRECTED, "corrects", number, "a batch of this fund");
        return ApiProblem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "bad-corrects",
                        "ชุดที่จะแก้ไข ไม่ใช่ชุดของกองทุนนี้",
                        "The batch to correct is none of this fund")
                .with("", Optional.of(problem))
                .reply();
    }

    private List<BatchJson.Held> holds(FundId fund, BatchId id) {
        return pending.pending(new Viewer("api", Set.of(fund), false), id).stream()
                .flatMap(part -> BatchJson.Held.of(part).stream())
                .toList();
    }

    /** Another fund's number and one that does not exist get the same answer. */
    private boolean has(FundId fund, BatchId id) {
        return views.batch(new Viewer("api", Set.of(fund), false), id).isPresent();
    }

    private static Optional<BatchId> number(String text) {
        Matcher m = NUMBER.matcher(text);
        return m.matches() ? Optional.of(new BatchId(Long.parseLong(m.group(1)))) : Optional.empty();
    }

    /** The batch is durable, and its check is not over. */
    private static ResponseEntity<Object> waiting(BatchId id) {
        return ResponseEntity.accepted()
                .location(location(id.toString()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("number", id.toString(), "state", BatchState.RECEIVED.name()));
    }

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<Object> contract() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(new ClassPathResource("openapi/songtor.v1.yaml"));
    }

    @RequestMapping(BATCHES)
    ResponseEntity<Object> onlyPost() {
        return notAllowed(HttpMethod.POST);
    }

    @RequestMapping({BATCHES + "/{number}", "/api/v1/openapi.yaml"})
    ResponseEntity<Object> onlyGet() {
        return notAllowed(HttpMethod.GET);
    }

    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<Object> badHeader() {
        return ApiProblem.of(
                        HttpStatus.BAD_REQUEST,
                        "bad-header",
                        "หัวของคำขอมีตัวอักษรที่ใช้ไม่ได้",
                        "A header holds characters that are not allowed")
                .reply();
    }

    /** Whatever breaks on our side is told without its inside; the same call with the same key is safe. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> broken(Exception e) {
        LOG.error("a call could not be answered; its batch, if claimed, is checked later", e);
        return ApiProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "try-again",
                        "ระบบขัดข้องชั่วคราว ส่งใหม่ด้วยกุญแจเดิมได้",
                        "Not possible at the moment; send the same again with the same key")
                .reply();
    }

    private static ResponseEntity<Object> reply(Intake.Taken taken) {
        if (taken instanceof Intake.Taken.New fresh) {
            return reply(HttpStatus.CREATED, fresh.receipt());
        }
        if (taken instanceof Intake.Taken.Known known) {
            return reply(HttpStatus.OK, known.receipt());
        }
        if (taken instanceof Intake.Taken.Waiting waiting) {
            return waiting(waiting.id());
        }
        return ApiProblem.of(
                        HttpStatus.CONFLICT,
                        "key-reused",
                        "กุญแจ Idempotency-Key นี้ใช้กับไฟล์อื่นไปแล้ว",
                        "This Idempotency-Key was used with another file")
                .reply();
    }

    private static ResponseEntity<Object> reply(HttpStatus status, Receipt receipt) {
        ReceiptJson json = ReceiptJson.of(receipt);
        return switch (receipt.state()) {
            case REFUSED -> ApiProblem.refused(json).reply();
            case RECEIVED, CHECKED, DISPATCHED -> json(status, json.number(), json);
        };
    }

    private static ResponseEntity<Object> json(HttpStatus status, String number, Object body) {
        return ResponseEntity.status(status)
                .location(location(number))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static URI location(String number) {
        return URI.create(BATCHES + "/" + number);
    }

    private ResponseEntity<Object> tooLarge(String found) {
        Problem problem =
                Problem.ofFile(ProblemCode.FILE_TOO_LARGE, "", found, "at most " + incoming.ceiling() + " bytes");
        ResponseEntity<Object> reply = ApiProblem.of(
                        HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "ไฟล์ใหญ่เกินไป", "The file is too large")
                .with("", Optional.of(problem))
                .reply();
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .header(HttpHeaders.CONNECTION, "close")
                .body(reply.getBody());
    }

    private static ResponseEntity<Object> notAllowed(HttpMethod allowed) {
        ResponseEntity<Object> reply =
                ApiProblem.refused(HttpStatus.METHOD_NOT_ALLOWED).reply();
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .allow(allowed)
                .body(reply.getBody());
    }

    private static ResponseEntity<Object> notFound() {
        return ApiProblem.of(HttpStatus.NOT_FOUND, "not-found", "ไม่พบสิ่งที่ขอ", "There is nothing here")
                .reply();
    }
}
