package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.desk.Authorities;
import org.songtor.items.By;
import org.songtor.items.Correction;
import org.songtor.items.Proposal;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.springframework.beans.factory.annotation.Autowired;

/** What the second person sees before signing, and what becomes of what was signed. */
class ItemSignedPagesTest extends ItemVisits {
    @Autowired
    Authorities authorities;

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
    void the_second_person_sees_which_amount_is_accepted_of_how_much_and_so_does_who_takes_it_back() throws Exception {
        desk.empty();
        String item = item(Label.NOT_ELIGIBLE);
        Viewer fund = new Viewer("malee", Set.of(FundId.of("wiang")), false);
        desk.propose(fund, id(item), Proposal.of(DecisionKind.ACCEPT_AGENCY_AMOUNT, "ตกลง"), by("malee"));
        String all = "ยอมรับ 200.00 บาท จากที่ส่ง 300.00 บาท ส่วนต่าง 100.00 บาท";
        String[] each = {
            "<b>ยอมรับ 0.00 บาท จากที่ส่ง 100.00 บาท ส่วนต่าง 100.00 บาท</b>",
            "<b>ยอมรับ 200.00 บาท ตามที่ส่ง ไม่มีส่วนต่าง</b>"
        };
        assertThat(main(page("prasit", get(item))))
                .contains("<b>ยอมรับยอดของหน่วยงาน</b> <span>" + all + "</span>")
                .contains(each)
                .contains("แต่แจ้งปัญหาของรายการนี้ด้วย: ไม่มีสิทธิ์ตามหน่วยงาน");
        assertThat(main(page("prasit", get(item).param("lang", "en"))))
                .contains("Accepts 200.00 baht of 300.00 baht sent, difference 100.00 baht")
                .contains("Accepts 200.00 baht as sent, no difference", "finds fault with the line as well");
        desk.approve(fund, 1, by("prasit"));
        desk.execute(fund, 1, by("prasit"));
        String html = main(page("malee", get(item)));
        assertThat(html)
                .contains("<summary>ยกเลิกมติ: ยอมรับยอดของหน่วยงาน " + all + "</summary>")
                .contains(each);
        String story = html.substring(html.indexOf("class=\"history\""));
        assertThat(story).contains(all).contains(each);
        desk.empty();
    }

    @Test
    void of_an_amount_that_differs_no_fault_is_told() throws Exception {
        desk.empty();
        String item = item(Label.AMOUNT_MISMATCH);
        desk.propose(
                new Viewer("malee", Set.of(FundId.of("wiang")), false),
                id(item),
                Proposal.of(DecisionKind.ACCEPT_AGENCY_AMOUNT, "ตกลง"),
                by("malee"));
        assertThat(main(page("prasit", get(item))))
                .contains("ยอมรับ 200.00 บาท")
                .doesNotContain("แต่แจ้งปัญหา");
        desk.empty();
    }

    @Test
    void of_a_question_the_second_person_sees_which_file_loses_the_money_too() throws Exception {
        desk.empty();
        String item = item(Label.CREDIT_QUESTIONED);
        proposed(item, ReviewDouble.REFERENCE.value());
        assertThat(main(page("operator", get(item))))
                .contains("เงินก้อนนี้จะนับเป็นของไฟล์", "เงินก้อนนี้จะไม่นับเป็นของไฟล์ที่ข้อความของธนาคารอ้าง")
                .doesNotContain("ยังไม่รู้ว่าเป็นของกองทุนใด");
        assertThat(page("operator", get(item).param("lang", "en"))).contains("for which this money counts no more");
        desk.empty();
    }

    @Test
    void the_second_person_sees_which_files_get_the_money() throws Exception {
        desk.empty();
        String item = item(Label.CREDIT_WITHOUT_FILE);
        proposed(item, ReviewDouble.REFERENCE.value());
        assertThat(main(page("prasit", get(item))))
                .contains("เงินก้อนนี้จะนับเป็นของไฟล์", "<b class=\"code\">ST0000000127</b>")
                .contains("ยอดที่ต้องโอน 25,700.00 บาท เข้าแล้ว 700.00 บาท ยังขาด 25,000.00 บาท")
                .as("what pays it by repair counts no more then")
                .contains(
                        "เงินเข้านั้นจะไม่นับเป็นของไฟล์นี้อีก และจะถูกถามใหม่",
                        "เงินเข้าที่แก้เลขอ้างอิงให้",
                        "โอน ST0000000137");
        assertThat(page("prasit", get(item).param("lang", "en")))
                .contains("Files that this money is for", "counts for the file no more, and it is asked anew");
        desk.approve(new Viewer("prasit", Set.of(FundId.of("wiang")), false), 1, by("prasit"));
        desk.execute(new Viewer("prasit", Set.of(FundId.of("wiang")), false), 1, by("prasit"));
        assertThat(main(page("prasit", get(item))))
                .as("and so does the story when it is over")
                .contains("<span class=\"code\">ST0000000127</span>");
        desk.empty();
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
    void who_sends_again_what_was_paid_is_told_that_its_money_is_there_and_what_becomes_of_it() throws Exception {
        assertThat(page("malee", get(item(Label.NOT_ELIGIBLE))))
                .contains("ส่งใหม่แล้วไม่ต้องโอนซ้ำ", "ให้ขอหน่วยงานโอนคืน หรือจับคู่กับไฟล์อื่น");
        assertThat(page("malee", get(item(Label.REFUSED_BY_AGENCY))))
                .doesNotContain("ส่งใหม่แล้วไม่ต้องโอนซ้ำ", "ให้ขอหน่วยงานโอนคืน หรือจับคู่กับไฟล์อื่น");
    }

    private By by(String login) {
        return new By(login, LocalDate.of(2026, 11, 21), authorities.of(Optional.of(FundId.of("wiang"))));
    }
}
