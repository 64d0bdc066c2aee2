package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Event;
import org.songtor.items.Filter;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.ItemState;

/** What one payment has over of several files is one question of one fund, however files come together and part. */
class MoneyOverTogetherTest extends DeskBench {
    private static final Proposal PAID_BACK = OverBench.PAID_BACK;

    private FileId other;

    @BeforeEach
    void twoFiles() {
        open(4);
        bench.answered(bench.answer(file, 4));
        other = booked(fund.value(), 3);
    }

    private FileId booked(String of, int lines) {
        FileId one = bench.delivered(bench.batch(of, lines, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(one, lines));
        bench.reconcileAll(NOW);
        return one;
    }

    private String paid(long baht, FileId... files) {
        String entry = "T" + NUMBER.incrementAndGet() + System.nanoTime();
        List<String> text =
                List.of(files).stream().map(one -> bench.reference(one).value()).toList();
        bench.stated(credit(entry, baht, String.join(" ", text)));
        bench.reconcileAll(NOW);
        return entry;
    }

    private List<Row> open(Viewer who) {
        return desk.items(who, Filter.OPEN, 100).stream()
                .filter(row -> row.label() == Label.FILE_OVER)
                .toList();
    }

    private Row over() {
        List<Row> all = open(viewer);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private long itemOf(FileId which) {
        return bench.count("select max(item_id) from review_item where label = 'FILE_OVER' and subject = 'file:"
                + which.value() + "'");
    }

    private long openOf(FileId which) {
        return bench.count("select count(*) from review_item where closed_at is null and file_id = " + which.value());
    }

    private void undone(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "จดผิด");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        bench.reconcileAll(NOW);
    }

    private void balanced() {
        assertThat(OverBench.differences(DATABASE, fund)).isEmpty();
    }

    private List<String> labels() {
        return bench.jdbc
                .sql(
                        "select distinct now.label from file_line fl join line l on l.line_id = fl.line_id cross join lateral current_label(l.line_id, l.first_label) now where fl.live and l.fund_id = ?")
                .param(fund.value())
                .query(String.class)
                .list();
    }

    @Test
    void one_item_names_all_files_has_all_lines_and_the_money_at_risk_once() {
        paid(750, file, other);
        Row one = over();
        assertThat(one.atRisk()).isEqualTo(Satang.ofBaht(700));
        assertThat(one.lines()).isEqualTo(7);
        assertThat(one.note()).isEqualTo(Bench.name(file) + " + " + Bench.name(other) + ": 7 lines");
        assertThat(one(one.id()).over()).isEqualTo(Satang.ofBaht(50));
        assertThat(one(one.id()).together().orElseThrow().with())
                .singleElement()
                .satisfies(with -> {
                    assertThat(with.reference())
                            .isEqualTo(bench.reference(other).value());
                    assertThat(with.items()).isEmpty();
                });
        settle(one.id(), PAID_BACK);
        bench.reconcileAll(NOW);
        assertThat(labels()).containsExactly("SETTLED");
        assertThat(open(viewer)).isEmpty();
        balanced();
    }

    @Test
    void it_is_one_however_its_files_are_looked_at_one_by_one() {
        for (boolean upwards : List.of(true, false)) {
            bench.stated(credit(
                    "O" + upwards + System.nanoTime(), 750, bench.reference(file) + " " + bench.reference(other)));
            for (FileId one : upwards ? List.of(file, other) : List.of(other, file)) {
                bench.reconcile(one, NOW);
                assertThat(open(viewer)).as("after " + one).hasSize(1);
            }
            assertThat(over().lines()).isEqualTo(7);
            assertThat(over().atRisk()).isEqualTo(Satang.ofBaht(700));
            Decision done = settle(over().id(), PAID_BACK);
            for (FileId one : upwards ? List.of(file, other) : List.of(other, file)) {
                bench.reconcile(one, NOW);
                assertThat(open(viewer)).as("decided, after " + one).isEmpty();
            }
            assertThat(one(done.item()).row().state()).isEqualTo(ItemState.DONE);
            balanced();
            file = booked(fund.value(), 4);
            other = booked(fund.value(), 3);
        }
    }

    @Test
    void an_answer_for_one_of_them_leaves_the_others_lines_asked_about() {
        paid(750, file, other);
        long item = over().id();
        bench.answered(
                bench.answer(other, 0, Bench.booked(1, 1, 80), Bench.booked(2, 2, 100), Bench.booked(3, 3, 100)));
        bench.reconcile(other, NOW);
        assertThat(over().id()).isEqualTo(item);
        assertThat(over().lines()).isEqualTo(6);
        assertThat(over().atRisk()).isEqualTo(Satang.ofBaht(600));
        bench.answered(bench.answer(file, 4));
        bench.reconcile(file, NOW);
        assertThat(over().lines()).as("the first file's own turn").isEqualTo(6);
        balanced();
    }

    @Test
    void a_payment_for_both_joins_their_questions_and_each_says_so() {
        paid(450, file);
        paid(320, other);
        assertThat(open(viewer)).hasSize(2);
        long mine = itemOf(file);
        long theirs = itemOf(other);
        desk.note(viewer, theirs, "malee", "โทรถามแล้ว");
        Decision proposed = desk.propose(viewer, theirs, PAID_BACK, by("malee"));
        paid(10, file, other);
        assertThat(over().id()).isEqualTo(mine);
        assertThat(one(mine).over()).isEqualTo(Satang.ofBaht(80));
        assertThat(desk.decision(viewer, proposed.id()).orElseThrow().state()).isEqualTo(DecisionState.RETURNED);
        refused(Why.NOT_OPEN, () -> desk.propose(viewer, theirs, PAID_BACK, by("malee")));
        assertThat(one(theirs).notes()).hasSize(1);
        assertThat(one(theirs).story())
                .filteredOn(event -> event.event().equals("item.joined"))
                .extracting(Event::detail)
                .containsExactly("" + mine);
        assertThat(one(mine).story())
                .filteredOn(event -> event.event().equals("item.took"))
                .extracting(Event::detail)
                .containsExactly("" + theirs);
        Decision done = settle(mine, PAID_BACK);
        bench.reconcileAll(NOW);
        assertThat(done.amount()).isEqualTo(Satang.ofBaht(80));
        assertThat(labels()).containsExactly("SETTLED");
        undone(done);
        assertThat(over().id()).isEqualTo(mine);
        assertThat(over().lines()).isEqualTo(7);
        balanced();
    }

    @Test
    void lines_that_are_looked_at_in_a_moment_are_not_asked_about_by_what_they_were_called() {
        paid(450, file);
        paid(320, other);
        settle(itemOf(other), PAID_BACK);
        bench.stated(credit(
                "S" + NUMBER.incrementAndGet() + System.nanoTime(),
                10,
                bench.reference(file) + " " + bench.reference(other)));
        bench.reconcile(file, NOW);
        assertThat(over().lines()).isEqualTo(4);
        bench.reconcile(other, NOW);
        assertThat(over().lines()).isEqualTo(7);
        assertThat(one(over().id()).over()).isEqualTo(Satang.ofBaht(60));
    }

    @Test
    void what_was_decided_before_they_came_together_is_taken_back_into_the_one_question() {
        paid(320, other);
        Decision done = settle(itemOf(other), PAID_BACK);
        bench.reconcileAll(NOW);
        paid(400, file);
        paid(10, file, other);
        assertThat(one(over().id()).over()).isEqualTo(Satang.ofBaht(10));
        undone(done);
        assertThat(over().id()).isEqualTo(itemOf(file));
        assertThat(one(over().id()).over()).isEqualTo(Satang.ofBaht(30));
        assertThat(openOf(other)).isZero();
        balanced();
    }

    @Test
    void given_to_a_third_file_and_taken_back_it_parts_again() {
        FileId third = booked(fund.value(), 1);
        paid(370, other);
        paid(50, third);
        long item = itemOf(other);
        Decision done = settle(item, OverBench.pays(third));
        bench.reconcileAll(NOW);
        assertThat(over().id()).isEqualTo(item);
        assertThat(over().lines()).isEqualTo(4);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(20));
        undone(done);
        assertThat(over().id()).isEqualTo(item);
        assertThat(over().lines()).isEqualTo(3);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(70));
        assertThat(over().note()).isEqualTo(Bench.name(other) + ": 3 lines");
        balanced();
    }

    @Test
    void a_credit_that_was_meant_for_another_file_parts_them_and_taken_back_joins_them() {
        paid(400, file);
        paid(300, other);
        FileId third = booked(fund.value(), 1);
        String entry = paid(20, file, other);
        long item = over().id();
        TwoOperators operators = new TwoOperators(desk);
        long question = desk.question(Bench.OPERATOR, "0200000001", entry, "โอนผิดเลข", TwoOperators.FIRST);
        lookedAt();
        Decision said = operators.settle(question, OverBench.pays(third));
        lookedAt();
        assertThat(open(viewer)).isEmpty();
        assertThat(one(item).row().state()).isNotEqualTo(ItemState.OPEN);
        operators.undo(said);
        lookedAt();
        assertThat(over().lines()).isEqualTo(7);
        assertThat(one(over().id()).over()).isEqualTo(Satang.ofBaht(20));
        balanced();
    }

    private void lookedAt() {
        bench.reconcileAll(NOW);
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).ifPresent(bench.reconcile::credits);
        bench.reconcileAll(NOW);
    }

    @Test
    void each_fund_is_asked_about_its_own_files_and_sees_no_other() {
        FundId neighbour = FundId.of("overneighbour" + NUMBER.incrementAndGet());
        bench.fund(neighbour.value());
        FileId theirs = booked(neighbour.value(), 2);
        Viewer them = new Viewer("malee", Set.of(neighbour), false);
        paid(930, theirs, other, file);
        Row mine = over();
        assertThat(mine.lines()).isEqualTo(7);
        assertThat(mine.atRisk()).isEqualTo(Satang.ofBaht(700));
        assertThat(open(them)).singleElement().satisfies(row -> {
            assertThat(row.lines()).isEqualTo(2);
            assertThat(row.note()).isEqualTo(Bench.name(theirs) + ": 2 lines");
            assertThat(desk.item(them, row.id()).orElseThrow().over()).isEqualTo(Satang.ofBaht(30));
            assertThat(desk.item(viewer, row.id())).isEmpty();
        });
        assertThat(desk.item(them, mine.id())).isEmpty();
        assertThat(seenBy(neighbour, mine.id())).isZero();
        assertThat(seenBy(fund, mine.id())).isEqualTo(7);
        settle(mine.id(), PAID_BACK);
        bench.reconcileAll(NOW);
        assertThat(open(them)).as("one answer ends it for all").isEmpty();
        balanced();
    }

    /** Lines of an item behind row-level security. */
    private int seenBy(FundId who, long item) {
        return DATABASE.transactions().execute(status -> {
            bench.jdbc
                    .sql("select set_config('songtor.funds', ?, true), set_config('role', 'songtor_reader', true)")
                    .param(who.value())
                    .query()
                    .listOfRows();
            return bench.jdbc
                    .sql(
                            "select count(*)::int from review_item_line x join review_item i on i.item_id = x.item_id join line l on l.line_id = x.line_id where i.item_id = ?")
                    .param(item)
                    .query(Integer.class)
                    .single();
        });
    }

    @Test
    void who_asks_the_agency_asks_about_all_of_them_in_one_letter() {
        paid(750, file, other);
        Decision asked = desk.propose(
                viewer, over().id(), Proposal.until(DecisionKind.ASK_AGENCY, "ของใคร", TODAY.plusDays(5)), by("malee"));
        bench.reconcileAll(NOW);
        assertThat(labels()).containsExactly("ASKED_AGENCY");
        assertThat(open(viewer)).isEmpty();
        Letter letter = desk.letter(viewer, asked.id()).orElseThrow();
        assertThat(letter.fileName()).contains(Bench.name(file), Bench.name(other));
        assertThat(letter.reference())
                .contains(bench.reference(file).value(), bench.reference(other).value());
        assertThat(letter.rows()).hasSize(7);
        assertThat(letter.total()).isEqualTo(7);
        assertThat(letter.amount()).isEqualTo(Satang.ofBaht(50));
        assertThat(letter.due()).contains(Satang.ofBaht(700));
        assertThat(letter.came()).contains(Satang.ofBaht(750));
        paid(5, other);
        assertThat(over().id()).as("more than they asked about").isEqualTo(asked.item());
        assertThat(over().lines()).isEqualTo(7);
    }

    @Test
    void what_was_just_decided_is_decided_of_the_lines_of_both_until_each_is_looked_at_anew() {
        paid(750, file, other);
        settle(over().id(), PAID_BACK);
        assertThat(labels()).containsExactly("FILE_OVER");
        assertThat(unasked()).isEmpty();
        bench.reconcile(file, NOW);
        assertThat(unasked()).isEmpty();
        bench.reconcile(other, NOW);
        assertThat(labels()).containsExactly("SETTLED");
    }

    private List<String> unasked() {
        return Unasked.of(DATABASE).stream()
                .filter(line -> bench.count("select count(*) from batch where fund_id = '" + fund
                                + "' and 'B' || lpad(batch_id::text, 6, '0') = '" + line.substring(0, 7) + "'")
                        > 0)
                .toList();
    }

    @Test
    void the_trace_of_either_file_tells_the_item_and_what_was_decided_there() {
        paid(750, file, other);
        Decision done = settle(over().id(), PAID_BACK);
        bench.reconcileAll(NOW);
        for (FileId one : List.of(file, other)) {
            assertThat(new Stores(DATABASE)
                            .traces()
                            .of(viewer, new Subject.Reference(bench.reference(one)))
                            .moments())
                    .filteredOn(moment -> moment.what() == What.DECIDED)
                    .as("once")
                    .singleElement()
                    .satisfies(moment -> assertThat(moment.amount()).contains(done.amount()));
        }
    }
}
