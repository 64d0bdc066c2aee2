package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
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
import org.springframework.mock.web.MockHttpServletResponse;

/** Every page in both languages, what it shows, and what it never shows. */
class ConsolePagesTest extends ConsoleVisits {
    private static final Locale THAI = Locale.forLanguageTag("th");
    private static final Pattern UNMASKED_ID = Pattern.compile("(?<![0-9])[0-9]{13}(?![0-9])");

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
    void the_calendar_says_until_when_and_names_what_missed_friday_and_what_will_make_monday() throws Exception {
        String thai = page("malee", get("/calendar"));
        assertThat(thai)
                .contains("หมดเขต จันทร์ 23 พ.ย. 2569 16:00 น.")
                .contains("เปิดรับ จันทร์ 23 พ.ย. 2569 08:30 น. (อีก 1 วัน 18 ชั่วโมง 0 นาที)")
                .contains("พ้นเขต ศุกร์ 20 พ.ย. 2569 16:00 น. ไปแล้ว")
                .contains(
                        "BP-FRIDAY.txt",
                        "BP-GIVEN-UP.txt",
                        "NSF-BY-HAND.txt",
                        "รอคนถือไปส่งและยืนยันการส่งมอบ",
                        "จะไม่ทัน",
                        "ผู้ดูแลระบบพักไฟล์นี้ไว้ตั้งแต่ 20 พ.ย. 2569 20:00",
                        "เหตุผล: เลขบัญชีของหน่วยงานเปลี่ยน",
                        "จะทัน",
                        "หน่วยงานนี้รับได้ทุกเวลา")
                .doesNotContain("BP-OTHER.txt");
        assertThat(thai.indexOf("BP-FRIDAY.txt")).as("the worst first").isLessThan(thai.indexOf("BP-GIVEN-UP.txt"));
        String english = page("malee", get("/calendar").cookie(new Cookie("songtor-lang", "en")));
        assertThat(english)
                .contains(
                        "Cut-off Monday 23 Nov BE 2569 16:00",
                        "missed Friday 20 Nov BE 2569 16:00",
                        "Waits to be carried, and for people to say so");
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
    void what_no_name_holds_is_not_looked_for() throws Exception {
        for (String typed : new String[] {"a\u0000b", "W001\u0000", "0200000001:a\u0000b"}) {
            assertThat(page("malee", post("/trace").with(csrf()).param("what", typed)))
                    .contains("อ่านสิ่งที่พิมพ์ไม่ออก");
        }
    }

    @Test
    void a_trace_is_told_in_words_with_buddhist_days() throws Exception {
        String thai = page("malee", post("/trace").with(csrf()).param("what", "W001"));
        assertThat(thai)
                .contains("B000006 รายการที่ 3", "เรื่องที่ 4", "โฟลเดอร์รับไฟล์", "ไฟล์ยังไปไม่ถึง")
                .contains(
                        "รับไฟล์ไว้ตรวจแล้ว",
                        "ยกเลิกมติแล้ว",
                        "(malee)",
                        "คำสั่งที่ 7",
                        "ประสิทธิ์ ตั้งใจ (prasit)",
                        "สิ้นสุดเอง ลงนามไม่ครบ",
                        "บัญชี 0200000001 รายการ E 17 วันที่ 21 พ.ย. 2569");
        String english = page(
                "malee", post("/trace").with(csrf()).param("what", "W001").cookie(new Cookie("songtor-lang", "en")));
        for (String html : new String[] {thai, english}) {
            assertThat(main(html))
                    .doesNotContain(
                            "batch.checked",
                            "TRY_AGAIN",
                            "PROCESSED",
                            "UNDONE",
                            "LAPSED",
                            "RETURN",
                            "2026-11-21 ",
                            "2026-11-21<");
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"/console/console.css", "/console/icon.svg", "/webjars/htmx.org/2.0.10/dist/htmx.min.js"})
    void what_a_page_needs_is_served_from_here(String path) throws Exception {
        assertThat(mvc.perform(get(path)).andReturn().getResponse().getStatus()).isEqualTo(200);
    }
}
