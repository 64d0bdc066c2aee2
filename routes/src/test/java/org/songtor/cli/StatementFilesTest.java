package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.statement.Mt940Format;

/** {@code layout} commands over bank statements, which no table says. */
class StatementFilesTest {
    private static final Path GOLDEN = Path.of(System.getProperty("songtor.root"))
            .resolve("adapters/src/test/resources/golden/baac/payment-report/BPR-0200423250-20261121.txt");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void installation() {
        System.setProperty("songtor.home", folder.resolve("home").toString());
        System.setProperty("songtor.keys", folder.resolve("keys").toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("songtor.home");
        System.clearProperty("songtor.keys");
    }

    @Test
    void entries_of_a_banks_file_are_read_and_verified() throws Exception {
        LocalDate day = LocalDate.of(2026, 11, 21);
        Statement.Credit credit = new Statement.Credit("E1", day, Satang.ofBaht(300), "ST0000000112");
        Statement statement =
                new Statement("S1", "0200423250", day, Satang.ofBaht(100), Satang.ofBaht(400), List.of(credit));
        Mt940Format format = new Mt940Format();
        Path file = Files.write(folder.resolve(format.fileName(statement)), format.write(statement));
        assertThat(run("layout", "read", "mt940", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("mt940", "บัญชี account 0200423250", "300.00 บาท", "ST0000000112", "no problem");
        assertThat(run("layout", "read", "mt940", file.toString(), "-o", "json"))
                .isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/credits/0/amount").asLong()).isEqualTo(30_000);
        assertThat(json.get("closing").asLong()).isEqualTo(40_000);
        assertThat(run("layout", "verify", "mt940", file.toString())).isZero();
        String cut = Files.readString(file).replace("300,", "301,");
        Files.writeString(file, cut);
        assertThat(run("layout", "verify", "mt940", file.toString())).isOne();
        assertThat(out.toString()).contains("SGT-4", "problems: 1");
        assertThat(run("layout", "read", "mt940", file.toString(), "-o", "json"))
                .isOne();
        assertThat(new ObjectMapper().readTree(out.toString()).get("problems")).hasSize(1);
    }

    @Test
    void an_agencys_own_report_is_one_of_them() {
        assertThat(run("layout", "verify", "baac/payment-report", GOLDEN.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("layout", "read", "baac/payment-report", GOLDEN.toString()))
                .isZero();
        assertThat(out.toString()).contains("statement").doesNotContainPattern("[0-9]{13}");
    }

    @Test
    void the_list_names_them_and_what_asks_for_a_table_is_told_what_stands_instead() throws Exception {
        assertThat(run("layout", "list")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        "camt.053 statement", "mt940 statement", "kbiz-csv statement", "baac/payment-report statement");
        for (String command : List.of("show", "diff")) {
            String[] words = command.equals("show")
                    ? new String[] {"layout", "show", "camt.053"}
                    : new String[] {
                        "layout",
                        "write",
                        "camt.053",
                        Files.writeString(folder.resolve("x.json"), "{}").toString()
                    };
            assertThat(run(words)).isEqualTo(2);
            assertThat(err.toString())
                    .contains("a program reads and no table says", "layout read and layout verify take it");
        }
        assertThat(run("layout", "verify", "camt.053", folder.resolve("nothing").toString()))
                .isEqualTo(2);
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
