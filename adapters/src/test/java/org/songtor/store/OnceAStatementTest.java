package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database keeps once a statement, in place of once a row: each law refuses what breaks it, and nothing else refuses it. */
class OnceAStatementTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
    private Bench bench;
    private BatchId batch;
    private FileId file;
    private List<Long> lines;

    @BeforeEach
    void aFileOfThreeLines() {
        bench = new Bench(DATABASE);
        batch = bench.batch("wiang", 3, TOY);
        file = bench.delivered(batch, DUE);
        lines = jdbc.queryForList(
                "select line_id from line where batch_id = ? order by line_no", Long.class, batch.value());
    }

    @Test
    void a_label_is_of_a_line_that_is_there() {
        for (String label : List.of(
                "insert into line_label (line_id, label) values (%d, 'SETTLED'), (987654321, 'SETTLED')",
                "insert into line_label (line_id, number, label, account) values (%d, 2, 'WAITING', 'SENT'), (987654321, 2, 'WAITING', 'SENT')",
                "select label_lines('{}', array[%d, 987654321], array['SETTLED', 'SETTLED'])",
                "select label_lines('{}', array[%d, 987654321], array['WAITING', 'WAITING'])")) {
            assertThatThrownBy(() -> rolledBack(label.formatted(lines.get(0))))
                    .rootCause()
                    .hasMessageContaining("line_label: no such line");
        }
    }

    @Test
    void no_line_begins_with_an_amount_that_was_accepted() {
        String line = """
                insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label, title, first_name, last_name, satang)
                values (%d, 'wiang', 9, 9, 'toy', 'toy', 'one', true, 'AMOUNT_ACCEPTED', '', '', '', 0)
                """.formatted(batch.value());
        assertThatThrownBy(() -> rolledBack(line)).rootCause().hasMessageContaining("line_begins_otherwise");
    }

    /** Of a file's lines only these have an account that asks whether the bank has the money. */
    @Test
    void money_that_comes_or_goes_moves_what_was_accepted_with_another_amount() {
        label(0, 1, "AMOUNT_ACCEPTED");
        label(1, 1, "AMOUNT_ACCEPTED");
        label(1, 2, "REFUSED_BY_AGENCY");
        assertThat(accounts()).containsExactly("ACCEPTED", "AT_RISK", "SENT");
        money("now()");
        assertThat(accounts()).containsExactly("SETTLED", "AT_RISK", "SENT");
        assertThat(found()).isEmpty();
        money("null");
        assertThat(accounts()).containsExactly("ACCEPTED", "AT_RISK", "SENT");
        behind("agency_file", "book_file_money", () -> money("now()"));
        assertThat(accounts()).startsWith("ACCEPTED");
        assertThat(found()).isNotEmpty();
        money("null");
    }

    private void money(String when) {
        jdbc.update("update agency_file set settled_at = " + when + " where file_id = ?", file.value());
    }

    @Test
    void what_is_entered_after_a_posting_was_added_up_is_added_up_again() {
        String posting = """
                insert into posting values (%1$d, now(), 'LABEL', 1);
                insert into posting_entry values (%1$d, %2$d, 'wiang', 'toy', 'SETTLED', 0, 5), (%1$d, %2$d, 'wiang', 'toy', 'AT_RISK', 0, -5);
                set constraints all immediate;
                """.formatted(987654321, batch.value());
        String more = posting
                + "insert into posting_entry values (987654321, %d, 'wiang', 'toy', 'RETURNED', 0, 5);"
                        .formatted(batch.value());
        assertThatCode(() -> rolledBack(posting)).doesNotThrowAnyException();
        refusedBy("trigger posting_entry_is_zero on posting_entry", more, "are not nothing together");
    }

    @Test
    void no_setting_says_that_a_posting_was_added_up() {
        String entry = "insert into posting_entry values (%d, " + batch.value() + ", 'wiang', 'toy', 'SETTLED', 0, 5);";
        String seen = "select set_config('songtor.posting_seen', '987654321', true);";
        String posting = "insert into posting values (987654321, now(), 'LABEL', 1);";
        String end = seen + "set constraints all immediate";
        assertThatThrownBy(() -> rolledBack(posting + seen + entry.formatted(987654321) + end))
                .rootCause()
                .hasMessageContaining("are not nothing together");
        refusedBy("trigger posting_is_zero on posting", posting + end, "are not nothing together");
        long intake = bench.count("select min(posting_id) from posting_entry where batch_id = " + batch.value());
        refusedBy(
                "trigger posting_entry_is_zero on posting_entry",
                entry.formatted(intake) + end.replace("987654321", "" + intake),
                "are not nothing together");
    }

    /** As reconciliation enters sixteen files of one piece: each batch by itself is nothing, in any order of the entries. */
    @Test
    void a_posting_of_many_batches_is_added_up_batch_by_batch() {
        long other = bench.batch("wiang", 1, TOY).value();
        String entered = "insert into posting values (987654321, now(), 'LABEL', 1);"
                + "insert into posting_entry select 987654321, b, 'wiang', 'toy', a::money_account, 0, s from (values (%1$d, 'SETTLED', 5), (%2$d, 'SETTLED', 7),"
                + " (%1$d, 'AT_RISK', %3$d), (%2$d, 'AT_RISK', %4$d)) v (b, a, s); set constraints all immediate";
        assertThatCode(() -> rolledBack(entered.formatted(batch.value(), other, -5, -7)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> rolledBack(entered.formatted(batch.value(), other, -7, -5)))
                .rootCause()
                .hasMessageContaining("are not nothing together in each");
    }

    @Test
    void an_entry_is_of_a_posting_that_is_there() {
        refusedBy(
                "trigger posting_entry_is_zero on posting_entry",
                "insert into posting_entry values (987654321, %d, 'wiang', 'toy', 'SETTLED', 0, 0); set constraints all immediate"
                        .formatted(batch.value()),
                "posting_entry: no such posting");
    }

    @Test
    void an_entry_is_of_a_batch_that_is_there_and_of_its_fund() {
        String posting = """
                insert into posting values (987654321, now(), 'LABEL', 1);
                insert into posting_entry values (987654321, %1$d, 'wiang', 'toy', 'SETTLED', 1, 0), (987654321, %2$d, '%3$s', 'toy', 'AT_RISK', -1, 0);
                """;
        assertThatCode(() -> rolledBack(posting.formatted(batch.value(), batch.value(), "wiang")))
                .doesNotThrowAnyException();
        String law = "trigger posting_entry_has_its_batch on posting_entry";
        String no = "posting_entry: no such batch of this fund";
        refusedBy(law, posting.formatted(batch.value(), 987654321, "wiang"), no);
        refusedBy(law, posting.formatted(batch.value(), batch.value(), "nobody"), no);
    }

    @Test
    void an_item_is_about_lines_that_are_there_and_neither_is_removed() {
        Long item = jdbc.queryForObject("""
                insert into review_item (label, subject, fund_id, owner, at_risk, note)
                values ('HELD_FOR_REVIEW', 'line:' || ?, 'wiang', 'treasurer', 1, '') returning item_id
                """, Long.class, lines.get(0));
        String link = "insert into review_item_line values (%d, %d), (%d, %d)";
        String law = "trigger review_item_line_has_its_line on review_item_line";
        String no = "no such item or line";
        refusedBy(law, link.formatted(item, lines.get(0), item, 987654321), no);
        refusedBy(law, link.formatted(item, lines.get(0), 987654321, lines.get(1)), no);
        jdbc.execute(link.formatted(item, lines.get(0), item, lines.get(1)));
        refusedBy(
                "trigger review_item_line_guard on review_item_line",
                "update review_item_line set line_id = 987654321 where line_id = " + lines.get(0),
                "a line is of an item or is not");
        refusedBy(
                "trigger review_item_guard on review_item",
                "delete from review_item where item_id = " + item,
                "is never removed");
        refusedBy(
                "trigger review_item_guard_number on review_item",
                "update review_item set item_id = default where item_id = " + item,
                "keeps its number");
        assertThatThrownBy(() -> rolledBack("truncate review_item cascade"))
                .rootCause()
                .hasMessageContaining("is append-only");
    }

    @Test
    void an_item_is_of_a_fund_and_a_file_that_are_there_and_keeps_them() {
        String item = """
                insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id)
                values ('FILE_SHORT', 'file:1:a', 'wiang', 'treasurer', 1, '', %1$d), ('FILE_SHORT', 'file:1:b', %2$s, 'treasurer', 1, '', %3$s)
                """;
        String law = "trigger review_item_has_its_file on review_item";
        refusedBy(law, item.formatted(file.value(), "'nobody'", "null"), "no such fund or file");
        refusedBy(law, item.formatted(file.value(), "'wiang'", "987654321"), "no such fund or file");
        String open = item.formatted(file.value(), "null", "null");
        assertThatCode(() -> rolledBack(open)).doesNotThrowAnyException();
        for (String other : List.of("fund_id = 'nobody'", "file_id = 987654321")) {
            refusedBy(
                    "trigger review_item_guard_file on review_item",
                    open + "; update review_item set " + other + " where subject = 'file:1:a'",
                    "review_item: is never removed, and keeps its key");
        }
    }

    @Test
    void a_fund_with_items_and_a_file_are_never_removed_and_keep_their_keys() {
        String fund = """
                insert into fund values ('new', 'ใ', 'N');
                insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('FILE_SHORT', 'file:9', 'new', 'treasurer', 1, '');
                """;
        String key = "is never removed while it has items, and keeps its key";
        refusedBy("trigger fund_guard on fund", fund + "delete from fund where fund_id = 'new'", key);
        refusedBy(
                "trigger fund_guard_key on fund",
                fund + "update fund set fund_id = 'newer' where fund_id = 'new'",
                key);
        assertThatThrownBy(() -> rolledBack("update agency_file set file_id = default where file_id = " + file.value()))
                .rootCause()
                .hasMessageContaining("agency_file: is never removed, and keeps its key");
    }

    /**
     * Somebody labels one line of a file, and then another one that goes back to waiting, whose account asks for the file; the answer to the same file comes
     * between. Whoever labels holds the file before anything is booked, so the answer waits with empty hands.
     */
    @Test
    void a_label_that_goes_back_to_waiting_and_an_answer_to_the_file_do_not_wait_for_each_other() throws Exception {
        label(1, 1, "NEVER_ANSWERED");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> answer = DATABASE.transactions().execute(status -> {
                label(0, 1, "REFUSED_BY_AGENCY");
                Future<Boolean> begun = other.submit(() -> bench.answered(bench.answer(file, 3)));
                while (!begun.isDone() && bench.count("select count(*) from pg_locks where not granted") == 0) {
                    Thread.onSpinWait();
                }
                label(1, 2, "WAITING");
                return begun;
            });
            assertThat(answer.get(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            other.shutdownNow();
        }
        assertThat(accounts()).containsExactly("AT_RISK", "ACCEPTED", "ACCEPTED");
        assertThat(found()).isEmpty();
    }

    private void label(int line, int number, String label) {
        Planted.behind(
                DATABASE.dataSource(),
                "line_label line_label_decided",
                () -> jdbc.update(
                        "insert into line_label (line_id, number, label) values (?, ?, ?)",
                        lines.get(line),
                        number,
                        label));
    }

    private List<String> accounts() {
        return jdbc.queryForList("""
                        select (select to_account from movement m where m.line_id = l.line_id order by number desc limit 1)::text
                        from line l where l.batch_id = ? order by l.line_no
                        """, String.class, batch.value());
    }

    private List<Difference> found() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.empty(), found::add);
        found.removeIf(
                one -> one.kind() == Kind.DECIDED || one.kind() == Kind.ASKED); // nobody decides here, nor is asked
        return found;
    }

    private void refusedBy(String law, String sql, String why) {
        assertThatThrownBy(() -> rolledBack(sql)).rootCause().hasMessageContaining(why);
        assertThatCode(() -> rolledBack("drop " + law + "; " + sql))
                .as("without " + law)
                .doesNotThrowAnyException();
    }

    private void rolledBack(String sql) {
        DATABASE.transactions().executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.execute(sql);
        });
    }

    private void behind(String table, String trigger, Runnable damage) {
        jdbc.execute("alter table " + table + " disable trigger " + trigger);
        try {
            damage.run();
        } finally {
            jdbc.execute("alter table " + table + " enable trigger " + trigger);
        }
    }
}
