package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.songtor.store.Bench.DAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.BankSide;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;
import org.songtor.review.DecisionKind;

/** Statements of one account that do not follow each other. */
class StatementChainTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AgencyCode AGENCY = AgencyCode.of("toy");
    private static int accounts = 30_000;

    private Bench bench;
    private String account;
    private JdbcReviewDesk desk;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        Officers.operators(bench.jdbc);
        desk = new Stores(DATABASE).reviewDesk();
        account = "02000" + ++accounts;
    }

    @Test
    void a_day_that_is_missing_is_asked_about_until_it_comes_whatever_came_first() {
        Statement first = stated(0, 1_000, 1_100);
        Statement second = stated(1, 1_100, 1_350);
        Statement third = stated(2, 1_350, 1_400);
        everyOrder(List.of(first, second, third), all -> {
            account = "02000" + ++accounts;
            all.forEach(this::bring);
            assertThat(open()).as(() -> all.toString()).isEmpty();
        });
        everyOrder(List.of(first, third), all -> {
            account = "02000" + ++accounts;
            all.forEach(this::bring);
            assertThat(open()).singleElement().satisfies(row -> {
                assertThat(row.label()).isEqualTo(Label.STATEMENT_GAP);
                assertThat(row.atRisk()).isEqualTo(Satang.ofBaht(250));
                assertThat(row.owner()).isEqualTo("operator");
                assertThat(row.fund()).isEmpty();
                assertThat(row.note())
                        .isEqualTo("agency toy; account " + account + "; stated-until " + DAY
                                + "; closing 1100.00; stated-from " + DAY.plusDays(2)
                                + "; opening 1350.00; apart 250.00");
            });
            bring(second);
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void both_sides_stand_side_by_side_and_the_item_names_its_agency_and_its_day() {
        bring(stated(0, 1_000, 1_100));
        bring(stated(2, 1_350, 1_400));
        Row row = open().get(0);
        Case found = desk.item(Bench.OPERATOR, row.id()).orElseThrow();
        assertThat(found.agency()).contains(AGENCY);
        assertThat(row.due())
                .isEqualTo(
                        LocalDate.ofInstant(row.openedAt(), DecisionRows.ZONE).plusDays(1));
        assertThat(found.bank())
                .extracting(BankSide::what, BankSide::day, BankSide::amount)
                .containsExactly(
                        tuple(BankSide.What.CLOSING, DAY, Satang.ofBaht(1_100)),
                        tuple(BankSide.What.OPENING, DAY.plusDays(2), Satang.ofBaht(1_350)));
        assertThat(found.bank()).extracting(BankSide::account).containsOnly(account);
    }

    @Test
    void overlapping_statements_miss_nothing_and_what_another_account_holds_says_nothing_of_this_one() {
        Statement.Credit both = credit("b", 0, 50);
        bring(statement(DAY, 1_000, List.of(both)));
        bring(statement(DAY, 1_000, List.of(both, credit("c", 0, 70))));
        String other = account;
        account = "02000" + ++accounts;
        bring(stated(1, 9_000, 9_100));
        assertThat(open()).isEmpty();
        account = other;
        bring(stated(1, 1_120, 1_200));
        assertThat(open()).isEmpty();
    }

    /** Of a form that names entries by their minute, from when its names had the second. */
    @Test
    void what_was_stored_under_its_second_is_known_again_under_its_minute_and_counts_once() {
        String morning = DAY + "T0914";
        bring(statement(
                DAY, 1_000, List.of(credit(morning + "05-105000", 0, 50), credit(morning + "55-112000", 0, 70))));
        Statement.Debit left = new Statement.Debit(morning + "-105000-2", DAY, Satang.ofBaht(70), "x");
        Statement again = new Statement(
                "S",
                account,
                DAY,
                Satang.ofBaht(1_000),
                Satang.ofBaht(1_060),
                List.of(
                        credit(morning + "-105000", 0, 50),
                        credit(morning + "-112000", 0, 70),
                        credit(DAY + "T0930-106000", 0, 10)),
                List.of(left));
        bring(again);
        assertThat(bench.jdbc
                        .sql(
                                "select entry from credit where account = ? union all select entry from debit where account = ?")
                        .params(account, account)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        morning + "-105000-2", morning + "05-105000", morning + "55-112000", DAY + "T0930-106000");
        assertThat(open()).isEmpty();
    }

    @Test
    void a_list_of_payments_without_balances_asks_nothing() {
        bring(Statement.ofPayments("P1", account, DAY, List.of(credit("p1", 0, 50))));
        bring(Statement.ofPayments("P2", account, DAY.plusDays(3), List.of(credit("p2", 3, 70))));
        assertThat(open()).isEmpty();
    }

    @Test
    void two_operators_close_what_will_never_come_and_it_is_not_asked_again_until_they_take_it_back() {
        bring(stated(0, 1_000, 1_100));
        bring(stated(2, 1_350, 1_400));
        TwoOperators operators = new TwoOperators(desk);
        long item = open().get(0).id();
        operators.propose(
                item,
                Proposal.until(
                        DecisionKind.WAIT_UNTIL,
                        "asked the bank",
                        LocalDate.now(DecisionRows.ZONE).plusDays(3)));
        assertThat(open()).as("waits").isEmpty();
        Decision closed = operators.settle(item, Proposal.of(DecisionKind.WRITE_OFF, "the bank keeps none"));
        bring(stated(3, 1_400, 1_500));
        assertThat(items()).containsExactly("closed");
        operators.undo(closed);
        assertThat(items()).containsExactly("open");
        bring(stated(1, 1_100, 1_350));
        assertThat(items()).containsExactly("closed");
    }

    private List<String> items() {
        return bench.jdbc
                .sql("select case when closed_at is null then 'open' else 'closed' end from review_item"
                        + " where label = 'STATEMENT_GAP' and note like '%account ' || ? || ';%' order by item_id")
                .param(account)
                .query(String.class)
                .list();
    }

    private List<Row> open() {
        return desk.items(Bench.OPERATOR, Filter.OPEN, 1_000).stream()
                .filter(row -> row.note().contains("account " + account + ";"))
                .toList();
    }

    private void bring(Statement statement) {
        Statement own = new Statement(
                statement.statementId(),
                account,
                statement.date(),
                statement.opening(),
                statement.closing(),
                statement.credits(),
                statement.debits(),
                statement.balances());
        assertThat(bench.answers.statement(AGENCY, Bench.arrived(account + " " + own + System.nanoTime()), own))
                .isEqualTo(AnswerStore.Taken.APPLIED);
    }

    /** One credit on a day. */
    private static Statement stated(int day, long opening, long closing) {
        return statement(DAY.plusDays(day), opening, List.of(credit("e" + day, day, closing - opening)));
    }

    private static Statement statement(LocalDate day, long opening, List<Statement.Credit> credits) {
        Satang closing = credits.stream().map(Statement.Credit::amount).reduce(Satang.ofBaht(opening), Satang::plus);
        return new Statement("S" + day + "-" + credits.size(), "0", day, Satang.ofBaht(opening), closing, credits);
    }

    private static Statement.Credit credit(String entry, int day, long baht) {
        return new Statement.Credit(entry, DAY.plusDays(day), Satang.ofBaht(baht), "x");
    }

    private static void everyOrder(List<Statement> all, Consumer<List<Statement>> each) {
        permute(new ArrayList<>(all), 0, each);
    }

    private static void permute(List<Statement> all, int from, Consumer<List<Statement>> each) {
        if (from == all.size()) {
            each.accept(List.copyOf(all));
        }
        for (int i = from; i < all.size(); i++) {
            Collections.swap(all, from, i);
            permute(all, from + 1, each);
            Collections.swap(all, from, i);
        }
    }
}
