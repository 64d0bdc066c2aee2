package org.songtor.cli.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.cli.Office;
import org.songtor.signing.ReadyKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** The desk by the command line over a real store. */
class ItemsCommandTest {
    @TempDir
    private Path folder;

    /** Keeps the database running, so that each command joins it and need not start one. */
    private Office office;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void installation() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "songtor.home", folder.resolve("home").toString(),
                "songtor.keys", ReadyKeys.at(folder.resolve("keys")).toString()));
        officer(settings, 0, "wichai", "operator", "");
        officer(settings, 1, "ornuma", "operator", "");
        officer(settings, 2, "malee", "treasurer", "wiang");
        settings.forEach(System::setProperty);
        office = Office.open();
    }

    private static void officer(Map<String, String> settings, int number, String login, String role, String fund) {
        String at = "songtor.officers[" + number + "].";
        settings.put(at + "login", login);
        settings.put(at + "name", login);
        settings.put(at + "password", "{noop}" + login + "-secret");
        settings.put(at + "role", role);
        if (!fund.isEmpty()) {
            settings.put(at + "funds", fund);
        }
    }

    @AfterEach
    void forget() {
        office.close();
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith("songtor.officers"));
        System.clearProperty("songtor.home");
        System.clearProperty("songtor.keys");
    }

    @Test
    void two_operators_settle_a_payment_that_is_nobodys_and_one_alone_does_not() {
        new JdbcTemplate(office.the(DataSource.class))
                .update(
                        "insert into review_item (label, subject, owner, at_risk, note)"
                                + " values ('CREDIT_WITHOUT_FILE', 'credit:1', 'operator', 30000, 'account 1, entry 2, 2026-11-21')");
        assertThat(run("list", "--by", "wichai", "--password=wrong")).isEqualTo(2);
        assertThat(err.toString()).contains("of no officer");
        assertThat(run("list", "--by", "wichai", "--password=wichai-secret")).isZero();
        assertThat(said()).contains("1\tOPEN\tCREDIT_WITHOUT_FILE\t-\t300.00");
        assertThat(run("list", "--by", "malee", "--password=malee-secret")).isZero();
        assertThat(said()).as("another's").isEmpty();
        assertThat(run("show", "1", "--by", "malee", "--password=malee-secret")).isEqualTo(1);
        assertThat(run(
                        "propose",
                        "1",
                        "NOT_OURS",
                        "--reason",
                        "ของหน่วยอื่น",
                        "--by",
                        "wichai",
                        "--password=wichai-secret"))
                .isZero();
        assertThat(said()).contains("items approve 1");
        assertThat(run("approve", "1", "--by", "wichai", "--password=wichai-secret"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("refused: OWN_PROPOSAL");
        assertThat(run("return", "1", "--reason", "ถามธนาคารก่อน", "--by", "ornuma", "--password=ornuma-secret"))
                .isZero();
        String until = LocalDate.now().plusDays(9).toString();
        assertThat(run(
                        "propose",
                        "1",
                        "NOT_OURS",
                        "--reason",
                        "ธนาคารยืนยัน",
                        "--until",
                        until,
                        "--by",
                        "wichai",
                        "--password=wichai-secret"))
                .as("a day where none is waited for")
                .isEqualTo(1);
        assertThat(run(
                        "propose",
                        "1",
                        "NOT_OURS",
                        "--reason",
                        "ธนาคารยืนยัน",
                        "--by",
                        "wichai",
                        "--password=wichai-secret"))
                .isZero();
        assertThat(run("approve", "2", "--by", "ornuma", "--password=ornuma-secret"))
                .isZero();
        said();
        assertThat(run("show", "1", "--by", "ornuma", "--password=ornuma-secret"))
                .isZero();
        assertThat(said())
                .contains("1\tDONE\t", "decision\t1\tRETURNED", "decision\t2\tDONE\tNOT_OURS", "decision.done");
        assertThat(run("undo", "2", "--reason", "เป็นของเรา", "--by", "ornuma", "--password=ornuma-secret"))
                .isZero();
        assertThat(said()).contains("items approve 3");
        assertThat(run("approve", "3", "--by", "ornuma", "--password=ornuma-secret"))
                .as("who takes it back does not sign for it alone")
                .isEqualTo(1);
        assertThat(run("approve", "3", "--by", "wichai", "--password=wichai-secret"))
                .isZero();
        said();
        assertThat(run("show", "1", "--by", "ornuma", "--password=ornuma-secret"))
                .isZero();
        assertThat(said()).contains("1\tREOPENED\t", "decision\t2\tUNDONE\tNOT_OURS", "takes back 2");
    }

    @Test
    void what_is_above_all_tiers_of_the_fund_is_no_fix_that_could_be_done() {
        JdbcTemplate store = new JdbcTemplate(office.the(DataSource.class));
        store.update(
                "insert into fund (fund_id, name_th, name_en) values ('wiang', 'เวียง', 'Wiang') on conflict do nothing");
        for (long satang : new long[] {5_000_000, 5_040_000}) {
            store.update(
                    "insert into review_item (label, subject, owner, fund_id, at_risk, note)"
                            + " values ('CREDIT_WITHOUT_FILE', ?, 'treasurer', 'wiang', ?, 'account 1, entry 2, 2026-11-21')",
                    "credit:" + satang,
                    satang);
        }
        assertThat(run("show", "1", "--by", "malee", "--password=malee-secret")).isZero();
        assertThat(said()).contains("fix\tNOT_OURS\t", "fix\tASK_AGENCY\t").doesNotContain("above\t");
        assertThat(run("show", "2", "--by", "malee", "--password=malee-secret")).isZero();
        assertThat(said())
                .contains("fix\tASK_AGENCY\t", "above\tNOT_OURS\tเกินอำนาจสั่งจ่ายทุกระดับ", "the meeting must decide")
                .doesNotContain("fix\tNOT_OURS");
    }

    @Test
    void which_file_a_payer_meant_is_asked_by_operators_about_money_that_came_and_says_why() {
        assertThat(run("question", "0200000001", "E17", "--by", "wichai", "--password=wichai-secret"))
                .as("without a reason")
                .isEqualTo(2);
        assertThat(run(question("malee"))).isEqualTo(1);
        assertThat(err.toString()).contains("refused: NO_RIGHT");
        assertThat(run(question("wichai"))).isEqualTo(1);
        assertThat(err.toString()).contains("refused: NO_SUCH_CREDIT");
        assertThat(said()).isEmpty();
    }

    private static String[] question(String login) {
        return new String[] {
            "question", "0200000001", "E17", "--reason", "กองทุนโทรมา", "--by", login, "--password=" + login + "-secret"
        };
    }

    private String said() {
        String text = out.toString();
        out.getBuffer().setLength(0);
        return text;
    }

    private int run(String... words) {
        return new CommandLine(new ItemsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(words);
    }
}
