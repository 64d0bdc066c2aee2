package org.songtor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** A treasurer's way through the pages on a phone, with and without JavaScript. */
@SpringBootTest(classes = ConsoleProgram.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class ConsoleBrowserTest extends BrowserTest {
    private static final int SMALL_PHONE = 360;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_treasurer_follows_a_batch_to_its_exceptions_on_a_phone(boolean javaScript) {
        Page page = open(PHONE, javaScript);
        String base = "http://127.0.0.1:" + port;
        logIn(page, base, "malee", "malee-secret");
        assertThat(page.locator("h1")).hasText("ชุดนำส่ง");
        fitsTheScreen(page);
        page.click("a[href$='/batches/1']");
        assertThat(page.locator("ol.track")).hasCount(6);
        assertThat(page.locator("ol.track").nth(2).locator("li.done").last()).containsText("ส่งแล้ว");
        fitsTheScreen(page);
        page.click("text=ถัดไป ›");
        assertThat(page).hasURL(base + "/batches/1?page=2#lines");
        assertThat(page.locator("table.lines tbody tr")).hasCount(50);
        tab(page, "/items");
        assertThat(page.locator(".row-money b").first()).containsText("บาท");
        fitsTheScreen(page);
        page.click("a[href$='/items/106']");
        assertThat(page.locator(".said")).hasCount(4);
        fitsTheScreen(page);
        page.click("a.lang");
        assertThat(page.locator("h1")).containsText("Amounts differ");
        assertThat(page.locator(".said h4"))
                .hasText(new String[] {"The fund said", "The file said", "The agency said", "The bank said"});
        page.click("header button");
        assertThat(page.locator(".notice.good")).hasText("You are logged out");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void on_a_phone_the_head_leaves_room_for_the_page_and_every_tab_can_be_reached(boolean javaScript) {
        for (String login : new String[] {"malee", "operator"}) {
            Page page = open(SMALL_PHONE, javaScript);
            String base = "http://127.0.0.1:" + port;
            logIn(page, base, login, login + "-secret");
            page.navigate(base + "/items");
            org.assertj.core.api.Assertions.assertThat(
                            page.locator("header.top").boundingBox().height)
                    .as("of 844 pixels, for %s", login)
                    .isLessThan(190);
            picture(page, "head-" + login);
            tab(page, "/calendar");
            assertThat(page.locator("h1")).hasText("ปฏิทินนำส่ง");
            assertThat(page.locator(".menu summary")).hasText("ปฏิทินนำส่ง");
            page.click(".menu summary");
            picture(page, "menu-" + login);
            fitsTheScreen(page);
        }
    }

    @Test
    void the_other_language_shows_the_same_page_with_what_was_asked_of_it() {
        Page page = open(PHONE, false);
        String base = "http://127.0.0.1:" + port;
        logIn(page, base, "malee", "malee-secret");
        page.navigate(base + "/batches/1?page=2");
        page.click("a.lang");
        assertThat(page).hasURL(base + "/batches/1?page=2&lang=en");
        assertThat(page.locator(".pager span")).hasText("Page 2");
        page.click("a.lang");
        assertThat(page).hasURL(base + "/batches/1?page=2&lang=th");
        page.navigate(base + "/batches");
        page.click("a.lang");
        assertThat(page).hasURL(base + "/batches?lang=en");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void every_page_fits_and_is_kept_as_a_picture(int width) {
        Page page = open(width, true);
        String base = "http://127.0.0.1:" + port;
        page.navigate(base + "/login");
        look(page, "login");
        logIn(page, base, "malee", "malee-secret");
        look(page, "batches");
        for (String path :
                new String[] {"/batches/1", "/batches/3", "/batches/6", "/items", "/items/106", "/nowhere"}) {
            page.navigate(base + path);
            look(page, path.substring(1).replace('/', '-'));
        }
        page.navigate(base + "/batches/1?lang=en");
        look(page, "batches-1-en");
    }

    private static void look(Page page, String name) {
        fitsTheScreen(page);
        picture(page, page.viewportSize().width + "-" + name);
    }
}
