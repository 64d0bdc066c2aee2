package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * A real browser for tests of pages. Needs Debian's chromium, or the one {@code SONGTOR_CHROMIUM} names; without it the test
 * fails, it is never skipped. Nothing is downloaded, and pages are looked at the way a phone shows them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserTest {
    public static final int PHONE = 390;
    public static final int DESK = 1200;
    private static final int PATIENCE_MILLIS = 15_000;

    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;

    @BeforeAll
    void startBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
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
                                "--disable-sync")));
    }

    @AfterEach
    void closePages() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    @AfterAll
    void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Path chromium() {
        Path found = Path.of(System.getenv().getOrDefault("SONGTOR_CHROMIUM", "/usr/bin/chromium"));
        assertThat(Files.isExecutable(found))
                .as("no browser at %s: apt-get install chromium, or set SONGTOR_CHROMIUM", found)
                .isTrue();
        return found;
    }

    /** A new, empty browser window; the one before is closed. */
    protected Page open(int width, boolean javaScript) {
        closePages();
        context = browser.newContext(new Browser.NewContextOptions()
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

    /** Nothing sticks out sideways: no reader has to push the page left and right. */
    protected static void fitsTheScreen(Page page) {
        int inside = page.viewportSize().width;
        assertThat(widest(page)).as("width of %s", page.url()).isLessThanOrEqualTo(inside);
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
