package org.songtor.intake.soap;

import java.util.Optional;
import org.songtor.intake.ReceiptJson.Trouble;

/** A fault of the contract: its element, the HTTP status it goes with, whom it blames, and its text in both languages. */
final class Told extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The faults there are; each is an element of the contract's schema under this name. */
    enum Kind {
        INVALID_REQUEST("InvalidRequest", 400, "คำขอไม่ตรงตามสัญญา WSDL", "The call does not follow the WSDL"),
        NOT_AUTHORISED(
                "NotAuthorised",
                401,
                "ไม่มีกุญแจหรือใบรับรอง หรือไม่ถูกต้อง",
                "The API key or client certificate is missing or not known"),
        NOT_FOUND("NotFound", 404, "ไม่พบสิ่งที่ขอ", "There is nothing here"),
        NOT_ALLOWED(
                "NotAllowed",
                405,
                "ที่นี่รับเฉพาะ POST และ GET ?wsdl",
                "Only POST, and GET of ?wsdl, are answered here"),
        KEY_REUSED(
                "KeyReused",
                409,
                "กุญแจ idempotencyKey นี้ใช้กับไฟล์อื่นไปแล้ว",
                "This idempotencyKey was used with another file"),
        TOO_LARGE("TooLarge", 413, "ไฟล์ใหญ่เกินไป", "The file is too large"),
        WRONG_CONTENT_TYPE(
                "WrongContentType",
                415,
                "ต้องส่งเป็น SOAP 1.2 ชนิด application/soap+xml",
                "Send SOAP 1.2, Content-Type application/soap+xml"),
        TRY_AGAIN(
                "TryAgain",
                503,
                "ระบบขัดข้องชั่วคราว ส่งใหม่ด้วยกุญแจเดิมได้",
                "Not possible at the moment; send the same again with the same key");

        final String element;
        final int status;
        final String th;
        final String en;

        Kind(String element, int status, String th, String en) {
            this.element = element;
            this.status = status;
            this.th = th;
            this.en = en;
        }

        boolean ours() {
            return this == TRY_AGAIN;
        }
    }

    private final Kind kind;
    private final transient Optional<Trouble> problem;

    Told(Kind kind) {
        this(kind, Optional.empty());
    }

    Told(Kind kind, Optional<Trouble> problem) {
        super(kind.th + " / " + kind.en);
        this.kind = kind;
        this.problem = problem;
    }

    Kind kind() {
        return kind;
    }

    Optional<Trouble> problem() {
        return problem;
    }
}
