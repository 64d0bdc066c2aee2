package org.songtor.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.CheckOnly;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The real rules over a body that is not handed in. It needs no key of its own, because nothing is kept. */
@RestController
class CheckController {
    private static final Logger LOG = LoggerFactory.getLogger(CheckController.class);

    private final CheckOnly check;
    private final Incoming incoming;

    CheckController(CheckOnly check, Incoming incoming) {
        this.check = check;
        this.incoming = incoming;
    }

    @PostMapping("/api/v1/batches/check")
    ResponseEntity<Object> check(@AuthenticationPrincipal FundId fund, HttpServletRequest request) throws IOException {
        if (Upload.isForm(request)) {
            return ApiProblem.ofForm().reply();
        }
        if (request.getContentLengthLong() > incoming.ceiling()) {
            return tooLarge(request.getContentLengthLong() + " bytes");
        }
        String name = Upload.name(request.getHeader(HttpHeaders.CONTENT_DISPOSITION));
        try (Incoming.Copy copy = incoming.copy(request.getInputStream())) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(CheckJson.of(check.check(fund, name, copy.path())));
        } catch (Incoming.TooLarge e) {
            return tooLarge("more");
        }
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> broken(Exception e) {
        LOG.error("a file could not be checked", e);
        return ApiProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "try-again",
                        "ระบบขัดข้องชั่วคราว ตรวจใหม่อีกครั้งได้",
                        "Not possible at the moment; ask again")
                .reply();
    }

    private ResponseEntity<Object> tooLarge(String found) {
        Problem problem =
                Problem.ofFile(ProblemCode.FILE_TOO_LARGE, "", found, "at most " + incoming.ceiling() + " bytes");
        ApiProblem told = ApiProblem.of(
                        HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "ไฟล์ใหญ่เกินไป", "The file is too large")
                .with("", Optional.of(problem));
        return ResponseEntity.status(told.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONNECTION, "close")
                .body(told);
    }
}
