package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** What does not follow is refused by the database, and a check finds what was changed behind the books' back. */
class DamagedBooksTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
    private final FundBooks books = new FundBooks(DATABASE);
    private final Bench bench = books.bench;
    private final FundId fund = books.fund;

    @Test
    void a_label_written_while_the_books_were_off_is_found_with_its_line_and_sum() {
        BatchId batch = bench.batch(fund.value(), 2, TOY);
        behind("line_label book_labels", () -> books.label(batch, "SETTLED"));
        assertThat(books.found()).containsOnlyKeys(Kind.LINE, Kind.SUM);
        assertThat(books.found().get(Kind.LINE)).hasSize(2).first().satisfies(one -> {
            assertThat(one.where()).isEqualTo("batch " + batch.value() + " line 1");
            assertThat(one.books()).isEqualTo("TO_SEND 100.00");
            assertThat(one.evidence()).isEqualTo("SETTLED 100.00");
        });
        assertThat(books.found().get(Kind.SUM)).hasSize(2);
    }

    @Test
    void a_file_that_left_or_was_answered_while_the_books_were_off_is_found() {
        BatchId batch = bench.batch(fund.value(), 2, TOY);
        FileId file = bench.signed(batch);
        behind("agency_file book_file", () -> bench.attempt(file, new org.songtor.model.Outcome.Delivered("ok"), DUE));
        assertThat(books.found().get(Kind.LINE)).hasSize(2);
        behind("answer_file book_answer", () -> bench.answered(bench.answer(file, 1)));
        assertThat(books.found().get(Kind.LINE))
                .extracting(Difference::evidence)
                .containsExactly("ACCEPTED 100.00", "SENT 100.00");
    }

    @Test
    void lines_taken_in_while_the_books_were_off_are_found() {
        behind("line book_intake", () -> bench.batch(fund.value(), 2, TOY));
        assertThat(books.found()).containsOnlyKeys(Kind.SUM);
    }

    @Test
    void an_entry_written_by_hand_is_found_even_where_it_balances() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        jdbc.execute("insert into posting values (9000, now(), 'LABEL', 1);"
                + "insert into posting_entry select 9000, %1$d, '%2$s', 'toy', a::money_account, 0, s from (values ('SETTLED', 5), ('RETURNED', -5)) v (a, s)"
                        .formatted(batch.value(), fund));
        assertThat(books.found()).containsOnlyKeys(Kind.SUM);
    }

    @Test
    void money_entered_under_another_month_is_found_even_where_all_months_together_are_right() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        bench.line(batch.value(), fund.value(), 2, TOY, "WAITING", Optional.of("2569-10"));
        books.expect("TO_SEND 200");
        entered(
                9_002,
                batch,
                "('TO_SEND', null, -10000), ('COLLECTED', null, 10000), ('TO_SEND', '2569-10', 10000), ('COLLECTED', '2569-10', -10000)");
        assertThat(books.found()).containsOnlyKeys(Kind.SUM);
        assertThat(books.found().get(Kind.SUM))
                .extracting(one -> one.where().replace("batch " + batch.value() + " ", "") + " " + one.books() + " "
                        + one.evidence())
                .containsExactlyInAnyOrder(
                        "2569-10 toy COLLECTED -200.00 -100.00",
                        "2569-10 toy TO_SEND 200.00 100.00",
                        "2569-11 toy COLLECTED 0.00 -100.00",
                        "2569-11 toy TO_SEND 0.00 100.00");
        behind(
                "posting_entry posting_entry_is_zero",
                () -> behind(
                        "posting posting_is_zero",
                        () -> entered(9_003, batch, "('TO_SEND', null, 5), ('TO_SEND', '2569-10', -5)")));
        assertThat(books.found().get(Kind.ZERO))
                .extracting(Difference::where)
                .containsExactlyInAnyOrder(
                        "posting 9003 batch " + batch.value() + " toy",
                        "posting 9003 batch " + batch.value() + " 2569-10 toy");
    }

    @Test
    void money_goes_into_no_other_fund_batch_scheme_or_month_whatever_the_posting_comes_to_as_a_whole() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        long other = bench.batch(fund.value(), 1, TOY).value();
        long others = bench.batch("wiang", 1, TOY).value();
        String settled = "(" + batch.value() + ", '" + fund + "', 'toy', null, 'SETTLED', -10000)";
        for (String elsewhere : List.of(
                "(" + others + ", 'wiang', 'toy', null, 'SETTLED', 10000)",
                "(" + other + ", '" + fund + "', 'toy', null, 'SETTLED', 10000)",
                "(" + batch.value() + ", '" + fund + "', 'two', null, 'SETTLED', 10000)",
                "(" + batch.value() + ", '" + fund + "', 'toy', '2569-02', 'SETTLED', 10000)")) {
            assertThatThrownBy(() -> entered(settled + ", " + elsewhere))
                    .as(elsewhere)
                    .rootCause()
                    .hasMessageContaining("are not nothing together in each");
        }
        assertThatCode(() -> entered(settled + ", " + settled.replace("SETTLED', -", "RETURNED', ") + ", ("
                        + batch.value() + ", '" + fund + "', 'toy', '2569-02', 'SETTLED', 10000), (" + batch.value()
                        + ", '" + fund + "', 'toy', '2569-02', 'RETURNED', -10000)"))
                .doesNotThrowAnyException();
    }

    private void entered(String entries) {
        jdbc.execute("insert into posting values (9004, now(), 'LABEL', 1);"
                + "insert into posting_entry (posting_id, batch_id, fund_id, scheme, own_period, account, lines, satang)"
                + " select 9004, b, f, s, m, a::money_account, 0, n from (values " + entries
                + ") v (b, f, s, m, a, n)");
    }

    /** @param entries account, month and satang of each */
    private void entered(long posting, BatchId batch, String entries) {
        jdbc.execute("insert into posting values (%d, now(), 'LABEL', 1);".formatted(posting)
                + "insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, own_period, lines, satang)"
                + " select %d, %d, '%s', 'toy', a::money_account, m, 0, s from (values %s) v (a, m, s)"
                        .formatted(posting, batch.value(), fund, entries));
    }

    @Test
    void two_lines_of_a_batch_may_change_places_between_two_accounts_in_one_posting() {
        BatchId batch = bench.batch(fund.value(), 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(
                file, 0, new Answer.Line(1, Bench.person(1), Answer.LineVerdict.REFUSED, Satang.ZERO, "R1")));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("REFUSED_BY_AGENCY", "WAITING");
        jdbc.execute("insert into line_label (line_id, number, label)"
                + " select l.line_id, 9, case l.line_no when 1 then 'WAITING' else 'REFUSED_BY_AGENCY' end from line l"
                + " where l.batch_id = " + batch.value());
        assertThat(bench.count("select count(*) from posting p where cause = 'LABEL' and lines = 2"
                        + " and not exists (select from posting_entry e where e.posting_id = p.posting_id)"))
                .as("nothing changed for the batch as a whole")
                .isEqualTo(1);
    }

    @Test
    void accounts_that_are_not_nothing_together_are_refused_and_found_where_they_came_in() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        String entry =
                "insert into posting_entry values (%d, " + batch.value() + ", '" + fund + "', 'toy', 'SETTLED', 1, 5)";
        assertThatThrownBy(() ->
                        jdbc.execute("insert into posting values (9001, now(), 'LABEL', 1);" + entry.formatted(9001)))
                .rootCause()
                .hasMessageContaining("are not nothing together");
        assertThatThrownBy(() -> jdbc.execute("insert into posting values (9001, now(), 'LABEL', 1)"))
                .rootCause()
                .hasMessageContaining("are not nothing together");
        assertThatThrownBy(() -> jdbc.execute(entry.formatted(9001)))
                .rootCause()
                .hasMessageContaining("posting_entry: no such posting");
        Long intake = jdbc.queryForObject(
                "select min(posting_id) from posting_entry where batch_id = ?", Long.class, batch.value());
        assertThatThrownBy(() -> jdbc.execute(entry.formatted(intake)))
                .rootCause()
                .hasMessageContaining("are not nothing together");
        behind("posting_entry posting_entry_is_zero", () -> jdbc.execute(entry.formatted(intake)));
        assertThat(books.found()).containsOnlyKeys(Kind.SUM, Kind.ZERO);
    }

    @Test
    void a_movement_that_does_not_follow_is_refused_at_once_and_found_where_it_came_in() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        Long line = jdbc.queryForObject("select line_id from line where batch_id = ?", Long.class, batch.value());
        String row = "insert into line_label (line_id, number, label, posting_id, account, aside) values (" + line
                + ", %d, 'WAITING', %s, '%s', %d)";
        for (String bad : List.of(
                row.formatted(1, "9000", "SETTLED", 0),
                row.formatted(1, "null", "SENT", 0),
                row.formatted(1, "null", "TO_SEND", 1),
                row.formatted(1, "9000", "TO_SEND", 0),
                row.formatted(2, "null", "TO_SEND", 0))) {
            assertThatThrownBy(() -> jdbc.execute(bad))
                    .rootCause()
                    .hasMessageContaining("money moves from where it stands, whole");
        }
        assertThatCode(() -> DATABASE.transactions().executeWithoutResult(status -> {
                    jdbc.execute(row.formatted(1, "null", "TO_SEND", 0));
                    status.setRollbackOnly();
                }))
                .doesNotThrowAnyException();
        behind("line_label line_label_follows", () -> jdbc.execute(row.formatted(2, "9000", "SETTLED", 0)));
        assertThat(books.found()).containsOnlyKeys(Kind.CHAIN, Kind.SUM);
        assertThat(books.found().get(Kind.CHAIN))
                .first()
                .satisfies(one -> assertThat(one.where()).contains("movement 2"));
    }

    @Test
    void held_money_that_left_by_its_entries_alone_is_found_and_so_is_a_release_without_them() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        bench.line(batch.value(), fund.value(), 2, TOY, "HELD_IN_TRUST");
        assertThat(books.found()).containsOnlyKeys(Kind.HELD);
        jdbc.update(
                "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where batch_id = ? and line_no = 2",
                batch.value());
        books.expect("HELD 100, TO_SEND 100");
        long release = bench.batch(fund.value(), 0, TOY).value();
        jdbc.update("update batch set channel = 'release' where batch_id = ?", release);
        bench.line(release, fund.value(), 1, TOY, "WAITING");
        assertThat(books.found()).containsOnlyKeys(Kind.PASSING);
    }

    @Test
    void what_the_books_say_is_never_changed() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        books.label(batch, "SETTLED");
        for (String table : List.of("line_label", "posting", "posting_entry")) {
            assertThatThrownBy(() -> jdbc.execute("update " + table + " set posting_id = posting_id"))
                    .rootCause()
                    .hasMessageContaining(table + " is append-only");
            assertThatThrownBy(() -> jdbc.execute("delete from " + table))
                    .rootCause()
                    .hasMessageContaining(table + " is append-only");
            assertThatThrownBy(() -> jdbc.execute("truncate " + table + " cascade"))
                    .rootCause()
                    .hasMessageContaining("is append-only");
            assertThat(seen(fund.value(), table)).as(table).isPositive();
            assertThat(seen("nobody", table)).as(table).isZero();
        }
    }

    private long seen(String funds, String table) {
        return DATABASE.transactions().execute(status -> {
            jdbc.queryForList(
                    "select set_config('songtor.funds', ?, true), set_config('role', 'songtor_reader', true)", funds);
            return jdbc.queryForObject("select count(*) from " + table, Long.class);
        });
    }

    @Test
    void a_line_labelled_with_what_is_no_lines_label_is_refused() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        assertThatThrownBy(() -> books.label(batch, "CREDIT_WITHOUT_FILE"))
                .rootCause()
                .hasMessageContaining("violates not-null constraint");
    }

    private static void behind(String tableAndTrigger, Runnable damage) {
        Planted.behind(DATABASE.dataSource(), tableAndTrigger, damage);
    }
}
