package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.OPERATOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Paid;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.match.Reason;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Outbox;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.Trace;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;

/** A payer wrote another file's reference: one operator asks, two say which file was meant, and the bank's text stays as it is. */
class MeantFilesTest extends ReversalBench {
    private static final String ACCOUNT = "0200000001";
    private static final Viewer TREASURER = new Viewer("malee", Set.of(FundId.of("wiang")), false);

    private Sent named;
    private Sent meant;
    private long credit;
    /** Items of other tests. */
    private long before;

    /** Two files of one sum, and money for the second with the first one's reference. */
    @BeforeEach
    void paidUnderTheWrongReference() {
        before = bench.count("select coalesce(max(item_id), 0) from review_item");
        named = booked();
        meant = booked(named.lines());
        credit = came("W", named.baht(), reference(named));
        lookedAt();
    }

    static Proposal isFor(FileId... files) {
        return new Proposal(
                DecisionKind.MATCH_CREDIT,
                "กองทุนแจ้งเลขผิดเดือน",
                Set.of(),
                Set.of(files),
                Optional.empty(),
                List.of());
    }

    private long asked(String entry) {
        long item = desk.question(OPERATOR, ACCOUNT, run + entry, "กองทุนโทรมา", TwoOperators.FIRST);
        lookedAt();
        return item;
    }

    private Decision said(long item, Sent... sent) {
        Decision done = operators.settle(
                item, isFor(List.of(sent).stream().map(Sent::file).toArray(FileId[]::new)));
        lookedAt();
        return done;
    }

    /** Files whose money changed, and then whose each credit is. */
    private void lookedAt() {
        bench.reconcileAll(NOW);
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).ifPresent(bench.reconcile::credits);
        bench.reconcileAll(NOW);
    }

    private Optional<Row> open(Label label) {
        return desk.items(OPERATOR, Filter.OPEN, 1_000).stream()
                .filter(row -> row.label() == label)
                .findFirst();
    }

    private String label(Sent sent) {
        return String.join(" ", Set.copyOf(bench.labels(sent.batch())));
    }

    private void inBalance() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(FundId.of("wiang")), found::add);
        new Stores(DATABASE).books().check(Optional.empty(), found::add);
        found.removeIf(one ->
                one.where().startsWith("item ") && Long.parseLong(one.where().substring(5)) <= before);
        assertThat(found).isEmpty();
    }

    private static By of(String login) {
        return new By(login, TwoOperators.TODAY, Officers.authority());
    }

    /** By two people of the fund, of what the file has over. */
    private Decision signed(Sent over, Sent... others) {
        long item = bench.count(
                "select item_id from review_item where closed_at is null and label = 'FILE_OVER' and file_id = "
                        + over.file().value());
        Decision proposed = desk.propose(
                TREASURER, item, isFor(List.of(others).stream().map(Sent::file).toArray(FileId[]::new)), of("malee"));
        return desk.approve(TREASURER, proposed.id(), of("somchai"));
    }

    @Test
    void the_question_moves_nothing_and_shows_text_and_candidates() {
        long item = asked("W");
        assertThat(label(named)).isEqualTo("SETTLED");
        assertThat(label(meant)).isNotEqualTo("SETTLED");
        Case seen = seen(item);
        assertThat(seen.row().label()).isEqualTo(Label.CREDIT_QUESTIONED);
        assertThat(seen.credit().orElseThrow().text()).contains(reference(named));
        assertThat(seen.notes()).extracting(note -> note.text()).contains("กองทุนโทรมา");
        assertThat(seen.candidates())
                .filteredOn(candidate -> candidate.file().equals(meant.file()))
                .flatExtracting(candidate -> candidate.why())
                .hasAtLeastOneElementOfType(Reason.SameAmount.class);
        assertThat(asked("W")).as("asked again").isEqualTo(item);
        inBalance();
    }

    @Test
    void two_operators_say_which_file_was_meant_and_both_are_labelled_anew() {
        long item = asked("W");
        Decision proposed = operators.propose(item, isFor(meant.file()));
        lookedAt();
        assertThat(label(named)).as("one alone changes nothing").isEqualTo("SETTLED");
        assertThat(bench.count(
                        "select credit_id from credits_of(" + named.file().value() + ")"))
                .isEqualTo(credit);
        assertThat(bench.count("select file_id from files_of(" + credit + ")"))
                .isEqualTo(named.file().value());
        refused(Why.OWN_PROPOSAL, () -> desk.approve(OPERATOR, proposed.id(), TwoOperators.FIRST));
        operators.carriedOut(operators.approved(proposed));
        lookedAt();
        assertThat(label(meant)).isEqualTo("SETTLED");
        assertThat(label(named)).isNotEqualTo("SETTLED");
        assertThat(bench.count("select sum(excess(f))::bigint from unnest(array["
                        + named.file().value() + ", " + meant.file().value() + "]) f"))
                .as("counted once")
                .isEqualTo(-100L * named.baht());
        assertThat(bench.count("select count(*) from files_of(" + credit + ")")).isOne();
        assertThat(bench.count("select count(*) from credit_reference where credit_id = " + credit))
                .isOne();
        assertThat(open(Label.CREDIT_QUESTIONED)).isEmpty();
        inBalance();
    }

    @Test
    void who_signs_sees_which_file_loses_the_money_and_of_the_undo_which_gets_it_back() {
        long item = asked("W");
        Decision proposed = operators.propose(item, isFor(meant.file()));
        assertThat(proposed.pays()).extracting(Paid::file).containsExactly(meant.file());
        assertThat(proposed.loses()).extracting(Paid::file).containsExactly(named.file());
        assertThat(seen(item).underWay().orElseThrow().loses())
                .extracting(Paid::reference)
                .containsExactly(reference(named));
        Decision done = operators.carriedOut(operators.approved(proposed));
        assertThat(desk.undo(OPERATOR, done.id(), TwoOperators.FIRST, "ผิด").loses())
                .extracting(Paid::file)
                .containsExactly(named.file());
        Sent other = booked();
        came("V", other.baht(), reference(other));
        lookedAt();
        assertThat(operators.propose(asked("V"), isFor(other.file())).loses())
                .as("its text was right")
                .isEmpty();
    }

    @Test
    void the_account_is_typed_as_statements_print_it() {
        long item = asked("W");
        for (String written : List.of("020-0-00000-1", " 020 0 00000 1 ", "KASITHBK/0200000001THB")) {
            assertThat(desk.question(OPERATOR, written, run + "W", "กองทุนโทรมา", TwoOperators.FIRST))
                    .as(written)
                    .isEqualTo(item);
        }
    }

    @Test
    void taken_back_the_text_counts_again_and_the_question_stands() {
        long item = asked("W");
        Decision done = said(item, meant);
        operators.undo(done);
        lookedAt();
        assertThat(label(named)).isEqualTo("SETTLED");
        assertThat(label(meant)).isNotEqualTo("SETTLED");
        assertThat(open(Label.CREDIT_QUESTIONED)).map(Row::id).contains(item);
        assertThat(seen(item).decisions()).extracting(Decision::kind).containsOnly(DecisionKind.MATCH_CREDIT);
        inBalance();
        said(item, named);
        assertThat(label(named)).isEqualTo("SETTLED");
        assertThat(open(Label.CREDIT_QUESTIONED)).as("the text was right").isEmpty();
        inBalance();
    }

    @Test
    void what_was_paid_twice_is_the_other_files() {
        came("V", named.baht(), reference(named));
        lookedAt();
        assertThat(label(named)).isEqualTo("FILE_OVER");
        said(asked("V"), meant);
        assertThat(label(named)).isEqualTo("SETTLED");
        assertThat(label(meant)).isEqualTo("SETTLED");
        inBalance();
    }

    @Test
    void money_that_comes_for_the_meant_file_by_itself_asks_the_operators_again() {
        Decision done = said(asked("W"), meant);
        came("OWN", meant.baht(), reference(meant));
        lookedAt();
        Row again = open(Label.DECISION_CONTRADICTED).orElseThrow();
        assertThat(seen(again.id()).decisions()).extracting(Decision::id).contains(done.id());
        assertThat(label(meant)).isEqualTo("FILE_OVER");
        operators.undo(done);
        lookedAt();
        assertThat(label(named)).isEqualTo("SETTLED");
        assertThat(label(meant)).isEqualTo("SETTLED");
        assertThat(open(Label.DECISION_CONTRADICTED)).isEmpty();
        inBalance();
    }

    @Test
    void what_has_its_money_was_not_meant() {
        Sent paid = paid();
        long item = asked("W");
        refused(Why.HAS_ITS_MONEY, () -> operators.propose(item, isFor(paid.file())));
        refused(Why.INCOMPLETE, () -> operators.propose(item, isFor()));
    }

    @Test
    void only_operators_ask_and_only_of_money_that_pays_a_file() {
        refused(Why.NO_RIGHT, () -> desk.question(TREASURER, ACCOUNT, run + "W", "x", TwoOperators.FIRST));
        refused(Why.NO_SUCH_CREDIT, () -> asked("NONE"));
        came("N", 77, "CASH");
        lookedAt();
        refused(Why.DOES_NOT_ANSWER, () -> asked("N"));
        said(asked("W"), meant);
        refused(Why.DECIDED_OTHERWISE, () -> asked("W"));
    }

    @Test
    void a_fund_sees_its_file_without_the_money_that_is_anothers() {
        Viewer other = new Viewer("x", Set.of(FundId.of("wiang")), false);
        said(asked("W"), meant);
        Reading reading = new Reading(DATABASE.dataSource(), DATABASE.transactions());
        assertThat(reading.as(
                        other,
                        () -> bench.count("select count(*) from credits_of("
                                + named.file().value() + ")")))
                .isZero();
    }

    @Test
    void that_the_text_does_not_count_is_seen_by_whose_file_it_names_and_by_no_other_fund() {
        Viewer outside = new Viewer("x", Set.of(FundId.of("dokkhamtai")), false);
        String rows = "select count(*) from decision_instead where credit_id = " + credit;
        Reading reading = new Reading(DATABASE.dataSource(), DATABASE.transactions());
        long item = asked("W");
        operators.propose(item, isFor(meant.file()));
        assertThat(reading.as(TREASURER, () -> bench.count(rows)))
                .as("nobody signed it yet")
                .isZero();
        operators.carriedOut(operators.approved(last(item)));
        assertThat(reading.as(TREASURER, () -> bench.count(rows))).isOne();
        assertThat(reading.as(OPERATOR, () -> bench.count(rows))).isOne();
        assertThat(reading.as(outside, () -> bench.count(rows))).isZero();
    }

    private Decision last(long item) {
        return seen(item).decisions().stream()
                .max(Comparator.comparingLong(Decision::id))
                .orElseThrow();
    }

    @Test
    void operators_are_told_of_either_file_that_the_money_came_and_that_it_was_asked_about() {
        said(asked("W"), meant);
        for (Sent file : List.of(named, meant)) {
            Trace trace = told(OPERATOR, file);
            assertThat(of(trace, What.CREDITED)).singleElement().asString().contains(run + "W");
            assertThat(of(trace, What.ASKED)).contains("CREDIT_QUESTIONED");
        }
        assertThat(of(told(TREASURER, meant), What.CREDITED)).hasSize(1);
        assertThat(of(told(TREASURER, named), What.CREDITED))
                .as("it came, and first counted here")
                .hasSize(1);
        assertThat(of(told(TREASURER, named), What.ASKED)).doesNotContain("CREDIT_QUESTIONED");
    }

    private Trace told(Viewer viewer, Sent sent) {
        return new Stores(DATABASE).traces().of(viewer, new Subject.Reference(bench.reference(sent.file())));
    }

    private static List<String> of(Trace trace, What what) {
        return trace.moments().stream()
                .filter(moment -> moment.what() == what)
                .map(Moment::detail)
                .toList();
    }

    /** Two people of the fund gave what is over to other files besides, and signed that before it was known that some of it is another's. */
    @Test
    void what_was_signed_of_money_over_before_that_is_not_carried_out() {
        came("V", named.baht(), reference(named));
        Sent third = booked(named.lines());
        lookedAt();
        Decision signed = signed(named, third);
        said(asked("V"), meant);
        refused(Why.SENT_BACK, () -> desk.execute(TREASURER, signed.id(), of("somchai")));
        assertThat(bench.count("select count(*) from files_of(" + credit + ")")).isOne();
        assertThat(label(named)).isEqualTo("SETTLED");
        inBalance();
    }

    /** So much is over still, by money that came meanwhile: but one of its credits is not what it was when that was signed. */
    @Test
    void nor_where_so_much_is_over_still_by_other_money() {
        came("V", named.baht(), reference(named));
        Sent third = booked(named.lines());
        lookedAt();
        Decision signed = signed(named, third);
        came("X", named.baht(), reference(named));
        lookedAt();
        said(asked("V"), meant);
        assertThat(desk.decision(TREASURER, signed.id()).orElseThrow().state())
                .as("the question is the same, of as much")
                .isEqualTo(DecisionState.APPROVED);
        refused(Why.OTHER_STATE, () -> desk.execute(TREASURER, signed.id(), of("somchai")));
        assertThat(List.of(label(named), label(meant), label(third)))
                .containsExactly("FILE_OVER", "SETTLED", "WAITING");
        desk.sendBack(TREASURER, signed.id(), of("somchai"), "เงินก้อนนี้เป็นของไฟล์อื่นแล้ว");
        desk.execute(TREASURER, signed(named, third).id(), of("somchai"));
        lookedAt();
        assertThat(List.of(label(named), label(meant), label(third))).containsOnly("SETTLED");
        inBalance();
    }

    @Test
    void what_rests_on_it_is_taken_back_first() {
        Decision done = said(asked("W"), meant);
        came("OWN", meant.baht(), reference(meant));
        Sent third = booked(named.lines());
        lookedAt();
        desk.execute(TREASURER, signed(meant, third).id(), of("somchai"));
        lookedAt();
        Decision undo = operators.approved(desk.undo(OPERATOR, done.id(), TwoOperators.FIRST, "ผิด"));
        refused(Why.DECIDED_OTHERWISE, () -> operators.carriedOut(undo));
        assertThat(label(third)).isEqualTo("SETTLED");
        assertThat(label(named)).isNotEqualTo("SETTLED");
        inBalance();
    }
}
