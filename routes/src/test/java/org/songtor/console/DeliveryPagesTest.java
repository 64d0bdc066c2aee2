package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.DeliveryDesk.Why;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The operator's page of deliveries: what it shows, and who may do what. */
class DeliveryPagesTest extends ConsoleVisits {
    @Autowired
    DeliveryDouble desk;

    @BeforeEach
    void nothingWished() {
        desk.wishes.clear();
        desk.proposals.clear();
        desk.all = Optional.empty();
        desk.others = 0;
        desk.decided = Optional.empty();
        desk.gaveUp = "REFUSED";
        desk.sent = Optional.of(ConsoleProgram.NOW);
        desk.stopper = "wichai";
        desk.attempts = 4;
    }

    @Test
    void an_operator_sees_gates_queues_and_why_each_file_waits_in_both_languages() throws Exception {
        String thai = text(answer("operator", get("/delivery")));
        String english = text(answer("operator", get("/delivery").cookie(new Cookie("songtor-lang", "en"))));
        assertThat(thai)
                .contains(
                        "สั่งหยุดส่ง",
                        "ส่งไม่สำเร็จหลายครั้ง พักการส่งชั่วคราว",
                        "1,234,500.00 บาท",
                        "21 พ.ย. 2569 14:39")
                .contains("ไม่รู้ว่าถึงหรือไม่", "รอกองทุนยืนยัน", "งานของระบบที่หยุดเอง");
        assertThat(english)
                .contains("Sending failed several times, left alone for a while", "Not known whether it arrived");
        for (String html : new String[] {thai, english}) {
            assertThat(html)
                    .doesNotContain("??", "<script>", "style=", "<b>ทั้งวัน", MonthFixture.WHOLE_ID)
                    .endsWith("</html>\n");
            for (Why why : Why.values()) {
                assertThat(html).contains("F0000" + (20 + why.ordinal()));
            }
        }
    }

    @Test
    void where_all_are_stopped_no_agency_is_said_to_be_sent_to() throws Exception {
        assertThat(text(answer("operator", get("/delivery"))))
                .contains("เปิดส่ง")
                .doesNotContain("หยุดส่งทุกหน่วยงานอยู่");
        desk.all = Optional.of(new Stop("wichai", ConsoleProgram.NOW, "ย้ายเครื่อง"));
        assertThat(text(answer("operator", get("/delivery"))))
                .contains("หยุดส่งทุกหน่วยงานอยู่")
                .doesNotContain(">เปิดส่ง<");
    }

    /** Of the two one is stopped by a person, and the breaker of the other is open. */
    @Test
    void a_stopped_agency_is_not_said_to_be_sent_to_as_usual_and_a_hold_names_nobody_who_did_not_order_it()
            throws Exception {
        assertThat(text(answer("operator", get("/delivery"))))
                .contains("สั่งหยุดส่ง", "จนกว่าผู้ดูแลระบบจะปล่อย")
                .doesNotContain("ส่งได้ตามปกติ", "มีผู้สั่งพัก");
    }

    @Test
    void a_file_that_was_given_up_before_a_byte_left_is_called_here_as_its_batchs_page_calls_it() throws Exception {
        assertThat(text(answer("operator", get("/delivery")))).contains("ปลายทางไม่รับไฟล์ ต้องมีผู้ตัดสินใจ");
        desk.gaveUp = "TRY_AGAIN";
        assertThat(text(answer("operator", get("/delivery")))).contains("ยังยืนยันไม่ได้ว่าถึงปลายทาง");
        desk.sent = Optional.empty();
        assertThat(text(answer("operator", get("/delivery"))))
                .contains("ส่งไม่ถึง ไฟล์ยังอยู่ที่นี่")
                .doesNotContain("ยังยืนยันไม่ได้ว่าถึงปลายทาง");
        desk.ended = true;
        assertThat(text(answer("operator", get("/delivery"))))
                .contains("ไม่ได้ส่งต่อ จบแล้วตามมติ")
                .doesNotContain("ส่งไม่ถึง ไฟล์ยังอยู่ที่นี่");
    }

    @Test
    void what_waits_for_its_first_try_is_not_said_to_be_tried_again() throws Exception {
        assertThat(text(answer("operator", get("/delivery")))).contains("จะลองส่งอีกครั้ง");
        desk.attempts = 0;
        assertThat(text(answer("operator", get("/delivery"))))
                .contains(">จะส่ง<")
                .doesNotContain("จะลองส่งอีกครั้ง");
    }

    @Test
    void an_agency_that_the_gateway_stopped_itself_is_not_said_to_be_stopped_by_a_person() throws Exception {
        assertThat(text(answer("operator", get("/delivery")))).contains("สั่งหยุดส่ง", "wichai ·");
        desk.stopper = "songtor-channel";
        String thai = text(answer("operator", get("/delivery")));
        assertThat(thai)
                .contains("ระบบหยุดส่งเอง", "ระบบ · 21", "หยุดส่งให้หน่วยงานนี้อยู่")
                .doesNotContain("songtor-channel", "ผู้ดูแลระบบหยุดส่งอยู่", ">สั่งหยุดส่ง<");
        assertThat(text(answer("operator", get("/delivery").cookie(new Cookie("songtor-lang", "en")))))
                .contains("Stopped by the gateway itself", "The gateway itself · 21")
                .doesNotContain("by an operator", ">Stopped by a person<");
    }

    @Test
    void a_batch_that_is_held_before_it_has_files_is_listed_and_released() throws Exception {
        String html = text(answer("operator", get("/delivery")));
        assertThat(html)
                .contains("ชุดที่พักไว้ก่อนแยกไฟล์ 1 ชุด", "href=\"/batches/17\"", "B000017", "400.00 บาท")
                .doesNotContain("<b>กองทุน");
        answer("operator", post("/delivery/batch").param("batch", "17").param("reason", "กองทุนยืนยันแล้ว"));
        assertThat(desk.wishes).containsExactly("release B000017 operator กองทุนยืนยันแล้ว");
        assertThat(answer("malee", post("/delivery/batch").param("batch", "17").param("reason", "เอง"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(desk.wishes).hasSize(1);
    }

    @Test
    void what_an_old_page_asked_for_in_vain_is_told_with_why() throws Exception {
        desk.changes = false;
        MockHttpServletResponse held = answer(
                "operator",
                post("/delivery/file")
                        .param("file", "" + (20 + Why.HELD.ordinal()))
                        .param("wish", "HOLD")
                        .param("reason", "x"));
        assertThat(inVain(held))
                .contains("การกดครั้งนี้ไม่ได้เปลี่ยนอะไร พักไว้อยู่แล้วโดย wichai เหตุผล: รอกองทุนยืนยัน");
        assertThat(inVain(answer(
                        "operator", post("/delivery/batch").param("batch", "18").param("reason", "x"))))
                .contains("ไม่มีชุดนี้");
        assertThat(inVain(answer(
                        "operator",
                        post("/delivery/work")
                                .param("topic", "check")
                                .param("subject", "8")
                                .param("reason", "x")
                                .cookie(new Cookie("songtor-lang", "en")))))
                .contains("Nothing was changed by this. No such work has stopped");
    }

    private static String inVain(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(409);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void a_list_that_is_cut_off_is_not_told_as_the_whole() throws Exception {
        assertThat(text(answer("operator", get("/delivery"))))
                .contains("ไฟล์ที่ยังไม่ยืนยันว่าถึง " + Why.values().length + " ไฟล์")
                .doesNotContain("มีมากกว่า");
        desk.others = 200 - Why.values().length;
        assertThat(text(answer("operator", get("/delivery")))).doesNotContain("มีมากกว่า");
        desk.others++;
        String html = text(answer("operator", get("/delivery")));
        assertThat(html).contains("ไฟล์ที่ยังไม่ยืนยันว่าถึง มีมากกว่า 200 ไฟล์");
        assertThat(html.split("class=\"card file\"", -1)).hasSize(201);
    }

    @Test
    void what_may_be_an_id_in_a_reason_is_masked_before_it_is_kept() throws Exception {
        answer(
                "operator",
                post("/delivery/file")
                        .param("file", "20")
                        .param("wish", "HOLD")
                        .param("reason", "ของ 1-1017-00230-70-8"));
        assertThat(desk.wishes).containsExactly("hold F000020 operator ของ x-xxxx-xxxx0-70-8");
    }

    @Test
    void what_somebody_else_did_first_is_told_in_words() throws Exception {
        String page = answer(
                        "operator",
                        get("/error").accept("text/html").requestAttr("jakarta.servlet.error.status_code", 409))
                .getContentAsString();
        assertThat(page).contains("ทำรายการนี้ไม่ได้แล้ว", "มีผู้อื่นทำไปแล้ว").doesNotContain("คำขอนี้ไม่ถูกต้อง");
    }

    @Test
    void a_file_that_a_person_carries_says_so_without_an_hour_or_a_try_of_its_own() throws Exception {
        String html = text(answer("operator", get("/delivery")));
        String carried = html.substring(html.indexOf("F0000" + (20 + Why.CARRIED.ordinal())));
        carried = carried.substring(0, carried.indexOf("</section>"));
        assertThat(carried).contains("รอคนนำส่ง", "href=\"/handover\"").doesNotContain("ลองส่งทันที", "RETRY");
        assertThat(html).containsOnlyOnce("value=\"RETRY\"");
        String batch = text(answer("malee", get("/batches/1")));
        assertThat(batch).containsOnlyOnce("มีคนนำออกไปส่งแล้ว ยังไม่มีใครแจ้งว่าถึง");
    }

    @Test
    void nobody_but_an_operator_opens_it_or_does_anything() throws Exception {
        for (String login : new String[] {"malee", "prasit", "kanda"}) {
            assertThat(answer(login, get("/delivery")).getStatus()).isEqualTo(403);
            assertThat(answer(login, file(20, "HOLD")).getStatus()).isEqualTo(403);
            assertThat(answer(login, change("nsf", false)).getStatus()).isEqualTo(403);
            assertThat(text(answer(login, get("/batches")))).doesNotContain("href=\"/delivery\"");
        }
        assertThat(desk.wishes).isEmpty();
        assertThat(text(answer("operator", get("/batches")))).contains("href=\"/delivery\"");
    }

    @Test
    void one_agency_and_all_are_stopped_and_started_with_a_reason() throws Exception {
        answer("operator", change("nsf", false));
        answer("operator", change("", false));
        answer("deputy", change("baac", true));
        assertThat(desk.wishes)
                .containsExactly(
                        "stop Optional[nsf] operator ทดสอบ",
                        "stop Optional.empty operator ทดสอบ",
                        "start Optional[baac] deputy ทดสอบ");
        assertThat(answer("operator", change("nowhere", false)).getStatus()).isEqualTo(404);
        assertThat(answer(
                                "operator",
                                post("/delivery/switch")
                                        .param("agency", "nsf")
                                        .param("run", "false")
                                        .param("reason", " "))
                        .getStatus())
                .isEqualTo(400);
        desk.all = Optional.of(new Stop("wichai", ConsoleProgram.NOW, "ฝนตก"));
        assertThat(text(answer("operator", get("/delivery")))).contains("เปิดส่งทุกหน่วยงาน", "ฝนตก");
    }

    @Test
    void a_stop_or_a_start_that_changes_nothing_says_who_did_it_before_and_when() throws Exception {
        desk.changes = false;
        MockHttpServletResponse stopped = answer("operator", change("baac", false));
        assertThat(stopped.getStatus()).isEqualTo(409);
        assertThat(words(stopped))
                .contains(
                        "หยุดส่งอยู่แล้ว โดย wichai เมื่อ 21 พ.ย. 2569", "หน่วยงานปิดระบบ &lt;b&gt;ทั้งวัน&lt;/b&gt;");
        MockHttpServletResponse started = answer("operator", change("nsf", true));
        assertThat(started.getStatus()).isEqualTo(409);
        assertThat(words(started)).contains("เปิดให้ส่งแล้ว โดย ornuma เมื่อ 21 พ.ย. 2569");
        assertThat(words(answer("operator", change("", true)))).contains("ไม่เคยมีใครสั่งหยุด");
    }

    @Test
    void a_file_is_held_released_and_tried_again_at_once_and_stopped_work_goes_on() throws Exception {
        answer("operator", file(20, "HOLD"));
        answer("operator", file(23, "RELEASE"));
        answer("operator", file(22, "RETRY"));
        answer(
                "operator",
                post("/delivery/work")
                        .param("topic", "check")
                        .param("subject", "7")
                        .param("reason", "ทดสอบ"));
        assertThat(desk.wishes)
                .containsExactly(
                        "hold F000020 operator ทดสอบ",
                        "release F000023 operator ทดสอบ",
                        "retry F000022 operator ทดสอบ",
                        "revive check 7 operator ทดสอบ");
        assertThat(answer("operator", file(99, "HOLD")).getStatus()).isEqualTo(404);
        assertThat(answer("operator", file(20, "AGAIN")).getStatus()).isEqualTo(409);
    }

    @Test
    void a_file_is_sent_again_by_two_people_and_never_by_one() throws Exception {
        answer("operator", file(20 + Why.GIVEN_UP.ordinal(), "AGAIN"));
        assertThat(text(answer("operator", get("/delivery"))))
                .contains("ผู้เสนออนุมัติเองไม่ได้", "ยกเลิกข้อเสนอ")
                .doesNotContain("อนุมัติให้ส่งซ้ำ");
        assertThat(answer("operator", again(1, true)).getStatus()).isEqualTo(403);
        assertThat(desk.proposals()).hasSize(1);
        assertThat(text(answer("deputy", get("/delivery")))).contains("อนุมัติให้ส่งซ้ำ");
        assertThat(answer("deputy", again(1, true)).getStatus()).isEqualTo(302);
        assertThat(desk.proposals.get(0).decision().orElseThrow().officer()).isEqualTo("deputy");
        assertThat(answer("deputy", again(1, true)).getStatus()).isEqualTo(404);
    }

    @Test
    void a_file_about_whose_money_people_decided_is_not_offered_to_be_sent_again_and_the_page_says_why()
            throws Exception {
        assertThat(givenUp("th")).contains("value=\"AGAIN\"").doesNotContain("D12");
        desk.decided = Optional.of(12L);
        assertThat(givenUp("th"))
                .contains("มีมติเรื่องเงินในไฟล์นี้แล้ว (D12)", "ให้กองทุนยกเลิกมติ D12 ก่อน")
                .doesNotContain("value=\"AGAIN\"", "name=\"reason\"");
        assertThat(givenUp("en"))
                .contains("people decided about money of it (D12)", "takes decision D12 back first")
                .doesNotContain("value=\"AGAIN\"", "??");
    }

    private String givenUp(String language) throws Exception {
        String html = text(answer("operator", get("/delivery").cookie(new Cookie("songtor-lang", language))));
        String rest = html.substring(html.indexOf(">F0000" + (20 + Why.GIVEN_UP.ordinal())));
        return rest.substring(0, rest.indexOf("</section>"));
    }

    @Test
    void whoever_pressed_on_an_old_page_reads_why_nothing_was_done() throws Exception {
        MockHttpServletResponse answered = answer("operator", file(20, "AGAIN"));
        assertThat(answered.getStatus()).isEqualTo(409);
        assertThat(words(answered)).contains("role=\"alert\"", "หน่วยงานตอบแล้ว", "หน้านี้แสดงสถานะล่าสุดแล้ว");
        answer("operator", file(20 + Why.GIVEN_UP.ordinal(), "AGAIN"));
        desk.decided = Optional.of(12L);
        MockHttpServletResponse decided = answer("deputy", file(20 + Why.GIVEN_UP.ordinal(), "AGAIN"));
        assertThat(decided.getStatus()).isEqualTo(409);
        assertThat(words(decided)).contains("role=\"alert\"", "(D12)", "ให้กองทุนยกเลิกมติ D12 ก่อน");
        assertThat(text(answer("deputy", get("/delivery"))))
                .as("what was proposed before")
                .contains("ข้อเสนอนี้จึงอนุมัติไม่ได้", "ยกเลิกข้อเสนอ")
                .doesNotContain("อนุมัติให้ส่งซ้ำ", "role=\"alert\"");
        MockHttpServletResponse approved = answer("deputy", again(1, true));
        assertThat(approved.getStatus()).isEqualTo(409);
        assertThat(words(approved)).contains("role=\"alert\"", "(D12)");
        assertThat(answer("deputy", again(1, false)).getStatus()).isEqualTo(302);
    }

    /** Of a page that is no success. */
    private static String words(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static MockHttpServletRequestBuilder again(long id, boolean approve) {
        return post("/delivery/again").param("proposal", "" + id).param("approve", "" + approve);
    }

    private static MockHttpServletRequestBuilder change(String agency, boolean run) {
        return post("/delivery/switch")
                .param("agency", agency)
                .param("run", "" + run)
                .param("reason", "ทดสอบ");
    }

    private static MockHttpServletRequestBuilder file(long id, String wish) {
        return post("/delivery/file").param("file", "" + id).param("wish", wish).param("reason", "ทดสอบ");
    }

    /** With the token that a page's own forms carry. */
    @Override
    MockHttpServletResponse answer(String login, MockHttpServletRequestBuilder request) throws Exception {
        return super.answer(login, request.with(csrf()));
    }
}
