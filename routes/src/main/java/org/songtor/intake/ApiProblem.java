package org.songtor.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is wrong with a call, as RFC 9457 says it; shape {@code ApiProblem} of the contract. Title and detail are Thai, then English. {@link Addresses} puts in the address that was called. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable ReceiptJson receipt,
        List<ReceiptJson.Trouble> problems) {
    private static final String TYPES = "urn:songtor:problem:";

    static ApiProblem of(HttpStatus status, String type, String th, String en) {
        return new ApiProblem(TYPES + type, th + " / " + en, status.value(), "", null, null, List.of());
    }

    /** For {@link Upload#isForm}. */
    static ApiProblem ofForm() {
        return of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "form",
                "ส่งตัวไฟล์โดยตรง ไม่ใช่แบบฟอร์ม",
                "Send the file itself as the body, not a form");
    }

    static ApiProblem refused(ReceiptJson receipt) {
        String detail =
                "ไม่มีรายการใดถูกนำส่ง แก้ไขแล้วส่งไฟล์ใหม่ได้ / Nothing was passed on; mend the file and send it again";
        return new ApiProblem(
                TYPES + "batch-refused",
                "ชุดข้อมูลนี้รับไว้ไม่ได้ / The batch was refused",
                HttpStatus.UNPROCESSABLE_ENTITY.value(),
                detail,
                null,
                receipt,
                receipt.problems());
    }

    /** For what is refused before a call is understood: by the web server, or by a wrong method. */
    static ApiProblem refused(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> of(status, "not-found", "ไม่พบสิ่งที่ขอ", "There is nothing here");
            case NOT_ACCEPTABLE ->
                of(
                        status,
                        "not-acceptable",
                        "คำตอบเป็น application/json แต่หัว Accept ของคำขอไม่รับ หรืออ่านไม่ได้",
                        "The answer is application/json, which the header Accept does not take, or it cannot be read");
            case UNSUPPORTED_MEDIA_TYPE ->
                of(
                        status,
                        "form",
                        "ชนิดข้อมูลในหัว Content-Type ใช้ไม่ได้",
                        "The header Content-Type is of no form that is read here");
            case METHOD_NOT_ALLOWED ->
                of(
                        status,
                        "method-not-allowed",
                        "ที่อยู่นี้ใช้คำสั่งนี้ไม่ได้",
                        "This address does not answer that method");
            default ->
                status.is5xxServerError()
                        ? of(
                                status,
                                "try-again",
                                "ระบบขัดข้องชั่วคราว ส่งใหม่ด้วยกุญแจเดิมได้",
                                "Not possible at the moment; send the same again with the same key")
                        : of(status, "bad-request", "คำขอนี้อ่านไม่ได้", "The request cannot be read");
        };
    }

    /** @param address as it was called; where nobody can read it, the problem names none */
    ApiProblem at(@Nullable String address) {
        try {
            return address == null
                    ? this
                    : new ApiProblem(type, title, status, detail, new URI(address).toString(), receipt, problems);
        } catch (URISyntaxException e) { // an address that is none
            return this;
        }
    }

    ApiProblem with(String moreDetail, Optional<Problem> problem) {
        List<ReceiptJson.Trouble> told =
                problem.map(ReceiptJson.Trouble::of).stream().toList();
        return new ApiProblem(type, title, status, moreDetail, instance, receipt, told);
    }

    /** The type is stated, so a caller who accepts only something else still learns what is wrong. */
    ResponseEntity<Object> reply() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }
}
