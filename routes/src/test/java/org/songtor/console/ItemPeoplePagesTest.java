package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.Viewer;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who sees what of an exception, who may do what about it, and who looks after it. */
class ItemPeoplePagesTest extends ItemVisits {
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
    void whose_term_ended_is_told_the_day() throws Exception {
        assertThat(page("former", get(item(Label.REFUSED_BY_AGENCY))))
                .contains("วาระของคุณสิ้นสุดเมื่อ 20 พ.ย. 2569")
                .doesNotContain("ไม่ใช่ผู้มีสิทธิเสนอ", "name=\"kind\"");
        assertThat(page("former", get(item(Label.REFUSED_BY_AGENCY)).param("lang", "en")))
                .contains("Your term of office ended on 20 Nov BE 2569");
        assertThat(page("malee", get(item(Label.REFUSED_BY_AGENCY)))).doesNotContain("วาระของคุณ");
    }

    @Test
    void an_operator_sees_what_was_wrong_with_a_file_that_came_and_a_fund_does_not() throws Exception {
        assertThat(page("operator", get(item(Label.ARRIVAL_REJECTED))))
                .contains("สิ่งที่ผิดในไฟล์ที่ส่งมา", "(รายการ E17)", "<q>31.00</q>")
                .contains("<q>30.00 บาท ตามรายการเดินบัญชีฉบับก่อน</q>");
        assertThat(page("malee", get(item(Label.ARRIVAL_REJECTED)))).doesNotContain("สิ่งที่ผิดในไฟล์ที่ส่งมา");
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
}
