package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.BankSide;
import org.songtor.items.BankSide.What;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;
import org.songtor.review.DecisionKind;

/** What left a collection account and may be a file's money going back. */
class TakenBackTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private String run;
    private JdbcReviewDesk desk;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        desk = new Stores(DATABASE).reviewDesk();
        run = "TB" + System.nanoTime() + "-";
        Planted.closed(DATABASE.dataSource(), "closed_at is null");
    }

    @Test
    void a_file_whose_money_is_taken_back_is_settled_no_more_and_the_operators_are_asked_with_both_sides() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = answered(batch, 3);
        bench.stated(credit(run + "C", 300, reference(file)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        left(debit("D", 1, 300, "return of " + reference(file)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("FILE_SHORT");
        assertThat(settled(file)).isZero();
        assertThat(bench.count("select credited(" + file.value() + ")")).isZero();
        Row row = asked().get(0);
        assertThat(row.owner()).isEqualTo("operator");
        assertThat(row.atRisk()).isEqualTo(Satang.ofBaht(300));
        assertThat(row.note()).isEqualTo("account 0200000001, entry " + run + "D, " + DAY.plusDays(1));
        assertThat(row.due())
                .isEqualTo(
                        LocalDate.ofInstant(row.openedAt(), DecisionRows.ZONE).plusDays(3));
        Case found = desk.item(Bench.OPERATOR, row.id()).orElseThrow();
        assertThat(found.agency()).contains(AgencyCode.of("toy"));
        assertThat(found.bank())
                .extracting(BankSide::what, BankSide::name, BankSide::amount)
                .containsExactly(
                        tuple(What.TAKEN, run + "D", Satang.ofBaht(300)),
                        tuple(What.CAME, run + "C", Satang.ofBaht(300)));
    }

    @Test
    void the_very_amount_and_the_banks_own_reference_take_a_credit_back_and_another_amount_does_not() {
        BatchId batch = bench.batch("wiang", 4, TOY);
        FileId file = answered(batch, 4);
        bench.stated(credit(run + "C", 400, reference(file)));
        left(debit("fee", 1, 5, "fee of " + run + "C"));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(asked()).isEmpty();
        left(debit("D", 1, 400, "reversal (" + run + "C)"));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("FILE_SHORT");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void what_the_bank_calls_a_reversal_is_asked_about_whatever_it_names() {
        left(debit("plain", 1, 90, "transfer"));
        assertThat(asked()).isEmpty();
        left(new Statement.Debit(run + "R", DAY, Satang.ofBaht(90), "transfer", true));
        assertThat(asked())
                .singleElement()
                .satisfies(row -> assertThat(row.note()).contains(run + "R"));
    }

    @Test
    void a_reversal_that_names_nothing_is_told_as_such_with_the_banks_words_and_the_credits_of_its_amount() {
        BatchId batch = bench.batch("wiang", 7, TOY);
        FileId file = answered(batch, 7);
        bench.stated(credit(run + "C", 700, reference(file)));
        left(new Statement.Debit(run + "R", DAY.plusDays(1), Satang.ofBaht(700), "REVERSAL OF L1", true));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).as("nothing is taken off").containsOnly("SETTLED");
        long item = asked().get(0).id();
        Case found = desk.item(Bench.OPERATOR, item).orElseThrow();
        assertThat(found.takenUnknown()).isTrue();
        assertThat(found.bank().get(0).what()).isEqualTo(What.TAKEN_UNKNOWN);
        assertThat(found.bank().get(0).text()).isEqualTo("REVERSAL OF L1");
        assertThat(found.bank())
                .filteredOn(side -> side.what() == What.SAME_AMOUNT)
                .extracting(BankSide::name, BankSide::text)
                .contains(tuple(run + "C", reference(file)));
        Decision asked = desk.propose(
                Bench.OPERATOR,
                item,
                Proposal.until(DecisionKind.ASK_AGENCY, "คืนเงินก้อนใด", TwoOperators.TODAY.plusDays(9)),
                TwoOperators.FIRST);
        assertThat(desk.letter(Bench.OPERATOR, asked.id()).orElseThrow().bank()).isEqualTo(found.bank());
    }

    @Test
    void beside_a_reversal_that_names_nothing_stand_no_credits_of_another_amount_and_none_of_a_later_day() {
        bench.stated(credit(run + "C", 700, "ฝาก"));
        bench.stated(credit(run + "O", 701, "ฝาก"));
        left(new Statement.Debit(run + "E", DAY.minusDays(1), Satang.ofBaht(700), "REVERSAL", true));
        left(new Statement.Debit(run + "R", DAY, Satang.ofBaht(700), "REVERSAL", true));
        assertThat(beside("E")).as("it came later").isEmpty();
        assertThat(beside("R")).containsExactly(run + "C");
    }

    /** Of this test. */
    private List<String> beside(String debit) {
        long item = bench.count("select i.item_id from review_item i join debit d on i.subject = 'debit:' || d.debit_id"
                + " where d.entry = '" + run + debit + "'");
        Case found = desk.item(Bench.OPERATOR, item).orElseThrow();
        assertThat(found.takenUnknown()).isTrue();
        return found.bank().stream()
                .filter(side -> side.what() == What.SAME_AMOUNT)
                .map(BankSide::name)
                .filter(name -> name.startsWith(run))
                .toList();
    }

    @Test
    void whichever_came_first_the_labels_and_the_questions_are_the_same() {
        List<String> events = new ArrayList<>(List.of("credit", "by reference", "by number", "answer"));
        permute(events, 0);
    }

    private void permute(List<String> events, int from) {
        if (from == events.size()) {
            stores();
            BatchId batch = bench.batch("wiang", 2, TOY);
            FileId file = bench.delivered(batch, DUE);
            events.forEach(event -> bring(event, file));
            bench.reconcileAll(NOW);
            assertThat(bench.labels(batch)).as(() -> events.toString()).containsOnly("FILE_SHORT");
            assertThat(asked()).as(() -> events.toString()).hasSize(2);
            assertThat(bench.count("select excess(" + file.value() + ")")).isEqualTo(-20_000);
        }
        for (int i = from; i < events.size(); i++) {
            Collections.swap(events, from, i);
            permute(events, from + 1);
            Collections.swap(events, from, i);
        }
    }

    private void bring(String event, FileId file) {
        switch (event) {
            case "credit" -> bench.stated(credit(run + "C", 200, reference(file)));
            case "by reference" -> left(debit("R", 2, 50, reference(file)));
            case "by number" -> left(debit("N", 2, 200, "back " + run + "C"));
            default -> bench.answered(bench.answer(file, 2));
        }
        bench.reconcileAll(NOW);
    }

    @Test
    void two_operators_say_that_it_is_about_something_else_and_the_money_counts_in_full_until_they_take_that_back() {
        BatchId batch = bench.batch("wiang", 6, TOY);
        FileId file = answered(batch, 6);
        bench.stated(credit(run + "C", 600, reference(file)));
        left(debit("D", 1, 600, reference(file)));
        bench.reconcileAll(NOW);
        TwoOperators operators = new TwoOperators(desk);
        Decision said =
                operators.settle(asked().get(0).id(), Proposal.of(DecisionKind.NOT_OURS, "the agency's own transfer"));
        bench.reconcileAll(NOW);
        assertThat(asked()).isEmpty();
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(settled(file)).isOne();
        operators.undo(said);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("FILE_SHORT");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void that_it_is_gone_indeed_ends_the_question_and_the_file_asks_on() {
        BatchId batch = bench.batch("wiang", 7, TOY);
        FileId file = answered(batch, 7);
        bench.stated(credit(run + "C", 700, reference(file)));
        left(debit("D", 1, 700, reference(file)));
        bench.reconcileAll(NOW);
        new TwoOperators(desk)
                .settle(asked().get(0).id(), Proposal.of(DecisionKind.WRITE_OFF, "the agency gave it back"));
        bench.stated(credit(run + "other", 1, "x"));
        bench.reconcileAll(NOW);
        assertThat(asked()).isEmpty();
        assertThat(bench.labels(batch)).containsOnly("FILE_SHORT");
        bench.stated(credit(run + "again", 700, reference(file)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
    }

    @Test
    void what_was_over_and_is_given_back_leaves_the_file_exact_whether_or_not_people_had_said_so() {
        BatchId batch = bench.batch("wiang", 8, TOY);
        FileId file = answered(batch, 8);
        bench.stated(credit(run + "C", 850, reference(file)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        left(debit("D", 1, 50, reference(file)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(bench.count("select credited(" + file.value() + ")")).isEqualTo(80_000);
    }

    private FileId answered(BatchId batch, int lines) {
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, lines));
        return file;
    }

    private String reference(FileId file) {
        return bench.reference(file).value();
    }

    private long settled(FileId file) {
        return bench.count(
                "select count(*) from agency_file where settled_at is not null and file_id = " + file.value());
    }

    private List<Row> asked() {
        return desk.items(Bench.OPERATOR, Filter.OPEN, 1_000).stream()
                .filter(row -> row.label() == Label.CREDIT_TAKEN_BACK)
                .toList();
    }

    private Statement.Debit debit(String entry, int days, long baht, String text) {
        return new Statement.Debit(run + entry, DAY.plusDays(days), Satang.ofBaht(baht), text);
    }

    private void left(Statement.Debit debit) {
        Statement statement = new Statement(
                debit.entryReference(),
                "0200000001",
                debit.bookedOn(),
                debit.amount(),
                Satang.ZERO,
                List.of(),
                List.of(debit),
                false);
        assertThat(bench.answers.statement(AgencyCode.of("toy"), Bench.arrived(debit.entryReference()), statement))
                .isEqualTo(AnswerStore.Taken.APPLIED);
    }
}
