package org.songtor.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is wrong with a call, as RFC 9457 says it; shape {@code ApiProblem} of the contract. Title and detail are Thai, then English. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable ReceiptJson receipt,
        List<ReceiptJson.Trouble> problems) {
    private static final String TYPES = "urn:songtor:problem:";

    static ApiProblem of(HttpStatus status, String type, String th, String en) {
        return new ApiProblem(TYPES + type, th + " / " + en, status.value(), "", null, List.of());
    }

    static ApiProblem refused(ReceiptJson receipt) {
        String detail =
                "ไม่มีรายการใดถูกนำส่ง แก้ไขแล้วส่งไฟล์ใหม่ได้ / Nothing was passed on; mend the file and send it again";
        return new ApiProblem(
                TYPES + "batch-refused",
                "ชุดข้อมูลนี้รับไว้ไม่ได้ / The batch was refused",
                HttpStatus.UNPROCESSABLE_ENTITY.value(),
                detail,
                receipt,
                receipt.problems());
    }

    ApiProblem with(String moreDetail, Optional<Problem> problem) {
        List<ReceiptJson.Trouble> told =
                problem.map(ReceiptJson.Trouble::of).stream().toList();
        return new ApiProblem(type, title, status, moreDetail, receipt, told);
    }

    /** The type is stated, so a caller who accepts only something else still learns what is wrong. */
    ResponseEntity<Object> reply() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }
}
