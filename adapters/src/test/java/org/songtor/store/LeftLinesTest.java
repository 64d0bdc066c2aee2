package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.match.Evidence;
import org.songtor.match.LineFacts;
import org.songtor.match.Settlement;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;
import org.songtor.review.DecisionKind;

/** What people gave back, sent again, merged or gave up of a file's lines is due for it no more; the program, the database and the pure function mean the same by it. */
class LeftLinesTest extends LeftLinesBench {
    @Test
    void the_good_lines_are_settled_by_what_is_left_to_pay() {
        refusedOne(3);
        paid(200, file);
        assertThat(labels()).as("nobody decided yet").containsExactly("NOT_ELIGIBLE", "FILE_SHORT", "FILE_SHORT");
        Decision done = done(Label.NOT_ELIGIBLE, RETURN);
        assertThat(labels()).containsExactly("RETURNED", "SETTLED", "SETTLED");
        assertThat(settled(file)).isTrue();
        assertThat(open()).isZero();
        assertThat(bench.views.files(viewer, batch).get(0).credited()).contains(Satang.ofBaht(200));
        assertThat(found()).isEmpty();
        takenBack(done);
        assertThat(labels()).containsExactly("NOT_ELIGIBLE", "FILE_SHORT", "FILE_SHORT");
        assertThat(settled(file)).isFalse();
        done(Label.NOT_ELIGIBLE, GIVEN_UP);
        assertThat(labels()).containsExactly("WRITTEN_OFF", "SETTLED", "SETTLED");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_file_nobody_paid_yet_says_what_is_to_be_paid_for_it_now() {
        refusedOne(3);
        assertThat(bench.views.files(viewer, batch).get(0).due()).isEqualTo(Satang.ofBaht(300));
        done(Label.NOT_ELIGIBLE, RETURN);
        assertThat(bench.views.files(viewer, batch).get(0).due()).isEqualTo(Satang.ofBaht(200));
        assertThat(bench.views.files(viewer, batch).get(0).amount()).isEqualTo(Satang.ofBaht(300));
    }

    @Test
    void items_ask_for_what_the_batch_page_asks_for() {
        open(4);
        bench.answered(bench.answer(file, 4, refusedLine(1), Bench.booked(2, 2, 90)));
        bench.reconcileAll(NOW);
        done(Label.NOT_ELIGIBLE, GIVEN_UP);
        done(Label.AMOUNT_MISMATCH, Proposal.of(DecisionKind.ACCEPT_AGENCY_AMOUNT, "ตามหน่วยงาน"));
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'reconcile' and subject = ?")
                .param(file.value())
                .update();
        bench.reconcileAll(Bench.DUE.plus(Duration.ofDays(1)));
        long item = bench.count(
                "select item_id from review_item where closed_at is null and label = 'NEVER_PAID' and subject = 'file:"
                        + file.value() + "'");
        assertThat(bench.views.files(viewer, batch).get(0).due()).isEqualTo(Satang.ofBaht(290));
        assertThat(bench.views.item(viewer, item).orElseThrow().evidence())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.fileTotal()).contains(Satang.ofBaht(290)));
    }

    @Test
    void a_damaged_reference_of_what_was_sent_stays_made_out_when_a_line_is_returned() {
        bench.jdbc
                .sql(
                        "update sequence_counter set last_value = (last_value + 7919131) % 99999989 where stream = 'reference'")
                .update();
        refusedOne(7);
        paid(700, damaged(bench.reference(file)));
        assertThat(labels()).startsWith("NOT_ELIGIBLE", "SETTLED");
        done(Label.NOT_ELIGIBLE, RETURN);
        askedWhose();
        assertThat(labels()).startsWith("RETURNED", "SETTLED");
        assertThat(one(item(Label.FILE_OVER)).over()).isEqualTo(Satang.ofBaht(100));
    }

    private static String damaged(PaymentReference reference) {
        char[] digits = reference.value().toCharArray();
        digits[6] = digits[6] == '9' ? '0' : (char) (digits[6] + 1);
        return new String(digits);
    }

    /** As the work of this name does, soon. */
    private void askedWhose() {
        bench.reconcile.credits(
                bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).orElseThrow());
        bench.reconcileAll(NOW);
    }

    /** Lines decided in one way and the other, and credits of many sums: what the pure function says of a file's money is what table and program say. */
    @Test
    void the_pure_function_the_program_and_the_database_mean_the_same() {
        Random random = new Random(43);
        List<Proposal> ends = List.of(RETURN, GIVEN_UP, AGAIN);
        for (int i = 0; i < 6; i++) {
            came.clear();
            open(4);
            bench.answered(bench.answer(file, 4, refusedLine(1), refusedLine(2), Bench.booked(3, 3, 90)));
            bench.reconcileAll(NOW);
            for (int line = 0; line < 2; line++) {
                long item = bench.count(
                        "select min(item_id) from review_item where closed_at is null and label = 'NOT_ELIGIBLE' and file_id = "
                                + file.value());
                settle(item, ends.get(random.nextInt(ends.size())));
                same();
            }
            for (int credit = 0; credit < 5; credit++) {
                paid(10L * (1 + random.nextInt(15)), file);
                same();
            }
            bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 60)));
            same();
            bench.reconcileAll(NOW);
            same();
        }
    }

    private void same() {
        List<LineFacts> lines = new ArrayList<>();
        DATABASE.transactions()
                .executeWithoutResult(status -> new EvidenceRows(DATABASE.dataSource())
                        .of(new Long[] {file.value()}, line -> lines.add(line.facts())));
        Evidence evidence = new Evidence(
                List.of(new Evidence.File(
                        file,
                        bench.reference(file),
                        FileState.ANSWERED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        lines,
                        List.of())),
                came,
                List.of());
        Map<Long, Together.Money> money = new Together(DATABASE.dataSource()).money(new Long[] {file.value()});
        PaymentReference reference = bench.reference(file);
        Settlement standing = Settlement.of(evidence).get(reference);
        Satang open = Objects.requireNonNull(Settlement.open(evidence).get(reference));
        if (came.isEmpty()) {
            assertThat(standing).isEqualTo(Settlement.NONE);
            Satang left = money.getOrDefault(file.value(), Together.Money.NONE).left();
            assertThat(Satang.ofBaht(400).minus(left)).isEqualTo(open);
            return;
        }
        Together.Money own = Objects.requireNonNull(money.get(file.value()));
        assertThat(own.standing()).isEqualTo(standing);
        assertThat(own.open()).isEqualTo(open);
        assertThat(own.openAsSent()).isEqualTo(Settlement.openAsSent(evidence).get(reference));
        assertThat(bench.count("select over_of(" + file.value() + ")")).isEqualTo(-open.value());
    }
}
