package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Candidate;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.match.Reason;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.port.Books.Months;
import org.songtor.port.Outbox;
import org.songtor.review.DecisionKind;

/** A reference that was cut off meant one file beyond doubt, until another came: what the evidence says is the same in whatever order it came, and people are told. */
class DoubtComesLaterTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private TwoOperators operators;
    private String run;

    @BeforeEach
    void nothingIsOpen() {
        bench = new Bench(DATABASE);
        operators = new TwoOperators(new Stores(DATABASE).reviewDesk());
        run = "D" + System.nanoTime() + "-";
        far();
        bench.jdbc.sql("delete from outbox").update();
        bench.jdbc.sql("delete from credit_unnamed").update();
        bench.jdbc.sql("delete from credit_candidate").update();
        Planted.closed(DATABASE.dataSource(), "closed_at is null");
    }

    @Test
    void settled_money_is_taken_back_with_a_question_that_names_both_files_and_people_give_it_again() {
        Paid first = paid(3);
        ToldEvents told = new ToldEvents(DATABASE, first.fund());
        bench.stated(credit(run + "1", 300, cut(first.reference())));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(first.batch())).containsOnly("SETTLED");
        assertThat(standing(first)).isEqualTo("SETTLED 300");
        String batch = "batch:" + first.batch().value();
        assertThat(told.all()).containsExactly("batch.settled " + batch);

        Paid later = paid(3);
        askedAgain();
        assertThat(bench.labels(first.batch())).containsOnly("WAITING");
        assertThat(bench.labels(later.batch())).containsOnly("WAITING");
        assertThat(standing(first)).as("as the agency said").isEqualTo("ACCEPTED 300");
        assertThat(told.all()).containsExactly("batch.unsettled " + batch + ":1");
        Case asked = operators.desk().item(Bench.OPERATOR, unsure()).orElseThrow();
        assertThat(asked.candidates()).extracting(Candidate::file).contains(first.file(), later.file());
        assertThat(asked.candidates())
                .filteredOn(one -> one.file().equals(first.file()))
                .singleElement()
                .satisfies(one -> assertThat(one.why())
                        .hasAtLeastOneElementOfType(Reason.SimilarReference.class)
                        .hasAtLeastOneElementOfType(Reason.SameAmount.class));
        assertThat(journal("credit.unrepaired", first)).isOne();

        Decision given = operators.settle(
                unsure(),
                new Proposal(
                        DecisionKind.MATCH_CREDIT,
                        "ตามสลิป",
                        Set.of(),
                        Set.of(first.file()),
                        Optional.empty(),
                        List.of()));
        askedAgain();
        assertThat(bench.labels(first.batch())).containsOnly("SETTLED");
        assertThat(bench.labels(later.batch())).containsOnly("WAITING");
        assertThat(open("credit:%")).isZero();
        assertThat(told.all()).as("settled anew").containsExactly("batch.settled " + batch + ":1");
        assertThat(told.all()).isEmpty();
        operators.undo(given);
        askedAgain();
        assertThat(told.all()).as("people took it back").containsExactly("batch.unsettled " + batch + ":2");
    }

    @Test
    void the_same_evidence_in_the_other_order_has_the_same_labels_and_the_same_question() {
        Paid first = paid(3);
        Paid later = paid(3);
        bench.stated(credit(run + "1", 300, cut(first.reference())));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(first.batch())).containsOnly("WAITING");
        assertThat(bench.labels(later.batch())).containsOnly("WAITING");
        assertThat(operators.desk().item(Bench.OPERATOR, unsure()).orElseThrow().candidates())
                .extracting(Candidate::file)
                .contains(first.file(), later.file());
    }

    /** Such a credit names a file whole and is asked about no less for it. */
    @Test
    void
            a_cut_reference_beside_a_whole_one_is_doubtful_with_the_file_that_comes_and_not_only_with_the_next_statement() {
        Paid whole = paid(1);
        far();
        Paid first = paid(2);
        bench.stated(credit(run + "1", 300, whole.reference() + " " + cut(first.reference())));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(whole.batch())).containsOnly("SETTLED");
        assertThat(bench.labels(first.batch())).containsOnly("SETTLED");

        Paid later = paid(2);
        askedAgain();
        assertThat(bench.labels(whole.batch())).containsOnly("FILE_OVER");
        assertThat(bench.labels(first.batch())).containsOnly("WAITING");
        assertThat(bench.labels(later.batch())).containsOnly("WAITING");
        assertThat(open("file:" + whole.file().value())).isOne();
    }

    @Test
    void a_cut_reference_beside_a_whole_one_finds_its_file_also_where_that_comes_after_the_money() {
        Paid whole = paid(1);
        far();
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 300, whole.reference() + " " + cut(PaymentReference.ofNumber(next))));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(whole.batch())).containsOnly("FILE_OVER");

        Paid first = paid(2);
        askedAgain();
        assertThat(bench.labels(whole.batch())).containsOnly("SETTLED");
        assertThat(bench.labels(first.batch())).containsOnly("SETTLED");
        assertThat(open("file:" + whole.file().value())).isZero();
    }

    @Test
    void money_for_another_file_whose_text_also_names_a_settled_one_is_read_as_if_it_had_come_before() {
        Paid whole = paid(1);
        far();
        Paid first = paid(2);
        bench.stated(credit(run + "1", 100, whole.reference().value()));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(whole.batch())).containsOnly("SETTLED");
        bench.stated(credit(run + "2", 200, whole.reference() + " " + cut(first.reference())));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(whole.batch())).containsOnly("SETTLED");
        assertThat(bench.labels(first.batch())).containsOnly("SETTLED");
    }

    /** Its money is all the whole one's, whether anybody has written down yet that this is settled or not. */
    @Test
    void a_like_number_beside_the_reference_of_a_file_that_is_paid_just_so_makes_no_other_money_doubtful() {
        Paid whole = paid(1);
        far();
        Paid first = paid(2);
        bench.stated(
                credit(run + "1", 100, whole.reference() + " " + cut(first.reference())),
                credit(run + "2", 200, cut(first.reference())));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(whole.batch())).containsOnly("SETTLED");
        assertThat(bench.labels(first.batch())).containsOnly("SETTLED");
        bench.stated();
        bench.reconcileAll(NOW);
        assertThat(bench.labels(first.batch())).containsOnly("SETTLED");
        assertThat(open("credit:%")).isZero();
    }

    /** A fund of its own for each, so that its books tell of this file alone. */
    private record Paid(FundId fund, BatchId batch, FileId file, PaymentReference reference) {}

    private Paid paid(int lines) {
        FundId fund = FundId.of("doubt" + bench.count("select count(*) + 1 from fund"));
        BatchId batch = bench.batch(fund.value(), lines, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, lines));
        bench.reconcileAll(NOW);
        return new Paid(fund, batch, file, bench.reference(file));
    }

    /** The next file's reference is not like those before. */
    private void far() {
        bench.jdbc.sql("""
                        insert into sequence_counter values ('reference', 1)
                        on conflict (stream) do update set last_value = sequence_counter.last_value + 7919131
                        """).update();
    }

    private void askedAgain() {
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).ifPresent(bench.reconcile::credits);
        bench.reconcileAll(NOW);
    }

    private String standing(Paid one) {
        return FundBooks.text(new Stores(DATABASE).books().balances(Bench.OPERATOR, one.fund(), Months.ALL));
    }

    private long unsure() {
        return bench.count(
                "select item_id from review_item where closed_at is null and label = 'CREDIT_UNSURE' and owner = 'operator'");
    }

    private long open(String subject) {
        return bench.count(
                "select count(*) from review_item where closed_at is null and subject like '" + subject + "'");
    }

    private long journal(String event, Paid one) {
        return bench.count("select count(*) from journal where event = '" + event + "' and subject = 'file:"
                + one.file().value() + "'");
    }

    /** The last digit is not there. */
    private static String cut(PaymentReference reference) {
        return reference.value().substring(0, 11);
    }
}
