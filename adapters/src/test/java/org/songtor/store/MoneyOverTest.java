package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.match.Reason;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Books.Months;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** What becomes of money that a file has over: it was paid back, it is another file's, or it is given up; never the members' own. */
class MoneyOverTest extends DeskBench {
    private static final Proposal PAID_BACK = Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานโอนคืนแล้ว");
    private static final Proposal GIVEN_UP = Proposal.of(DecisionKind.WRITE_OFF, "เศษสตางค์ ไม่ตามต่อ");

    @BeforeEach
    void paidTooMuch() {
        open(3);
        bench.answered(bench.answer(file, 3));
        paid(file, 350);
    }

    private void paid(FileId which, long baht) {
        bench.stated(credit(
                "E" + which + "-" + baht + "-" + NUMBER.incrementAndGet(),
                baht,
                bench.reference(which).value()));
        bench.reconcileAll(NOW);
    }

    private long over() {
        return asked(Label.FILE_OVER);
    }

    private long asked(Label label) {
        return bench.count("select item_id from review_item where closed_at is null and label = '" + label
                + "' and subject = 'file:" + file.value() + "'");
    }

    private Decision done(Proposal wish) {
        Decision done = settle(over(), wish);
        bench.reconcileAll(NOW);
        return done;
    }

    private void undone(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "จดผิด");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        bench.reconcileAll(NOW);
    }

    private static Proposal pays(FileId... files) {
        return new Proposal(
                DecisionKind.MATCH_CREDIT, "โอนรวมมากับไฟล์นี้", Set.of(), Set.of(files), Optional.empty(), List.of());
    }

    /** Another delivered file of this fund, booked. */
    private FileId other(int lines) {
        BatchId second = bench.batch(fund.value(), lines, Bench.TOY);
        FileId other = bench.delivered(second, Bench.DUE);
        bench.answered(bench.answer(other, lines));
        bench.reconcileAll(NOW);
        return other;
    }

    private List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(fund), found::add);
        return found;
    }

    private long stands(String account) {
        return bench.count("select coalesce(sum(satang), 0)::bigint from posting_entry where fund_id = '" + fund
                + "' and account = '" + account + "'");
    }

    private List<Satang> shown() {
        return new Stores(DATABASE)
                .books().balances(viewer, fund, Months.ALL).stream()
                        .map(b -> b.satang())
                        .toList();
    }

    @Test
    void the_page_says_how_much_is_over_and_asks_first() {
        Case found = one(over());
        assertThat(found.over()).isEqualTo(Satang.ofBaht(50));
        assertThat(found.row().atRisk()).isEqualTo(Satang.ofBaht(300));
        assertThat(found.fixes())
                .extracting(Fix::kind)
                .containsExactly(
                        DecisionKind.ASK_AGENCY,
                        DecisionKind.PAID_BACK,
                        DecisionKind.MATCH_CREDIT,
                        DecisionKind.WAIT_UNTIL,
                        DecisionKind.WRITE_OFF);
        assertThat(found.fixes().get(0).why()).isEqualTo(Fix.Why.MORE_MONEY_THAN_ASKED);
    }

    @Test
    void what_was_paid_back_moves_just_that_and_the_members_lines_are_settled() {
        assertThat(stands("AT_RISK")).isEqualTo(30_000);
        long item = over();
        Decision done = done(PAID_BACK);
        assertThat(done.amount()).as("by this the tier is chosen").isEqualTo(Satang.ofBaht(50));
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        assertThat(stands("SETTLED")).isEqualTo(30_000);
        assertThat(stands("AT_RISK")).isZero();
        assertThat(stands("WRITTEN_OFF")).isZero();
        assertThat(shown().stream().reduce(Satang.ZERO, Satang::plus)).isEqualTo(Satang.ZERO);
        assertThat(differences()).isEmpty();
        assertThat(bench.views.files(viewer, batch).get(0).credited())
                .as("what is left of the money")
                .contains(Satang.ofBaht(300));
    }

    /** Whoever looks between the two commits, of the decision and of its file, finds a decision and nothing forgotten. */
    @Test
    void what_was_just_decided_about_the_money_is_decided_of_its_lines_until_they_are_looked_at_anew() {
        settle(over(), PAID_BACK);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(unasked()).isEmpty();
        bench.jdbc
                .sql("delete from outbox where topic = 'reconcile' and subject = ?")
                .param(file.value())
                .update();
        assertThat(unasked()).as("nobody looks at it anew").hasSize(3);
        new Bell(DATABASE.dataSource()).touch(List.of(file.value()));
        assertThat(unasked()).isEmpty();
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(unasked()).isEmpty();
    }

    private List<String> unasked() {
        return Unasked.of(DATABASE).stream()
                .filter(line -> line.startsWith(batch.toString()))
                .toList();
    }

    @Test
    void undone_it_asks_again_and_the_books_turn_back_by_entries_of_their_own() {
        long item = over();
        Decision done = done(PAID_BACK);
        long postings = bench.count("select count(*) from posting");
        undone(done);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(over()).isEqualTo(item);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(50));
        assertThat(stands("AT_RISK")).isEqualTo(30_000);
        assertThat(stands("SETTLED")).isZero();
        assertThat(bench.count("select count(*) from posting")).isGreaterThan(postings);
        assertThat(differences()).isEmpty();
        assertThat(one(item).decisions())
                .extracting(Decision::state)
                .containsExactly(DecisionState.UNDONE, DecisionState.DONE);
        done(GIVEN_UP);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(stands("WRITTEN_OFF")).as("no member's money was given up").isZero();
    }

    @Test
    void nobody_alone_and_by_page_and_table_never_more_than_came_over() {
        long item = over();
        Decision proposed = desk.propose(viewer, item, PAID_BACK, by("malee"));
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, proposed.id(), by("malee")));
        refused(Why.NOT_APPROVED, () -> desk.execute(viewer, proposed.id(), by("malee")));
        String mine = " where decision_id = " + proposed.id();
        sqlRefused("update decision_excess set live = true" + mine, "not decided");
        sqlRefused("update decision_excess set satang = 1" + mine, "does not change");
        sqlRefused("delete from decision_excess" + mine, "does not change");
        sqlRefused("update decision set state = 'APPROVED'" + mine, "nobody alone");
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        desk.sendBack(viewer, proposed.id(), by("somchai"), "ยังไม่เห็นใบโอน");
        inOne(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " values (" + item + ", '" + fund
                        + "', 'PAID_BACK', 'FILE_OVER', 5001, 'malee', 'treasurer', 'x')",
                "insert into decision_excess select max(decision_id), " + file.value() + ", 5001 from decision",
                "insert into decision_approval select max(decision_id), 'somchai', 'chair' from decision",
                "update decision set state = 'APPROVED' where decision_id = (select max(decision_id) from decision)");
        long insert = bench.count("select max(decision_id) from decision");
        Planted.done(DATABASE.dataSource(), insert);
        sqlRefused("update decision_excess set live = true where decision_id = " + insert, "more than came over");
        sqlRefused(
                "insert into decision_excess values (" + proposed.id() + ", " + file.value() + ", 5000)",
                "before anybody signs");
    }

    @Test
    void another_funds_people_decide_nothing_about_it() {
        bench.fund("stranger-over");
        sqlRefused(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " values (" + over()
                        + ", 'stranger-over', 'PAID_BACK', 'FILE_OVER', 5000, 'x', 'treasurer', 'x')",
                "of another fund than its item");
    }

    @Test
    void what_was_signed_is_not_carried_out_once_less_is_over() {
        FileId other = other(1);
        Decision proposed = desk.propose(viewer, over(), PAID_BACK, by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        bench.stated(credit(
                "BOTH" + NUMBER.incrementAndGet() + System.nanoTime(),
                80,
                bench.reference(file) + " " + bench.reference(other)));
        bench.reconcileAll(NOW);
        assertThat(one(over()).over()).as("of both files together").isEqualTo(Satang.ofBaht(30));
        refused(Why.OTHER_STATE, () -> desk.execute(viewer, proposed.id(), by("somchai")));
        assertThat(bench.count("select count(*) from decision_excess where live and file_id = " + file.value()))
                .isZero();
    }

    @Test
    void more_money_that_comes_is_asked_about_anew() {
        long item = over();
        Decision first = done(PAID_BACK);
        paid(file, 7);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(over()).as("the same question").isEqualTo(item);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(7));
        Decision second = done(GIVEN_UP);
        assertThat(second.amount()).isEqualTo(Satang.ofBaht(7));
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(first.amount()).isEqualTo(Satang.ofBaht(50));
        assertThat(differences()).isEmpty();
    }

    @Test
    void what_is_over_pays_another_file_of_the_fund_as_two_people_say() {
        FileId other = other(1);
        paid(other, 50);
        assertThat(one(over()).candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.file()).isEqualTo(other);
            assertThat(candidate.reference()).isEqualTo(bench.reference(other).value());
            assertThat(candidate.total()).isEqualTo(Satang.ofBaht(100));
            assertThat(candidate.credited()).isEqualTo(Satang.ofBaht(50));
            assertThat(candidate.why()).extracting(Reason::code).contains("SAME_AMOUNT");
        });
        assertThat(one(over()).fixes().get(0))
                .isEqualTo(new Fix(DecisionKind.MATCH_CREDIT, Fix.Why.ONE_FILE_OF_THIS_SUM));
        Decision done = done(pays(other));
        assertThat(done.amount()).isEqualTo(Satang.ofBaht(50));
        assertThat(done.files()).containsExactly(file, other);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(bench.count("select count(*) from agency_file where settled_at is not null and file_id in ("
                        + file.value() + ", " + other.value() + ")"))
                .isEqualTo(2);
        assertThat(stands("SETTLED")).isEqualTo(40_000);
        assertThat(differences()).isEmpty();
        undone(done);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(bench.count(
                        "select count(*) from agency_file where settled_at is not null and file_id = " + other.value()))
                .isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_file_that_takes_less_leaves_the_rest_asked_about() {
        FileId other = other(1);
        paid(other, 80);
        long item = over();
        done(pays(other));
        assertThat(over()).isEqualTo(item);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(30));
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        done(PAID_BACK);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(differences()).isEmpty();
    }

    @Test
    void what_the_file_needs_itself_pays_no_other_that_lacks_more_than_is_over() {
        FileId other = other(1);
        paid(other, 49);
        long item = over();
        assertThat(one(item).candidates()).as("51 of it is missing and 50 over").isEmpty();
        refused(Why.NEEDS_MORE, () -> desk.propose(viewer, item, pays(other), by("malee")));
        assertThat(bench.count("select count(*) from decision where item_id = " + item))
                .isZero();
        FileId small = other(1);
        paid(small, 80);
        FileId large = other(1);
        paid(large, 70);
        assertThat(one(item).candidates())
                .extracting(candidate -> candidate.file())
                .containsExactlyInAnyOrder(small, large);
    }

    @Test
    void it_is_not_carried_out_once_the_other_file_lacks_more() {
        FileId other = other(1);
        paid(other, 60);
        Decision proposed = desk.propose(viewer, over(), pays(other), by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        FileId third = other(1);
        bench.stated(credit(
                "W" + NUMBER.incrementAndGet() + System.nanoTime(),
                10,
                bench.reference(other) + " " + bench.reference(third)));
        bench.reconcileAll(NOW);
        refused(Why.NEEDS_MORE, () -> desk.execute(viewer, proposed.id(), by("somchai")));
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
    }

    @Test
    void it_pays_no_file_of_another_fund_none_that_is_paid_with_it_already_and_not_without_a_file() {
        bench.fund("neighbour");
        FileId theirs = bench.delivered(bench.batch("neighbour", 1, Bench.TOY), Bench.DUE);
        long item = over();
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(theirs), by("malee")));
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(file), by("malee")));
        FileId whole = other(1);
        paid(whole, 100);
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(whole), by("malee")));
        refused(
                Why.INCOMPLETE,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.MATCH_CREDIT, "x"), by("malee")));
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(new FileId(999_999_999)), by("malee")));
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "x"), by("malee")));
        assertThat(one(item).candidates()).extracting(c -> c.file()).doesNotContain(theirs);
        assertThat(bench.count("select count(*) from decision where item_id = " + item))
                .isZero();
    }

    @Test
    void paid_back_and_then_the_money_is_found_to_be_less_contradicts_it() {
        FileId other = other(1);
        done(PAID_BACK);
        bench.stated(credit(
                "LESS" + NUMBER.incrementAndGet() + System.nanoTime(),
                20,
                bench.reference(file) + " " + bench.reference(other)));
        assertThat(differences()).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.EXCESS);
            assertThat(one.where()).isEqualTo("file " + file.value());
            assertThat(one.books()).isEqualTo("5000 satang");
        });
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("DECISION_CONTRADICTED");
        long item = asked(Label.DECISION_CONTRADICTED);
        assertThat(one(item).decisions()).extracting(Decision::kind).contains(DecisionKind.PAID_BACK);
        assertThat(differences()).as("people are asked").isEmpty();
        undone(one(item).decisions().get(0));
        assertThat(bench.labels(batch)).containsOnly("FILE_SHORT");
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_question_about_it_is_ended_by_what_is_decided_and_the_letter_names_file_and_sum() {
        long item = over();
        Decision asked = desk.propose(
                viewer,
                item,
                Proposal.until(DecisionKind.ASK_AGENCY, "ส่วนที่เกินเป็นของใคร", TODAY.plusDays(5)),
                by("malee"));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("ASKED_AGENCY");
        Letter letter = desk.letter(viewer, asked.id()).orElseThrow();
        assertThat(letter.reference()).isEqualTo(bench.reference(file).value());
        assertThat(letter.amount()).as("what is asked about").isEqualTo(Satang.ofBaht(50));
        assertThat(letter.total()).isEqualTo(3);
        assertThat(letter.came().orElseThrow().minus(letter.due().orElseThrow()))
                .isEqualTo(Satang.ofBaht(50));
    }

    @Test
    void a_new_file_takes_no_reference_that_stands_in_money_of_which_people_said_whose_it_is() {
        FileId other = other(1);
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        String both = bench.reference(file) + " " + PaymentReference.ofNumber(next);
        bench.stated(credit("NEXT" + NUMBER.incrementAndGet() + System.nanoTime(), 10, both));
        bench.reconcileAll(NOW);
        paid(other, 40);
        assertThat(done(pays(other)).amount()).isEqualTo(Satang.ofBaht(60));
        FileId later = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        assertThat(bench.reference(later)).isNotEqualTo(PaymentReference.ofNumber(next));
    }

    @Test
    void the_trace_of_a_member_tells_it() {
        done(PAID_BACK);
        List<Moment> told = new Stores(DATABASE)
                .traces()
                .of(viewer, new Subject.Reference(bench.reference(file)))
                .moments();
        assertThat(told)
                .filteredOn(m -> m.what() == What.PROPOSED)
                .extracting(Moment::detail)
                .containsExactly("PAID_BACK");
        assertThat(told)
                .filteredOn(m -> m.what() == What.DECIDED)
                .singleElement()
                .satisfies(m -> assertThat(m.amount()).contains(Satang.ofBaht(50)));
        assertThat(told)
                .filteredOn(m -> m.what() == What.MOVED)
                .extracting(Moment::detail)
                .contains("AT_RISK SETTLED");
    }
}
