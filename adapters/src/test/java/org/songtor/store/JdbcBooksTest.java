package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.books.Account;
import org.songtor.books.Accounts;
import org.songtor.books.Accounts.Facts;
import org.songtor.books.Accounts.Origin;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Months;
import org.songtor.port.Books.Unsure;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books write themselves and say where every satang stands. */
class JdbcBooksTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
    private final FundBooks books = new FundBooks(DATABASE);
    private final Bench bench = books.bench;
    private final FundId fund = books.fund;

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void the_database_and_the_program_mean_the_same_by_an_end_of_what_is_held(DecisionKind kind) {
        String said = jdbc.queryForObject("select account_of_end(?)::text", String.class, kind.name());
        try {
            assertThat(said).isEqualTo(Accounts.ofEnd(kind).name());
        } catch (IllegalArgumentException endsNothing) {
            assertThat(said).isNull();
        }
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

    /** Each batch is of the same person, scheme and month. */
    @Test
    void a_line_is_unsure_no_longer_where_a_later_one_went_on_and_is_so_again_where_that_ends() {
        BatchId first = bench.batch(fund.value(), 1, TOY);
        BatchId second = bench.batch(fund.value(), 1, TOY);
        books.label(first, "REFUSED_BY_AGENCY");
        assertThat(unsure()).isEmpty();
        for (String ended : List.of("RETURNED", "WRITTEN_OFF", "NOT_OURS")) {
            books.label(second, ended);
            assertThat(unsure()).as(ended).containsExactly(first);
        }
        books.label(second, "REFUSED_BY_AGENCY");
        assertThat(unsure()).as("the later one is asked about").containsExactly(second);
        books.label(second, "RESUBMITTED");
        BatchId third = bench.batch(fund.value(), 1, TOY);
        assertThat(unsure()).as("on its way again").isEmpty();
        books.label(third, "RETURNED");
        assertThat(unsure()).containsExactly(first);
        books.label(third, "SETTLED");
        assertThat(unsure()).isEmpty();
    }

    private List<BatchId> unsure() {
        return books.store.unsure(Bench.OPERATOR, fund, Months.ALL, 10).stream()
                .map(Unsure::batch)
                .toList();
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
        books.expect("TO_SEND 300");
        FileId file = bench.signed(batch);
        books.expect("TO_SEND 300");
        bench.attempt(file, new org.songtor.model.Outcome.Delivered("ok"), DUE);
        books.expect("SENT 300");
        bench.answered(bench.answer(file, 2));
        books.expect("SENT 100, ACCEPTED 200");
        bench.stated(credit(fund + "1", 300, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        books.expect("SENT 100, SETTLED 200");
        bench.answered(bench.answer(file, 2, booked(3, 3, 90)));
        bench.reconcileAll(NOW);
        books.expect("AT_RISK 100, SETTLED 200");
        bench.stated(credit(fund + "2", 50, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        books.expect("AT_RISK 300");
    }

    @Test
    void an_answer_while_its_files_label_is_another_moves_nothing_until_the_label_says_so() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        jdbc.update("update outbox set due_at = now() where topic = 'reconcile' and subject = ?", file.value());
        bench.reconcile(file, DUE);
        books.expect("AT_RISK 100");
        bench.answered(bench.answer(file, 1));
        books.expect("AT_RISK 100");
        bench.reconcileAll(NOW);
        books.expect("ACCEPTED 100");
    }

    @Test
    void a_line_that_waits_no_longer_stays_where_it_is_when_its_file_leaves() {
        BatchId batch = bench.batch(fund.value(), 3, TOY);
        FileId file = bench.signed(batch);
        books.labelled("WRITTEN_OFF", "select max(line_id) as line_id from line where batch_id = " + batch.value());
        books.expect("TO_SEND 200, WRITTEN_OFF 100");
        bench.attempt(file, new org.songtor.model.Outcome.Delivered("ok"), DUE);
        books.expect("SENT 200, WRITTEN_OFF 100");
    }

    @Test
    void the_agencys_amount_that_people_accepted_leaves_the_difference_with_the_member() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 0, booked(1, 1, 80)));
        bench.reconcileAll(NOW);
        books.expect("AT_RISK 100");
        decided(batch, 8_000);
        books.label(batch, "AMOUNT_ACCEPTED");
        books.expect("ACCEPTED 80, MEMBER_CREDIT 20");
        jdbc.update("update agency_file set settled_at = now() where file_id = ?", file.value());
        books.expect("MEMBER_CREDIT 20, SETTLED 80");
        books.label(batch, "RETURNED");
        books.expect("RETURNED 100");
    }

    @Test
    void an_agency_that_took_more_leaves_the_member_owing() {
        BatchId batch = bench.batch(fund.value(), 1, TOY);
        bench.delivered(batch, DUE);
        decided(batch, 12_000);
        books.label(batch, "AMOUNT_ACCEPTED");
        books.expect("ACCEPTED 120, MEMBER_CREDIT -20");
        books.label(batch, "MERGED");
        books.expect("MEMBER_CREDIT 100");
    }

    /** What the agency booked no answer says here: the books go by the decision. */
    private void decided(BatchId batch, long agencys) {
        Planted.behind(
                DATABASE.dataSource(),
                "decision_line decision_line_proposed",
                () -> DATABASE.transactions().executeWithoutResult(status -> proposed(batch, agencys)));
    }

    private void proposed(BatchId batch, long agencys) {
        jdbc.update(
                "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('AMOUNT_MISMATCH', ?, ?, 'treasurer', 1, '')",
                "decided:" + batch,
                fund.value());
        jdbc.update(
                "insert into review_item_line select (select max(item_id) from review_item), line_id from line where batch_id = ?",
                batch.value());
        jdbc.update(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " select max(item_id), ?, 'ACCEPT_AGENCY_AMOUNT', 'AMOUNT_MISMATCH', ?, 'malee', 'treasurer', 'r' from review_item",
                fund.value(),
                Math.abs(10_000 - agencys));
        jdbc.update(
                "insert into decision_line (decision_id, line_id, booked)"
                        + " select (select max(decision_id) from decision), line_id, ? from line where batch_id = ?",
                agencys,
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
        books.expect("INTAKE 100, TO_SEND 100");
    }

    @Test
    void members_stand_where_their_lines_do_and_add_up_to_the_fund() {
        BatchId batch = bench.batch(fund.value(), 2, TOY);
        bench.batch(fund.value(), 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1));
        Viewer own = new Viewer("t", java.util.Set.of(fund), false);
        assertThat(books.store.members(own, fund, Months.ALL, 0, 10))
                .extracting(m -> m.person().substring(m.person().length() - 4) + " " + m.account() + " " + m.satang())
                .containsExactlyInAnyOrder(
                        last(1) + " TO_SEND 100.00", last(1) + " ACCEPTED 100.00", last(2) + " SENT 100.00");
        Viewer other = new Viewer("t", java.util.Set.of(FundId.of("other")), false);
        assertThat(books.store.members(other, fund, Months.ALL, 0, 10)).isEmpty();
        assertThat(books.store.balances(other, fund, Months.ALL)).isEmpty();
        assertThat(books.store.balances(own, fund, Months.of(org.songtor.model.Period.of("2569-10"))))
                .isEmpty();
        assertThat(books.store.balances(own, fund, Months.of(org.songtor.model.Period.of("2569-11"))))
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
            before.jdbc
                    .sql(
                            "insert into line_label (line_id, number, label) select line_id, 1, 'FILE_SHORT' from line where batch_id = ? and line_no < 3")
                    .param(batch.value())
                    .update();
            before.batch("wiang", 1, TOY);
            old.migrate();
            JdbcBooks opened = new Stores(old).books();
            assertThat(FundBooks.text(opened.balances(Bench.OPERATOR, FundId.of("wiang"), Months.ALL)))
                    .isEqualTo("TO_SEND 100, SENT 200, AT_RISK 200");
            List<Difference> found = new ArrayList<>();
            assertThat(opened.check(Optional.empty(), found::add)).isEqualTo(5);
            assertThat(found).isEmpty();
        } finally {
            old.afterAll(null);
        }
    }
}
