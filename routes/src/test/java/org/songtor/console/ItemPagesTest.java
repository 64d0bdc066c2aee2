package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.desk.Authorities;
import org.songtor.items.By;
import org.songtor.items.Proposal;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.ProblemCode;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What lists and pages of exceptions show, and in which words. */
class ItemPagesTest extends ItemVisits {
    @Autowired
    Authorities authorities;

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
    void a_line_of_a_file_that_the_other_side_did_not_take_is_called_so_when_it_is_over_as_well() throws Exception {
        desk.empty();
        String item = item(Label.UNDELIVERED);
        answer(
                "malee",
                post(item + "/propose")
                        .with(csrf())
                        .param("kind", "RETURN_TO_MEMBER")
                        .param("reason", "คืนสมาชิก"));
        answer("prasit", post(item + "/decisions/1/approve").with(csrf()));
        assertThat(main(page("malee", get(item))))
                .contains("คืนสมาชิก", "<span class=\"chip\">ปลายทางไม่รับไฟล์</span>")
                .doesNotContain("ยืนยันการส่งไฟล์ไม่ได้");
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
    void of_two_items_that_became_one_each_names_the_other() throws Exception {
        long goesOn = 100 + Label.FILE_OVER.ordinal();
        long ended = 100 + Label.FILE_SHORT.ordinal();
        desk.joined(ended, goesOn);
        assertThat(page("malee", get("/items/" + ended)))
                .contains(
                        "ไปถามรวมกันในเรื่องของไฟล์แรก",
                        "<a href=\"/items/" + goesOn + "\">(เรื่องที่ " + goesOn + ")</a>");
        assertThat(page("malee", get("/items/" + goesOn).cookie(new Cookie("songtor-lang", "en"))))
                .contains("goes on in this item", "<a href=\"/items/" + ended + "\">(item " + ended + ")</a>");
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
    void a_long_exception_says_how_many_lines_are_not_shown() throws Exception {
        assertThat(page("somchai", get("/items/200"))).contains("ยังมีอีก 10 รายการ");
        assertThat(page("malee", get(item(Label.NEVER_PAID))))
                .as("evidence is given of 1,000 lines at most, and the item has 5,000")
                .contains("ยังมีอีก 4,970 รายการ");
    }

    private By by(String login) {
        return new By(login, LocalDate.of(2026, 11, 21), authorities.of(Optional.of(FundId.of("wiang"))));
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

    private static MockHttpServletRequestBuilder question(String entry) {
        return post("/items/questions")
                .with(csrf())
                .param("account", "0200000001")
                .param("entry", " " + entry + " ")
                .param("reason", "กองทุนแจ้งเลขผิดเดือน");
    }
}
