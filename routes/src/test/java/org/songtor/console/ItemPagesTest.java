package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.desk.Authorities;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.ProblemCode;
import org.songtor.port.ReviewDesk.By;
import org.songtor.port.ReviewDesk.Correction;
import org.songtor.port.ReviewDesk.Proposal;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What the pages of exceptions show, to whom, and in which words. */
class ItemPagesTest extends ConsoleVisits {
    @Autowired
    ReviewDouble desk;

    @Autowired
    Authorities authorities;

    @Test
    void what_is_above_all_tiers_says_so_before_anybody_proposes_and_offers_only_what_moves_no_more() throws Exception {
        String refused = item(Label.REFUSED_BY_AGENCY);
        assertThat(page("malee", get(refused)))
                .contains("value=\"RETURN_TO_MEMBER\"", "value=\"ASK_AGENCY\"")
                .doesNotContain("ต้องให้ที่ประชุมตัดสิน");
        desk.large.add(id(refused));
        desk.large.add(id(item(Label.AMOUNT_MISMATCH)));
        try {
            assertThat(page("malee", get(refused)))
                    .contains("ต้องให้ที่ประชุมตัดสิน", "value=\"ASK_AGENCY\"")
                    .doesNotContain("value=\"RETURN_TO_MEMBER\"", "value=\"RESUBMIT\"", "value=\"WRITE_OFF\"");
            assertThat(page("malee", get(refused).param("lang", "en"))).contains("the meeting must decide");
            assertThat(page("malee", get(item(Label.AMOUNT_MISMATCH))))
                    .as("the difference is one satang")
                    .contains("value=\"ACCEPT_AGENCY_AMOUNT\"", "ต้องให้ที่ประชุมตัดสิน")
                    .doesNotContain("value=\"RETURN_TO_MEMBER\"");
        } finally {
            desk.empty();
        }
    }

    @Test
    void of_a_group_above_all_tiers_lines_are_ticked_and_decided_in_parts() throws Exception {
        desk.empty();
        String item = item(Label.NOT_ELIGIBLE);
        desk.many.add(id(item));
        String all = main(page("malee", get(item)));
        assertThat(all)
                .contains("ต้องให้ที่ประชุมตัดสิน", "แต่ละรายการตัดสินแยกกันได้", "action=\"" + item + "/lines\"")
                .contains("name=\"line\" value=\"7\" checked", "name=\"line\" value=\"9\" checked")
                .doesNotContain("value=\"RETURN_TO_MEMBER\"");
        String two = main(page(
                "malee", post(item + "/lines").with(csrf()).param("line", "8").param("line", "9")));
        assertThat(two)
                .contains("ตัดสินครั้งนี้ 2 รายการ รวม 19,000.00 บาท", "value=\"RETURN_TO_MEMBER\"")
                .contains("type=\"hidden\" name=\"line\" value=\"8\"", "type=\"hidden\" name=\"line\" value=\"9\"")
                .doesNotContain("type=\"hidden\" name=\"line\" value=\"7\"", "ต้องให้ที่ประชุมตัดสิน");
        assertThat(answer("malee", get(item + "/lines")).getRedirectedUrl()).isEqualTo(item);
        answer(
                "malee",
                post(item + "/propose")
                        .with(csrf())
                        .param("kind", "RETURN_TO_MEMBER")
                        .param("reason", "คืนสองราย")
                        .param("line", "8", "9"));
        assertThat(desk.proposals)
                .singleElement()
                .satisfies(wish -> assertThat(wish.lines()).containsExactlyInAnyOrder(8L, 9L));
        desk.empty();
    }

    @Test
    void what_is_put_off_is_told_to_the_chair_by_whom_until_when_and_how_often() throws Exception {
        desk.empty();
        String item = item(Label.NEVER_ANSWERED);
        for (String day : new String[] {"2026-12-01", "2027-11-01"}) {
            answer(
                    "malee",
                    post(item + "/propose")
                            .with(csrf())
                            .param("kind", "WAIT_UNTIL")
                            .param("reason", "รอ")
                            .param("until", day));
        }
        assertThat(main(page("prasit", get("/items"))))
                .contains(
                        "มีคนขอรอไว้ 1 เรื่อง",
                        "มาลี ใจดี (malee) ขอไว้ถึง 1 พ.ย. 2570",
                        "ขอรอมาแล้ว 2 ครั้ง ครั้งแรก");
        desk.empty();
        assertThat(main(page("prasit", get("/items")))).doesNotContain("มีคนขอรอไว้");
    }

    @Test
    void an_operator_reads_no_note_and_opens_no_paper_of_a_fund() throws Exception {
        desk.empty();
        String item = item(Label.AMOUNT_MISMATCH);
        Viewer malee = new Viewer("malee", Set.of(FundId.of("wiang")), false);
        desk.note(malee, id(item), "malee", "โทรหาลูกสาวแล้ว");
        long paper = desk.attach(malee, id(item), "malee", "สมุดบัญชี.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))
                .id();
        String opens = item + "/attachments/" + paper;
        assertThat(page("malee", get(item))).contains("โทรหาลูกสาวแล้ว", "สมุดบัญชี.pdf", "href=\"" + opens);
        assertThat(page("operator", get(item)))
                .contains("PDF", "เอกสารของกองทุน ผู้ดูแลระบบเปิดไม่ได้", "ผู้ดูแลระบบไม่เห็นข้อความ")
                .doesNotContain("โทรหาลูกสาวแล้ว", "สมุดบัญชี.pdf", "href=\"" + opens);
        assertThat(answer("malee", get(opens)).getStatus()).isEqualTo(200);
        assertThat(answer("operator", get(opens)).getStatus()).isEqualTo(403);
        desk.empty();
    }

    @Test
    void a_collector_takes_no_item_and_sets_no_day() throws Exception {
        desk.empty();
        String item = item(Label.AMOUNT_MISMATCH);
        assertThat(page("malee", get(item))).contains("action=\"" + item + "/owner\"");
        assertThat(page("kanda", get(item))).doesNotContain("action=\"" + item + "/owner\"");
        assertThat(answer("kanda", post(item + "/owner").with(csrf()).param("mine", "true"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(desk.assigned).isEmpty();
        desk.empty();
    }

    @Test
    void of_one_chosen_line_the_id_is_mended() throws Exception {
        desk.empty();
        String item = item(Label.REFUSED_BY_AGENCY);
        desk.many.add(id(item));
        assertThat(page("malee", post(item + "/lines").with(csrf()).param("line", "9")))
                .contains("name=\"person\"");
        answer(
                "malee",
                post(item + "/propose")
                        .with(csrf())
                        .param("kind", "RESUBMIT")
                        .param("reason", "เลขผิด")
                        .param("person", MonthFixture.WHOLE_ID)
                        .param("line", "9"));
        assertThat(desk.proposals)
                .singleElement()
                .satisfies(wish -> assertThat(wish.corrections())
                        .extracting(Correction::line)
                        .containsExactly(9L));
        desk.empty();
    }

    @Test
    void each_part_that_was_decided_is_told_and_may_be_taken_back() throws Exception {
        desk.empty();
        String item = item(Label.NOT_ELIGIBLE);
        Viewer fund = new Viewer("malee", Set.of(FundId.of("wiang")), false);
        for (int part = 1; part <= 2; part++) {
            desk.propose(fund, id(item), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "ส่วนที่ " + part), by("malee"));
            desk.approve(fund, part, by("prasit"));
            desk.execute(fund, part, by("prasit"));
            if (part == 1) {
                desk.contradict(1);
            }
        }
        String html = main(page("malee", get(item)));
        assertThat(html).contains("เรื่องนี้จบแล้ว", "/decisions/2/undo");
        desk.empty();
    }

    private static long id(String item) {
        return Long.parseLong(item.substring(item.lastIndexOf('/') + 1));
    }

    @Test
    void whose_term_ended_is_told_the_day() throws Exception {
        assertThat(page("former", get(item(Label.REFUSED_BY_AGENCY))))
                .contains("วาระของคุณสิ้นสุดเมื่อ 20 พ.ย. 2569")
                .doesNotContain("ไม่ใช่ผู้มีสิทธิเสนอ", "name=\"kind\"");
        assertThat(page("former", get(item(Label.REFUSED_BY_AGENCY)).param("lang", "en")))
                .contains("Your term of office ended on 20 Nov BE 2569");
        assertThat(page("malee", get(item(Label.REFUSED_BY_AGENCY)))).doesNotContain("วาระของคุณ");
    }

    @Test
    void a_note_is_told_in_words_and_not_in_codes() throws Exception {
        assertThat(page("malee", get("/items/100")))
                .contains("ไม่พบชื่อคนนี้ในทะเบียนสมาชิก", "(จำนวนเงิน)")
                .doesNotContain("SGT-3004");
    }

    @Test
    void an_item_tells_why_its_correcting_batch_did_not_pass_the_check() throws Exception {
        String refused = item(Label.REFUSED_BY_AGENCY);
        assertThat(page("malee", get(refused)))
                .contains(
                        "เหตุที่ชุดแก้ไขไม่ผ่านการตรวจรับ",
                        ProblemCode.BAD_NATIONAL_ID.code(),
                        "แก้แล้วส่งใหม่หรือคืนสมาชิก");
        assertThat(page("malee", get(refused).param("lang", "en")))
                .contains("Why the correcting batch did not pass the check", "one of the two");
        assertThat(page("malee", get(item(Label.FILE_OVER)))).doesNotContain("เหตุที่ชุดแก้ไขไม่ผ่านการตรวจรับ");
    }

    @Test
    void what_intake_did_not_take_over_is_decided_again_and_not_taken_back() throws Exception {
        desk.empty();
        String item = item(Label.REFUSED_BY_AGENCY);
        long number = Long.parseLong(item.substring(item.lastIndexOf('/') + 1));
        Viewer fund = new Viewer("malee", Set.of(FundId.of("wiang")), false);
        desk.propose(fund, number, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"), by("malee"));
        desk.approve(fund, 1, by("prasit"));
        desk.execute(fund, 1, by("prasit"));
        String undo = "/decisions/1/undo";
        assertThat(page("malee", get(item))).contains(undo);
        desk.contradict(1);
        assertThat(page("malee", get(item))).contains(undo);
        desk.notTaken(1);
        assertThat(page("malee", get(item))).doesNotContain(undo).contains("value=\"RESUBMIT\"");
        desk.empty();
    }

    @Test
    void a_history_says_by_when_a_question_that_opened_again_is_to_be_decided() throws Exception {
        String item = item(Label.AMOUNT_MISMATCH);
        desk.dueAnew(100 + Label.AMOUNT_MISMATCH.ordinal(), LocalDate.of(2026, 11, 28));
        assertThat(page("malee", get(item)))
                .contains("นับกำหนดใหม่ ควรตัดสินภายใน", "<b>28 พ.ย. 2569</b>")
                .doesNotContain("2026-11-28");
        assertThat(page("malee", get(item).cookie(new Cookie("songtor-lang", "en"))))
                .contains("Its days count anew, to decide by", "<b>28 Nov BE 2569</b>");
        desk.empty();
    }

    @Test
    void notes_of_credits_arrivals_and_payments_nobody_sent_are_words_with_buddhist_days_and_baht() throws Exception {
        assertThat(page("malee", get(item(Label.CREDIT_UNSURE))))
                .contains("บัญชี 0200000001 รายการ E17 วันที่ 21 พ.ย. 2569")
                .doesNotContain(", 2026-11-21", "entry E17");
        assertThat(page("malee", get(item(Label.BOOKED_NEVER_SENT)))).contains("xxxxxxxxx0002 1,100.00 บาท");
        assertThat(page("malee", get(item(Label.ARRIVAL_REJECTED))))
                .contains("NC-1.csv: มีระเบียนในไฟล์", "(จำนวนเงิน) แถวที่ 3 · ", "(ลายมือชื่อ)")
                .doesNotContain("SGT-4005", "(row 3)");
        assertThat(page("malee", get(item(Label.HELD_FOR_REVIEW))))
                .contains("(ชื่อ)")
                .doesNotContain("SGT-4001");
        assertThat(page("malee", get(item(Label.REFUSED_AT_INTAKE))))
                .contains("(จำนวนรายการที่หัวไฟล์)")
                .doesNotContain("SGT-1011");
    }

    @Test
    void money_nobody_knows_is_shown_as_the_bank_tells_it() throws Exception {
        String html = page("malee", get(item(Label.CREDIT_WITHOUT_FILE)));
        assertThat(html)
                .contains("<q>ฝากเงินสด สาขาเชียงคำ xxxxxxxxx0708</q>", "25,690.00 บาท", "10.00 บาท", "21 พ.ย. 2569")
                .contains("0200000001", "E17", "กรอกเลขอ้างอิง")
                .doesNotContain(MonthFixture.WHOLE_ID, "เรื่องนี้ไม่ผูกกับรายการใด", "แจ้งผู้ดูแลระบบ");
        assertThat(html.indexOf("value=\"ASK_AGENCY\""))
                .as("whose account it is is asked before it is given up")
                .isPositive()
                .isLessThan(html.indexOf("value=\"NOT_OURS\""));
        assertThat(page("malee", get(item(Label.CREDIT_WITHOUT_FILE)).param("lang", "en")))
                .contains("This money, as the bank tells it", "Fee the bank kept");
        assertThat(page("malee", get(item(Label.FILE_OVER)))).doesNotContain("เงินก้อนนี้ตามที่ธนาคารบอก");
    }

    /** Thirteen digits of the bank's that are no national id stay to be read. */
    @Test
    void what_left_the_account_is_shown_in_the_banks_words_and_that_it_names_nothing_is_said() throws Exception {
        assertThat(page("operator", get(item(Label.CREDIT_TAKEN_BACK))))
                .contains("<q>REVERSAL OF E-1</q>", "2611200100002", "ยอดนี้จึงยังไม่นับเป็นเงินของไฟล์")
                .doesNotContain("ไม่ได้บอกว่าเป็นเงินเข้าก้อนใด");
        desk.unknown.add(id(item(Label.CREDIT_TAKEN_BACK)));
        assertThat(page("operator", get(item(Label.CREDIT_TAKEN_BACK))))
                .contains("ธนาคารดึงเงินกลับ แต่ไม่ได้บอกว่าเป็นเงินเข้าก้อนใด", "เงินออก ไม่รู้ว่าเป็นเงินเข้าก้อนใด")
                .doesNotContain("ยอดนี้จึงยังไม่นับเป็นเงินของไฟล์");
        assertThat(page("operator", get(item(Label.CREDIT_TAKEN_BACK)).param("lang", "en")))
                .contains("does not say which: nothing was taken off any file yet");
        desk.empty();
    }

    @Test
    void of_what_names_nothing_the_credits_that_it_may_have_taken_back_stand_there_to_choose_from() throws Exception {
        desk.empty();
        String item = "/items/" + MonthFixture.LEFT;
        assertThat(page("operator", get(item))).doesNotContain("name=\"credit\"");
        desk.unknown.add(id(item));
        assertThat(page("operator", get(item)))
                .contains("name=\"credit\" value=\"61\"", "name=\"credit\" value=\"62\"", "name=\"reference\"")
                .contains(
                        "<q>โอน ST0000000127 xxxxxxxxx0708</q>", "2611200100003", "ST0000000127", "กองทุนหมู่บ้านเวียง")
                .contains("ข้อความเงินออกมีเลขนี้ E-1", "ยังไม่นับเป็นของไฟล์ใด");
        assertThat(page("operator", get(item).param("lang", "en")))
                .contains("Say which money was taken back", "The same amount alone is not enough");
        assertThat(takenBack(item, "61", "")).endsWith(item);
        assertThat(desk.proposals.get(0).credit()).contains(61L);
        assertThat(desk.proposals.get(0).files()).isEmpty();
        desk.empty();
        desk.unknown.add(id(item));
        assertThat(takenBack(item, "", "ST0000000000")).contains("UNKNOWN_REFERENCE");
        assertThat(takenBack(item, "", ReviewDouble.REFERENCE.value())).endsWith(item);
        assertThat(desk.proposals.get(0).credit()).isEmpty();
        assertThat(desk.proposals.get(0).files()).containsExactly(new FileId(12));
        assertThat(page("operator", get(item).param("problem", "ONE_OF_THEM"))).contains("เลือกเงินเข้าหนึ่งก้อน");
        assertThat(page("operator", get(item).param("problem", "TAKEN_ALREADY")))
                .contains("ถูกดึงกลับสองครั้งไม่ได้");
        desk.empty();
    }

    private String takenBack(String item, String credit, String reference) throws Exception {
        return String.valueOf(answer(
                        "operator",
                        post(item + "/propose")
                                .with(csrf())
                                .param("kind", "MATCH_DEBIT")
                                .param("reason", "ธนาคารบอก")
                                .param("credit", credit)
                                .param("reference", reference))
                .getRedirectedUrl());
    }

    @Test
    void the_second_operator_sees_what_left_what_came_and_whose_money_it_is() throws Exception {
        desk.empty();
        String item = "/items/" + MonthFixture.LEFT;
        desk.unknown.add(id(item));
        takenBack(item, "61", "");
        String card = main(page("deputy", get(item)));
        assertThat(card.substring(card.indexOf("ข้อเสนอที่รอลงนาม"), card.indexOf("สิ่งที่ธนาคารบอก วางคู่กัน")))
                .contains("<q>REVERSAL OF E-1</q>", "2611200100002", "ดึงเงินเข้าก้อนนี้กลับ")
                .contains("<q>โอน ST0000000127 xxxxxxxxx0708</q>", "2611200100003")
                .contains("หักจากเงินของไฟล์", "<b class=\"code\">ST0000000127</b>", "กองทุนหมู่บ้านเวียง")
                .contains("ยอดที่ต้องโอน 25,700.00 บาท ตอนนี้นับว่าเข้าแล้ว 25,700.00 บาท");
        assertThat(page("deputy", get(item).param("lang", "en"))).contains("Taken off the money of");
        String sign = item + "/decisions/1/approve";
        assertThat(answer("operator", post(sign).with(csrf())).getStatus())
                .as("who proposed does not approve")
                .isEqualTo(403);
        assertThat(desk.decision(new Viewer("operator", Set.of(), true), 1)
                        .orElseThrow()
                        .state())
                .isEqualTo(DecisionState.PROPOSED);
        assertThat(answer("deputy", post(sign).with(csrf())).getRedirectedUrl()).endsWith(item);
        assertThat(main(page("operator", get(item))))
                .as("and so does the story when it is over")
                .contains("<span class=\"code\">2611200100003 </span>", "<span class=\"code\">ST0000000127</span>");
        desk.empty();
    }

    @Test
    void a_letter_says_what_is_due_and_what_came_and_what_the_bank_wrote() throws Exception {
        desk.empty();
        long item = id(item(Label.NEVER_ANSWERED));
        desk.propose(
                new Viewer("malee", Set.of(FundId.of("wiang")), false),
                item,
                Proposal.until(DecisionKind.ASK_AGENCY, "ถาม", LocalDate.of(2026, 12, 1)),
                by("malee"));
        assertThat(page("malee", get("/letters/1")))
                .contains("544.00 บาท", "443.00 บาท", "0200423250", "2611200100002")
                .contains("<q>เงินเข้าไม่ทราบที่มา</q>", "<q>REVERSAL OF E-1</q>");
        desk.empty();
    }

    @Test
    void who_holds_the_paying_in_slip_names_the_file_by_its_reference() throws Exception {
        desk.empty();
        String item = item(Label.CREDIT_WITHOUT_FILE);
        assertThat(page("malee", get(item))).contains("name=\"reference\"");
        String typed = ReviewDouble.REFERENCE.value().toLowerCase(Locale.ROOT).replaceAll("(....)", "$1 ");
        assertThat(proposed(item, "ST0000000000")).contains("UNKNOWN_REFERENCE");
        assertThat(desk.proposals).isEmpty();
        assertThat(page("malee", get(item).param("problem", "UNKNOWN_REFERENCE")))
                .contains("ดูเลขบนใบนำฝากอีกครั้ง");
        assertThat(proposed(item, typed)).endsWith(item);
        assertThat(desk.proposals)
                .singleElement()
                .satisfies(wish -> assertThat(wish.files()).containsExactly(new FileId(12)));
        desk.empty();
    }

    private String proposed(String item, String reference) throws Exception {
        return String.valueOf(answer(
                        "malee",
                        post(item + "/propose")
                                .with(csrf())
                                .param("kind", "MATCH_CREDIT")
                                .param("reason", "ตามใบนำฝาก")
                                .param("reference", reference))
                .getRedirectedUrl());
    }

    @Test
    void the_second_person_sees_whose_id_a_line_goes_again_under() throws Exception {
        desk.empty();
        String item = item(Label.REFUSED_BY_AGENCY);
        desk.propose(
                new Viewer("malee", Set.of(FundId.of("wiang")), false),
                id(item),
                new Proposal(
                        DecisionKind.RESUBMIT,
                        "เลขผิด",
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(new Correction(7, NationalId.of(MonthFixture.WHOLE_ID)))),
                by("malee"));
        assertThat(main(page("prasit", get(item))))
                .contains("xxxxxxxxx0705", "แก้เป็น", "<b class=\"code\">xxxxxxxxx0708</b>")
                .contains("เป็นของสมาชิกอีกคนหนึ่ง: นางสมศรี ดวงแก้ว", "เป็น xxxxxxxxx0017 ซึ่งเป็นคนละเลขกัน")
                .doesNotContain(MonthFixture.WHOLE_ID);
        assertThat(page("prasit", get(item).param("lang", "en")))
                .contains("this id is another member’s: นางสมศรี ดวงแก้ว");
        desk.empty();
    }

    @Test
    void the_second_person_sees_which_files_get_the_money() throws Exception {
        desk.empty();
        String item = item(Label.CREDIT_WITHOUT_FILE);
        proposed(item, ReviewDouble.REFERENCE.value());
        assertThat(main(page("prasit", get(item))))
                .contains("เงินก้อนนี้จะนับเป็นของไฟล์", "<b class=\"code\">ST0000000127</b>")
                .contains("ยอดที่ต้องโอน 25,700.00 บาท เข้าแล้ว 700.00 บาท ยังขาด 25,000.00 บาท");
        assertThat(page("prasit", get(item).param("lang", "en"))).contains("Files that this money is for");
        desk.approve(new Viewer("prasit", Set.of(FundId.of("wiang")), false), 1, by("prasit"));
        desk.execute(new Viewer("prasit", Set.of(FundId.of("wiang")), false), 1, by("prasit"));
        assertThat(main(page("prasit", get(item))))
                .as("and so does the story when it is over")
                .contains("<span class=\"code\">ST0000000127</span>");
        desk.empty();
    }

    @Test
    void what_one_person_asked_is_not_told_as_over_but_until_when_and_who_asked() throws Exception {
        desk.empty();
        String item = item(Label.AMOUNT_MISMATCH);
        desk.propose(
                new Viewer("malee", Set.of(FundId.of("wiang")), false),
                id(item),
                Proposal.until(DecisionKind.ASK_AGENCY, "เพราะอะไร", LocalDate.of(2026, 12, 5)),
                by("malee"));
        assertThat(main(page("malee", get(item))))
                .contains("ถามไว้หรือรออยู่ ยังไม่จบ", "รอถึง 5 ธ.ค. 2569", "โดย ", "(malee) เมื่อ", "<q>เพราะอะไร</q>")
                .contains("ยอดเงินที่ค้าง", "value=\"ACCEPT_AGENCY_AMOUNT\"", "แล้วระบบจะเลิกรอ")
                .doesNotContain("เรื่องนี้จบแล้ว", "ดำเนินการตามมติแล้ว", "จบตามมติที่ลงนาม");
        assertThat(page("malee", get(item).param("lang", "en")))
                .contains("waits until 5 Dec BE 2569", "Asked or waiting, not over");
        desk.empty();
    }

    @Test
    void what_came_late_says_until_when_it_was_due_and_when_it_came() throws Exception {
        assertThat(main(page("malee", get(item(Label.LATE)))))
                .contains("ต้องส่งถึงหน่วยงานภายใน", "ส่งถึงหน่วยงานเมื่อ", "21 พ.ย. 2569", "23 พ.ย. 2569");
        assertThat(page("malee", get(item(Label.NEVER_PAID)))).doesNotContain("ส่งถึงหน่วยงานเมื่อ");
    }

    @Test
    void a_list_names_the_file_of_each_item_also_where_it_has_lines() throws Exception {
        assertThat(main(page("malee", get("/items"))))
                .contains("NC-ST0000000138-000001.csv: รายการที่ 7", "ST0000000112", "xxxxxxxxx0009");
    }

    @Test
    void why_an_agency_took_nothing_of_a_file_stands_on_the_page() throws Exception {
        assertThat(page("malee", get(item(Label.FILE_REFUSED))))
                .contains("เหตุที่หน่วยงานไม่รับทั้งไฟล์", "<q>ยอดรวมไม่ตรง xxxxxxxxx0708</q>")
                .doesNotContain(MonthFixture.WHOLE_ID);
        assertThat(page("malee", get(item(Label.NEVER_PAID)))).doesNotContain("เหตุที่หน่วยงานไม่รับทั้งไฟล์");
    }

    @Test
    void what_goes_again_is_shown_with_the_name_that_it_will_bear() throws Exception {
        assertThat(main(page("malee", get(item(Label.REFUSED_BY_AGENCY)))))
                .contains("ส่งใหม่ด้วยชื่อตามทะเบียนสมาชิก: นางบุญมี แก้วใส");
        assertThat(main(page("malee", get(item(Label.FILE_REFUSED))))).doesNotContain("ส่งใหม่ด้วยชื่อตามทะเบียน");
    }

    @Test
    void who_approves_that_it_goes_again_reads_the_name_that_it_will_bear() throws Exception {
        String name = "ส่งใหม่ด้วยชื่อตามทะเบียนสมาชิก: นางบุญมี แก้วใส";
        String item = item(Label.REFUSED_BY_AGENCY);
        Viewer fund = new Viewer("malee", Set.of(FundId.of("wiang")), false);
        desk.empty();
        desk.propose(fund, id(item), Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"), by("malee"));
        assertThat(main(page("prasit", get(item)))).contains(name).doesNotContain("name=\"kind\"");
        desk.empty();
        desk.propose(fund, id(item), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืน"), by("malee"));
        assertThat(main(page("prasit", get(item)))).as("nothing goes again").doesNotContain(name);
        desk.empty();
    }

    @Test
    void what_is_over_says_what_became_of_it_and_asks_nobody() throws Exception {
        desk.empty();
        String item = item(Label.HELD_FOR_REVIEW);
        long number = Long.parseLong(item.substring(item.lastIndexOf('/') + 1));
        assertThat(page("malee", get(item))).contains("ยอดเงินที่ค้าง", "ทำอะไรต่อได้บ้าง");
        Viewer fund = new Viewer("malee", Set.of(FundId.of("wiang")), false);
        desk.propose(fund, number, Proposal.of(DecisionKind.PASS_ON, "ตรวจแล้ว"), by("malee"));
        desk.approve(fund, 1, by("prasit"));
        desk.execute(fund, 1, by("prasit"));
        assertThat(main(page("malee", get(item))))
                .contains(
                        "เรื่องนี้จบแล้ว",
                        "จบตามมติที่ลงนามและดำเนินการแล้ว",
                        "<b>ให้นำส่งต่อได้</b>",
                        "/decisions/1/undo")
                .doesNotContain(
                        "ยอดเงินที่ค้าง",
                        "ทำอะไรต่อได้บ้าง",
                        "รอท่านตัดสินใจ",
                        "ควรตัดสินภายใน</dt>",
                        "คุณดูได้ แต่ไม่ใช่ผู้มีสิทธิ",
                        text("label.HELD_FOR_REVIEW.why"),
                        text("label.HELD_FOR_REVIEW.todo"));
        desk.empty();
    }

    private static String text(String key) {
        return ResourceBundle.getBundle("messages", Locale.ROOT).getString(key);
    }

    @Test
    void what_is_held_for_a_member_is_given_back_by_two_people_on_its_page() throws Exception {
        desk.empty();
        String item = item(Label.HELD_FOR_MEMBER);
        assertThat(main(page("malee", get(item))))
                .contains(
                        "ค้างคืนสมาชิก",
                        "คืนเงินให้สมาชิก ให้สมาชิกเซ็นรับ",
                        "<span>เงินส่วนนี้เป็นของสมาชิก และไม่มีรายการใดใช้แล้ว</span>",
                        "บันทึกว่าคืนเงินที่ค้างให้สมาชิกแล้ว")
                .doesNotContain("ระบบจะเปิดเรื่องเงินเกินของไฟล์นี้", "รายการนี้จบ", "value=\"WRITE_OFF\"");
        assertThat(main(page("malee", get(item).cookie(new Cookie("songtor-lang", "en")))))
                .contains("Held for the member", "Notes that the member has back what was held");
        assertThat(answer(
                                "malee",
                                post(item + "/propose")
                                        .with(csrf())
                                        .param("kind", "RETURN_TO_MEMBER")
                                        .param("reason", "คืนเงินสดแล้ว"))
                        .getRedirectedUrl())
                .isEqualTo(item);
        String approve = item + "/decisions/1/approve";
        assertThat(answer("malee", post(approve).with(csrf())).getStatus())
                .as("the own proposal")
                .isEqualTo(403);
        assertThat(answer("prasit", post(approve).with(csrf())).getRedirectedUrl())
                .isEqualTo(item);
        assertThat(main(page("malee", get(item)))).contains("<b>คืนเงินสมาชิก</b>", "/decisions/1/undo");
        assertThat(main(page("malee", get(item).param("problem", "HELD_MONEY_ENDED"))))
                .contains("ให้ยกเลิกมตินั้นก่อน");
        desk.empty();
    }

    @Test
    void what_a_member_owes_is_made_good_or_borne_by_the_fund() throws Exception {
        assertThat(main(page("malee", get(item(Label.OWED_BY_MEMBER)))))
                .contains(
                        "สมาชิกยังจ่ายไม่ครบ",
                        "value=\"MEMBER_PAID\"",
                        "สมาชิกจ่ายส่วนที่ขาดแล้ว",
                        "กองทุนรับส่วนที่ขาดไว้เอง")
                .doesNotContain("value=\"RETURN_TO_MEMBER\"", "ไม่มีใครทวงรายการนี้อีก");
    }

    @Test
    void the_end_of_another_item_is_told_as_that_items() throws Exception {
        String item = item(Label.AMOUNT_MISMATCH);
        desk.endedBeside(100 + Label.AMOUNT_MISMATCH.ordinal(), 1057);
        assertThat(main(page("malee", get(item)))).contains("href=\"/items/1057\"", "(เรื่องที่ 1057)");
        desk.empty();
    }

    @Test
    void that_nothing_is_as_chosen_is_not_told_as_nothing_open_and_an_unknown_choice_is_told_so() throws Exception {
        String nothing = "ไม่มีเรื่องค้าง ทุกอย่างที่ครบกำหนดลงตัวแล้ว";
        assertThat(main(page("malee", get("/items").param("label", "SETTLED"))))
                .contains("ไม่มีเรื่องตามที่เลือก", "href=\"/items\"")
                .doesNotContain(nothing, "ไม่มีปัญหาชื่อนี้");
        assertThat(main(page("malee", get("/items").param("label", "NO_SUCH"))))
                .contains("ไม่มีปัญหาชื่อนี้ในระบบ")
                .doesNotContain(nothing, "1,160.00 บาท");
        assertThat(main(page("malee", get("/items").param("label", "AMOUNT_MISMATCH"))))
                .contains("1,060.00 บาท")
                .doesNotContain("ไม่มีเรื่องตามที่เลือก", "ไม่มีปัญหาชื่อนี้");
    }

    @Test
    void an_operator_sees_what_was_wrong_with_a_file_that_came_and_a_fund_does_not() throws Exception {
        assertThat(page("operator", get(item(Label.ARRIVAL_REJECTED))))
                .contains("สิ่งที่ผิดในไฟล์ที่ส่งมา", "(รายการ E17)", "<q>31.00</q>")
                .contains("<q>30.00 บาท ตามรายการเดินบัญชีฉบับก่อน</q>");
        assertThat(page("malee", get(item(Label.ARRIVAL_REJECTED)))).doesNotContain("สิ่งที่ผิดในไฟล์ที่ส่งมา");
    }

    @Test
    void a_list_of_items_says_which_agency_and_day_one_without_lines_is_about() throws Exception {
        assertThat(page("malee", get("/items"))).contains("วันที่ 18 พ.ย. 2569").doesNotContain("day 2026-11-18");
        assertThat(page("malee", get("/items").cookie(new Cookie("songtor-lang", "en"))))
                .contains("day 18 Nov BE 2569");
    }

    @Test
    void exceptions_come_with_the_most_money_first_and_a_plain_reason() throws Exception {
        String html = page("malee", get("/items"));
        assertThat(html.indexOf("1,160.00 บาท")).isPositive().isLessThan(html.indexOf("1,060.00 บาท"));
        assertThat(html).contains("หน่วยงานบันทึกยอดเงินไม่เท่ากับที่กองทุนส่งไป");
    }

    @Test
    void the_four_witnesses_stand_side_by_side_and_the_difference_is_named() throws Exception {
        assertThat(page("malee", get("/items/106")))
                .contains("กองทุนบอก", "ไฟล์บอก", "หน่วยงานบอก", "ธนาคารบอก", "ต่างจากไฟล์ -10.00 บาท")
                .contains("ต่างจากยอดที่ต้องโอน -100.00 บาท", "ทำอะไรต่อได้บ้าง");
    }

    @Test
    void who_sends_again_what_was_paid_is_told_that_its_money_is_there_and_what_becomes_of_it() throws Exception {
        assertThat(page("malee", get(item(Label.NOT_ELIGIBLE))))
                .contains("ส่งใหม่แล้วไม่ต้องโอนซ้ำ", "ให้ขอหน่วยงานโอนคืน หรือจับคู่กับไฟล์อื่น");
        assertThat(page("malee", get(item(Label.REFUSED_BY_AGENCY))))
                .doesNotContain("ส่งใหม่แล้วไม่ต้องโอนซ้ำ", "ให้ขอหน่วยงานโอนคืน หรือจับคู่กับไฟล์อื่น");
    }

    @Test
    void money_that_was_for_lines_that_left_is_asked_about_without_any_line() throws Exception {
        String html = page("somchai", get("/items/" + MonthFixture.OF_MONEY));
        assertThat(html)
                .contains("เงินส่วนนี้จ่ายมาสำหรับรายการที่คืนสมาชิก", "ธนาคารบอก", "ต่างจากยอดที่ต้องโอน 100.00 บาท")
                .contains("ยอดที่ต้องโอนสำหรับไฟล์นี้ 5,900.00 บาท")
                .doesNotContain("กองทุนบอก", "ใส่เลขอ้างอิงผิด");
    }

    @Test
    void what_files_that_are_paid_together_lack_is_told_once_and_to_be_paid_once() throws Exception {
        assertThat(main(page("malee", get("/items/" + (100 + Label.FILE_SHORT.ordinal())))))
                .contains("825.00", "815.00", "ST0000002814", "href=\"/items/77\"", "เรื่องที่ 77")
                .contains("จ่ายเพิ่มเพียง 10.00 บาท ครั้งเดียวสำหรับทุกไฟล์รวมกัน")
                .doesNotContain("จ่ายส่วนที่ขาดโดยใช้เลขอ้างอิงเดิม");
    }

    @Test
    void who_gives_up_what_is_missing_is_told_that_every_line_is_given_up_whole() throws Exception {
        String html = main(page("malee", get(item(Label.FILE_SHORT))));
        assertThat(html)
                .contains("ตัดยอดเต็มของทุกรายการในเรื่องนี้ออกจากบัญชี ไม่ใช่เฉพาะส่วนที่ขาด", "จะถูกตัดออกทั้งหมด");
        assertThat(main(page("malee", get(item(Label.NEVER_PAID))))).doesNotContain("จะถูกตัดออกทั้งหมด");
    }

    @Test
    void a_long_exception_says_how_many_lines_are_not_shown() throws Exception {
        assertThat(page("somchai", get("/items/200"))).contains("ยังมีอีก 10 รายการ");
        assertThat(page("malee", get(item(Label.NEVER_PAID))))
                .as("evidence is given of 1,000 lines at most, and the item has 5,000")
                .contains("ยังมีอีก 4,970 รายการ");
    }

    @Test
    void money_that_is_there_and_not_exact_is_never_told_as_money_that_has_not_come() throws Exception {
        assertThat(page("malee", get("/items/" + (100 + Label.FILE_OVER.ordinal()))))
                .contains("บอกไม่ได้ว่าขาดหรือเกินของกองทุนใด")
                .doesNotContain("ยังไม่พบเงินเข้า");
        assertThat(page("malee", get("/items/" + (100 + Label.BOOKED_NEVER_SENT.ordinal()))))
                .contains("ยังไม่พบเงินเข้า");
    }

    @Test
    void what_a_file_has_over_is_told_with_its_sum_and_how_it_may_end() throws Exception {
        String item = item(Label.FILE_OVER);
        String html = page("malee", get(item));
        assertThat(html)
                .contains("<dt>ส่วนที่เกิน</dt><dd class=\"bad\">50.00 บาท</dd>")
                .contains("หน่วยงานคืนส่วนที่ซ้ำหรือเกินแล้ว", "ถูกคืนให้ผู้จ่ายแล้ว", "เงินของสมาชิกในไฟล์ไม่หายไป")
                .contains("ส่วนที่เกินนับเป็นเงินของไฟล์ที่เลือกด้วย", "name=\"file\" value=\"12\"")
                .doesNotContain("เก็บไว้เพียงรายการเดียว", "ไม่มีใครทวงรายการนี้อีก");
        assertThat(page("malee", get(item).cookie(new Cookie("songtor-lang", "en"))))
                .contains("<dt>Over</dt>", "who paid has back what was over", "counts for the files chosen as well");
        assertThat(page("malee", get(item(Label.FILE_SHORT)))).doesNotContain("ส่วนที่เกิน</dt>");
    }

    @Test
    void what_came_too_much_beside_what_is_over_is_told_where_both_sums_stand() throws Exception {
        String html = page("somchai", get("/items/" + MonthFixture.OF_MONEY));
        assertThat(html)
                .contains(
                        "เงินเข้ามากกว่ายอดที่ต้องโอน 100.00 บาท ในนั้น 50.00 บาท คือส่วนที่เกิน",
                        "อีก 50.00 บาท มีมติแยกไว้แล้ว");
        assertThat(page("malee", get(item(Label.FILE_OVER)))).doesNotContain("มีมติแยกไว้แล้ว");
    }

    @Test
    void what_is_over_of_a_line_that_is_paid_already_names_the_question_that_is_decided_first() throws Exception {
        assertThat(page("malee", get(item(Label.FILE_OVER))))
                .contains("ให้ตัดสินเรื่องนั้นก่อน", "<a href=\"/items/1671\">เปิดเรื่องที่ 1671</a>");
        assertThat(page("malee", get(item(Label.FILE_OVER)).cookie(new Cookie("songtor-lang", "en"))))
                .contains("Decide about that first", "Open question 1671");
        assertThat(page("malee", get(item(Label.FILE_SHORT)))).doesNotContain("ให้ตัดสินเรื่องนั้นก่อน");
    }

    @Test
    void the_page_of_a_credit_that_is_somebodys_after_all_names_the_file() throws Exception {
        String item = item(Label.DECISION_CONTRADICTED);
        assertThat(main(page("malee", get(item))))
                .contains(
                        "ไฟล์ที่หลักฐานบอกว่าเงินก้อนนี้เป็นของ",
                        "ST0000000127",
                        "25,700.00 บาท",
                        "กองทุนการออมแห่งชาติ (กอช.) · 21 พ.ย. 2569")
                .doesNotContain("type=\"checkbox\" name=\"file\"");
        assertThat(main(page("malee", get(item).cookie(new Cookie("songtor-lang", "en")))))
                .contains("Files that the evidence gives this money to", "ST0000000127");
        assertThat(main(page("malee", get("/items/106")))).doesNotContain("ไฟล์ที่หลักฐานบอกว่า");
    }

    @Test
    void an_operator_asks_on_the_list_which_file_a_payer_meant_and_the_item_tells_the_text() throws Exception {
        assertThat(page("malee", get("/items"))).doesNotContain("/items/questions");
        assertThat(page("operator", get("/items")))
                .contains("/items/questions", "ผู้โอนอ้างเลขของไฟล์ผิด", "เลขรายการของธนาคาร");
        String item = item(Label.CREDIT_QUESTIONED);
        assertThat(answer("operator", question("E17")).getRedirectedUrl()).isEqualTo(item);
        assertThat(desk.questions).containsExactly("0200000001 E17 กองทุนแจ้งเลขผิดเดือน");
        assertThat(answer("operator", question("E18")).getRedirectedUrl()).isEqualTo("/items?problem=NO_SUCH_CREDIT");
        assertThat(answer("malee", question("E17")).getStatus()).isEqualTo(403);
        desk.empty();
        assertThat(page("operator", get("/items").param("problem", "NO_SUCH_CREDIT")))
                .contains("ไม่พบเงินเข้ารายการนี้");
        assertThat(page("operator", get(item).param("lang", "en")))
                .contains("A payer may have written the wrong file’s reference", "ฝากเงินสด สาขาเชียงคำ")
                .contains("until that is decided the money counts for the file the text names");
    }

    @Test
    void who_moves_the_due_day_takes_the_item_from_nobody_and_who_takes_it_freezes_no_day() throws Exception {
        desk.assigned.clear();
        String html = page("malee", get("/items/106"));
        assertThat(html).contains("name=\"wasMine\" value=\"false\"", "name=\"wasDue\" value=\"2026-11-25\"");
        MockHttpServletRequestBuilder[] sent = {
            owner().param("due", "2026-12-05"),
            owner().param("due", "2026-11-25").param("mine", "true"),
            owner().param("due", ""),
            owner().param("due", "2026-11-25"),
            owner("true").param("due", "2026-11-25")
        };
        for (MockHttpServletRequestBuilder one : sent) {
            assertThat(answer("malee", one).getRedirectedUrl()).isEqualTo("/items/106");
        }
        assertThat(desk.assigned)
                .containsExactly(
                        "malee Optional.empty Optional[Optional[2026-12-05]]",
                        "malee Optional[true] Optional.empty",
                        "malee Optional.empty Optional[Optional.empty]",
                        "malee Optional[false] Optional.empty");
    }

    private static MockHttpServletRequestBuilder owner() {
        return owner("false");
    }

    private static MockHttpServletRequestBuilder owner(String wasMine) {
        return post("/items/106/owner").with(csrf()).param("wasMine", wasMine).param("wasDue", "2026-11-25");
    }

    private By by(String login) {
        return new By(login, LocalDate.of(2026, 11, 21), authorities.of(Optional.of(FundId.of("wiang"))));
    }

    private static String item(Label label) {
        return "/items/" + (100 + label.ordinal());
    }

    private static MockHttpServletRequestBuilder question(String entry) {
        return post("/items/questions")
                .with(csrf())
                .param("account", "0200000001")
                .param("entry", " " + entry + " ")
                .param("reason", "กองทุนแจ้งเลขผิดเดือน");
    }
}
