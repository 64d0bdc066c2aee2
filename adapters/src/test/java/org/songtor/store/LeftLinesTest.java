package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.match.Evidence;
import org.songtor.match.LineFacts;
import org.songtor.match.Reason;
import org.songtor.match.Settlement;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;

/** What people gave back, sent again, merged or gave up of a file's lines is due for it no more; what was paid for it all the same is asked about by itself. */
class LeftLinesTest extends AgainBench {
    private static final Proposal PAID_BACK = Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานโอนคืนแล้ว");
    private static final Proposal GIVEN_UP = Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ");

    private final List<Evidence.Credit> came = new ArrayList<>();

    /** Lines of 100 baht, the first of which the agency refused, the others booked. */
    private void refusedOne(int lines) {
        open(lines);
        bench.answered(bench.answer(file, lines, refusedLine(1)));
        bench.reconcileAll(NOW);
    }

    private static Answer.Line refusedLine(int position) {
        return new Answer.Line(position, Bench.person(position), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1");
    }

    private void refusedWhole(int lines) {
        open(lines);
        bench.answered(new Answer(
                bench.reference(file),
                "X" + NUMBER.incrementAndGet(),
                Bench.DAY,
                Answer.Verdict.FILE_REFUSED,
                "",
                List.of()));
        bench.reconcileAll(NOW);
    }

    private void paid(long baht, FileId... files) {
        Set<PaymentReference> named = new HashSet<>();
        StringBuilder text = new StringBuilder();
        for (FileId one : files) {
            named.add(bench.reference(one));
            text.append(bench.reference(one)).append(' ');
        }
        came.add(new Evidence.Credit(came.size() + 1L, Satang.ofBaht(baht), Satang.ZERO, named));
        paid(baht, text.toString());
    }

    private void paid(long baht, String text) {
        bench.stated(credit("L" + NUMBER.incrementAndGet() + System.nanoTime(), baht, text));
        bench.reconcileAll(NOW);
    }

    private Decision done(Label label, Proposal wish) {
        Decision done = settle(item(label), wish);
        bench.reconcileAll(NOW);
        return done;
    }

    private void takenBack(Decision done) {
        undone(done);
        bench.reconcileAll(NOW);
    }

    /** The file in which a line of 100 baht went again, booked. */
    private FileId again(Decision decided) {
        takenOver(decided, "WAITING");
        BatchId correcting = correcting(decided);
        bench.jdbc
                .sql("insert into outbox (topic, subject) values ('dispatch', ?)")
                .param(correcting.value())
                .update();
        FileId again = bench.delivered(correcting, Bench.DUE);
        bench.answered(bench.answer(again, 1));
        bench.reconcileAll(NOW);
        return again;
    }

    private static Proposal pays(FileId other) {
        return new Proposal(
                DecisionKind.MATCH_CREDIT,
                "เงินของรายการที่ส่งใหม่",
                Set.of(),
                Set.of(other),
                Optional.empty(),
                List.of());
    }

    private long overs() {
        return bench.count(
                "select count(*) from review_item where closed_at is null and label = 'FILE_OVER' and fund_id = '"
                        + fund + "'");
    }

    private List<String> labels() {
        return bench.labels(batch);
    }

    private boolean settled(FileId which) {
        return bench.count(
                        "select count(*) from agency_file where settled_at is not null and file_id = " + which.value())
                == 1;
    }

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
    void what_was_paid_for_a_returned_line_is_asked_about_by_itself_and_troubles_no_other_line() {
        refusedOne(3);
        paid(300, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        assertThat(labels()).containsExactly("RETURNED", "SETTLED", "SETTLED");
        assertThat(settled(file)).isTrue();
        long item = item(Label.FILE_OVER);
        Case asked = one(item);
        assertThat(asked.row().lines()).isZero();
        assertThat(asked.row().atRisk()).isEqualTo(Satang.ofBaht(100));
        assertThat(asked.over()).isEqualTo(Satang.ofBaht(100));
        assertThat(asked.agency()).as("a letter has an address").isPresent();
        assertThat(bench.views.item(viewer, item).orElseThrow().evidence())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.fileTotal()).contains(Satang.ofBaht(200));
                    assertThat(row.credited()).contains(Satang.ofBaht(300));
                });
        assertThat(asked.fixes()).extracting(fix -> fix.kind()).contains(DecisionKind.PAID_BACK);
        assertThat(bench.views.files(viewer, batch).get(0).credited()).contains(Satang.ofBaht(300));
        Decision back = done(Label.FILE_OVER, PAID_BACK);
        assertThat(back.amount()).isEqualTo(Satang.ofBaht(100));
        assertThat(open()).isZero();
        assertThat(labels()).containsExactly("RETURNED", "SETTLED", "SETTLED");
        assertThat(bench.views.files(viewer, batch).get(0).credited()).contains(Satang.ofBaht(200));
        assertThat(found()).isEmpty();
        takenBack(back);
        assertThat(item(Label.FILE_OVER)).isEqualTo(item);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        done(Label.FILE_OVER, GIVEN_UP);
        assertThat(open()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void the_return_taken_back_contradicts_what_was_said_of_its_money() {
        refusedOne(2);
        paid(200, file);
        Decision returned = done(Label.NOT_ELIGIBLE, RETURN);
        Decision back = done(Label.FILE_OVER, PAID_BACK);
        takenBack(returned);
        assertThat(labels()).containsExactly("NOT_ELIGIBLE", "DECISION_CONTRADICTED");
        takenBack(back);
        assertThat(labels()).containsExactly("NOT_ELIGIBLE", "SETTLED");
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void who_waits_about_it_is_not_asked_and_the_trace_of_the_file_tells_of_it() {
        refusedOne(2);
        paid(200, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        long item = item(Label.FILE_OVER);
        desk.propose(viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอโอนคืน", TODAY.plusDays(3)), by("malee"));
        bench.reconcileAll(NOW);
        assertThat(one(item).row().waits()).isTrue();
        assertThat(labels()).containsExactly("RETURNED", "SETTLED");
        assertThat(new Stores(DATABASE)
                        .traces()
                        .of(viewer, new Subject.Reference(bench.reference(file)))
                        .moments())
                .filteredOn(moment -> moment.what() == What.ASKED)
                .extracting(moment -> moment.subject())
                .contains("item " + item);
    }

    @Test
    void who_waits_about_it_is_asked_once_more_money_puts_members_lines_in_doubt() {
        refusedOne(4);
        paid(400, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        long item = item(Label.FILE_OVER);
        desk.propose(
                viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอโอนคืน", TODAY.plusDays(30)), by("malee"));
        bench.reconcileAll(NOW);
        assertThat(one(item).row().waits()).isTrue();
        paid(60, file);
        assertThat(labels()).containsExactly("RETURNED", "FILE_OVER", "FILE_OVER", "FILE_OVER");
        assertThat(item(Label.FILE_OVER)).isEqualTo(item);
        assertThat(one(item).row().waits()).isFalse();
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(desk.items(viewer, Filter.OPEN, 10))
                .extracting(row -> row.id())
                .containsExactly(item);
    }

    @Test
    void who_asked_about_it_is_asked_once_more_came_and_may_end_it_all() {
        refusedOne(4);
        paid(400, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        long item = item(Label.FILE_OVER);
        desk.propose(viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ของใคร", TODAY.plusDays(30)), by("malee"));
        bench.reconcileAll(NOW);
        paid(60, file);
        assertThat(one(item).row().waits()).isFalse();
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(open()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_paid_for_a_line_that_went_again_is_named_for_the_new_file_which_is_offered_first() {
        refusedOne(3);
        paid(300, file);
        FileId other = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED", "SETTLED");
        FileId again = again(resubmit);
        assertThat(bench.labels(correcting(resubmit))).containsExactly("WAITING");
        assertThat(one(item(Label.FILE_OVER)).candidates())
                .extracting(candidate -> candidate.file())
                .containsExactly(again, other);
        assertThat(one(item(Label.FILE_OVER)).candidates().get(0).why())
                .contains(new Reason.SentAgain(Satang.ofBaht(100)), new Reason.SameAmount(Satang.ofBaht(100)));
        Decision named = done(Label.FILE_OVER, pays(again));
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED", "SETTLED");
        assertThat(bench.labels(correcting(resubmit))).containsExactly("SETTLED");
        assertThat(settled(again)).isTrue();
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
        takenBack(named);
        assertThat(bench.labels(correcting(resubmit))).containsExactly("WAITING");
        assertThat(overs()).isOne();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_paid_again_is_over_until_it_came_back() {
        refusedOne(2);
        paid(200, file);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        FileId again = again(resubmit);
        paid(100, again);
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED");
        assertThat(bench.labels(correcting(resubmit))).containsExactly("SETTLED");
        assertThat(one(item(Label.FILE_OVER)).over()).isEqualTo(Satang.ofBaht(100));
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_named_for_the_new_file_and_paid_again_is_over_at_the_old_one() {
        refusedOne(2);
        paid(200, file);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        FileId again = again(resubmit);
        done(Label.FILE_OVER, pays(again));
        paid(100, again);
        assertThat(bench.labels(correcting(resubmit))).containsExactly("SETTLED");
        assertThat(text("select subject from review_item where item_id = " + item(Label.FILE_OVER)))
                .isEqualTo("file:" + file.value());
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_refused_file_that_was_paid_whole_is_asked_about_once_its_lines_are_returned() {
        refusedWhole(2);
        paid(200, file);
        assertThat(overs()).isZero();
        done(Label.FILE_REFUSED, RETURN);
        assertThat(labels()).containsOnly("RETURNED");
        assertThat(one(item(Label.FILE_OVER)).over()).isEqualTo(Satang.ofBaht(200));
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_refused_file_that_nobody_paid_asks_nothing_once_its_lines_are_returned() {
        refusedWhole(2);
        done(Label.FILE_REFUSED, RETURN);
        bench.reconcileAll(Bench.DUE.plus(Duration.ofDays(1)));
        assertThat(labels()).containsOnly("RETURNED");
        assertThat(open()).isZero();
    }

    @Test
    void what_was_booked_after_all_asks_for_itself_and_the_file_no_more_with_all_that_is_paid_with_it() {
        refusedOne(2);
        FileId other = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(other, 1));
        paid(300, file, other);
        done(Label.NOT_ELIGIBLE, AGAIN);
        assertThat(overs()).isOne();
        bench.answered(bench.answer(file, 2));
        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'reconcile' and due_at <= now() and subject in ("
                                + file.value() + ", " + other.value() + ")"))
                .isEqualTo(2);
        bench.reconcileAll(NOW);
        assertThat(labels()).containsExactly("BOOKED_AFTER_ALL", "SETTLED");
        assertThat(overs()).isZero();
        done(Label.BOOKED_AFTER_ALL, AgainBench.PAID_BACK);
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED");
        assertThat(overs()).isZero();
    }

    @Test
    void what_intake_did_not_take_over_is_due_again_for_all_that_is_paid_with_the_file() {
        refusedOne(2);
        FileId other = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(other, 1));
        paid(300, file, other);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        assertThat(overs()).isOne();
        refusedWhole(resubmit);
        bench.reconcileAll(NOW);
        assertThat(labels()).containsExactly("NOT_ELIGIBLE", "SETTLED");
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
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
