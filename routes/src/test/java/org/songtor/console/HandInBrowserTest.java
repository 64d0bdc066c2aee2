package org.songtor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.BatchId;
import org.songtor.port.Submissions.Parcel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** From a file on a treasurer's phone to a corrected batch, without JavaScript. */
@SpringBootTest(classes = ConsoleProgram.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class HandInBrowserTest extends BrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    DeskDouble desk;

    @BeforeEach
    void empty() {
        desk.empty();
    }

    @Test
    void a_treasurer_sends_a_file_and_mends_its_mistakes() {
        Page page = phone();
        tab(page, "/send");
        choose(page, "เวียง พ.ย.csv", "songtor-batch,1");
        page.click("button:has-text('2. ส่งจริง')");
        assertThat(page).hasURL(base() + "/batches/1/receipt");
        assertThat(page.locator("dd.big")).hasText("B000001");
        assertThat(page.locator(".counts")).containsText("25,000.00 บาท");
        assertThat(page.locator(".facts")).containsText("21 พ.ย. 2569");
        assertThat(desk.parcels)
                .containsExactly(new Parcel(MonthFixture.WIANG, "console", "เวียง พ.ย.csv", Optional.empty(), "malee"));
        look(page, "receipt");

        page.click("a.door.strong");
        assertThat(page.locator("h1")).containsText("ข้อผิดพลาดที่เหมือนกัน");
        look(page, "repairs");
        page.check("input[value='ID_LOST_ZERO.national_id']");
        page.click("button:has-text('ไปดูก่อนส่งชุดแก้ไข')");
        assertThat(page.locator(".facts")).containsText("18,000.00 บาท");
        assertThat(page.locator(".group")).hasCount(2);
        look(page, "plan");
        assertThat(desk.applied).isEmpty();
        page.click("button:has-text('ส่งชุดแก้ไข')");
        assertThat(page).hasURL(base() + "/batches/5/receipt");
        assertThat(page.locator(".facts")).containsText("B000001");
        assertThat(desk.applied).containsExactly(Set.of("ID_LOST_ZERO.national_id", "TEXT_DOUBLE_SARA_E.first_name"));
    }

    @Test
    void the_same_file_again_shows_the_same_receipt_and_says_so() {
        Page page = phone();
        for (int i = 0; i < 2; i++) {
            page.navigate(base() + "/send");
            choose(page, "a.csv", "the same");
            page.click("button:has-text('2. ส่งจริง')");
        }
        assertThat(page).hasURL(base() + "/batches/1/receipt?same");
        assertThat(page.locator(".notice").first()).containsText("ไฟล์นี้เคยส่งแล้ว");
        assertThat(desk.parcels).hasSize(1);
    }

    @Test
    void a_long_check_says_so_and_looks_again() {
        Page page = phone();
        page.navigate(base() + "/send");
        choose(page, "a.csv", DeskDouble.SLOW);
        page.click("button:has-text('2. ส่งจริง')");
        assertThat(page.locator("h1")).hasText("กำลังตรวจ");
        assertThat(page.locator("meta[http-equiv=refresh]")).hasAttribute("content", "3");
        assertThat(page.locator(".facts")).containsText("B000004");
        look(page, "waiting");
    }

    @Test
    void a_check_shows_what_each_agency_would_see_and_sends_nothing() {
        Page page = phone();
        page.navigate(base() + "/send");
        look(page, "send");
        choose(page, "ลอง.xlsx", "a list");
        page.click("button:has-text('1. ลองตรวจก่อน')");
        assertThat(page).hasURL(base() + "/check");
        assertThat(page.locator(".notice").first()).containsText("ยังไม่ได้ส่ง");
        assertThat(page.locator("article")).hasCount(2);
        for (int i = 0; i < 2; i++) {
            page.locator("main summary").nth(i).click();
        }
        assertThat(page.locator(".record").first().locator(".cell")).hasCount(80);
        assertThat(page.locator(".record").first().locator("i").nth(1)).hasText("11");
        assertThat(page.locator("pre")).containsText("<script>alert(1)</script>");
        look(page, "checked");
        assertThat(desk.parcels).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1. ลองตรวจก่อน", "2. ส่งจริง"})
    void a_file_over_the_ceiling_is_told_by_a_page(String button) {
        Page page = phone();
        page.navigate(base() + "/send");
        choose(page, "a.csv", "x".repeat(3 << 20));
        page.click("button:has-text('" + button + "')");
        assertThat(page.locator(".notice.bad")).containsText("ไฟล์ใหญ่เกิน 2 MB");
        assertThat(desk.parcels).isEmpty();
    }

    @Test
    void a_correction_made_by_hand_names_the_batch_it_corrects() {
        Page page = phone();
        page.navigate(base() + "/batches/1/repairs");
        page.click("a:has-text('ส่งไฟล์ที่แก้เอง')");
        assertThat(page.locator("#corrects")).hasValue("1");
        choose(page, "a.csv", "mended");
        page.click("button:has-text('2. ส่งจริง')");
        assertThat(page).hasURL(base() + "/batches/1/receipt");
        assertThat(desk.parcels.get(0).corrects()).contains(new BatchId(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void pages_fit_and_anybody_can_use_them(int width) {
        Page page = open(width, true);
        logIn(page, base(), "kanda", "kanda-secret");
        for (String path : List.of(
                "/send",
                "/send?problem=large",
                "/batches/1/receipt",
                "/batches/3/receipt",
                "/batches/1/repairs",
                "/batches/6/repairs",
                "/batches/1/repairs/plan?pick=ID_LOST_ZERO.national_id",
                "/console/problems",
                "/batches/1",
                "/items/100")) {
            page.navigate(base() + path);
            look(page, path.substring(1).replaceAll("[^a-z0-9]+", "-"));
            if (width == PHONE) {
                anybodyCanUse(page);
            }
        }
    }

    private Page phone() {
        Page page = open(PHONE, false);
        logIn(page, base(), "malee", "malee-secret");
        return page;
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static void choose(Page page, String name, String text) {
        page.setInputFiles("#file", new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void look(Page page, String name) {
        fitsTheScreen(page);
        picture(page, page.viewportSize().width + "-hand-in-" + name);
    }
}
