package org.songtor.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/batches/{number}/returned.xlsx}: what a fund has to mend, as a workbook. */
@RestController
class ReturnedController {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnedController.class);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReturnedBatch returned;

    ReturnedController(ReturnedBatch returned) {
        this.returned = returned;
    }

    /** @return null when the workbook itself was the reply */
    @GetMapping("/api/v1/batches/{number}/returned.xlsx")
    @Nullable
    ResponseEntity<Object> workbook(
            @AuthenticationPrincipal FundId fund, @PathVariable("number") String number, HttpServletResponse response)
            throws IOException {
        Optional<BatchId> id = BatchId.parse(number);
        Path file = Files.createTempFile("songtor-returned", ".xlsx"); // readable by its owner only
        try {
            ReturnedBatch.Outcome outcome =
                    id.isEmpty() ? ReturnedBatch.Outcome.NO_SUCH_BATCH : returned.write(fund, id.get(), file);
            if (outcome != ReturnedBatch.Outcome.WRITTEN) {
                return refusal(outcome).reply();
            }
            response.setContentType(XLSX);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + number + ".xlsx\"");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
            return null;
        } finally {
            Files.delete(file);
        }
    }

    /** Another fund's number and one that does not exist get the same answer. */
    private static ApiProblem refusal(ReturnedBatch.Outcome outcome) {
        return switch (outcome) {
            case NOT_CHECKED_YET ->
                ApiProblem.of(
                        HttpStatus.CONFLICT,
                        "not-checked-yet",
                        "ชุดนี้ยังตรวจไม่เสร็จ ลองใหม่ภายหลัง",
                        "This batch is still being checked; try again later");
            case NOTHING_TO_MEND ->
                ApiProblem.of(
                        HttpStatus.NOT_FOUND,
                        "nothing-to-mend",
                        "ชุดนี้ไม่มีรายการที่ต้องแก้",
                        "No line of this batch has to be mended");
            case NO_SUCH_BATCH, WRITTEN ->
                ApiProblem.of(HttpStatus.NOT_FOUND, "not-found", "ไม่พบสิ่งที่ขอ", "There is nothing here");
        };
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> broken(Exception e) {
        LOG.error("a workbook could not be sent back", e);
        return ApiProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "try-again",
                        "ระบบขัดข้องชั่วคราว ลองใหม่ภายหลัง",
                        "Not possible at the moment; try again later")
                .reply();
    }
}
