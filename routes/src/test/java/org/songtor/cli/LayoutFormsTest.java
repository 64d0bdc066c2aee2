package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songtor.signing.ReadyKeys;

/** Commands over forms: list, show, diff, rehearse. */
class LayoutFormsTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final String BILL = "schemas/src/main/resources/formats/baac/bill-payment.v1.layout";

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    /** The store that is asked for activations is the test's own, never the user's. */
    @BeforeAll
    static void ownInstallation(@TempDir Path installation) throws IOException {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(installation, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("SONGTOR_HOME", installation.resolve("home").toString());
        System.setProperty(
                "SONGTOR_KEYS", ReadyKeys.at(installation.resolve("keys")).toString());
    }

    @AfterAll
    static void leaveIt() {
        System.clearProperty("SONGTOR_HOME");
        System.clearProperty("SONGTOR_KEYS");
    }

    @Test
    void every_version_of_both_parts_is_listed() throws IOException {
        assertThat(run("layout", "list", "-o", "json")).as(err.toString()).isZero();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows)
                .filteredOn(r -> r.path("profile").asText().equals("sso/s40"))
                .hasSize(2)
                .allSatisfy(r -> {
                    assertThat(r.path("hash").asText()).matches("[0-9a-f]{64}");
                    assertThat(r.path("confidence").asText()).matches("[A-D]");
                    assertThat(r.path("active").asText()).isEqualTo("yes");
                });
        assertThat(rows)
                .filteredOn(r -> r.path("profile").asText().equals("toy/dues")
                        && r.path("version").asInt() == 2)
                .singleElement()
                .satisfies(r -> assertThat(r.path("active").asText()).isNotEqualTo("yes"));
        assertThat(run("layout", "list")).isZero();
        assertThat(out.toString()).contains("baac/bill-payment remittance v1", "PUBLIC", "UNCONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("org.songtor.cli.LayoutFilesTest#samples")
    void every_profile_is_shown_compared_and_rehearsed(LayoutFilesTest.Sample sample) throws IOException {
        assertThat(run("layout", "show", sample.profile(), "--version", "1"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains(sample.profile() + " remittance", sample.profile() + " answer", "hash");
        assertThat(run("layout", "diff", sample.profile() + "@1", sample.profile() + "@1"))
                .isZero();
        assertThat(out.toString()).contains("no difference");
        if (!sample.answer()) {
            Path file = Files.copy(sample.golden(), folder.resolve(sample.name()));
            assertThat(run("layout", "rehearse", sample.profile() + "@1", "--from", file.toString()))
                    .as(out + "\n" + err)
                    .isZero();
            assertThat(out.toString()).containsAnyOf("changed 0", "the same bytes");
        }
    }

    @Test
    void what_moved_was_added_removed_or_changed_is_told() throws IOException {
        assertThat(run("layout", "diff", ROOT.resolve(BILL).toString(), next().toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "ย้ายที่ · moved D.name: 35-84 (50) → 35-64 (30)",
                        "added D.office",
                        "removed D.how_paid",
                        "changed")
                .contains("ใช้ตั้งแต่ valid from: 2026-01-01 → 2027-01-01");
    }

    @Test
    void last_months_file_in_a_new_form_shows_what_changes_and_what_does_not_fit() throws IOException {
        Path golden =
                ROOT.resolve("adapters/src/test/resources/golden/baac/bill-payment/BP-ST0000000195-000001.txt.golden");
        Path file = Files.copy(golden, folder.resolve("BP-ST0000000195-000001.txt"));
        String layout = next().toString();
        assertThat(run("layout", "rehearse", layout, "--from", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("SGT-2006", "office", "left out 5");
        run("layout", "rehearse", layout, "--from", file.toString(), "--set", "D.office=12345678901234567890");
        assertThat(out.toString())
                .contains("- D000002", "+ D000002", "^", "xxxxxxxxx")
                .doesNotContainPattern("(?<![0-9])[1-8][0-9]{12}(?![0-9])");
    }

    @Test
    void toy_dues_move_their_amount() {
        assertThat(run("layout", "diff", "toy/dues@1", "toy/dues@2")).isZero();
        assertThat(out.toString()).contains("moved B.amount: 95-107 (13) → 75-87 (13)", "differences: 3");
    }

    @Test
    void wrong_words_are_told() {
        assertThat(run("layout", "diff", "toy/dues@1", "toy/dues@9")).isEqualTo(2);
        assertThat(run("layout", "diff", "toy/dues@1", "nothing")).isEqualTo(2);
        assertThat(run("layout", "rehearse", "toy/dues@2")).isEqualTo(2);
        assertThat(err.toString()).contains("either --month or --from");
        assertThat(run("layout", "show", "toy/none")).isEqualTo(2);
    }

    /** The bill payment with a shorter name, an office behind it, and without the way of paying. */
    private Path next() throws IOException {
        String text = Files.readString(ROOT.resolve(BILL))
                .replace("version      1", "version      2")
                .replace("2026-01-01", "2027-01-01")
                .replaceAll(
                        "name           35-84    50  text.*",
                        "name           35-64    30  text\n  office         65-84    20  digits")
                .replaceAll("how_paid      154-156    3  blank.*", "paid_by       154-156    3  constant CSH");
        return Files.writeString(folder.resolve("next.layout"), text);
    }

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
