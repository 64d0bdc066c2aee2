package org.songtor.desk;

import java.net.URI;
import java.util.Locale;
import org.songtor.port.HeldStore;
import org.songtor.review.DeskException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What the desk refuses, as RFC 9457 says it. */
public final class Refusals {
    /** Thai and English, of money held in trust. */
    public static final String ORDER_OPEN =
            "มีคำสั่งอื่นเรื่องเงินส่วนนี้รอลงนามอยู่ / An order about this money waits for signatures";

    private static final String TYPES = "urn:songtor:problem:";

    private Refusals() {}

    /** With how much money is there, where less is there than was asked for, and the field that there is not. */
    static ResponseEntity<Object> of(DeskException refused) {
        ProblemDetail problem = problem(status(refused.why()), type(refused.why()), words(refused));
        refused.there().ifPresent(there -> problem.setProperty("there", there.toBaht()));
        refused.unknown().ifPresent(field -> problem.setProperty("field", field));
        return answer(problem);
    }

    static ResponseEntity<Object> of(DeskException.Why why) {
        return of(status(why), type(why), words(why));
    }

    /** The whole name of a refusal, as problems have it. */
    static String urn(DeskException.Why why) {
        return TYPES + type(why);
    }

    private static String type(DeskException.Why why) {
        return "desk-" + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Money that waits for an order already: names that one, which is the fund's own. */
    static ResponseEntity<Object> of(HeldStore.OrderOpen open) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, "desk-order-open", ORDER_OPEN);
        problem.setProperty("order", open.order());
        return answer(problem);
    }

    static ResponseEntity<Object> of(HttpStatus status, String type, String title) {
        return answer(problem(status, type, title));
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(title);
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus status(DeskException.Why why) {
        return switch (why) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NO_RIGHT, NOBODY, NOT_IN_OFFICE, OWN_PROPOSAL, ABOVE_ALL_TIERS -> HttpStatus.FORBIDDEN;
            case NOT_OPEN,
                    NOT_APPROVED,
                    OTHER_STATE,
                    CHANGED_MEANWHILE,
                    SENT_BACK,
                    DECIDED_OTHERWISE,
                    SOME_DECIDED_OTHERWISE,
                    WOULD_PAY_TWICE,
                    BOOKED_OTHERWISE,
                    LESS_OVER,
                    ALREADY_GOES_ON,
                    NOTHING_HELD,
                    HELD_MONEY_ENDED,
                    NOT_OF_ITEM,
                    TAKEN_ALREADY,
                    TAKES_MORE,
                    MONEY_GONE,
                    BOOKED_SINCE,
                    DECIDED_SINCE,
                    TOO_MANY -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case WRONG_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case DOES_NOT_ANSWER,
                    ANSWERS_DISAGREE,
                    INCOMPLETE,
                    WRONG_DAY,
                    NEEDS_MORE,
                    ONE_OF_THEM,
                    HAS_ITS_MONEY,
                    NO_SUCH_CREDIT,
                    WRONG_LETTER_DAY,
                    NOT_BOOKED,
                    WRONG_ID,
                    UNKNOWN_REFERENCE -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    /** Thai and English, with how much money is there where less is there than was asked for. */
    public static String words(DeskException refused) {
        return refused.unknown()
                        .map(field -> "ไม่มีช่อง " + field + " / There is no field " + field)
                        .orElseGet(() -> words(refused.why()))
                + refused.there()
                        .map(there -> ": เหลือ " + there.toBaht() + " บาท / " + there.toBaht() + " baht is left")
                        .orElse("");
    }

    /** Thai and English. */
    public static String words(DeskException.Why why) {
        return switch (why) {
            case NOT_FOUND -> "ไม่พบเรื่องนี้ / There is no such item or decision";
            case NO_RIGHT -> "ไม่มีสิทธิตัดสิน / This person may not decide";
            case NOBODY ->
                "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หรือไม่ใช่คนที่ทำเรื่องนี้ได้ / Login or password is not right, or this is nobody who acts here";
            case NOT_IN_OFFICE -> "ไม่อยู่ในวาระ / Somebody is not in office";
            case OWN_PROPOSAL -> "ผู้เสนอลงนามเองไม่ได้ / Who proposed does not approve";
            case ABOVE_ALL_TIERS -> "เกินอำนาจสั่งจ่ายทุกระดับ / Above all tiers of the fund";
            case NOT_OPEN -> "ปิดแล้วหรือมีข้อเสนออื่น / Closed, or another proposal is under way";
            case NOT_APPROVED -> "ยังลงนามไม่ครบ / Signatures are missing";
            case OTHER_STATE -> "สถานะเปลี่ยนไปแล้ว / It has changed";
            case CHANGED_MEANWHILE ->
                "มีข้อมูลใหม่เข้ามาในขณะนี้พอดี จึงยังไม่ได้ทำอะไร เปิดดูเรื่องนี้อีกครั้งก่อน / Something new came in this very moment, so nothing was done: look at the item again first";
            case SENT_BACK ->
                "ข้อเสนอนี้ถูกส่งคืนแล้ว ถ้ายังมีเรื่องให้ตัดสิน เสนอใหม่ / This proposal was sent back: where there is something to decide still, propose anew";
            case DECIDED_OTHERWISE ->
                "มีมติก่อนหน้าที่ยังมีผล ต้องยกเลิกก่อน / An earlier decision holds: take it back first";
            case SOME_DECIDED_OTHERWISE ->
                "บางรายการมีมติก่อนหน้าที่ยังมีผล ยกเลิกมตินั้นก่อน หรือเสนอใหม่โดยระบุเฉพาะรายการที่ยังไม่มีมติ / An earlier decision holds for some of these lines: take it back first, or propose anew and name only lines that no decision is about";
            case WOULD_PAY_TWICE ->
                "เงินอาจออกสองทาง หน่วยงานลงบัญชีไว้แล้วหรือยังไม่ได้ปฏิเสธ ถามหน่วยงานก่อนแล้วรอคำตอบ หรือยอมรับยอดที่หน่วยงานลงบัญชี / It would be paid twice: booked, or refused by nobody. Ask the agency first, and wait, or accept what it booked";
            case BOOKED_OTHERWISE ->
                "หลังเสนอเรื่องนี้ หน่วยงานลงบัญชีเป็นยอดอื่นหรือเพิ่มอีกยอด ยอดที่จะยอมรับจึงไม่ใช่ยอดล่าสุด ให้ตีกลับแล้วเสนอใหม่ / Since this was proposed the agency booked another amount, or one more: send it back, and propose anew by what it has booked now";
            case LESS_OVER ->
                "หลังเสนอเรื่องนี้ ส่วนที่เกินลดลง ไม่ถึงยอดที่เสนอไว้ ให้ตีกลับแล้วเสนอใหม่ตามยอดที่เกินตอนนี้ / Since this was proposed less is over: send it back, and propose anew by what is over now";
            case ALREADY_GOES_ON -> "ส่งต่อไปแล้ว / It goes on already";
            case NOTHING_HELD -> "เงินส่วนนี้ไม่ได้ถือไว้แล้ว / Nothing of this money is held any more";
            case HELD_MONEY_ENDED ->
                "เงินที่ค้างของสมาชิกจัดการไปแล้ว ยกเลิกมตินั้นก่อน / What was held for the member was given back or made good: take that back first";
            case TOO_MANY -> "แนบครบแล้ว / There are enough papers";
            case TOO_LARGE -> "ไฟล์ใหญ่เกินไป / The file is too large";
            case WRONG_TYPE -> "แนบได้เฉพาะ PDF PNG JPG / Only PDF, PNG and JPG";
            case DOES_NOT_ANSWER -> "ใช้กับเรื่องนี้ไม่ได้ / This decision does not answer the item";
            case ANSWERS_DISAGREE ->
                "คำตอบของหน่วยงานไม่ตรงกัน เลือกจำนวนหนึ่งที่หน่วยงานตอบ / The agency's answers disagree: name one of its amounts";
            case NEEDS_MORE -> "ไฟล์ที่เลือกยังขาดมากกว่าส่วนที่เกิน / The files chosen lack more than is over";
            case NOT_OF_ITEM ->
                "รายการที่เลือกไม่ได้อยู่ในเรื่องนี้ หรือออกจากเรื่องนี้ไปแล้ว / A line that was named is not of this item, or not any more";
            case ONE_OF_THEM ->
                "บอกได้อย่างเดียว: เงินเข้าหนึ่งก้อน หรือเลขอ้างอิงของไฟล์เดียว / Say one thing: one credit, or the reference of one file";
            case TAKEN_ALREADY ->
                "เงินเข้าก้อนนี้มีรายการอื่นดึงกลับไปแล้ว / Another entry took this credit back already";
            case TAKES_MORE ->
                "เงินที่เหลืออยู่ หรือที่จะเหลือ น้อยกว่ายอดที่ธนาคารดึงกลับ ถ้ามีมติก่อนหน้าเรื่องเงินที่ธนาคารดึงกลับ ให้ยกเลิกมตินั้นก่อน / Less money is left than the bank took back, or would be: where an earlier decision says what the bank took, take that back first";
            case MONEY_GONE ->
                "เงินก้อนนี้ธนาคารดึงกลับไปแล้ว จึงให้ไฟล์ใดไม่ได้ / The bank took this money back, so it is given to no file";
            case HAS_ITS_MONEY ->
                "ไฟล์ที่เลือกได้เงินครบแล้ว จึงไม่ใช่ไฟล์ที่ผู้โอนตั้งใจจ่าย / A file that was chosen has its money already, so it was not meant";
            case WRONG_LETTER_DAY ->
                "วันที่ของหนังสือต้องไม่เกินวันนี้ และย้อนหลังไม่เกิน 10 ปี / The letter is of today or earlier, and at most ten years old";
            case NOT_BOOKED ->
                "มีรายการที่หน่วยงานไม่ได้ลงบัญชีไว้ เสนอใหม่โดยระบุเฉพาะรายการที่ลงบัญชี / The agency has not booked each of these lines: propose anew and name only those that it has";
            case BOOKED_SINCE ->
                "หลังจากเสนอเรื่องนี้ หน่วยงานตอบว่าลงบัญชีอีก ส่งคืนแล้วถามหน่วยงานก่อน / Since it was proposed the agency booked it by another answer: send it back, and ask the agency first";
            case DECIDED_SINCE ->
                "มีมติเรื่องเงินของรายการนี้หลังจากนั้น ยกเลิกมตินั้นก่อน / People decided about this money since: take that back first";
            case NO_SUCH_CREDIT -> "ไม่พบเงินเข้ารายการนี้ในบัญชีนี้ / No such entry came to this account";
            case INCOMPLETE ->
                "ข้อมูลไม่ครบ ยาวเกินไป หรือมีอักขระที่ใช้ไม่ได้ / Something is missing, too long, or holds a character that cannot be used";
            case WRONG_DAY ->
                "ใช้วันนี้ไม่ได้: รอได้ตั้งแต่พรุ่งนี้ถึงอีก 366 วัน กำหนดของเรื่องห่างจากวันนี้ได้ไม่เกิน 366 วัน / That day cannot be used: one may wait from tomorrow until 366 days from today, and an item's due day is at most 366 days from today";
            case UNKNOWN_REFERENCE ->
                "ไม่มีไฟล์ของหน่วยงานนี้ที่ใช้เลขอ้างอิงนี้ / No file of this agency has this payment reference";
            case WRONG_ID -> "เลขประจำตัวไม่ถูกต้อง / The national id is not right";
        };
    }
}
