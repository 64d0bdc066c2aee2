package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.arrived;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerStore.Taken;
import org.songtor.port.Reports.ItemRow;

class JdbcAnswerStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AgencyCode AGENCY = AgencyCode.of("toy");
    private static final List<Problem> BAD =
            List.of(Problem.ofFile(ProblemCode.BAD_SIGNATURE, "signature", "by nobody", "the agency's"));

    private Bench bench;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    @Test
    void the_same_answer_twice_changes_nothing() {
        FileId file = bench.delivered(bench.batch("wiang", 3, TOY), DUE);
        Answer answer = bench.answer(file, 3);
        assertThat(bench.answered(answer)).isTrue();
        assertThat(bench.answered(answer)).isFalse();
        assertThat(bench.state(file)).isEqualTo("ANSWERED");
        assertThat(bench.count("select count(*) from answer_line where file_id = " + file.value()))
                .isEqualTo(3);
        assertThat(bench.files.awaiting(TOY, new FileId(0), 1_000))
                .extracting(a -> a.id())
                .doesNotContain(file);
    }

    @Test
    void bytes_and_signature_are_kept_as_they_came() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        Answer answer = bench.answer(file, 1);
        bench.answered(answer);
        Sha256 signature = bench.jdbc
                .sql("""
                        select a.signature from arrival a join answer_file f on f.arrival_id = a.arrival_id
                        where f.answer_id = :id
                        """)
                .param("id", answer.answerId())
                .query((row, n) -> new Sha256(row.getString(1)))
                .single();
        byte[] kept = new Stores(DATABASE).keeping().bytes(signature);
        assertThat(kept).isEqualTo(arrived("answer " + answer.answerId()).signature());
    }

    @Test
    void an_unknown_reference_is_kept_for_the_operator_and_tried_again_when_it_comes_again() {
        Answer answer = new Answer(
                PaymentReference.ofNumber(99_999_999), "A-unknown", Bench.DAY, Answer.Verdict.PROCESSED, "", List.of());
        Arrived bytes = arrived("answer unknown");
        assertThat(bench.answers.answer(TOY, bytes, answer)).isEqualTo(Taken.REFUSED);
        assertThat(bench.answers.answer(TOY, bytes, answer)).isEqualTo(Taken.REFUSED);
        assertThat(last().owner()).isEqualTo("operator");
        assertThat(last().note()).contains("SGT-4008");
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        assertThat(bench.answers.answer(TOY, bytes, bench.answer(file, 1))).isEqualTo(Taken.APPLIED);
    }

    @Test
    void another_profile_or_a_file_that_never_left_is_not_answered() {
        FileId delivered = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        FileId signed = bench.signed(bench.batch("wiang", 1, TOY));
        bench.answers.answer(Bench.OTHER, arrived("answer of another profile"), bench.answer(delivered, 1));
        bench.answered(bench.answer(signed, 1));
        assertThat(bench.state(delivered)).isEqualTo("DELIVERED");
        assertThat(bench.state(signed)).isEqualTo("SIGNED");
    }

    @Test
    void a_payment_never_sent_is_an_item_of_the_fund_with_the_person_masked() {
        FileId file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        bench.answered(bench.answer(file, 2, booked(0, 77, 150)));
        ItemRow item = last();
        assertThat(item.label().name()).isEqualTo("BOOKED_NEVER_SENT");
        assertThat(item.fund()).isEqualTo("wiang");
        assertThat(item.owner()).isEqualTo("treasurer");
        assertThat(item.atRisk()).isEqualTo(15_000);
        assertThat(item.note())
                .contains(Bench.person(77).masked())
                .doesNotContain(Bench.person(77).value());
    }

    @Test
    void a_payment_never_sent_that_a_second_answer_repeats_stays_one_item() {
        FileId file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        bench.answered(bench.answer(file, 2, booked(0, 77, 150)));
        bench.answered(bench.answer(file, 2, booked(0, 77, 150)));
        assertThat(neverSent(file)).isOne();
        bench.answered(bench.answer(file, 2, booked(0, 77, 150), booked(0, 78, 150)));
        assertThat(neverSent(file)).isEqualTo(2);
    }

    private long neverSent(FileId file) {
        return bench.count("select count(*) from review_item where label = 'BOOKED_NEVER_SENT' and note like '"
                + Bench.name(file) + ":%'");
    }

    @Test
    void a_line_of_another_person_or_outside_the_file_labels_nothing() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 3, booked(2, 77, 100), booked(9, 9, 100)));
        assertThat(last().label().name()).isEqualTo("ARRIVAL_REJECTED");
        assertThat(last().atRisk()).isEqualTo(20_000);
        bench.stated(credit("stray-1", 300, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("SETTLED", "WAITING", "SETTLED");
    }

    @Test
    void an_answer_to_a_file_given_up_lets_nothing_wait_for_ever() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.signed(batch);
        bench.attempt(file, new org.songtor.model.Outcome.Refused("409"), DUE);
        bench.answered(bench.answer(file, 1));
        bench.reconcileAll(java.time.Instant.now().plusSeconds(5));
        assertThat(bench.labels(batch)).containsExactly("NEVER_PAID", "NEVER_ANSWERED");
    }

    @Test
    void an_entry_that_comes_again_in_another_statement_counts_once() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        Statement.Credit credit = credit("E-1", 100, "pay " + bench.reference(file));
        assertThat(bench.stated(credit)).isTrue();
        assertThat(bench.stated(credit)).isTrue();
        assertThat(bench.count("select count(*) from credits_of(" + file.value() + ")"))
                .isOne();
    }

    @Test
    void an_entry_with_another_amount_rejects_the_whole_statement() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        String text = bench.reference(file).value();
        bench.stated(credit("E-2", 60, text));
        bench.stated(credit("E-2", 61, text), credit("E-3", 40, text));
        assertThat(bench.count("select count(*) from credits_of(" + file.value() + ")"))
                .isOne();
        assertThat(last().label().name()).isEqualTo("ARRIVAL_REJECTED");
        bench.stated(credit("E-4", 20, text), credit("E-4", 20, text));
        assertThat(bench.count("select count(*) from credits_of(" + file.value() + ")"))
                .isOne();
    }

    @Test
    void a_credit_that_names_no_file_of_this_agency_is_the_operators() {
        bench.stated(credit("E-5", 70, "cash deposit"));
        assertThat(last().label().name()).isEqualTo("CREDIT_WITHOUT_FILE");
        assertThat(last().atRisk()).isEqualTo(7_000);
        assertThat(last().fund()).isEmpty();
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        Statement elsewhere = new Statement(
                "S-elsewhere",
                "0100000009",
                Bench.DAY,
                Satang.ZERO,
                Satang.ofBaht(100),
                List.of(credit("E-6", 100, bench.reference(file).value())));
        bench.answers.statement(AgencyCode.of("neighbour"), arrived("statement elsewhere"), elsewhere);
        assertThat(last().label().name()).isEqualTo("CREDIT_WITHOUT_FILE");
        assertThat(bench.count("select count(*) from credits_of(" + file.value() + ")"))
                .isZero();
    }

    @Test
    void what_was_rejected_does_not_stop_the_same_bytes_with_a_good_signature() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        Answer answer = bench.answer(file, 1);
        Arrived good = arrived("answer " + answer.answerId());
        Arrived bad = new Arrived(good.name(), good.content(), Bench.bytes("by nobody"));
        assertThat(bench.answers.rejected(AGENCY, bad, BAD)).isTrue();
        assertThat(bench.answers.rejected(AGENCY, bad, BAD)).isFalse();
        assertThat(bench.state(file)).isEqualTo("DELIVERED");
        assertThat(bench.answers.answer(TOY, good, answer)).isEqualTo(Taken.APPLIED);
        assertThat(bench.state(file)).isEqualTo("ANSWERED");
    }

    @Test
    void what_was_wrong_with_an_arrival_is_told_to_an_operator_in_figures_and_never_as_a_text_that_may_be_a_name() {
        Arrived bad = arrived("wrong in three ways " + System.nanoTime());
        List<Problem> said = List.of(
                Problem.ofRow(ProblemCode.CONTROL_TOTAL, 3, 0, "total", "31.00", "30.00"),
                Problem.ofRow(ProblemCode.BAD_RECORD, 4, 0, "person", "1-2345-67890-12-3", "13 digits"),
                Problem.ofRow(ProblemCode.BAD_RECORD, 5, 0, "amount", "นางบุญมี แก้วใส", "an amount"));
        assertThat(bench.answers.rejected(AGENCY, bad, said)).isTrue();
        long item = bench.count("select max(item_id) from review_item where label = 'ARRIVAL_REJECTED'");
        JdbcReviewDesk desk = new Stores(DATABASE).reviewDesk();
        assertThat(desk.item(Bench.OPERATOR, item).orElseThrow().wrong())
                .extracting(p -> p.row() + " " + p.field() + " " + p.found() + " " + p.expected())
                .containsExactly("3 total 31.00 30.00", "4 person x-xxxx-xxxx0-12-3 13 digits", "5 amount  an amount");
    }

    private static Answer under(String number, Answer said) {
        return new Answer(said.reference(), number, said.date(), said.verdict(), said.reason(), said.lines());
    }

    private List<String> told(long item) {
        return new Stores(DATABASE)
                .reviewDesk().item(Bench.OPERATOR, item).orElseThrow().wrong().stream()
                        .map(p -> p.code().code() + " " + p.field() + " " + p.found())
                        .toList();
    }

    private void sent(String name, Answer answer) {
        assertThat(bench.answers.answer(TOY, arrived(name + System.nanoTime()), answer))
                .isEqualTo(Taken.APPLIED);
    }

    @Test
    void an_answer_under_a_number_that_came_before_is_used_and_the_operator_is_told() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        String asked = "select count(*) from review_item where label = 'ARRIVAL_REJECTED'";
        long before = bench.count(asked);
        sent("first", under("00000504", bench.answer(file, 1, booked(1, 1, 40))));
        sent("of another file", under("00000504", bench.answer(bench.delivered(bench.batch("wiang", 1, TOY), DUE), 1)));
        sent("another number", under("00000505", bench.answer(file, 1, booked(1, 1, 40))));
        assertThat(bench.count(asked)).isEqualTo(before);
        sent("again", under("00000504", bench.answer(file, 1, booked(1, 1, 41))));
        assertThat(bench.count(asked)).isEqualTo(before + 1);
        assertThat(last().note()).matches(AGENCY + " again[0-9]+\\.txt: SGT-4014 answer_id");
        assertThat(last().atRisk()).isZero();
        assertThat(told(bench.count("select max(item_id) from review_item")))
                .containsExactly("SGT-4014 answer_id 00000504");
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_MISMATCH");
        sent("stray", under("00000504", bench.answer(file, 1, booked(2, 77, 42))));
        assertThat(bench.count(asked)).as("one item tells both").isEqualTo(before + 2);
        assertThat(told(bench.count("select max(item_id) from review_item where label = 'ARRIVAL_REJECTED'")))
                .containsExactly("SGT-4014 answer_id 00000504");
    }

    private ItemRow last() {
        List<ItemRow> items = bench.reports.items();
        return items.get(items.size() - 1);
    }
}
