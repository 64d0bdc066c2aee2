package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.songtor.port.Hold;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the pages of batches, their receipts and their repairs show, and to whom. */
class BatchPagesTest extends ConsoleVisits {
    @Autowired
    PendingDouble pending;

    @Test
    void a_file_that_left_after_its_last_day_is_called_late_and_only_that_one() throws Exception {
        String thai = page("malee", get("/batches/1"));
        assertThat(thai.split("ส่งช้ากว่ากำหนด", -1)).hasSize(2);
        assertThat(thai).contains("ต้องส่งก่อน").doesNotContain("??");
    }

    @Test
    void a_batchs_page_says_whether_it_will_make_its_cut_off() throws Exception {
        assertThat(page("malee", get("/batches/1"))).contains("พ้นเขต ศุกร์ 20 พ.ย. 2569 16:00 น. ไปแล้ว", "จะไม่ทัน");
        assertThat(page("malee", get("/batches/5")))
                .contains("หมดเขต จันทร์ 23 พ.ย. 2569 16:00 น.", "เหลือ 2 วัน 1 ชั่วโมง 30 นาที");
        assertThat(page("malee", get("/batches/3"))).doesNotContain("หมดเขต");
    }

    @Test
    void of_a_batch_held_before_its_files_are_made_the_fund_reads_since_when_by_whom_and_why_and_not_that_it_goes_on()
            throws Exception {
        assertThat(page("malee", get("/batches/5"))).contains("กำลังดำเนินการ").doesNotContain("พักชุดนี้ไว้");
        pending.held =
                Optional.of(new Hold(Hold.Kind.BATCH, Hold.By.OPERATOR, ConsoleProgram.NOW, "รอกองทุนยืนยัน · จริง"));
        try {
            assertThat(page("malee", get("/batches/5")))
                    .contains(
                            "ผู้ดูแลระบบพักชุดนี้ไว้ก่อนทำไฟล์ ตั้งแต่ 21 พ.ย. 2569 14:30",
                            "เหตุผล: รอกองทุนยืนยัน · จริง",
                            "ไฟล์ที่เหลือพักไว้ รอคนตัดสินใจ")
                    .doesNotContain("กำลังดำเนินการ", "??");
        } finally {
            pending.held = Optional.empty();
        }
    }

    @Test
    void a_file_of_which_lines_left_says_what_is_to_be_paid_now_and_why() throws Exception {
        String html = page("malee", get("/batches/1"));
        assertThat(html).contains("5,900.00 บาท", "ไม่รวมรายการที่คืนสมาชิก");
        assertThat(html.split("ยอดที่ต้องโอนตอนนี้", -1)).as("of one file only").hasSize(2);
    }

    @Test
    void of_a_file_that_is_carried_the_fund_reads_how_far_it_is() throws Exception {
        assertThat(page("malee", get("/batches/1")))
                .contains("มีคนนำออกไปส่งแล้ว ยังไม่มีใครแจ้งว่าถึง")
                .doesNotContain("รอคนนำส่ง");
        assertThat(page("malee", get("/batches/1").param("lang", "en")))
                .contains("Taken out to be carried; nobody has said yet that it is there");
    }

    @Test
    void what_should_stand_there_is_told_in_the_readers_language() throws Exception {
        assertThat(page("malee", get("/batches/1"))).contains("<q>เลข 13 หลัก หลักสุดท้ายสอดคล้องกับหลักอื่น</q>");
        assertThat(page("malee", get("/batches/1/receipt"))).contains("<q>ขาดแล้ว/พ้นสภาพเมื่อครบ: 1 / 3</q>");
    }

    @Test
    void what_is_only_said_stands_apart_from_what_keeps_lines_back() throws Exception {
        String html = page("malee", get("/batches/1"));
        int notices = html.indexOf("<summary>เรื่องให้ทราบ 1 ข้อ");
        assertThat(notices).isGreaterThan(html.indexOf("SGT-2002"));
        assertThat(html.indexOf("SGT-3022")).isGreaterThan(notices);
    }

    @Test
    void what_proves_a_share_opens_ids_and_goes_only_to_who_hands_them_in() throws Exception {
        String zip = "/batches/1/files/11/share.zip";
        MockHttpServletResponse treasurer = answer("malee", get(zip));
        assertThat(treasurer.getStatus()).isEqualTo(200);
        assertThat(treasurer.getContentType()).isEqualTo("application/zip");
        assertThat(page("malee", get("/batches/1"))).contains("href=\"" + zip);
        for (String other : new String[] {"prasit", "operator"}) {
            assertThat(answer(other, get(zip)).getStatus()).as(other).isEqualTo(403);
            assertThat(page(other, get("/batches/1"))).as(other).doesNotContain("share.zip");
        }
        assertThat(answer("somchai", get(zip)).getStatus()).isEqualTo(404);
    }

    @Test
    void workbooks_with_ids_go_only_to_who_hands_in_for_that_fund() throws Exception {
        MockHttpServletResponse form = answer("malee", get("/template?fund=wiang"));
        assertThat(form.getContentAsString()).isEqualTo("form of wiang 2569-11");
        assertThat(form.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"wiang-2569-11.xlsx\"");
        assertThat(page("malee", get("/batches/1/returned.xlsx"))).isEqualTo("returned wiang B000001");
        assertThat(page("malee", get("/batches/3"))).contains("href=\"/batches/3/returned.xlsx\"");
        assertThat(page("malee", get("/send"))).contains("href=\"/template?fund=wiang\"");
        assertThat(answer("malee", get("/template?fund=dokkhamtai")).getStatus())
                .isEqualTo(403);
        assertThat(answer("malee", get("/batches/2/returned.xlsx")).getStatus()).isEqualTo(404);
        assertThat(answer("malee", get("/batches/6/returned.xlsx")).getStatus()).isEqualTo(404);
        // Of another fund, and without the role.
        assertThat(answer("somchai", get("/template?fund=wiang")).getStatus()).isEqualTo(403);
        assertThat(answer("somchai", get("/batches/1/returned.xlsx")).getStatus())
                .isEqualTo(404);
        assertThat(answer("prasit", get("/template?fund=wiang")).getStatus()).isEqualTo(403);
        assertThat(answer("prasit", get("/batches/1/returned.xlsx")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void a_treasurer_reads_what_became_of_the_last_try_in_words_and_an_operator_the_rest() throws Exception {
        assertThat(page("malee", get("/batches/1")))
                .contains("ไม่รู้ว่าถึงหรือไม่")
                .doesNotContain("no answer within");
        assertThat(page("operator", get("/batches/1"))).contains("UNKNOWN: no answer within 30 s");
    }

    @Test
    void only_who_holds_the_list_hands_it_in() throws Exception {
        assertThat(page("malee", get("/batches"))).contains("href=\"/send\"");
        assertThat(page("kanda", get("/send"))).contains("value=\"wiang\"", "value=\"dokkhamtai\"");
        for (String other : new String[] {"prasit", "operator"}) {
            assertThat(page(other, get("/batches"))).doesNotContain("href=\"/send\"");
            assertThat(answer(other, get("/send")).getStatus()).isEqualTo(403);
            assertThat(answer(other, get("/check")).getStatus()).isEqualTo(403);
        }
        assertThat(page("prasit", get("/batches/1/repairs")))
                .doesNotContain("type=\"checkbox\"", "type=\"submit\">ไปดู");
        assertThat(answer("prasit", get("/batches/1/repairs/plan").param("pick", "ID_LOST_ZERO.national_id"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void receipts_and_repairs_of_another_fund_are_not_found_and_an_operator_reads_none() throws Exception {
        for (String path : new String[] {"/receipt", "/repairs", "/repairs/plan?pick=ID_LOST_ZERO.national_id"}) {
            assertThat(answer("somchai", get("/batches/1" + path)).getStatus()).isEqualTo(404);
            assertThat(answer("operator", get("/batches/1" + path)).getStatus()).isIn(403, 404);
        }
    }

    @Test
    void money_and_persons_are_never_picked_beforehand() throws Exception {
        String html = page("malee", get("/batches/1/repairs"));
        assertThat(html)
                .contains("value=\"TEXT_DOUBLE_SARA_E.first_name\" checked")
                .contains(
                        "value=\"ID_LOST_ZERO.national_id\">",
                        "value=\"PERIOD_CHRISTIAN.batch.period\">",
                        "value=\"AMOUNT_CURRENCY.amount\">")
                .contains("1.10E+12", "ขาดศูนย์ตัวหน้า", "180 แห่ง");
    }

    @Test
    void a_batch_and_its_correction_name_each_other() throws Exception {
        assertThat(page("malee", get("/batches/1"))).contains("ชุดที่แก้ไขแล้ว", "<a href=\"/batches/5\">B000005</a>");
        assertThat(page("malee", get("/batches/5"))).contains("แก้ไขชุด", "<a href=\"/batches/1\">B000001</a>");
    }

    @Test
    void lines_come_fifty_a_page() throws Exception {
        assertThat(page("malee", get("/batches/1")))
                .contains(">50<", "?page=2#lines")
                .doesNotContain(">51<");
        assertThat(page("malee", get("/batches/1").param("page", "6")))
                .contains(">257<", "?page=5#lines")
                .doesNotContain("?page=7");
        assertThat(answer("malee", get("/batches/1").param("page", "2147483647"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_refused_batch_says_that_nothing_went_on_and_how_many_problems_are_shown() throws Exception {
        assertThat(page("malee", get("/batches/3"))).contains("ไม่มีรายการใดในชุดนี้ถูกส่งต่อ", "120 แห่ง", "SGT-1012");
    }

    @Test
    void money_held_in_trust_is_not_told_as_a_decision_that_is_waited_for() throws Exception {
        String trust = main(page("malee", get("/batches/5/receipt")));
        assertThat(trust)
                .contains("รับไว้ครบทุกรายการ", "เงินพักรอนำส่ง", "พักไว้ก่อน", "<a href=\"/held\">เงินพักรอนำส่ง</a>")
                .doesNotContain("รอการพิจารณา", "<a href=\"/items\">รายการค้างกระทบยอด</a>", "ไม่ได้ส่งต่อทันที");
        String both = main(page("malee", get("/batches/1/receipt")));
        assertThat(both)
                .contains("<a href=\"/held\">เงินพักรอนำส่ง</a>", "<a href=\"/items\">รายการค้างกระทบยอด</a>")
                .contains("รอการพิจารณา", "ไม่ได้ส่งต่อทันที");
        assertThat(main(page("malee", get("/batches/6/receipt"))))
                .as("what was held then is decided now")
                .doesNotContain("รอการพิจารณา", "<a href=\"/held\">เงินพักรอนำส่ง</a>");
    }

    @Test
    void a_batch_without_a_line_in_a_file_is_not_called_divided_into_files() throws Exception {
        assertThat(page("somchai", get("/batches/2"))).contains("ยังไม่มีรายการที่เข้าไฟล์หน่วยงาน");
        assertThat(page("malee", get("/batches/1"))).doesNotContain("ยังไม่มีรายการที่เข้าไฟล์หน่วยงาน");
    }

    @Test
    void what_has_to_be_paid_is_told_beside_what_was_collected_where_they_differ() throws Exception {
        assertThat(page("somchai", get("/batches/2")).replaceAll("<[^>]*>", ""))
                .containsPattern("เงินเข้าขาด\\s+[0-9,]+ รายการ\\s+[0-9,.]+ บาท \\(ที่ต้องโอน [0-9,.]+ บาท\\)");
        assertThat(page("somchai", get("/batches/2").param("lang", "en"))).containsOnlyOnce("(to be paid ");
    }

    @Test
    void a_file_that_failed_says_on_the_page_of_its_batch_when_it_is_tried_again_and_no_other_does() throws Exception {
        String html = page("malee", get("/batches/1"));
        assertThat(html)
                .contains("จะลองส่งอีกครั้ง</dt><dd><time datetime=\"2026-11-21T05:20:00Z\">21 พ.ย. 2569 12:20</time>");
        assertThat(html.split("จะลองส่งอีกครั้ง", -1)).hasSize(2);
    }

    @Test
    void a_file_that_the_other_side_does_not_take_is_called_so_on_its_batch_in_the_list_and_on_its_page()
            throws Exception {
        assertThat(page("malee", get("/batches/1")))
                .contains("legend-word\">ปลายทางไม่รับไฟล์<", "need-DECISION\">ปลายทางไม่รับไฟล์<")
                .doesNotContain("ยืนยันการส่งไฟล์ไม่ได้");
        assertThat(page("malee", get("/items")))
                .contains("<b>ปลายทางไม่รับไฟล์</b>", "ปลายทางตอบว่าไม่รับไฟล์นี้")
                .doesNotContain("<b>ยืนยันการส่งไฟล์ไม่ได้</b>");
        String item = "/items/" + (100 + Label.UNDELIVERED.ordinal());
        assertThat(page("malee", get(item)))
                .contains(
                        "<h1><span>ปลายทางไม่รับไฟล์</span>",
                        "ไม่รับไฟล์ จึงไม่มีคำตอบรายคน",
                        "ถามหน่วยงานว่าไม่รับเพราะอะไร")
                .doesNotContain("ยืนยันการส่งไฟล์ไม่ได้", "ยังไม่มีคำตอบ");
        assertThat(page("malee", get(item).param("lang", "en")))
                .contains("<h1><span>The other side does not take the file</span>")
                .doesNotContain("Delivery not confirmed", "??");
    }

    @Test
    void what_failed_and_may_go_at_any_time_says_in_the_calendar_when_it_is_tried_again() throws Exception {
        assertThat(page("malee", get("/calendar"))).contains("ส่งได้ทุกเวลา").doesNotContain("รอลองใหม่");
        pending.failedUntil(ConsoleProgram.NOW.plus(Duration.ofMinutes(25)));
        try {
            assertThat(page("malee", get("/calendar")))
                    .contains("รอลองใหม่ 21 พ.ย. 2569 14:55")
                    .doesNotContain("ส่งได้ทุกเวลา");
            assertThat(page("malee", get("/calendar").param("lang", "en")))
                    .contains("Sending to this agency failed, is tried again 21 Nov BE 2569 14:55");
            pending.failedUntil(ConsoleProgram.NOW);
            assertThat(page("malee", get("/calendar"))).as("its turn").contains("ส่งได้ทุกเวลา");
        } finally {
            pending.failedNot();
        }
    }

    @Test
    void what_was_never_tried_says_in_the_calendar_until_when_its_agency_is_left_alone() throws Exception {
        pending.othersFailedUntil(ConsoleProgram.NOW.plus(Duration.ofMinutes(25)));
        try {
            assertThat(page("malee", get("/calendar")))
                    .contains("ยังไม่ได้ลองส่ง", "พักการส่งถึง 21 พ.ย. 2569 14:55")
                    .doesNotContain("รอลองใหม่", "ส่งได้ทุกเวลา");
            assertThat(page("malee", get("/calendar").param("lang", "en")))
                    .contains(
                            "Not tried yet: sending to this agency failed several times and pauses until 21 Nov BE 2569 14:55")
                    .doesNotContain("is tried again");
        } finally {
            pending.failedNot();
        }
    }

    @Test
    void only_a_running_batch_refreshes_itself() throws Exception {
        assertThat(page("malee", get("/batches/1")))
                .contains("hx-trigger=\"every 3s\"", "htmx.min.js", "http-equiv=\"refresh\"");
        assertThat(page("malee", get("/batches/6"))).doesNotContain("hx-", "htmx.min.js", "http-equiv=\"refresh\"");
    }
}
