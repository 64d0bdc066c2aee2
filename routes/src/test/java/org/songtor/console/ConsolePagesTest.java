package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Every page in both languages, what it shows, and what it never shows. */
@SpringBootTest(classes = ConsoleProgram.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ConsoleOfficers.class)
class ConsolePagesTest {
    private static final Locale THAI = Locale.forLanguageTag("th");
    private static final Pattern UNMASKED_ID = Pattern.compile("(?<![0-9])[0-9]{13}(?![0-9])");

    @Autowired
    MockMvc mvc;

    @Autowired
    ReviewDouble desk;

    static Stream<String> pages() {
        Stream<String> items = Stream.of(Label.values())
                .filter(label -> label.need() == Label.Need.DECISION)
                .map(label -> "/items/" + (100 + label.ordinal()));
        return Stream.concat(
                Stream.of(
                        "/batches",
                        "/batches/1",
                        "/batches/1?page=6",
                        "/batches/3",
                        "/batches/4",
                        "/items",
                        "/calendar",
                        "/send",
                        "/batches/1/receipt",
                        "/batches/1/receipt?same",
                        "/batches/3/receipt",
                        "/batches/4/receipt",
                        "/batches/1/repairs",
                        "/batches/3/repairs",
                        "/batches/6/repairs",
                        "/batches/1/repairs/plan?pick=ID_LOST_ZERO.national_id&pick=TEXT_DOUBLE_SARA_E.first_name",
                        "/console/problems"),
                items);
    }

    @Test
    void a_file_that_left_after_its_last_day_is_called_late_and_only_that_one() throws Exception {
        String thai = page("malee", get("/batches/1"));
        assertThat(thai.split("ส่งช้ากว่ากำหนด", -1)).hasSize(2);
        assertThat(thai).contains("ต้องส่งก่อน").doesNotContain("??");
    }

    @Test
    void the_calendar_says_until_when_and_names_what_missed_friday_and_what_will_make_monday() throws Exception {
        String thai = page("malee", get("/calendar"));
        assertThat(thai)
                .contains("หมดเขต จันทร์ 23 พ.ย. 2569 16:00 น.")
                .contains("เปิดรับ จันทร์ 23 พ.ย. 2569 08:30 น. (อีก 1 วัน 18 ชั่วโมง 0 นาที)")
                .contains("พ้นเขต ศุกร์ 20 พ.ย. 2569 16:00 น. ไปแล้ว")
                .contains(
                        "BP-FRIDAY.txt",
                        "BP-GIVEN-UP.txt",
                        "จะไม่ทัน",
                        "รอคนตัดสินใจ",
                        "จะทัน",
                        "หน่วยงานนี้รับได้ทุกเวลา")
                .doesNotContain("BP-OTHER.txt");
        assertThat(thai.indexOf("BP-FRIDAY.txt")).as("the worst first").isLessThan(thai.indexOf("BP-GIVEN-UP.txt"));
        String english = page("malee", get("/calendar").cookie(new Cookie("songtor-lang", "en")));
        assertThat(english).contains("Cut-off Monday 23 Nov BE 2569 16:00", "missed Friday 20 Nov BE 2569 16:00");
    }

    @Test
    void a_batchs_page_says_whether_it_will_make_its_cut_off() throws Exception {
        assertThat(page("malee", get("/batches/1"))).contains("พ้นเขต ศุกร์ 20 พ.ย. 2569 16:00 น. ไปแล้ว", "จะไม่ทัน");
        assertThat(page("malee", get("/batches/5")))
                .contains("หมดเขต จันทร์ 23 พ.ย. 2569 16:00 น.", "เหลือ 2 วัน 1 ชั่วโมง 30 นาที");
        assertThat(page("malee", get("/batches/3"))).doesNotContain("หมดเขต");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_is_there_in_both_languages_whole_escaped_and_without_an_unmasked_id(String path) throws Exception {
        String thai = page("malee", get(path));
        String english = page("malee", get(path).cookie(new Cookie("songtor-lang", "en")));
        assertThat(thai).contains("lang=\"th\"", "ออกจากระบบ").isNotEqualTo(english);
        assertThat(path.startsWith("/console")
                        || path.equals("/send")
                        || thai.contains("2569")
                        || path.contains("/repairs"))
                .isTrue();
        assertThat(english).contains("lang=\"en\"", "Log out");
        for (String html : new String[] {thai, english}) {
            assertThat(html).doesNotContain("??", "<script>", "style=").endsWith("</html>\n");
            assertThat(UNMASKED_ID.matcher(html).find()).isFalse();
        }
    }

    @Test
    void a_hostile_name_is_shown_as_text() throws Exception {
        assertThat(page("malee", get("/batches/1"))).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page("malee", get("/items/106"))).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @ParameterizedTest
    @CsvSource({"th,ชุดนำส่ง", "en,Batches"})
    void the_switch_changes_the_language_and_a_cookie_keeps_it(String language, String title) throws Exception {
        MockHttpServletResponse answer = answer("malee", get("/batches").param("lang", language));
        assertThat(answer.getContentAsString()).contains("<h1>" + title + "</h1>");
        Cookie kept = answer.getCookie("songtor-lang");
        assertThat(kept).isNotNull();
        assertThat(kept.getValue()).isEqualTo(language);
        assertThat(kept.isHttpOnly()).isTrue();
        assertThat(kept.getAttribute("SameSite")).isEqualTo("Lax");
    }

    @Test
    void every_problem_is_in_the_catalogue_and_anybody_may_read_it() throws Exception {
        MockHttpServletResponse open =
                mvc.perform(get("/console/problems")).andReturn().getResponse();
        assertThat(open.getStatus()).isEqualTo(200);
        for (ProblemCode code : ProblemCode.values()) {
            Problem problem = Problem.ofFile(code, "", "", "");
            assertThat(open.getContentAsString())
                    .contains(
                            "id=\"" + code.code() + "\"",
                            escaped(ProblemTexts.what(problem, THAI)),
                            escaped(ProblemTexts.todo(problem, THAI)));
        }
        assertThat(page("malee", get("/batches/1"))).contains("href=\"/console/problems#SGT-2002\"");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
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
    void a_note_is_told_in_words_and_not_in_codes() throws Exception {
        assertThat(page("malee", get("/items/100")))
                .contains("ไม่พบชื่อคนนี้ในทะเบียนสมาชิก", "(จำนวนเงิน)")
                .doesNotContain("SGT-3004");
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
    void an_operator_sees_what_was_wrong_with_a_file_that_came_and_a_fund_does_not() throws Exception {
        assertThat(page("operator", get(item(Label.ARRIVAL_REJECTED))))
                .contains("สิ่งที่ผิดในไฟล์ที่ส่งมา", "(รายการ E17)", "<q>31.00</q>")
                .contains("<q>30.00 บาท ตามรายการเดินบัญชีฉบับก่อน</q>");
        assertThat(page("malee", get(item(Label.ARRIVAL_REJECTED)))).doesNotContain("สิ่งที่ผิดในไฟล์ที่ส่งมา");
    }

    private static String item(Label label) {
        return "/items/" + (100 + label.ordinal());
    }

    @Test
    void a_trace_is_told_in_words_with_buddhist_days() throws Exception {
        String thai = page("malee", post("/trace").with(csrf()).param("what", "W001"));
        assertThat(thai)
                .contains("B000006 รายการที่ 3", "เรื่องที่ 4", "โฟลเดอร์รับไฟล์", "ไฟล์ยังไปไม่ถึง จะส่งใหม่")
                .contains("รับไฟล์ไว้ตรวจแล้ว", "ต่อมายกเลิกมติ", "บัญชี 0200000001 รายการ E 17 วันที่ 21 พ.ย. 2569");
        String english = page(
                "malee", post("/trace").with(csrf()).param("what", "W001").cookie(new Cookie("songtor-lang", "en")));
        for (String html : new String[] {thai, english}) {
            assertThat(main(html))
                    .doesNotContain("batch.checked", "TRY_AGAIN", "PROCESSED", "UNDONE", "2026-11-21 ", "2026-11-21<");
        }
    }

    @Test
    void a_treasurer_reads_what_became_of_the_last_try_in_words_and_an_operator_the_rest() throws Exception {
        assertThat(page("malee", get("/batches/1")))
                .contains("ไม่รู้ว่าถึงหรือไม่ ต้องถามปลายทางก่อน")
                .doesNotContain("no answer within");
        assertThat(page("operator", get("/batches/1"))).contains("UNKNOWN: no answer within 30 s");
    }

    @Test
    void a_list_of_items_says_which_agency_and_day_one_without_lines_is_about() throws Exception {
        assertThat(page("malee", get("/items"))).contains("วันที่ 18 พ.ย. 2569").doesNotContain("day 2026-11-18");
        assertThat(page("malee", get("/items").cookie(new Cookie("songtor-lang", "en"))))
                .contains("day 18 Nov BE 2569");
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
    void an_unknown_language_changes_nothing() throws Exception {
        MockHttpServletResponse answer = answer("malee", get("/batches").param("lang", "xx"));
        assertThat(answer.getContentAsString()).contains("lang=\"th\"");
        assertThat(answer.getCookie("songtor-lang")).isNull();
    }

    @Test
    void a_treasurer_sees_only_the_own_fund() throws Exception {
        assertThat(page("malee", get("/batches")))
                .contains("wiang-members.xlsx")
                .doesNotContain("dokkhamtai");
        assertThat(page("somchai", get("/batches")))
                .contains("dokkhamtai-members.csv")
                .doesNotContain("wiang");
        assertThat(answer("somchai", get("/batches/1")).getStatus()).isEqualTo(404);
        assertThat(answer("malee", get("/batches/2")).getStatus()).isEqualTo(404);
        assertThat(answer("malee", get("/items/200")).getStatus()).isEqualTo(404);
        assertThat(answer("malee", get("/batches/99")).getStatus()).isEqualTo(404);
    }

    @Test
    void an_operator_sees_all_funds_and_no_names() throws Exception {
        assertThat(page("operator", get("/batches"))).contains("wiang-members.xlsx", "dokkhamtai-members.csv");
        assertThat(page("operator", get("/batches/2")))
                .contains("ผู้ดูแลระบบไม่เห็นชื่อสมาชิก")
                .doesNotContain("ลับเฉพาะ");
        assertThat(page("somchai", get("/batches/2"))).contains("ลับเฉพาะ");
        assertThat(page("operator", get("/batches/1")))
                .contains("windows-874", "nsf + sso40-2", "xxxxxxxxx0711")
                .doesNotContain("สมหญิง😀");
        assertThat(page("malee", get("/batches/1"))).contains("สมหญิง😀");
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
    void exceptions_come_with_the_most_money_first_and_a_plain_reason() throws Exception {
        String html = page("malee", get("/items"));
        assertThat(html.indexOf("1,160.00 บาท")).isPositive().isLessThan(html.indexOf("1,060.00 บาท"));
        assertThat(html).contains("หน่วยงานบันทึกยอดเงินไม่เท่ากับที่กองทุนส่งไป");
    }

    @Test
    void the_four_witnesses_stand_side_by_side_and_the_difference_is_named() throws Exception {
        assertThat(page("malee", get("/items/106")))
                .contains("กองทุนบอก", "ไฟล์บอก", "หน่วยงานบอก", "ธนาคารบอก", "ต่างจากไฟล์ -10.00 บาท")
                .contains("ต่างจากยอดไฟล์ -100.00 บาท", "ทำอะไรต่อได้บ้าง");
    }

    @Test
    void a_long_exception_says_how_many_lines_are_not_shown() throws Exception {
        assertThat(page("somchai", get("/items/200"))).contains("ยังมีอีก 10 รายการ");
        assertThat(page("malee", get(item(Label.NEVER_PAID))))
                .as("evidence is given of 1,000 lines at most, and the item has 5,000")
                .contains("ยังมีอีก 4,970 รายการ");
    }

    @ParameterizedTest
    @CsvSource({
        "malee, /send, /send?problem=large",
        "prasit, /items/106/attachments, /items/106?problem=TOO_LARGE",
        "operator, /handover/answers, /handover?told=upload",
        "operator, /handover/12/said, /handover?told=receipt"
    })
    void a_file_that_is_too_large_is_told_on_the_page_it_was_sent_from(String login, String from, String to)
            throws Exception {
        assertThat(answer(login, post(from).contentType("multipart/form-data; boundary=x"))
                        .getRedirectedUrl())
                .isEqualTo(to);
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
    void money_that_is_there_and_not_exact_is_never_told_as_money_that_has_not_come() throws Exception {
        assertThat(page("malee", get("/items/" + (100 + Label.FILE_OVER.ordinal()))))
                .contains("บอกไม่ได้ว่าขาดหรือเกินของกองทุนใด")
                .doesNotContain("ยังไม่พบเงินเข้า");
        assertThat(page("malee", get("/items/" + (100 + Label.BOOKED_NEVER_SENT.ordinal()))))
                .contains("ยังไม่พบเงินเข้า");
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

    @Test
    void only_a_running_batch_refreshes_itself() throws Exception {
        assertThat(page("malee", get("/batches/1")))
                .contains("hx-trigger=\"every 3s\"", "htmx.min.js", "http-equiv=\"refresh\"");
        assertThat(page("malee", get("/batches/6"))).doesNotContain("hx-", "htmx.min.js", "http-equiv=\"refresh\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/console.css", "/console/icon.svg", "/webjars/htmx.org/2.0.10/dist/htmx.min.js"})
    void what_a_page_needs_is_served_from_here(String path) throws Exception {
        assertThat(mvc.perform(get(path)).andReturn().getResponse().getStatus()).isEqualTo(200);
    }

    /** Without the head, where every page has every name. */
    private static String main(String html) {
        return html.substring(html.indexOf("<main"));
    }

    private String page(String login, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = answer(login, request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return text(answer);
    }

    private MockHttpServletResponse answer(String login, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpSession session =
                (MockHttpSession) mvc.perform(formLogin("/login").user(login).password(login + "-secret"))
                        .andReturn()
                        .getRequest()
                        .getSession();
        return mvc.perform(request.session(session)).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws UnsupportedEncodingException {
        return answer.getContentAsString();
    }
}
