package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.flow.FlowFixture;
import org.songtor.items.BankSide;
import org.songtor.items.Case;
import org.songtor.items.Row;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.State;
import org.songtor.port.Hold;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;
import org.songtor.settings.Channel;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Notes of items and moments of a trace, in the forms in which the store writes them, as a reader has them. */
class NoteWordsTest {
    private static final AgencyCode TOY = AgencyCode.of("toy");
    private static final Words TH = words("th");
    private static final Words EN = words("en");
    private static final Instant AT = Instant.parse("2026-11-21T07:05:00Z");

    @ParameterizedTest
    @EnumSource(
            value = Label.class,
            names = {"CREDIT_UNSURE", "CREDIT_WITHOUT_FILE"})
    void money_of_a_credit_has_its_account_entry_and_buddhist_day(Label label) {
        String note = "account 0200000001, entry E 17, x, 2026-11-21";
        assertThat(TH.note(label, note)).isEqualTo("บัญชี 0200000001 รายการ E 17, x วันที่ 21 พ.ย. 2569");
        assertThat(EN.note(label, note)).isEqualTo("account 0200000001, entry E 17, x, 21 Nov BE 2569");
        assertThat(EN.note(label, "account 0200000001, entry 1509900000017, 2026-11-21"))
                .isEqualTo("account 0200000001, entry xxxxxxxxx0017, 21 Nov BE 2569");
        assertThat(EN.note(label, "of 1509900000017")).isEqualTo("of xxxxxxxxx0017");
    }

    @Test
    void what_the_program_holds_itself_is_no_persons_order() {
        assertThat(TH.holder("songtor")).isEqualTo("ระบบพักไว้เอง");
        assertThat(EN.holder("wichai")).isEqualTo("wichai");
    }

    @Test
    void what_closing_a_days_statement_does_is_said_of_that_day() {
        for (Label label : List.of(Label.STATEMENT_MISSING, Label.STATEMENT_EMPTY, Label.STATEMENT_WRONG_DAY)) {
            assertThat(TH.does(DecisionKind.WRITE_OFF, label)).contains("ถือว่าวันนั้นไม่มีเงินเข้า");
            assertThat(EN.does(DecisionKind.WRITE_OFF, label))
                    .contains("That day counts as one on which no money came");
        }
        assertThat(TH.does(DecisionKind.ASK_AGENCY, Label.STATEMENT_MISSING)).doesNotContain("วันนั้น");
    }

    @Test
    void what_the_agency_booked_and_nobody_sent_has_its_file_masked_person_and_money() {
        assertThat(TH.note(Label.BOOKED_NEVER_SENT, "NC-1.csv: xxxxxxxxx0017 1250.00"))
                .isEqualTo("NC-1.csv: xxxxxxxxx0017 1,250.00 บาท");
        assertThat(EN.note(Label.BOOKED_NEVER_SENT, "NC-1.csv: nobody")).isEqualTo("NC-1.csv: nobody");
    }

    @Test
    void what_came_and_was_rejected_has_its_agency_name_and_each_problem_with_its_place() {
        String control = EN.what(Problem.ofFile(ProblemCode.BAD_HEADER, "", "", ""));
        String code = ProblemCode.BAD_HEADER.code();
        assertThat(EN.note(Label.ARRIVAL_REJECTED, "toy S-1.xml: " + code + " national_id (row 3), " + code))
                .isEqualTo(EN.agency(TOY) + " S-1.xml: " + control + " (" + EN.say("field.national_id") + ") "
                        + EN.say("problem.row", "3") + " · " + control);
        assertThat(TH.note(Label.ARRIVAL_REJECTED, "toy S-1.xml: SGT-0000"))
                .as("a code of another version")
                .endsWith("S-1.xml: SGT-0000");
    }

    @Test
    void of_lines_of_an_answer_that_name_others_it_is_said_that_the_rest_was_used() {
        String note = "ans.csv: 2 lines name a person the file does not hold there: 3, 7";
        assertThat(TH.note(Label.ARRIVAL_REJECTED, note))
                .isEqualTo("ans.csv: 2 รายการเป็นของคนที่ไฟล์ของเราไม่มีตรงลำดับนั้น (รายการที่ 3, 7 ของคำตอบ)");
        assertThat(TH.why(Label.ARRIVAL_REJECTED, note)).contains("รายการอื่นของคำตอบเดียวกันใช้แล้ว");
        assertThat(EN.why(Label.ARRIVAL_REJECTED, "toy S-1.xml: SGT-4005")).isEqualTo(EN.why(Label.ARRIVAL_REJECTED));
    }

    private static Row about(String note) {
        return new Row(
                1,
                Label.ARRIVAL_REJECTED,
                Optional.empty(),
                ItemState.OPEN,
                Satang.ZERO,
                0,
                "operator",
                AT,
                LocalDate.parse("2026-11-28"),
                note,
                false,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    @Test
    void of_what_was_used_the_headline_does_not_say_that_it_is_not_usable() {
        String partly = "ans.csv: 1 lines name a person the file does not hold there: 2";
        assertThat(TH.label(about(partly))).isEqualTo("คำตอบของหน่วยงานใช้ได้บางรายการ");
        assertThat(EN.label(about(partly))).isEqualTo("Some lines of an answer not usable");
        String again = "toy ans.csv: SGT-4014 answer_id";
        assertThat(TH.label(about(again))).isEqualTo("คำตอบของหน่วยงานใช้เลขที่ซ้ำ");
        assertThat(TH.why(Label.ARRIVAL_REJECTED, again)).contains("ใช้คำตอบทั้งสอง");
        assertThat(EN.note(Label.ARRIVAL_REJECTED, again)).contains("ans.csv").contains("(Number of the answer)");
        for (String wrong : List.of("toy ans.csv: SGT-4005 row", "toy a: SGT-4014 answer_id: SGT-4005 row", "")) {
            assertThat(EN.label(about(wrong))).isEqualTo("Incoming file not usable");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Label.class,
            names = {"REFUSED_AT_INTAKE", "HELD_FOR_REVIEW"})
    void what_intake_found_is_told_by_its_codes(Label label) {
        String code = ProblemCode.BAD_NATIONAL_ID.code();
        assertThat(TH.note(label, code + " national_id; " + code))
                .isEqualTo(TH.what(Problem.ofFile(ProblemCode.BAD_NATIONAL_ID, "", "", ""))
                        + " (เลขประจำตัวประชาชน) · "
                        + TH.what(Problem.ofFile(ProblemCode.BAD_NATIONAL_ID, "", "", "")));
    }

    @Test
    void a_note_of_the_calendar_has_days_periods_and_names() {
        assertThat(TH.note(Label.STATEMENT_MISSING, "agency toy; day 2026-11-20; came-of-day 2026-11-19"))
                .isEqualTo(TH.agency(TOY) + " · วันที่ 20 พ.ย. 2569 · ที่มาคือของวันที่ 19 พ.ย. 2569");
        assertThat(EN.note(Label.BATCH_NOT_COME, "period 2569-11; refused-batch B000003"))
                .isEqualTo("November BE 2569 · came and could not be used: B000003");
        assertThat(EN.note(Label.SILENT_AGENCY, "profile toy/dues; silent 3; file T-1.txt"))
                .endsWith("toy/dues · silent: 3 files · for example T-1.txt");
        String late = "profile toy/dues; period 2569-11; held F000012; missed 2026-11-21T07:05:00Z";
        assertThat(TH.note(Label.MISSED_CUTOFF, late))
                .endsWith("พฤศจิกายน 2569 · ไฟล์ F000012 · กำหนดสุดท้าย 21 พ.ย. 2569 14:05");
        assertThat(EN.note(Label.MISSED_CUTOFF, late))
                .endsWith("November BE 2569 · file F000012 · last cut-off " + EN.time(AT));
        assertThat(TH.note(Label.MISSED_CUTOFF, "funds many; profile toy/dues; period 2569-11; held F000012"))
                .startsWith("หลายกองทุน · ");
        assertThat(EN.note(Label.STATEMENT_MISSING, "day 2026-02-30")).isEqualTo("day 2026-02-30");
    }

    @Test
    void a_member_who_is_missing_is_missing_in_a_month() {
        assertThat(TH.note(Label.MISSING_FROM_BATCH, "นายเมืองดี ใจมั่น · เงินออม กอช. · 2569-04"))
                .isEqualTo("นายเมืองดี ใจมั่น · เงินออม กอช. · เมษายน 2569");
        SchemeCode scheme = SchemeCode.of("toysaving");
        String member = "นายเมืองดี ใจมั่น · " + scheme + " · 2569-04";
        assertThat(EN.note(Label.MISSING_FROM_BATCH, member))
                .isEqualTo("นายเมืองดี ใจมั่น · Toy saving · April BE 2569");
        assertThat(TH.note(Label.MISSING_FROM_BATCH, member))
                .isEqualTo("นายเมืองดี ใจมั่น · เงินออมทดสอบ · เมษายน 2569");
        assertThat(EN.does(DecisionKind.WRITE_OFF, Label.BATCH_NOT_COME)).contains("no batch");
        assertThat(TH.does(DecisionKind.WRITE_OFF, Label.BATCH_NOT_COME)).contains("ไม่มีชุด");
        assertThat(EN.note(Label.MISSING_FROM_BATCH, "W:017 · nsf · 2569-04")).isEqualTo("W:017 · nsf · April BE 2569");
        assertThat(EN.note(Label.MISSING_FROM_BATCH, "W:017 · nsf")).isEqualTo("W:017 · nsf");
    }

    @Test
    void whose_an_item_is_is_said_as_far_as_it_can_be_known() {
        Optional<FundId> nobody = Optional.empty();
        assertThat(TH.fund(Label.CREDIT_WITHOUT_FILE, nobody, "account 1")).isEqualTo("ยังไม่รู้ว่าเป็นของกองทุนใด");
        assertThat(TH.fund(Label.STATEMENT_EMPTY, nobody, "agency toy; day 2026-11-20"))
                .isEqualTo("ไม่ใช่เรื่องของกองทุนใดกองทุนหนึ่ง");
        assertThat(TH.fund(Label.SILENT_AGENCY, nobody, "profile toy/dues"))
                .isEqualTo("ไม่ใช่เรื่องของกองทุนใดกองทุนหนึ่ง");
        assertThat(EN.fund(Label.MISSED_CUTOFF, nobody, "funds many; profile toy/dues"))
                .isEqualTo("Several funds");
        assertThat(EN.fund(Label.MISSED_CUTOFF, nobody, "fund elsewhere; profile toy/dues"))
                .isEqualTo("elsewhere");
    }

    @Test
    void nobody_is_said_not_to_know_whose_it_is_where_nobody_asks_that() {
        assertThat(TH.fund(row(Label.CREDIT_WITHOUT_FILE, ItemState.OPEN))).isEqualTo("ยังไม่รู้ว่าเป็นของกองทุนใด");
        for (ItemState over : List.of(ItemState.CLOSED, ItemState.DONE)) {
            assertThat(TH.fund(row(Label.CREDIT_WITHOUT_FILE, over))).isEmpty();
            assertThat(TH.fund(row(Label.CREDIT_TAKEN_BACK, over))).isEmpty();
        }
        assertThat(TH.fund(row(Label.CREDIT_TAKEN_BACK, ItemState.OPEN))).isEmpty();
        assertThat(TH.fund(row(Label.CREDIT_QUESTIONED, ItemState.OPEN))).isEmpty();
        assertThat(TH.fund(row(Label.STATEMENT_EMPTY, ItemState.CLOSED)))
                .isEqualTo("ไม่ใช่เรื่องของกองทุนใดกองทุนหนึ่ง");
    }

    /** An item of operators without lines. */
    private static Row row(Label label, ItemState state) {
        Row other = ReviewCases.gaveUp("");
        return new Row(
                other.id(),
                label,
                Optional.empty(),
                state,
                other.atRisk(),
                0,
                "operator",
                other.openedAt(),
                other.due(),
                "account 0200000001, entry E17, 2026-11-21",
                false,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    @Test
    void why_the_program_holds_a_file_is_read_in_one_language() {
        String why =
                "เลยกำหนดส่งเมื่อ 15/11/2568 23:50 รอคนตัดสินใจ · missed its last cut-off 2025-11-15 23:50, a person decides";
        assertThat(TH.heldWhy(why)).isEqualTo("เลยกำหนดส่งเมื่อ 15/11/2568 23:50 รอคนตัดสินใจ");
        assertThat(EN.heldWhy(why)).isEqualTo("missed its last cut-off 2025-11-15 23:50, a person decides");
        assertThat(TH.heldWhy(Hold.STRANGER))
                .isEqualTo("ปลายทางแสดงตัวไม่ตรงกับที่ระบบรู้จัก จึงยังไม่ส่งอะไรไป ต้องให้ผู้ดูแลระบบตรวจก่อน");
        assertThat(EN.heldWhy(Hold.STRANGER)).startsWith("the other side showed another identity");
        assertThat(TH.heldWhy("รอ · กองทุนยืนยัน")).isEqualTo("รอ · กองทุนยืนยัน");
    }

    @Test
    void pages_are_called_as_their_tabs() {
        for (Words w : List.of(TH, EN)) {
            assertThat(w.say("notagain.CARRIED.todo")).contains("“" + w.say("nav.handover") + "”");
            assertThat(w.say("notagain.NOT_CARRIED.todo")).contains("“" + w.say("nav.delivery") + "”");
        }
    }

    @Test
    void what_a_person_let_go_did_not_end_by_evidence() {
        assertThat(TH.itemState(row(Label.MISSED_CUTOFF, ItemState.CLOSED))).doesNotContain("หลักฐาน");
        assertThat(TH.itemState(row(Label.NEVER_PAID, ItemState.CLOSED))).contains("หลักฐาน");
        assertThat(TH.ended(ReviewCases.closed(row(Label.MISSED_CUTOFF, ItemState.CLOSED), List.of())))
                .contains("ประวัติ")
                .doesNotContain("ไม่มีใครต้องทำอะไร");
        assertThat(TH.ended(ReviewCases.closed(row(Label.NEVER_PAID, ItemState.CLOSED), List.of())))
                .contains("หลักฐานที่มาภายหลังตรงกัน");
    }

    @Test
    void a_credit_that_the_bank_took_back_did_not_end_because_evidence_agrees() {
        Row row = row(Label.CREDIT_WITHOUT_FILE, ItemState.CLOSED);
        BankSide left = new BankSide(
                BankSide.What.TAKEN, "0200000001", "X4", LocalDate.of(2026, 11, 22), Satang.ofBaht(500), "REVERSAL");
        Case gone = ReviewCases.closed(row, List.of(left));
        assertThat(TH.itemState(row)).isEqualTo("ปิดแล้ว ไม่มีอะไรต้องตัดสินอีก");
        assertThat(TH.itemState(gone)).isEqualTo("ปิดแล้ว เงินก้อนนี้ออกจากบัญชีไปแล้ว");
        assertThat(TH.ended(gone)).contains("ออกจากบัญชีไปแล้ว ตามรายการ X4 วันที่ 22 พ.ย. 2569");
        assertThat(EN.ended(gone)).contains("by entry X4 of 22 Nov BE 2569");
        assertThat(TH.itemState(ReviewCases.closed(row, List.of()))).isEqualTo(TH.itemState(row));
    }

    @Test
    void a_gap_between_statements_has_both_days_and_balances_and_how_far_they_are_apart() {
        String note =
                "agency toy; account 0200423250; stated-until 2026-11-20; closing 1100.00; stated-from 2026-11-23;"
                        + " opening 850.50; apart -249.50";
        assertThat(TH.note(Label.STATEMENT_GAP, note))
                .isEqualTo(
                        TH.agency(TOY) + " · บัญชี 0200423250 · ฉบับก่อนถึงวันที่ 20 พ.ย. 2569 · ยอดยกไป 1,100.00 บาท"
                                + " · ฉบับถัดมาตั้งแต่วันที่ 23 พ.ย. 2569 · ยอดยกมา 850.50 บาท · ต่างกัน -249.50 บาท");
        assertThat(EN.note(Label.STATEMENT_GAP, note)).endsWith("apart").contains("the one before ends on 20 Nov");
        assertThat(TH.note(Label.CREDIT_TAKEN_BACK, "account 0200423250, entry E-9, 2026-11-20"))
                .isEqualTo("บัญชี 0200423250 รายการ E-9 วันที่ 20 พ.ย. 2569");
    }

    @Test
    void a_file_and_its_lines_are_placed_and_an_id_in_the_agencys_words_is_hidden() {
        assertThat(TH.note(Label.REFUSED_BY_AGENCY, "NC-1.csv: line 5 (E1)")).isEqualTo("NC-1.csv: รายการที่ 5 · E1");
        assertThat(TH.note(Label.REFUSED_BY_AGENCY, "NC-1.csv: 12 lines")).isEqualTo("NC-1.csv: 12 รายการ");
        assertThat(TH.note(Label.FILE_OVER, "NC-1.csv + NC-2.csv: 12 lines"))
                .isEqualTo("NC-1.csv + NC-2.csv: 12 รายการ");
        assertThat(EN.note(Label.REFUSED_BY_AGENCY, "NC-1.csv: line 5 (of 1509900000017)"))
                .doesNotContain("1509900");
    }

    @Test
    void days_and_times_left_are_written_as_people_say_them() {
        assertThat(TH.day(MonthDay.of(12, 1))).isEqualTo("1 ธ.ค.");
        assertThat(EN.day(LocalDate.of(2027, 1, 31))).isEqualTo("31 Jan BE 2570");
        assertThat(TH.moment(AT)).isEqualTo("เสาร์ 21 พ.ย. 2569 14:05");
        assertThat(EN.left(AT, AT.plusSeconds(59))).isEqualTo(EN.say("left.minutes", "0"));
        assertThat(EN.left(AT, AT.plusSeconds(2 * 86_400 + 3 * 3_600 + 5 * 60)))
                .isEqualTo(
                        EN.say("left.days", "2") + " " + EN.say("left.hours", "3") + " " + EN.say("left.minutes", "5"));
        assertThat(EN.left(AT, AT.plusSeconds(86_400)))
                .isEqualTo(
                        EN.say("left.days", "1") + " " + EN.say("left.hours", "0") + " " + EN.say("left.minutes", "0"));
    }

    @Test
    void each_moment_of_a_trace_is_told_in_words() {
        assertThat(told(TH, What.SUBMITTED, "folder")).isEqualTo("โฟลเดอร์รับไฟล์");
        assertThat(told(TH, What.CHECKED, "batch.checked")).isEmpty();
        assertThat(told(TH, What.HELD, "")).isEmpty();
        assertThat(told(TH, What.FORWARDED, "7")).isEqualTo("คำสั่งที่ 7");
        assertThat(told(TH, What.RETURNED, "8")).isEqualTo("คำสั่งที่ 8");
        assertThat(told(TH, What.SENT, "toy")).isEqualTo(TH.agency(TOY));
        assertThat(told(TH, What.DELIVERED, "toy")).isEqualTo(TH.agency(TOY));
        assertThat(told(TH, What.ATTEMPTED, "UNKNOWN")).isEqualTo("ไม่รู้ว่าถึงหรือไม่");
        assertThat(told(TH, What.LABELLED, "SETTLED")).isEqualTo(TH.label(Label.SETTLED));
        assertThat(told(TH, What.ASKED, "FILE_OVER")).isEqualTo(TH.label(Label.FILE_OVER));
        assertThat(told(TH, What.ANSWERED, "FILE_REFUSED")).isEqualTo("ไม่รับทั้งไฟล์");
        assertThat(told(TH, What.LINE_ANSWERED, "DUPLICATE")).isEqualTo("มีอยู่แล้ว (ซ้ำ)");
        assertThat(told(TH, What.PROPOSED, "MATCH_CREDIT")).isEqualTo("จับคู่เงินเข้ากับไฟล์");
        assertThat(told(TH, What.DECIDED, "RETURNED")).isEqualTo("ส่งคืนข้อเสนอ");
        assertThat(told(TH, What.MOVED, "SENT ACCEPTED"))
                .isEqualTo(TH.say("trace.from.to", "ส่งแล้ว รอหน่วยงานตอบ", "หน่วยงานรับแล้ว รอเงินครบ"));
        assertThat(told(EN, What.CREDITED, "0200000001 E 17 2026-11-21"))
                .isEqualTo("account 0200000001, entry E 17, 21 Nov BE 2569");
        assertThat(told(TH, What.CREDITED, "0200000001 E4 2026-11-22, fee 10.00: ฝากเงินสด: 2026-11-20"))
                .isEqualTo(
                        "บัญชี 0200000001 รายการ E4 วันที่ 22 พ.ย. 2569 ค่าธรรมเนียม 10.00 บาท · ฝากเงินสด: 2026-11-20");
        assertThat(told(TH, What.CREDIT_MOVED, "0200000001 E4 2026-11-22, file other ST0000000127"))
                .endsWith("วันที่ 22 พ.ย. 2569 · นับเป็นของไฟล์อื่น, ไฟล์ ST0000000127");
        assertThat(told(TH, What.CREDIT_MATCHED, "0200000001 E4 2026-11-22, file other"))
                .endsWith("วันที่ 22 พ.ย. 2569 · ข้อความของธนาคารอ้างเลขของไฟล์อื่น");
        assertThat(told(EN, What.CREDIT_MATCHED, "0200000001 E4 2026-11-22"))
                .endsWith("22 Nov BE 2569 · the bank’s text does not name this file");
        assertThat(told(TH, What.DEBITED, "0200000001 E4 2026-11-22, many"))
                .endsWith("วันที่ 22 พ.ย. 2569 · เป็นเงินของหลายกองทุนรวมกัน ไม่รู้ว่าเป็นของกองทุนใดเท่าใด");
        assertThat(told(EN, What.DEBITED, "0200000001 E4 2026-11-22: back, many"))
                .as("the bank’s own words")
                .endsWith("22 Nov BE 2569 · back, many");
        assertThat(told(TH, What.ASKED, "UNDELIVERED")).isEqualTo(TH.label(Label.UNDELIVERED));
        assertThat(told(EN, What.CREDITED, "0200000001 1509900000017")).isEqualTo("0200000001 xxxxxxxxx0017");
        assertThat(told(EN, What.FROZEN, "1509900000017")).isEqualTo("xxxxxxxxx0017");
        assertThat(told(EN, What.SUBMITTED, "pigeon")).as("of another version").isEqualTo("pigeon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"th", "en"})
    void no_moment_of_the_program_is_told_in_its_own_code(String language) {
        Words w = words(language);
        Arrays.stream(What.values())
                .forEach(what -> assertThat(w.say("moment." + what)).isNotBlank());
        for (String word : new String[] {"DONE", "UNDONE", "RETURNED"}) {
            assertThat(told(w, What.DECIDED, word)).isNotEqualTo(word);
        }
        for (State state : State.values()) {
            assertThat(w.moment(moment(What.DECIDED, "order 7", state.name()))).isNotEqualTo(state.name());
        }
        for (Kind kind : Kind.values()) {
            assertThat(w.moment(moment(What.PROPOSED, "order 7", kind.name()))).isNotEqualTo(kind.name());
        }
        for (String word : new String[] {"DELIVERED", "REFUSED", "TRY_AGAIN", "UNKNOWN"}) {
            assertThat(told(w, What.ATTEMPTED, word)).isNotEqualTo(word);
        }
    }

    @Test
    void what_a_moment_happened_to_is_a_batch_a_line_a_file_or_an_item() {
        assertThat(subject("B000012 line 3")).isEqualTo("B000012 " + EN.say("line.at", "3"));
        assertThat(subject("item 37")).isEqualTo("item 37");
        assertThat(TH.subject(moment(What.ASKED, "item 37", ""))).isEqualTo("เรื่องที่ 37");
        assertThat(TH.subject(moment(What.PROPOSED, "order 7", ""))).isEqualTo("คำสั่งที่ 7");
        assertThat(subject("0200000001 1509900000017")).isEqualTo("0200000001 xxxxxxxxx0017");
    }

    private static String subject(String subject) {
        return EN.subject(moment(What.LABELLED, subject, ""));
    }

    private static String told(Words w, What what, String detail) {
        return w.moment(moment(what, "B000012", detail));
    }

    private static Moment moment(What what, String subject, String detail) {
        return new Moment(AT, what, subject, detail, Optional.empty(), Optional.empty());
    }

    @Test
    void what_an_end_does_to_money_that_was_taken_back_is_said_as_it_is() {
        ReviewDouble desk = new ReviewDouble();
        Viewer operator = new Viewer("operator", Set.of(), true);
        long item = 100 + Label.CREDIT_TAKEN_BACK.ordinal();
        assertThat(TH.does(DecisionKind.WRITE_OFF, desk.item(operator, item).orElseThrow()))
                .contains("ยอดนี้ไม่นับเป็นเงินของไฟล์");
        desk.unknown.add(item);
        Case unknown = desk.item(operator, item).orElseThrow();
        assertThat(TH.does(DecisionKind.WRITE_OFF, unknown)).contains("แต่ระบบไม่หักยอดจากไฟล์ใด");
        assertThat(EN.does(DecisionKind.WRITE_OFF, unknown)).contains("nothing is taken off any file");
        assertThat(TH.does(DecisionKind.NOT_OURS, unknown)).contains("เงินของทุกไฟล์นับครบเหมือนเดิม");
        assertThat(EN.does(DecisionKind.NOT_OURS, unknown)).contains("as it does now");
        assertThat(TH.todo(unknown)).contains("เงินเข้าที่ยอดเท่ากัน");
    }

    private static Words words(String language) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return new Words(
                texts,
                Locale.forLanguageTag(language),
                ZoneId.of("Asia/Bangkok"),
                FlowFixture.withScheme(
                        FlowFixture.settings(Channel.HTTPS, URI.create("https://127.0.0.1:1")),
                        SchemeCode.of("toysaving"),
                        "เงินออมทดสอบ",
                        "Toy saving"));
    }
}
