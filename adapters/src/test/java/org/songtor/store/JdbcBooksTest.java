package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.books.Account;
import org.songtor.books.Accounts;
import org.songtor.books.Accounts.Facts;
import org.songtor.books.Accounts.Origin;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Books.Months;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books write themselves, say where every satang stands, and a check finds what was changed behind their back. */
class JdbcBooksTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static int number;

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
    private final JdbcBooks books = new Stores(DATABASE).books();
    private Bench bench;
    private FundId fund;

    @BeforeEach
    void aFundOfItsOwn() {
        bench = new Bench(DATABASE);
        fund = FundId.of("fund" + ++number);
    }

    @ParameterizedTest
    @EnumSource(Label.class)
    void the_database_and_the_program_mean_the_same_by_a_label(Label label) {
        for (int bits = 0; bits < 8; bits++) {
            Facts facts = new Facts((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0);
            String said = jdbc.queryForObject(
                    "select account_of(?, ?, ?, ?)::text",
                    String.class,
                    label.name(),
                    facts.gone(),
                    facts.booked(),
                    facts.settled());
            assertThat(said).isEqualTo(account(label, facts));
        }
        for (Map.Entry<String, Origin> channel : Map.of(
                        "rest", Origin.FUND, "release", Origin.RELEASE, "desk", Origin.CORRECTION)
                .entrySet()) {
            assertThat(jdbc.queryForObject(
                            "select source_of(?, ?)::text", String.class, label.name(), channel.getKey()))
                    .isEqualTo(Accounts.source(label, channel.getValue()).name());
        }
    }

    private static String account(Label label, Facts facts) {
        try {
            return Accounts.of(label, facts).name();
        } catch (IllegalArgumentException noLineHasIt) {
            return null;
        }
    }

    @Test
    void the_database_and_the_program_know_the_same_accounts() {
        assertThat(jdbc.queryForList("select unnest(enum_range(null::money_account))::text", String.class))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Account.values()).map(Enum::name).toList());
    }

    @Test
    void money_goes_from_account_to_account_and_all_accounts_are_nothing_together_at_every_step() {
        BatchId batch = bench.batch(fund.value(), 3, TOY);
        expect("TO_SEND 300");
        FileId file = bench.signed(batch);
        expect("TO_SEND 300");
        bench.attempt(file, new org.songtor.model.Outcome.Delivered("ok"), DUE);
        expect("SENT 300");
        bench.answered(bench.answer(file, 2));
        expect("SENT 100, ACCEPTED 200");
        bench.stated(credit(fund + "1", 300, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        expect("SENT 100, SETTLED 200");
        bench.answered(bench.answer(file, 2, booked(3, 3, 90)));
        bench.reconcileAll(NOW);
        expect("AT_RISK 100, SETTLED 200");
        bench.stated(credit(fund + "2", 50, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        expect("AT_RISK 300");
    }

    @Test
    void an_answer_while_its_files_label_is_another_moves_nothing_until_the_label_says_so() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        jdbc.update("update outbox set due_at = now() where topic = 'reconcile' and subject = ?", file.value());
        bench.reconcile(file, DUE);
        expect("AT_RISK 100");
        bench.answered(bench.answer(file, 1));
        expect("AT_RISK 100");
        bench.reconcileAll(NOW);
        expect("ACCEPTED 100");
    }

    @Test
    void a_line_that_waits_no_longer_stays_where_it_is_when_its_file_leaves() {
        BatchId batch = bench.batch(fund.value(), 3, TOY);
        FileId file = bench.signed(batch);
        jdbc.update(
                "insert into line_label (line_id, number, label) select max(line_id), 1, 'WRITTEN_OFF' from line where batch_id = ?",
                batch.value());
        expect("TO_SEND 200, WRITTEN_OFF 100");
        bench.attempt(file, new org.songtor.model.Outcome.Delivered("ok"), DUE);
        expect("SENT 200, WRITTEN_OFF 100");
    }

    @Test
    void the_agencys_amount_that_people_accepted_leaves_the_difference_with_the_member() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 0, booked(1, 1, 80)));
        bench.reconcileAll(NOW);
        expect("AT_RISK 100");
        decided(batch, 8_000);
        label(batch, "AMOUNT_ACCEPTED");
        expect("ACCEPTED 80, MEMBER_CREDIT 20");
        jdbc.update("update agency_file set settled_at = now() where file_id = ?", file.value());
        expect("MEMBER_CREDIT 20, SETTLED 80");
        label(batch, "RETURNED");
        expect("RETURNED 100");
    }

    @Test
    void an_agency_that_took_more_leaves_the_member_owing() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        bench.delivered(batch, DUE);
        decided(batch, 12_000);
        label(batch, "AMOUNT_ACCEPTED");
        expect("ACCEPTED 120, MEMBER_CREDIT -20");
        label(batch, "MERGED");
        expect("MEMBER_CREDIT 100");
    }

    private void decided(BatchId batch, long agencys) {
        jdbc.update(
                "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('AMOUNT_MISMATCH', ?, ?, 'treasurer', 1, '')",
                "decided:" + batch,
                fund.value());
        jdbc.update(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " select max(item_id), ?, 'ACCEPT_AGENCY_AMOUNT', 'AMOUNT_MISMATCH', 1, 'malee', 'treasurer', 'r' from review_item",
                fund.value());
        jdbc.update(
                "insert into decision_line (decision_id, line_id, booked)"
                        + " select (select max(decision_id) from decision), line_id, ? from line where batch_id = ?",
                agencys,
                batch.value());
    }

    private void label(BatchId batch, String label) {
        jdbc.update(
                "insert into line_label (line_id, number, label) select l.line_id,"
                        + " 1 + coalesce((select max(number) from line_label n where n.line_id = l.line_id), 0), ? from line l where batch_id = ?",
                label,
                batch.value());
    }

    @Test
    void what_is_refused_at_intake_is_not_collected_and_what_is_held_for_a_person_is_open() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        bench.line(batch.value(), fund.value(), 2, TOY, "HELD_FOR_REVIEW");
        jdbc.update(
                "insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label, title, first_name, last_name, satang)"
                        + " values (?, ?, 3, 3, 'toy', 'toy', 'one', true, 'REFUSED_AT_INTAKE', '', '', '', 70000)",
                batch.value(),
                fund.value());
        expect("INTAKE 100, TO_SEND 100");
    }

    @Test
    void members_stand_where_their_lines_do_and_add_up_to_the_fund() {
        BatchId batch = bench.batch(fund.value(), 2, TOY);
        bench.batch(fund.value(), 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1));
        Viewer own = new Viewer("t", java.util.Set.of(fund), false);
        assertThat(books.members(own, fund, Months.ALL, 0, 10))
                .extracting(m -> m.person().substring(m.person().length() - 4) + " " + m.account() + " " + m.satang())
                .containsExactlyInAnyOrder(
                        last(1) + " TO_SEND 100.00", last(1) + " ACCEPTED 100.00", last(2) + " SENT 100.00");
        Viewer other = new Viewer("t", java.util.Set.of(FundId.of("other")), false);
        assertThat(books.members(other, fund, Months.ALL, 0, 10)).isEmpty();
        assertThat(books.balances(other, fund, Months.ALL)).isEmpty();
        assertThat(books.balances(own, fund, Months.of(org.songtor.model.Period.of("2569-10"))))
                .isEmpty();
        assertThat(books.balances(own, fund, Months.of(org.songtor.model.Period.of("2569-11"))))
                .isNotEmpty();
    }

    private static String last(int person) {
        return Persons.lastFour(Bench.person(person).value());
    }

    @Test
    void what_was_there_before_the_books_is_in_them_from_the_first_day() throws Exception {
        TestDatabase old = new TestDatabase(org.flywaydb.core.api.MigrationVersion.fromVersion("13"));
        old.beforeAll(null);
        try {
            Bench before = new Bench(old);
            BatchId batch = before.batch("wiang", 4, TOY);
            FileId file = before.delivered(batch, DUE);
            before.answered(before.answer(file, 2));
            before.stated(credit("old1", 390, before.reference(file).value()));
            before.jdbc
                    .sql(
                            "insert into line_label (line_id, number, label) select line_id, 1, 'FILE_SHORT' from line where batch_id = ? and line_no < 3")
                    .param(batch.value())
                    .update();
            before.batch("wiang", 1, TOY);
            old.migrate();
            JdbcBooks opened = new Stores(old).books();
            assertThat(text(opened.balances(Bench.OPERATOR, FundId.of("wiang"), Months.ALL)))
                    .isEqualTo("TO_SEND 100, SENT 200, AT_RISK 200");
            List<Difference> found = new ArrayList<>();
            assertThat(opened.check(Optional.empty(), found::add)).isEqualTo(5);
            assertThat(found).isEmpty();
        } finally {
            old.afterAll(null);
        }
    }

    @Test
    void a_label_written_while_the_books_were_off_is_found_with_its_line_and_sum() {
        BatchId batch = bench.batch(fund.value(), 2, TOY);
        behind("line_label book_labels", () -> label(batch, "SETTLED"));
        assertThat(found()).containsOnlyKeys(Kind.LINE, Kind.SUM);
        assertThat(found().get(Kind.LINE)).hasSize(2).first().satisfies(one -> {
            assertThat(one.where()).isEqualTo("batch " + batch.value() + " line 1");
            assertThat(one.books()).isEqualTo("TO_SEND 100.00");
            assertThat(one.evidence()).isEqualTo("SETTLED 100.00");
        });
        assertThat(found().get(Kind.SUM)).hasSize(2);
    }

    @Test
    void a_file_that_left_or_was_answered_while_the_books_were_off_is_found() {
        BatchId batch = bench.batch(fund.value(), 2, TOY);
        FileId file = bench.signed(batch);
        behind("agency_file book_file", () -> bench.attempt(file, new org.songtor.model.Outcome.Delivered("ok"), DUE));
        assertThat(found().get(Kind.LINE)).hasSize(2);
        behind("answer_file book_answer", () -> bench.answered(bench.answer(file, 1)));
        assertThat(found().get(Kind.LINE))
                .extracting(Difference::evidence)
                .containsExactly("ACCEPTED 100.00", "SENT 100.00");
    }

    @Test
    void lines_taken_in_while_the_books_were_off_are_found() {
        behind("line book_intake", () -> bench.batch(fund.value(), 2, TOY));
        assertThat(found()).containsOnlyKeys(Kind.SUM);
    }

    @Test
    void an_entry_written_by_hand_is_found_even_where_it_balances() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        jdbc.execute("insert into posting values (9000, now(), 'LABEL', 1);"
                + "insert into posting_entry select 9000, %1$d, '%2$s', 'toy', a::money_account, 0, s from (values ('SETTLED', 5), ('RETURNED', -5)) v (a, s)"
                        .formatted(batch.value(), fund));
        assertThat(found()).containsOnlyKeys(Kind.SUM);
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
    void
            accounts_that_are_not_nothing_together_are_refused_at_the_end_of_the_transaction_and_found_where_they_came_in() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        String entry =
                "insert into posting_entry values (%d, " + batch.value() + ", '" + fund + "', 'toy', 'SETTLED', 1, 5)";
        assertThatThrownBy(() ->
                        jdbc.execute("insert into posting values (9001, now(), 'LABEL', 1);" + entry.formatted(9001)))
                .hasStackTraceContaining("are not nothing together");
        assertThatThrownBy(() -> jdbc.execute("insert into posting values (9001, now(), 'LABEL', 1)"))
                .hasStackTraceContaining("are not nothing together");
        assertThatThrownBy(() -> jdbc.execute(entry.formatted(9001)))
                .hasStackTraceContaining("posting_entry: no such posting");
        Long intake = jdbc.queryForObject(
                "select min(posting_id) from posting_entry where batch_id = ?", Long.class, batch.value());
        assertThatThrownBy(() -> jdbc.execute(entry.formatted(intake)))
                .hasStackTraceContaining("are not nothing together");
        behind("posting_entry posting_entry_is_zero", () -> jdbc.execute(entry.formatted(intake)));
        assertThat(found()).containsOnlyKeys(Kind.SUM, Kind.ZERO);
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
                    .hasStackTraceContaining("money moves from where it stands, whole");
        }
        assertThatCode(() -> DATABASE.transactions().executeWithoutResult(status -> {
                    jdbc.execute(row.formatted(1, "null", "TO_SEND", 0));
                    status.setRollbackOnly();
                }))
                .doesNotThrowAnyException();
        behind("line_label line_label_follows", () -> jdbc.execute(row.formatted(2, "9000", "SETTLED", 0)));
        assertThat(found()).containsOnlyKeys(Kind.CHAIN, Kind.SUM);
        assertThat(found().get(Kind.CHAIN))
                .first()
                .satisfies(one -> assertThat(one.where()).contains("movement 2"));
    }

    @Test
    void held_money_that_left_by_its_entries_alone_is_found_and_so_is_a_release_without_them() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        bench.line(batch.value(), fund.value(), 2, TOY, "HELD_IN_TRUST");
        assertThat(found()).containsOnlyKeys(Kind.HELD);
        jdbc.update(
                "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where batch_id = ? and line_no = 2",
                batch.value());
        expect("HELD 100, TO_SEND 100");
        long release = bench.batch(fund.value(), 0, TOY).value();
        jdbc.update("update batch set channel = 'release' where batch_id = ?", release);
        bench.line(release, fund.value(), 1, TOY, "WAITING");
        assertThat(found()).containsOnlyKeys(Kind.PASSING);
    }

    @Test
    void what_the_books_say_is_never_changed() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        label(batch, "SETTLED");
        for (String table : List.of("line_label", "posting", "posting_entry")) {
            assertThatThrownBy(() -> jdbc.execute("update " + table + " set posting_id = posting_id"))
                    .hasStackTraceContaining(table + " is append-only");
            assertThatThrownBy(() -> jdbc.execute("delete from " + table))
                    .hasStackTraceContaining(table + " is append-only");
            assertThatThrownBy(() -> jdbc.execute("truncate " + table + " cascade"))
                    .hasStackTraceContaining("is append-only");
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
        assertThatThrownBy(() -> label(batch, "CREDIT_WITHOUT_FILE"))
                .hasStackTraceContaining("violates not-null constraint");
    }

    /** Does what no program of ours can: with this table's trigger off. */
    private void behind(String tableAndTrigger, Runnable damage) {
        String[] parts = tableAndTrigger.split(" ");
        jdbc.execute("alter table " + parts[0] + " disable trigger " + parts[1]);
        try {
            damage.run();
        } finally {
            jdbc.execute("alter table " + parts[0] + " enable trigger " + parts[1]);
        }
    }

    private Map<Kind, List<Difference>> found() {
        Map<Kind, List<Difference>> found = new TreeMap<>();
        books.check(
                Optional.of(fund),
                one -> found.computeIfAbsent(one.kind(), k -> new ArrayList<>()).add(one));
        return found;
    }

    private void expect(String standing) {
        List<Balance> balances = books.balances(Bench.OPERATOR, fund, Months.ALL);
        assertThat(text(balances)).isEqualTo(standing);
        assertThat(balances.stream().map(Balance::satang).reduce(Satang.ZERO, Satang::plus))
                .isEqualTo(Satang.ZERO);
        assertThat(balances.stream().mapToLong(Balance::lines).sum()).isZero();
        assertThat(found()).isEmpty();
    }

    private static String text(List<Balance> balances) {
        return String.join(
                ", ",
                balances.stream()
                        .filter(b ->
                                b.account() != Account.COLLECTED && b.satang().value() != 0)
                        .map(b -> b.account() + " " + b.satang().value() / 100)
                        .toList());
    }
}
