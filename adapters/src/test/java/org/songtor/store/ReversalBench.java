package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Case;
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
import org.songtor.review.DeskException;

/** Files that are paid, and entries that leave the account and name nothing of ours. */
abstract class ReversalBench {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    Bench bench;
    JdbcReviewDesk desk;
    TwoOperators operators;
    String run;

    /** Of an amount that no other test pays. */
    private static int lines = 20;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        desk = new Stores(DATABASE).reviewDesk();
        operators = new TwoOperators(desk);
        run = "RV" + System.nanoTime() + "-";
        Planted.closed(DATABASE.dataSource(), "closed_at is null");
    }

    record Sent(BatchId batch, FileId file, int lines) {
        long baht() {
            return 100L * lines;
        }
    }

    /** Sent and booked whole by the agency, of a sum of its own. */
    Sent booked() {
        return booked(++lines);
    }

    Sent booked(int lines) {
        BatchId batch = bench.batch("wiang", lines, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, lines));
        return new Sent(batch, file, lines);
    }

    Sent paid() {
        return pay(booked());
    }

    Sent pay(Sent sent) {
        came("C" + sent.file().value(), sent.baht(), reference(sent));
        reconciled();
        return sent;
    }

    /** @return the credit's number */
    long came(String entry, long baht, String text) {
        bench.stated(Bench.credit(run + entry, baht, text));
        return credit(entry);
    }

    long credit(String entry) {
        return bench.count("select credit_id from credit where entry = '" + run + entry + "'");
    }

    long credit(Sent sent) {
        return credit("C" + sent.file().value());
    }

    /** The bank calls it a reversal. @return the item about it */
    long left(String entry, long baht, String text) {
        stated(new Statement.Debit(run + entry, DAY.plusDays(3), Satang.ofBaht(baht), text, true));
        reconciled();
        return item(entry);
    }

    long item(String entry) {
        return bench.count(
                "select item_id from review_item join debit on subject = 'debit:' || debit_id where entry = '" + run
                        + entry + "'");
    }

    private void stated(Statement.Debit debit) {
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

    void reconciled() {
        bench.reconcileAll(NOW);
    }

    static Proposal ofFile(FileId... files) {
        return new Proposal(
                DecisionKind.MATCH_DEBIT, "หน่วยงานบอก", Set.of(), Set.of(files), Optional.empty(), List.of());
    }

    static Proposal ofCredit(long credit) {
        return Proposal.takesBack(credit, "ธนาคารบอก");
    }

    String reference(Sent sent) {
        return bench.reference(sent.file()).value();
    }

    Case seen(long item) {
        return desk.item(Bench.OPERATOR, item).orElseThrow();
    }

    boolean asked(long item) {
        return desk.items(Bench.OPERATOR, Filter.OPEN, 1_000).stream()
                .filter(row -> row.label() == Label.CREDIT_TAKEN_BACK)
                .map(Row::id)
                .anyMatch(Long.valueOf(item)::equals);
    }

    /** Labels of its lines and what it has too much, below zero what it lacks, in satang; and what counts as come. */
    String standing(Sent sent) {
        return Set.copyOf(bench.labels(sent.batch())) + " "
                + bench.count("select excess(" + sent.file().value() + ")") + " "
                + bench.count("select coalesce(credited(" + sent.file().value() + "), -1)") + " "
                + bench.count("select count(settled_at) from agency_file where file_id = "
                        + sent.file().value());
    }

    static void refused(DeskException.Why why, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(why));
    }
}
