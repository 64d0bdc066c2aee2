package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.desk.Authorities;
import org.songtor.items.By;
import org.songtor.items.Proposal;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.springframework.beans.factory.annotation.Autowired;

/** What the page of an item shows that was decided in parts: all of them, and each may be taken back by itself. */
class ItemPartsTest extends ConsoleVisits {
    private static final long ID = 100 + Label.NOT_ELIGIBLE.ordinal();
    private static final String ITEM = "/items/" + ID;
    private static final FundId WIANG = FundId.of("wiang");
    private static final Viewer FUND = new Viewer("malee", Set.of(WIANG), false);
    private static final Pattern UNDO = Pattern.compile("/decisions/([0-9]+)/undo");

    @Autowired
    ReviewDouble desk;

    @Autowired
    Authorities authorities;

    @BeforeEach
    void threeParts() {
        desk.empty();
        desk.propose(FUND, ID, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืน"), by("malee"));
        desk.approve(FUND, 1, by("prasit"));
        desk.execute(FUND, 1, by("prasit"));
        desk.decidedBeside(1, 2);
    }

    @AfterEach
    void none() {
        desk.empty();
    }

    @Test
    void each_part_may_be_taken_back_the_newest_first() throws Exception {
        String html = main(page("malee", get(ITEM)));
        assertThat(undoable(html)).containsExactly("3", "2", "1");
        for (String sum : List.of("1,050.00 บาท", "1,052.00 บาท", "1,053.00 บาท")) {
            assertThat(html).containsOnlyOnce("<summary>ยกเลิกมติ: คืนเงินสมาชิก " + sum);
        }
    }

    @Test
    void all_parts_are_told_as_how_it_ended_and_their_sum_as_what_it_was_about() throws Exception {
        String html = main(page("malee", get(ITEM)));
        assertThat(html.split("<p class=\"lead\"><b>คืนเงิน", -1)).hasSize(4);
        assertThat(html).contains("3,155.00 บาท");
    }

    @Test
    void while_one_part_is_being_taken_back_no_other_is_and_then_the_others_may_be() throws Exception {
        answer("malee", post(ITEM + "/decisions/2/undo").with(csrf()).param("reason", "ผิดราย"));
        assertThat(undoable(main(page("malee", get(ITEM))))).isEmpty();
        desk.approve(FUND, 4, by("prasit"));
        desk.execute(FUND, 4, by("prasit"));
        assertThat(undoable(main(page("malee", get(ITEM))))).containsExactly("3", "1");
    }

    @Test
    void whose_lines_a_part_is_about_stands_on_what_takes_it_back_and_in_the_story() throws Exception {
        String html = main(page("malee", get(ITEM)));
        String undo = html.substring(html.indexOf("<summary>ยกเลิกมติ"), html.indexOf("/decisions/3/undo"));
        assertThat(undo).contains("นางบุญมี แก้วใส", "xxxxxxxxx0705", "100.00 บาท", "B000003", "นายเมืองดี ใจมั่น");
        String story = html.substring(html.indexOf("<ol class=\"history\">"));
        assertThat(story).contains("นางบุญมี แก้วใส", "xxxxxxxxx0705", "100.00 บาท", "B000003", "นายเมืองดี ใจมั่น");
    }

    @Test
    void who_signs_sees_whose_lines_it_is_about_all_of_them_and_what_the_agency_booked() throws Exception {
        desk.empty();
        desk.propose(FUND, ID, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืน"), by("malee"));
        String html = main(page("prasit", get(ITEM)));
        String card = html.substring(html.indexOf("มตินี้เป็นเรื่องของ 2 รายการนี้"));
        assertThat(card)
                .contains("นางบุญมี แก้วใส", "xxxxxxxxx0705", "100.00 บาท", "นายเมืองดี ใจมั่น", "xxxxxxxxx0017");
        assertThat(card)
                .contains(
                        "ถ้าคืนเงินตอนนี้ เงินอาจออกสองทาง",
                        "ลงนามไม่ได้",
                        "หน่วยงานลงบัญชีไว้ 200.00 บาท",
                        "/decisions/1/return")
                .doesNotContain("/decisions/1/approve");
        desk.empty();
        desk.propose(
                FUND,
                ID,
                Proposal.until(DecisionKind.WAIT_UNTIL, "รอ", by("malee").on().plusDays(3)),
                by("malee"));
        assertThat(main(page("prasit", get(ITEM))))
                .as("a question gives nothing away")
                .doesNotContain("ลงนามไม่ได้");
    }

    @Test
    void who_signs_sees_that_what_was_booked_otherwise_is_accepted_and_not_written_off() throws Exception {
        long other = 100 + Label.AMOUNT_MISMATCH.ordinal();
        desk.propose(FUND, other, Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"), by("malee"));
        String html = main(page("prasit", get("/items/" + other)));
        assertThat(html)
                .contains(
                        "หน่วยงานลงบัญชีเงินของรายการนี้ไว้แล้ว แม้ยอดไม่ตรงกับที่ส่งไป",
                        "ให้สองคนยอมรับยอดของหน่วยงานแทน",
                        "หน่วยงานลงบัญชีไว้ 200.00 บาท",
                        "/return\"")
                .doesNotContain("/approve\"", "ทั้งปฏิเสธรายการนี้");
    }

    @Test
    void of_many_lines_the_first_stand_there_and_all_others_unfolded() throws Exception {
        desk.empty();
        desk.decidingOf(25);
        desk.propose(FUND, ID, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืน"), by("malee"));
        String html = main(page("prasit", get(ITEM)));
        assertThat(html).contains("<summary>อีก 5 รายการ</summary>");
        for (int i = 1; i <= 25; i++) {
            assertThat(html).contains("สมาชิกที่ " + i + "<");
        }
    }

    private static List<String> undoable(String html) {
        return UNDO.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private By by(String login) {
        return authorities.by(login, Optional.of(WIANG));
    }
}
