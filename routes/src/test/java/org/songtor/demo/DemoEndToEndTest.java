package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.console.BrowserTest;
import org.songtor.signing.ReadyKeys;

/** The whole month in a process of its own: real PostgreSQL, Artemis, SFTP, HTTPS, SOAP and a browser. */
class DemoEndToEndTest extends BrowserTest {
    @TempDir
    private Path temp;

    /** JUnit's folder is closed to others, and PostgreSQL's own user must get through. */
    @BeforeEach
    void openFolder() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void a_month_ends_as_the_sample_expects_the_agencies_books_agree_and_the_treasurer_sees_it() throws Exception {
        Path dir = temp.resolve("demo");
        try (DemoProcess demo = DemoProcess.start(dir, temp.resolve("keys"))) {
            Matcher console = demo.await("console: (http://127\\.0\\.0\\.1:[0-9]+)/");
            Matcher login = demo.await("(treasurer-wiang) +(\\S+)\\s");
            assertThat(demo.said()).contains("every line ended with the label the sample expects");
            new BooksCheck(dir).all();
            assertThat(postgresOf(dir)).as("the gateway's PostgreSQL").isPresent();
            treasurerLooks(console.group(1), login.group(1), login.group(2));
        }
        assertThat(postgresOf(dir)).as("a PostgreSQL that outlived its gateway").isEmpty();
    }

    /** The exceptions of the month are there, the other fund's are not, and a signed file's way is told with times. */
    private void treasurerLooks(String base, String name, String password) {
        Page page = open(PHONE, false);
        logIn(page, base, name, password);
        assertThat(page.content()).contains("wiang-members.xlsx").doesNotContain("dokkhamtai-members.csv");
        page.click("text=wiang-members.xlsx");
        // A click does not wait for what it opens.
        page.waitForURL("**/batches/*");
        page.waitForLoadState();
        assertThat(page.locator("ol.track").count()).isEqualTo(4);
        fitsTheScreen(page);
        picture(page, "demo-batch");
        tab(page, "/items");
        assertThat(page.locator("a[href*='/items/']").count()).isGreaterThanOrEqualTo(8);
        fitsTheScreen(page);
        picture(page, "demo-items");
        page.locator("a[href*='/items/']").first().click();
        assertThat(page.content()).contains("บาท").doesNotContainPattern("(?<![0-9])[1-8][0-9]{12}(?![0-9])");
        fitsTheScreen(page);
        picture(page, "demo-item");
    }

    @Test
    void a_demo_killed_in_the_middle_is_resumed_without_a_second_delivery() throws Exception {
        Path dir = temp.resolve("killed");
        Path keys = ReadyKeys.at(temp.resolve("keys"));
        try (DemoProcess first = DemoProcess.start(dir, keys, "--exit")) {
            first.await("delivered [2-9]");
            assertThat(first.kill()).isEqualTo(137);
        }
        assertThat(dir.resolve("report.json")).doesNotExist();
        try (DemoProcess second = DemoProcess.start(dir, keys, "--exit", "--resume")) {
            assertThat(second.exitCode()).as(second.said()).isZero();
        }
        new BooksCheck(dir).all();
    }

    @Test
    void a_folder_that_is_not_the_demos_own_is_refused_and_left_alone() throws Exception {
        Path dir = Files.createDirectory(temp.resolve("photos"));
        Path photo = Files.writeString(dir.resolve("wedding.jpg"), "precious");
        try (DemoProcess demo = DemoProcess.start(dir, temp.resolve("keys"), "--exit")) {
            assertThat(demo.exitCode()).isEqualTo(2);
            assertThat(demo.said()).contains("neither empty nor a demo's own");
        }
        assertThat(photo).hasContent("precious");
    }

    private static Optional<String> postgresOf(Path dir) {
        return ProcessHandle.allProcesses()
                .flatMap(p -> p.info().commandLine().stream())
                .filter(line -> line.contains(dir.resolve("home").toString()))
                .findAny();
    }
}
