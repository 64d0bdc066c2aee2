package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.OwnForms;
import org.songtor.layout.Inspection;
import org.songtor.layout.Layout;
import org.songtor.layout.ProfileForms;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FormVersion;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore;
import org.songtor.port.FileStore;
import org.songtor.port.LayoutActivations;
import org.songtor.signing.ReadyKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation that has the bank's next form in its own folder, and last month's file in its store. */
class OwnLayoutCommandsTest {
    private static final Path GOLDEN = Path.of(System.getProperty("songtor.root"))
            .resolve("adapters/src/test/resources/golden/baac/bill-payment/BP-ST0000000195-000001.txt.golden");
    private static final String NAME = "BP-ST0000000195-000001.txt";
    private static final String PROFILE = "baac/bill-payment";

    @TempDir
    private static Path installation;

    private static OwnForms own = new OwnForms(Path.of("none"));

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeAll
    static void ownInstallation() throws IOException {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(installation, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("SONGTOR_HOME", installation.resolve("home").toString());
        System.setProperty(
                "SONGTOR_KEYS", ReadyKeys.at(installation.resolve("keys")).toString());
        own = new OwnForms(installation.resolve("home/formats"));
        own.put(PROFILE, 2, second());
    }

    @AfterAll
    static void leaveIt() {
        System.clearProperty("SONGTOR_HOME");
        System.clearProperty("SONGTOR_KEYS");
    }

    /** From the month after the sample on: the name is ten places shorter, and an office stands behind it. */
    private static String second() {
        return OwnForms.shipped(PROFILE, 1)
                .replace("version      1", "version      2")
                .replace("2026-01-01", "2026-12-01")
                .replaceAll(
                        "name           35-84    50  text.*",
                        "name           35-74    40  text\n  office         75-84    10  constant CHIANGRAI1")
                .replaceAll("how_paid      154-156    3  blank.*", "how_paid      154-156    3  constant CSH");
    }

    @Test
    void it_is_listed_shown_and_compared_like_those_that_came_with_the_program() throws IOException {
        assertThat(run("layout", "list", "-o", "json")).as(said()).isZero();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows)
                .filteredOn(r -> r.path("profile").asText().equals(PROFILE)
                        && r.path("part").asText().equals("remittance"))
                .extracting(r ->
                        r.path("version").asInt() + " " + r.path("validFrom").asText())
                .containsExactly("1 2026-01-01", "2 2026-12-01");
        assertThat(run("layout", "show", PROFILE)).isZero();
        assertThat(out.toString()).contains("CHIANGRAI1", "2026-12-01");
        assertThat(run("layout", "diff", PROFILE + "@1", PROFILE + "@2")).isZero();
        assertThat(out.toString()).contains("moved D.name: 35-84 (50) → 35-74 (40)", "added D.office");
    }

    @Test
    void its_page_is_of_the_newest_version_and_shows_the_example_that_lies_beside_it() throws IOException {
        assertThat(run("layout", "doc", PROFILE)).as(said()).isZero();
        assertThat(out.toString())
                .contains(
                        "# baac/bill-payment รุ่นที่ 2 · version 2",
                        "| `office` | 75-84 | 10 |",
                        "## ไฟล์ตอบรับ · The answer")
                .doesNotContain("H0000010340200423250");
        Path example = installation.resolve("home/formats/" + PROFILE + ".v2.example");
        Files.copy(GOLDEN, example);
        assertThat(run("layout", "doc", PROFILE)).as(said()).isZero();
        assertThat(out.toString()).contains("\nH0000010340200423250");
        Files.delete(example);
    }

    @Test
    void it_is_not_active_until_two_people_activated_it() throws IOException {
        assertThat(active()).isEqualTo("no");
        FormVersion form = ProfileForms.of(FormVersion.Part.REMITTANCE, layout());
        try (Office office = Office.open()) {
            LayoutActivations activations = office.the(LayoutActivations.class);
            activations.approve(activations.propose(form, "malee").id(), form, "somchai");
        }
        assertThat(active()).isEqualTo("yes");
    }

    private String active() throws IOException {
        assertThat(run("layout", "list", "-o", "json")).as(said()).isZero();
        for (JsonNode row : new ObjectMapper().readTree(out.toString())) {
            if (row.path("profile").asText().equals(PROFILE)
                    && row.path("version").asInt() == 2) {
                return row.path("active").asText();
            }
        }
        throw new AssertionError("no row");
    }

    @Test
    void last_months_files_come_from_the_store_and_are_read_verified_and_written_again_in_it() throws Exception {
        kept();
        assertThat(run("layout", "rehearse", PROFILE + "@2", "--month", "2569-10"))
                .as(said())
                .isZero();
        assertThat(out.toString()).contains("files: 0");
        assertThat(run("layout", "rehearse", PROFILE + "@2", "--month", "2569-11", "--fund", "dokkhamtai"))
                .isZero();
        assertThat(out.toString()).contains("files: 0");
        assertThat(run("layout", "rehearse", PROFILE + "@2", "--month", "2569-11", "--fund", "wiang"))
                .as(said())
                .isZero();
        assertThat(out.toString())
                .contains("files: 1", NAME, "→ version 2", "CHIANGRAI1", "changed 5, ", "left out 0")
                .doesNotContainPattern("(?<![0-9])[1-8][0-9]{12}(?![0-9])");
    }

    @Test
    void a_file_in_it_is_read_verified_and_written_with_identical_bytes() throws Exception {
        Path json = installation.resolve("file.json");
        Inspection november = Layout.parse("v1", OwnForms.shipped(PROFILE, 1)).inspect(Files.readAllBytes(GOLDEN));
        byte[] second = layout().write(november.records().stream()
                .map(r -> layout().rowOf(r.tag(), december(r.texts())))
                .toList());
        Path file = Files.write(installation.resolve(NAME), second);
        assertThat(run("layout", "verify", PROFILE, file.toString())).as(said()).isZero();
        assertThat(out.toString()).contains("version 2", "no problem");
        assertThat(run("layout", "read", PROFILE, file.toString(), "-o", "json"))
                .isZero();
        Files.writeString(json, out.toString());
        Path again = installation.resolve("again");
        assertThat(run("layout", "write", PROFILE, json.toString(), "--out", again.toString()))
                .as(said())
                .isZero();
        assertThat(again).hasBinaryContent(second);
        Files.delete(file);
    }

    private static Map<String, String> december(Map<String, String> texts) {
        Map<String, String> kept = new TreeMap<>(texts);
        kept.computeIfPresent("period", (name, period) -> "2569-12");
        kept.computeIfPresent("date", (name, day) -> "2026-12-21");
        return kept;
    }

    @Test
    void a_form_that_contradicts_itself_is_told_by_every_command_with_file_and_line() {
        Path wrong = own.put("nsf/collection", 2, "profile nsf/collection\nversion 2\nnonsense here\n");
        try {
            for (String[] words : new String[][] {
                {"layout", "list"},
                {"layout", "show", "nsf/collection"},
                {"layout", "verify", PROFILE, GOLDEN.toString()}
            }) {
                assertThat(run(words)).as(Arrays.toString(words)).isEqualTo(1);
                assertThat(err.toString()).contains(wrong + ":3: ");
            }
        } finally {
            assertThat(wrong.toFile().delete()).isTrue();
        }
    }

    private static Layout layout() {
        return Layout.parse("v2", second());
    }

    /** The golden file as the gateway keeps it, of Wiang's November. */
    private static void kept() throws IOException {
        byte[] content = Files.readAllBytes(GOLDEN);
        Path batch = Files.writeString(installation.resolve("batch.csv"), "batch");
        try (Office office = Office.open()) {
            JdbcClient jdbc = JdbcClient.create(office.the(DataSource.class));
            jdbc.sql(
                            "insert into fund (fund_id, name_th, name_en) values ('wiang', 'เวียง', 'Wiang') on conflict do nothing")
                    .update();
            BatchId id = ((BatchStore.Claim.New) office.the(BatchStore.class)
                            .claim(new BatchStore.Submission(
                                    FundId.of("wiang"),
                                    "rest",
                                    "batch.csv",
                                    Optional.empty(),
                                    batch,
                                    Sha256.of(Files.readAllBytes(batch)))))
                    .id();
            // The bytes are all that counts here: the file has no lines, which the store would not have.
            for (String table : List.of("agency_file", "file_share")) {
                jdbc.sql("alter table " + table + " disable trigger user").update();
            }
            long file = jdbc.sql("""
                            insert into agency_file (fund_id, batch_id, agency, profile, sequence, reference, period, written_on,
                                lines, satang, state)
                            values ('wiang', ?, 'baac', 'bill-payment', 1, 'ST0000000195', '2569-11', '2026-11-21', 5, 100, 'FROZEN')
                            returning file_id
                            """).param(id.value()).query(Long.class).single();
            jdbc.sql("insert into file_share (file_id, fund_id, first_position, last_position, lines, satang)"
                            + " values (?, 'wiang', 1, 5, 5, 100)")
                    .param(file)
                    .update();
            for (String table : List.of("agency_file", "file_share")) {
                jdbc.sql("alter table " + table + " enable trigger user").update();
            }
            office.the(FileStore.class)
                    .signed(new FileId(file), NAME, content, "signature".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String said() {
        return out + "\n" + err;
    }

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
