package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.signing.ReadyKeys;

class HandoverCommandTest {
    private static final String PASSWORD = "--password=wichai-secret";

    @TempDir
    private static Path folder;

    /** Keeps the database running, so that each command joins it and need not start one. */
    private static Office office;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void installation() {
        System.setProperty("songtor.home", folder.resolve("home").toString());
        System.setProperty("songtor.keys", ReadyKeys.at(folder.resolve("keys")).toString());
        String at = "songtor.officers[0].";
        System.setProperty(at + "login", "wichai");
        System.setProperty(at + "name", "wichai");
        System.setProperty(at + "password", "{noop}wichai-secret");
        System.setProperty(at + "role", "operator");
        office = Office.open();
    }

    @AfterAll
    static void forget() {
        office.close();
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith("songtor.officers"));
        System.clearProperty("songtor.home");
        System.clearProperty("songtor.keys");
    }

    @Test
    void nothing_is_to_be_carried_before_a_file_is_there_and_nothing_of_it_is_taken_out_or_said() throws Exception {
        assertThat(run("handover", "list")).isZero();
        assertThat(out.toString()).isEmpty();
        Path stick = Files.createDirectories(folder.resolve("stick"));
        assertThat(run("handover", "export", "7", "--to", stick.toString(), "--by", "wichai", PASSWORD))
                .isEqualTo(Main.FAILED);
        assertThat(stick).isEmptyDirectory();
        assertThat(confirm("wichai", PASSWORD)).isEqualTo(Main.FAILED);
        assertThat(run("handover", "approve", "7", "--by", "wichai", PASSWORD)).isEqualTo(Main.FAILED);
        assertThat(run("handover", "withdraw", "7", "--by", "wichai", PASSWORD)).isEqualTo(Main.FAILED);
        assertThat(err.toString()).contains("no such proposal: 7");
        Path paper = folder.resolve("receipt");
        assertThat(run("handover", "receipt", "7", "--out", paper.toString(), "--by", "wichai", PASSWORD))
                .isEqualTo(Main.FAILED);
        assertThat(paper).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"malee, wichai-secret", "wichai, somsri-secret", "wichai, ''"})
    void who_is_no_operator_or_has_another_password_does_nothing_of_it(String by, String password) {
        String said = "--password=" + password;
        assertThat(confirm(by, said)).isEqualTo(2);
        String stick = folder.toString();
        assertThat(run("handover", "export", "7", "--to", stick, "--by", by, said))
                .isEqualTo(2);
        assertThat(run("handover", "approve", "7", "--by", by, said)).isEqualTo(2);
        assertThat(run("handover", "withdraw", "7", "--by", by, said)).isEqualTo(2);
        assertThat(run("handover", "receipt", "7", "--out", stick, "--by", by, said))
                .isEqualTo(2);
        assertThat(run("handover", "again", "7", "--reason", "lost", "--by", by, said))
                .isEqualTo(2);
        assertThat(err.toString().lines().filter(l -> l.contains("of no operator of this gateway")))
                .hasSize(6);
    }

    @Test
    void a_photo_that_is_not_there_is_told_in_words() {
        assertThat(run(
                        "handover",
                        "confirm",
                        "7",
                        "--carried-by",
                        "x",
                        "--receipt",
                        "1",
                        "--on",
                        "2026-11-21",
                        "--photo",
                        "r.jpg",
                        "--by",
                        "wichai"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("ไม่มีไฟล์หรือโฟลเดอร์นี้ · there is no such file or folder: r.jpg")
                .doesNotContain("Exception");
    }

    @Test
    void half_an_order_is_a_wrong_word() {
        assertThat(run("handover", "approve", "7")).isEqualTo(2);
        assertThat(run("handover", "approve", "--by", "wichai")).isEqualTo(2);
        assertThat(run("handover", "confirm", "7", "--by", "wichai")).isEqualTo(2);
        assertThat(run("handover")).isEqualTo(2);
    }

    private int confirm(String by, String password) {
        return run(
                "handover",
                "confirm",
                "7",
                "--carried-by",
                "สมชาย",
                "--receipt",
                "R-1",
                "--on",
                "2026-11-21",
                "--by",
                by,
                password);
    }

    private int run(String... words) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
