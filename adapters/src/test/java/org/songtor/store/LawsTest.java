package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each law the schema keeps by itself, shown to refuse what breaks it. Two funds, one signed file of each. */
class LawsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** A file of one line of Wiang's first batch, by its numbers in the profile and as a reference. */
    private static final String FILE =
            "insert into agency_file (fund_id, batch_id, agency, profile, sequence, reference, period, written_on, lines, satang, state)"
                    + " values ('wiang', 1, 'nsf', 'collection', %d, 'ST%010d', '2569-11', '2026-11-21', 1, 10000, 'FROZEN')";

    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeAll
    static void twoFundsWithOneFileEach() {
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
        jdbc.execute("""
                insert into evidence (sha256, kind, size)
                select repeat(x, 64), 'submission', 1 from unnest(array['a', 'b', 'c', 'd', 'e', 'f']) x;
                insert into evidence_piece select sha256, 0, '\\x00' from evidence;
                insert into fund values ('wiang', 'ก', 'W'), ('dokkhamtai', 'ข', 'D');
                insert into member_change (fund_id, member_no, actor, what) values ('wiang', '1', 'songtor', 'added');
                insert into submission_key values ('wiang', 'k', repeat('a', 64));
                """);
        fundRows(jdbc, "wiang", 'a', 1);
        fundRows(jdbc, "dokkhamtai", 'b', 2);
        jdbc.execute("""
                insert into arrival (agency, kind, name, sha256, signature) values ('nsf', 'answer', 'n', repeat('e', 64), repeat('f', 64));
                insert into answer_file values (1, 1, 'A1', 'PROCESSED', '');
                insert into answer_line (arrival_id, number, file_id, position, person_hash, person_seal, last_four, verdict, satang, cause)
                select 1, n, n, 1, decode(repeat('00', 16), 'hex'), '\\x00', '0001', 'BOOKED', 10000, '' from generate_series(1, 2) n;
                insert into credit (arrival_id, agency, account, entry, booked_on, satang, text) values (1, 'nsf', '1', 'e1', '2026-11-20', 10000, 't');
                insert into credit_reference values (1, 'ST0000000001');
                insert into review_item (label, subject, fund_id, owner, at_risk, note)
                values ('HELD_FOR_REVIEW', 'line:1', 'wiang', 'treasurer', 1, ''), ('CREDIT_WITHOUT_FILE', 'credit:9', null, 'operator', 1, '');
                insert into review_item_line values (1, 1);
                insert into journal (actor, event, subject, detail)
                values ('songtor', 'x', 'batch:1', ''), ('songtor', 'x', 'batch:2', ''), ('songtor', 'mode', 'node:1', '');
                """);
    }

    private static void fundRows(JdbcTemplate jdbc, String fund, char hash, int n) {
        jdbc.execute("""
                insert into batch (fund_id, sha256, channel, source_name, state, receipt)
                values ('%1$s', repeat('%2$s', 64), 'rest', 's', 'CHECKED', '{}');
                insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                  person_hash, person_seal, last_four, title, first_name, last_name, satang)
                values (%3$d, '%1$s', 1, 8, 'nsf', 'nsf', 'collection', false, 'WAITING',
                        decode(repeat('0%3$d', 16), 'hex'), '\\x00', '000%3$d', '', 'ก', 'ข', 10000);
                insert into problem values (%3$d, 1, 'NOT_ON_ROSTER', 8, 1, '', '', '');
                insert into agency_file (fund_id, batch_id, agency, profile, sequence, reference, period, written_on, lines, satang,
                                         state, name, sha256, signature, signed_at)
                values ('%1$s', %3$d, 'nsf', 'collection', %3$d, 'ST000000000%3$d', '2569-11', '2026-11-21', 1, 10000,
                        'SIGNED', 'f%3$d', repeat('c', 64), repeat('d', 64), now());
                insert into file_share values (%3$d, '%1$s', 1, 1, 1, 10000);
                insert into file_line values (%3$d, 1, %3$d, 10000);
                insert into delivery_attempt values (%3$d, 1, 'DELIVERED', '', now());
                insert into line_label values (%3$d, 1, 'WAITING');
                """.formatted(fund, hash, n));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence",
                "evidence_piece",
                "member_change",
                "journal",
                "answer_line",
                "answer_file",
                "arrival",
                "credit",
                "credit_reference",
                "delivery_attempt",
                "file_share",
                "line",
                "line_label",
                "problem",
                "submission_key"
            })
    void what_happened_is_neither_changed_nor_removed(String table) {
        String column = jdbc.sql(
                        "select column_name from information_schema.columns where table_name = ? and is_identity = 'NO' limit 1")
                .param(table)
                .query(String.class)
                .single();
        assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single())
                .isPositive();
        refused("update " + table + " set " + column + " = " + column, table + " is append-only");
        refused("delete from " + table, table + " is append-only");
        refused("truncate " + table + " cascade", "is append-only");
    }

    @Test
    void the_same_bytes_of_a_fund_are_one_batch() {
        refused(
                "insert into batch (fund_id, sha256, channel, source_name, state) values ('wiang', " + hash('a')
                        + ", 'rest', 's', 'RECEIVED')",
                "batch_fund_id_sha256_key");
    }

    @Test
    void a_line_is_in_one_live_file_only() {
        refused("insert into file_line values (2, 2, 1, 10000)", "file_line_one_live");
        String leaves = "update file_line set live = false where file_id = 1";
        refused(leaves, "never moves");
        refused(leaves + "; insert into file_line values (2, 2, 1, 10000)", "never moves");
    }

    @Test
    void a_number_of_a_stream_and_a_reference_are_used_once() {
        refused(FILE.formatted(1, 99), "agency_file_agency_profile_sequence_key");
        refused(FILE.formatted(99, 1), "agency_file_reference_key");
        assertThatCode(() -> rolledBack(FILE.formatted(99, 99))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "insert into file_share values (%1$s, 'wiang', 1, 2, 2, 20000)",
                "insert into file_share values (%1$s, 'wiang', 1, 1, 1, 9999)",
                "insert into file_share values (%1$s, 'wiang', 2, 2, 1, 10000)",
                "insert into file_share values (%1$s, 'dokkhamtai', 1, 1, 1, 10000)",
                "insert into file_share values (%1$s, 'wiang', 1, 1, 1, 10000)",
                "insert into file_share values (%1$s, 'wiang', 1, 1, 1, 5000), (%1$s, 'dokkhamtai', 2, 2, 1, 5000)"
            })
    void a_file_whose_shares_and_lines_are_not_the_file_is_not_kept(String shares) {
        String file = FILE.formatted(99, 99) + ";" + shares.formatted("(select max(file_id) from agency_file)");
        assertThatThrownBy(() -> new JdbcTemplate(DATABASE.dataSource()).execute(file))
                .rootCause()
                .hasMessageContaining("file_share: the ");
    }

    @Test
    void a_share_added_to_a_file_that_stands_is_refused() {
        assertThatThrownBy(() -> new JdbcTemplate(DATABASE.dataSource())
                        .execute("insert into file_share values (1, 'dokkhamtai', 2, 2, 1, 10000)"))
                .rootCause()
                .hasMessageContaining("the shares of file 1 are not the file");
        refused("insert into file_share values (1, 'dokkhamtai', 2, 3, 1, 10000)", "file_share_check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update agency_file set sha256 = repeat('a', 64) where file_id = 1",
                "update agency_file set signature = repeat('a', 64) where file_id = 1",
                "update agency_file set name = 'other' where file_id = 1",
                "update agency_file set satang = satang + 1 where file_id = 1",
                "update agency_file set sequence = 77 where file_id = 1",
                "update agency_file set reference = 'ST0000000077' where file_id = 1",
                "delete from agency_file where file_id = 2"
            })
    void frozen_numbers_and_signed_bytes_do_not_change(String sql) {
        refused(sql, "frozen and signed values do not change");
    }

    @Test
    void a_file_goes_on_through_its_states() {
        assertThatCode(() -> rolledBack(
                        "update agency_file set state = 'SENT', attempts = 1, sent_at = now() where file_id = 1"))
                .doesNotThrowAnyException();
    }

    @Test
    void the_same_bytes_from_an_agency_arrive_once_and_one_entry_of_an_account_is_booked_once() {
        refused(
                "insert into arrival (agency, kind, name, sha256, signature) values ('nsf', 'answer', 'again', "
                        + hash('e') + ", " + hash('f') + ")",
                "arrival_applied_once");
        refused(
                "insert into credit (arrival_id, agency, account, entry, booked_on, satang, text) values (1, 'nsf', '1', 'e1', '2026-11-20', 1, '')",
                "credit_account_entry_key");
    }

    @Test
    void a_line_that_goes_on_names_a_person_and_money() {
        String line =
                "insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,"
                        + " person_hash, person_seal, last_four, title, first_name, last_name, satang)"
                        + " values (1, 'wiang', 9, 9, 'nsf', 'nsf', 'collection', %s, 'WAITING', %s, %2$s, '0001', '', '', '', %d)";
        String hash = "decode(repeat('01', 16), 'hex')";
        refused(line.formatted("false", "null", 100), "line_person_check");
        refused(line.formatted("false", hash, 0), "line_person_check");
        refused(line.formatted("true", hash, 100), "line_person_check");
        assertThatCode(() -> rolledBack(line.formatted("true", "null", 0))).doesNotThrowAnyException();
    }

    @Test
    void a_line_is_of_its_batchs_fund() {
        refused(
                "insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,"
                        + " title, first_name, last_name, satang)"
                        + " values (1, 'dokkhamtai', 9, 9, 'nsf', 'nsf', 'collection', true, 'REFUSED_AT_INTAKE', '', '', '', 0)",
                "no such batch of this fund");
        refused("insert into file_line values (1, 7, 999, 1)", "no such file or line");
        refused("insert into file_line values (999, 1, 1, 1, false)", "no such file or line");
        refused("delete from batch", "is never removed");
        refused("update batch set fund_id = 'dokkhamtai' where batch_id = 1", "keeps its number");
        refused("update file_line set line_id = 2 where file_id = 1", "never moves");
        refused("delete from file_line", "never moves");
    }

    @Test
    void an_item_is_open_once_and_may_come_again_after_it_was_closed() {
        String again =
                "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('HELD_FOR_REVIEW', 'line:1', 'wiang', 'treasurer', 1, '')";
        refused(again, "review_item_one_open");
        assertThatCode(() -> rolledBack("update review_item set closed_at = now() where item_id = 1; " + again))
                .doesNotThrowAnyException();
    }

    @Test
    void a_fund_sees_its_own_rows_and_nothing_of_another() {
        for (String table : List.of(
                "fund",
                "batch",
                "line",
                "problem",
                "agency_file",
                "file_share",
                "file_line",
                "delivery_attempt",
                "answer_line",
                "line_label where said")) {
            assertThat(seen("wiang", "false", table)).as(table).isEqualTo(1);
            assertThat(seen("wiang,dokkhamtai", "false", table)).as(table).isEqualTo(2);
            assertThat(seen("", "true", table)).as("operator: " + table).isEqualTo(2);
            assertThat(seen("", "false", table)).as("nobody: " + table).isZero();
        }
        assertThat(seen("dokkhamtai", "false", "credit")).isZero();
        assertThat(seen("wiang", "false", "credit")).isOne();
        assertThat(seen("dokkhamtai", "false", "review_item_line")).isZero();
        assertThat(seen("wiang", "false", "review_item"))
                .as("not the operator's")
                .isOne();
        assertThat(seen("", "true", "review_item")).isEqualTo(2);
        assertThat(seen("wiang", "false", "journal")).isOne();
        assertThat(seen("", "true", "journal")).isEqualTo(3);
    }

    @Test
    void whatever_refers_to_a_file_or_an_arrival_is_found_by_an_index() {
        assertThat(jdbc.sql("""
                                select c.conrelid::regclass || '.' || a.attname
                                from pg_constraint c
                                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                                where c.contype = 'f' and cardinality(c.conkey) = 1
                                    and c.confrelid in ('agency_file'::regclass, 'arrival'::regclass, 'credit'::regclass)
                                    and not exists (select from pg_index i
                                                    where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
                                """).query(String.class).list()).isEmpty();
    }

    @Test
    void without_a_named_fund_the_reader_sees_nothing() {
        assertThat(DATABASE.transactions().<Long>execute(status -> {
                    jdbc.sql("set local role songtor_reader").update();
                    return jdbc.sql("select count(*) from line")
                            .query(Long.class)
                            .single();
                }))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from evidence",
                "select * from member",
                "select * from evidence_piece",
                "select * from secret_probe",
                "select * from outbox",
                "select lines from agency_file",
                "select satang from agency_file",
                "select money_of(1)",
                "insert into journal (actor, event, subject, detail) values ('x', 'x', 'x', 'x')",
                "update batch set state = 'REFUSED'",
                "delete from review_item"
            })
    void the_reader_reads_what_it_was_given_and_writes_nothing(String sql) {
        assertThatThrownBy(() -> DATABASE.transactions().executeWithoutResult(status -> {
                    jdbc.sql("set local role songtor_reader").update();
                    new JdbcTemplate(DATABASE.dataSource()).execute(sql);
                }))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private long seen(String funds, String operator, String table) {
        return DATABASE.transactions().execute(status -> {
            jdbc.sql("select set_config('songtor.funds', ?, true), set_config('songtor.operator', ?, true)")
                    .params(funds, operator)
                    .query()
                    .listOfRows();
            jdbc.sql("set local role songtor_reader").update();
            return jdbc.sql("select count(*) from " + table).query(Long.class).single();
        });
    }

    private void refused(String sql, String why) {
        assertThatThrownBy(() -> rolledBack(sql)).rootCause().hasMessageContaining(why);
    }

    private void rolledBack(String sql) {
        DATABASE.transactions().executeWithoutResult(status -> {
            status.setRollbackOnly();
            new JdbcTemplate(DATABASE.dataSource()).execute(sql);
        });
    }

    private static String hash(char digit) {
        return "repeat('" + digit + "', 64)";
    }
}
