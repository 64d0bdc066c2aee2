package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.songtor.meeting.Browsers;

/**
 * A real browser for tests of pages. Needs Debian's chromium-headless-shell or chromium, or the one {@code SONGTOR_CHROMIUM} names; without it the test
 * fails, it is never skipped. Nothing is downloaded, and pages are looked at the way a phone shows them.
 */
public abstract class BrowserTest {
    public static final int PHONE = 390;
    public static final int DESK = 1200;
    private static final int PATIENCE_MILLIS = 15_000;

    private BrowserContext context;

    @AfterEach
    void closePages() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    /** One browser serves all classes of a JVM, each window of it empty and by itself. */
    private static final class Shared {
        static final Browser BROWSER = start();

        private static Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    // All pages are our own: one process to draw them, not one for each address and one
                                    // for the screen.
                                    "--in-process-gpu",
                                    "--renderer-process-limit=1",
                                    "--disable-site-isolation-trials")));
        }
    }

    private static Path chromium() {
        return Browsers.first()
                .orElseThrow(() -> new AssertionError("no browser at " + Browsers.places()
                        + ": apt-get install chromium-headless-shell, or set SONGTOR_CHROMIUM"));
    }

    /** A new, empty browser window; the one before is closed. */
    protected Page open(int width, boolean javaScript) {
        closePages();
        context = Shared.BROWSER.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setJavaScriptEnabled(javaScript)
                .setLocale("th-TH"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                throw new AssertionError(message.text());
            }
        });
        return page;
    }

    /** Fills the login form at {@code base} ({@code http://localhost:PORT}); ends on the first page. */
    protected static void logIn(Page page, String base, String login, String password) {
        page.navigate(base + "/login");
        page.fill("#username", login);
        page.fill("#password", password);
        page.click("form button[type=submit]");
        page.waitForURL(base + "/batches**");
    }

    /** Goes to a page by its tab; on a phone most of them stand in a menu. @param href how its address ends, {@code /meeting} */
    protected static void tab(Page page, String href) {
        if (!page.locator(".tabs a[href$='" + href + "']:visible").first().isVisible()) {
            page.click(".tabs .menu summary");
        }
        page.locator(".tabs a[href$='" + href + "']:visible").first().click();
    }

    /** Nothing sticks out sideways: no reader has to push the page left and right. */
    protected static void fitsTheScreen(Page page) {
        // Words can be read before the stylesheet is there, and without it the page is wider.
        page.waitForLoadState();
        int inside = page.viewportSize().width;
        assertThat(widest(page)).as("width of %s", page.url()).isLessThanOrEqualTo(inside);
    }

    /** What axe knows of people who see, hear or move differently; the page needs no JavaScript of its own. */
    protected static void anybodyCanUse(Page page) {
        // "Legacy" adds up the results in the page itself: the pages hold no frames, and else each look opens and
        // closes another page.
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(page.url())
                .extracting(Rule::getId, v -> v.getNodes().get(0).getHtml())
                .isEmpty();
    }

    /** Works without the page's own JavaScript: Playwright evaluates in its own world. */
    private static int widest(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
    }

    /** Keeps a picture of the whole page under {@code target/screens} for people to look at. */
    protected static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screens", name + ".png")));
    }
}
