package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.desk.Authorities;
import org.songtor.items.AgencyLetter;
import org.songtor.items.By;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.springframework.beans.factory.annotation.Autowired;

/** What pages say of money: what came or left, what a bank wrote of it, what is missing, over or held. */
class ItemMoneyPagesTest extends ItemVisits {
    @Autowired
    Authorities authorities;

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

    @Test
    void that_more_was_taken_than_is_left_is_refused_with_what_is_left() throws Exception {
        desk.empty();
        String item = "/items/" + MonthFixture.LEFT;
        desk.unknown.add(id(item));
        desk.left = Optional.of(Satang.of(22_300));
        assertThat(takenBack(item, "61", "")).endsWith(item + "?problem=TAKES_MORE&there=22300");
        var refused = get(item).param("problem", "TAKES_MORE").param("there", "22300");
        assertThat(page("operator", refused))
                .contains(
                        "เหลือน้อยกว่ายอดที่ธนาคารดึงกลับ",
                        "ให้ยกเลิกมติเรื่องเงินที่ธนาคารดึงกลับก่อน",
                        "ตอนนี้เหลือ 223.00 บาท")
                .doesNotContain("บาท บาท");
        assertThat(page("operator", refused.param("lang", "en")))
                .contains("than the bank took back", "Left now: 223.00 baht");
        for (String odd : List.of("x", "-1", "9999999999999999999")) {
            assertThat(page("operator", get(item).param("problem", "TAKES_MORE").param("there", odd)))
                    .contains("เหลือน้อยกว่ายอดที่ธนาคารดึงกลับ")
                    .doesNotContain("ตอนนี้เหลือ");
        }
        assertThat(page("operator", get(item).param("problem", "MONEY_GONE"))).contains("ธนาคารดึงกลับไปแล้ว");
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
    void by_which_letter_a_booking_is_gone_is_asked_for_and_the_second_person_reads_it() throws Exception {
        desk.empty();
        assertThat(page("malee", get(item(Label.REFUSED_BY_AGENCY))))
                .as("nothing is booked")
                .doesNotContain("name=\"letterDate\"");
        String item = item(ReviewDouble.DISPUTED);
        assertThat(page("malee", get(item)))
                .contains("หน่วยงานยกเลิกการลงบัญชีแล้ว", "name=\"letter\" required", "name=\"letterDate\" required")
                .contains("เลขที่หนังสือของหน่วยงาน");
        answer(
                "malee",
                post(item + "/propose")
                        .with(csrf())
                        .param("kind", "BOOKING_GONE")
                        .param("reason", "ตามหนังสือ")
                        .param("letter", "กก 0001/17")
                        .param("letterDate", "2026-11-20"));
        assertThat(desk.proposals.get(0).letter()).contains(new AgencyLetter("กก 0001/17", LocalDate.of(2026, 11, 20)));
        assertThat(main(page("prasit", get(item)))).contains("หนังสือของหน่วยงาน เลขที่ กก 0001/17 ลงวันที่");
        assertThat(page("prasit", get(item).param("lang", "en"))).contains("The agency’s letter กก 0001/17 of");
        assertThat(page("prasit", get(item)))
                .contains("/decisions/1/approve")
                .doesNotContain("ลงนามหรือดำเนินการไม่ได้แล้ว");
        desk.nowRefused(Why.BOOKED_SINCE);
        assertThat(page("prasit", get(item)))
                .contains(
                        "ลงนามหรือดำเนินการไม่ได้แล้ว ให้ส่งคืน",
                        "หน่วยงานตอบว่าลงบัญชีรายการนี้อีก",
                        "/decisions/1/return")
                .doesNotContain("/decisions/1/approve");
        assertThat(page("prasit", get(item).param("lang", "en")))
                .contains("cannot be signed or carried out any more", "the agency booked a line of it by another");
        desk.empty();
        desk.propose(
                new Viewer("malee", Set.of(FundId.of("wiang")), false),
                id(item),
                Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"),
                by("malee"));
        desk.approve(new Viewer("prasit", Set.of(FundId.of("wiang")), false), 1, by("prasit"));
        assertThat(page("prasit", get(item))).contains("/decisions/1/execute");
        desk.nowRefused(Why.TAKES_MORE);
        assertThat(page("prasit", get(item)))
                .contains("ลงนามหรือดำเนินการไม่ได้แล้ว ให้ส่งคืน")
                .doesNotContain("/decisions/1/execute");
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
                        "อีก 50.00 บาท ไม่นับในเรื่องนี้ เช่น",
                        "เก็บไว้ให้สมาชิก",
                        "ลงบัญชีในรายการที่คืนเงินหรือส่งใหม่ไปแล้ว")
                .as("nobody decided to keep what was booked of a line that was given back")
                .doesNotContain("มีมติแยกไว้แล้ว");
        assertThat(page("malee", get(item(Label.FILE_OVER)))).doesNotContain("ไม่นับในเรื่องนี้");
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

    private By by(String login) {
        return new By(login, LocalDate.of(2026, 11, 21), authorities.of(Optional.of(FundId.of("wiang"))));
    }
}
