package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.NationalId;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books' commands over a store of their own, with one small batch of Wiang's. */
class BooksCommandsTest {
    @TempDir
    private static Path installation;

    /** Keeps the database running, so that each command joins it and need not start one. */
    private static Office office = null;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeAll
    static void ownInstallation() throws Exception {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(installation, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("SONGTOR_HOME", installation.resolve("home").toString());
        System.setProperty("SONGTOR_KEYS", installation.resolve("keys").toString());
        office = Office.open();
        sql("""
                insert into fund (fund_id, name_th, name_en) values ('wiang', 'เวียง', 'Wiang') on conflict do nothing;
                insert into evidence (sha256, kind, size) values (repeat('a', 64), 'submission', 1);
                insert into batch (fund_id, sha256, channel, source_name, period, state, receipt)
                values ('wiang', repeat('a', 64), 'folder', 'm.csv', '2569-11', 'CHECKED', '{}');
                insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                  person_hash, person_seal, last_four, member_no, title, first_name, last_name, satang)
                select 1, 'wiang', n, n, 'nsf', 'nsf', 'collection', false, 'WAITING',
                        decode(repeat('0' || n, 16), 'hex'), '\\x00', '000' || n, 'W00' || n, '', 'ก', 'ข', 10000 from generate_series(1, 3) n;
                """);
    }

    @AfterAll
    static void leaveIt() {
        office.close();
        System.clearProperty("SONGTOR_HOME");
        System.clearProperty("SONGTOR_KEYS");
    }

    @Test
    void balances_are_shown_and_add_up_and_a_check_finds_what_was_changed_behind_the_books() {
        assertThat(songtor("balance", "show", "--fund", "wiang")).as(said()).isZero();
        assertThat(out.toString())
                .contains("COLLECTED", "-300.00 บาท", "in 300.00 = out 0.00 + open 300.00 + passing 0.00 บาท");
        assertThat(songtor("balance", "show", "--fund", "wiang", "--members"))
                .as(said())
                .isZero();
        assertThat(out.toString().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("xxxxxxxxx", "TO_SEND", "100.00 บาท"));
        assertThat(songtor("balance", "show", "--fund", "wiang", "--period", "2569-10"))
                .isZero();
        assertThat(out.toString()).contains("in 0.00 = out 0.00");
        assertThat(songtor("balance", "show", "--fund", "wiang", "--period", "2026-10"))
                .isEqualTo(2);
        assertThat(songtor("balance", "check")).as(said()).isZero();
        assertThat(out.toString()).contains("3 lines, 0 differences");
        sql(
                "alter table line_label disable trigger book_labels; insert into line_label (line_id, number, label) values (1, 1, 'SETTLED')");
        assertThat(songtor("balance", "check", "--fund", "wiang")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "LINE\twiang\tbatch 1 line 1\tbooks: TO_SEND 100.00\tis: SETTLED 100.00",
                        "PAID\twiang\tbatch 1 line 1\tbooks: SETTLED\tis: not booked as sent",
                        "3 lines, 4 differences");
        // The books put right by one who knows, by an empty change of the line's: that nobody paid it stays wrong until
        // it is called what it is.
        sql(
                "select book(array[1::bigint], array['SETTLED'], 'LABEL'); alter table line_label enable trigger book_labels");
        assertThat(songtor("balance", "check")).isEqualTo(1);
        assertThat(out.toString()).contains("3 lines, 1 differences");
        sql("insert into line_label (line_id, number, label) values (1, 9, 'WAITING')");
        assertThat(songtor("balance", "check")).as(said()).isZero();
    }

    @Test
    void a_statement_is_a_pdf_or_a_workbook_and_nothing_else() throws Exception {
        for (String ending : new String[] {"pdf", "xlsx"}) {
            Path file = installation.resolve("s." + ending);
            assertThat(songtor(
                            "statement",
                            "--fund",
                            "wiang",
                            "--from",
                            "2569-07",
                            "--until",
                            "2569-12",
                            "--out",
                            file.toString()))
                    .as(said())
                    .isZero();
            assertThat(out.toString()).contains("collected 300.00 บาท");
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .startsWith(ending.equals("pdf") ? "%PDF" : "PK");
        }
        assertThat(songtor("statement", "--fund", "wiang", "--from", "2569-07", "--until", "2569-12", "--out", "x.doc"))
                .isEqualTo(2);
        assertThat(songtor("statement", "--fund", "wiang", "--from", "2569-12", "--until", "2569-07", "--out", "x.pdf"))
                .isEqualTo(2);
        assertThat(Path.of("x.pdf.part")).doesNotExist();
    }

    @Test
    void a_trace_is_told_and_an_id_is_typed_in() {
        assertThat(songtor("trace", "W002")).as(said()).isZero();
        assertThat(out.toString())
                .contains("B000001 รายการที่ 2", "กองทุนส่งชุดมา", "100.00 บาท", "SHA-256 " + "a".repeat(64))
                .contains("B000001 line 2", "The fund handed in the batch", "100.00 baht")
                .as("codes are for programs")
                .doesNotContain("SUBMITTED", "WAITING", "??");
        assertThat(songtor("trace", "W002", "-o", "json")).as(said()).isZero();
        assertThat(out.toString())
                .contains(
                        "\"what\" : \"SUBMITTED\"",
                        "\"label\" : \"WAITING\"",
                        "\"detail\" : \"folder\"",
                        "\"name\" : \"\"")
                .doesNotContain("กองทุนส่งชุดมา");
        assertThat(songtor("trace", "W009")).isEqualTo(1);
        String twelve = "150990000001";
        String id = twelve + NationalId.checkDigit(twelve);
        assertThat(songtor("trace", id)).isEqualTo(2);
        assertThat(said()).contains("typed in").doesNotContain(id);
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((id + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(songtor("trace", "-")).isEqualTo(1);
            assertThat(said()).contains("ไม่พบเงินที่ตรงกับที่ถาม").doesNotContain(id);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void who_ordered_about_held_money_and_who_sent_it_back_is_told() {
        sql("""
                insert into office (fund_id, login, role, from_on)
                values ('wiang', 'malee', 'treasurer', '2020-01-01'), ('wiang', 'prasit', 'chair', '2020-01-01'), ('wiang', 'anong', 'committee', '2020-01-01');
                insert into held_order (fund_id, kind, scheme, proposed_by, reason, lines, satang) values ('wiang', 'RETURN', 'nsf', 'malee', 'ลาออก', 1, 10000);
                insert into held_order_line select 1, line_id from line where member_no = 'W003';
                insert into held_approval (order_id, officer, role) values (1, 'anong', 'committee');
                """);
        sql("""
                update held_order set state = 'SENT_BACK', ended_at = now(), ended_by = 'prasit', back_for = 'ผิดราย' where order_id = 1;
                update held_order_line set live = false where order_id = 1;
                """);
        assertThat(songtor("trace", "W003")).as(said()).isZero();
        assertThat(out.toString())
                .contains(
                        "มีผู้เสนอ\tคำสั่งที่ 1\tคืนเงินสมาชิก\t100.00 บาท\tmalee",
                        "ลงนามเห็นชอบ\tคำสั่งที่ 1\tคืนเงินสมาชิก\t100.00 บาท\tanong",
                        "ตัดสินแล้ว\tคำสั่งที่ 1\tส่งคืนแล้ว\t100.00 บาท\tprasit",
                        "order 1\tSent back\t100.00 baht\tprasit")
                .as("codes are for programs")
                .doesNotContain("SENT_BACK", "RETURN", "??");
        assertThat(songtor("trace", "W003", "-o", "json")).as(said()).isZero();
        assertThat(out.toString())
                .contains("\"subject\" : \"order 1\"", "\"detail\" : \"SENT_BACK\"", "\"who\" : \"prasit\"");
    }

    @Test
    void lapses_of_a_fund_without_a_roster_are_none() {
        assertThat(songtor("lapses", "--fund", "dokkhamtai")).as(said()).isZero();
        assertThat(out.toString()).contains("ไม่มีใครใกล้ขาดสิทธิ", "Nobody is near the end of cover.");
    }

    private static void sql(String text) {
        new JdbcTemplate(office.the(DataSource.class)).execute(text);
    }

    private String said() {
        return out + "\n" + err;
    }

    private int songtor(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
