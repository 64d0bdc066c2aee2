package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.Asked;
import org.songtor.port.Traces;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.Trace;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;

/** One month of two funds: whoever asks by whatever name finds the same story, and only the own fund's. */
class JdbcTracesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static int number;

    private final Traces traces = new Stores(DATABASE).traces();
    private Bench bench;
    private String fund;
    private Viewer own;

    @BeforeEach
    void aFundOfItsOwn() {
        bench = new Bench(DATABASE);
        fund = "trace" + ++number;
        own = new Viewer("malee", Set.of(FundId.of(fund)), false);
    }

    @Test
    void a_persons_money_is_told_from_handing_in_to_the_banks_credit_with_hashes_and_in_order() {
        BatchId batch = bench.batch(fund, 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 2));
        bench.stated(credit(fund + "-1", 200, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        Trace trace = traces.of(own, new Subject.Person(Bench.person(1)));
        assertThat(trace.lines()).singleElement().satisfies(line -> {
            assertThat(line.batch()).isEqualTo(batch);
            assertThat(line.name()).contains("คนที่1");
            assertThat(line.person()).startsWith("xxxxxxxxx");
        });
        assertThat(trace.moments())
                .extracting(Moment::what)
                .contains(
                        What.SUBMITTED,
                        What.FROZEN,
                        What.SIGNED,
                        What.SENT,
                        What.ATTEMPTED,
                        What.DELIVERED,
                        What.ANSWERED,
                        What.LINE_ANSWERED,
                        What.CREDITED,
                        What.SETTLED,
                        What.LABELLED,
                        What.MOVED);
        assertThat(trace.moments()).extracting(Moment::at).isSorted();
        assertThat(of(trace, What.MOVED))
                .extracting(Moment::detail)
                .containsExactly("TO_SEND SENT", "SENT ACCEPTED", "ACCEPTED SETTLED");
        assertThat(of(trace, What.SIGNED))
                .singleElement()
                .satisfies(signed -> assertThat(signed.sha256()).isPresent());
        assertThat(of(trace, What.CREDITED)).singleElement().satisfies(one -> {
            assertThat(one.detail()).contains(fund + "-1");
            assertThat(one.sha256()).isPresent();
        });
        assertThat(trace.cut()).isFalse();
    }

    /** A bank that has no mark for it books what went back as money that left. */
    @Test
    void money_that_left_the_account_under_a_files_reference_is_told_to_an_operator_and_to_the_files_fund() {
        BatchId batch = bench.batch(fund, 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        String reference = bench.reference(file).value();
        Statement.Debit back = new Statement.Debit(fund + "-2", DAY, Satang.ofBaht(100), "คืน " + reference + " back");
        Statement.Debit fee = new Statement.Debit(fund + "-3", DAY, Satang.ofBaht(5), "fee");
        Satang left = Satang.ofBaht(105);
        Statement statement = new Statement(fund, "0200000001", DAY, left, Satang.ZERO, List.of(), List.of(back, fee));
        bench.answers.statement(AgencyCode.of("toy"), Bench.arrived("statement " + fund), statement);
        Subject subject = new Subject.Reference(bench.reference(file));
        assertThat(of(traces.of(Bench.OPERATOR, subject), What.DEBITED))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.detail())
                            .isEqualTo("0200000001 " + fund + "-2 " + DAY + ": คืน " + reference + " back");
                    assertThat(one.amount()).contains(Satang.ofBaht(100));
                    assertThat(one.sha256()).isPresent();
                });
        assertThat(of(traces.of(own, subject), What.DEBITED))
                .isEqualTo(of(traces.of(Bench.OPERATOR, subject), What.DEBITED));
        Viewer other = new Viewer("x", Set.of(FundId.of("other")), false);
        assertThat(traces.of(other, subject).moments()).isEmpty();
    }

    @Test
    void what_took_back_a_credit_by_the_banks_own_reference_is_told_to_an_operator_with_the_question_about_it() {
        BatchId batch = bench.batch(fund, 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.stated(credit(fund + "-c1", 100, bench.reference(file).value()));
        Statement.Debit back =
                new Statement.Debit(fund + "-d1", DAY, Satang.ofBaht(100), "reversal of " + fund + "-c1");
        Statement statement =
                new Statement(fund, "0200000001", DAY, back.amount(), Satang.ZERO, List.of(), List.of(back), false);
        bench.answers.statement(AgencyCode.of("toy"), Bench.arrived("statement " + fund), statement);
        Subject subject = new Subject.Reference(bench.reference(file));
        Trace seen = traces.of(Bench.OPERATOR, subject);
        assertThat(of(seen, What.DEBITED))
                .singleElement()
                .satisfies(one -> assertThat(one.detail())
                        .isEqualTo("0200000001 " + fund + "-d1 " + DAY + ": reversal of " + fund + "-c1"));
        assertThat(of(seen, What.ASKED)).extracting(Moment::detail).contains("CREDIT_TAKEN_BACK");
        assertThat(of(traces.of(own, subject), What.DEBITED)).isEqualTo(of(seen, What.DEBITED));
        assertThat(of(traces.of(own, subject), What.ASKED))
                .extracting(Moment::detail)
                .doesNotContain("CREDIT_TAKEN_BACK");
    }

    @Test
    void reference_file_name_and_passbook_line_find_the_same_lines_as_the_person() {
        BatchId batch = bench.batch(fund, 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.stated(credit(fund + "-1", 100, bench.reference(file).value()));
        for (Subject subject : List.of(
                new Subject.Reference(bench.reference(file)),
                new Subject.FileName(Bench.name(file)),
                new Subject.Entry("0200000001", fund + "-1"))) {
            assertThat(traces.of(own, subject).lines())
                    .as(subject.toString())
                    .singleElement()
                    .satisfies(line -> assertThat(line.batch()).isEqualTo(batch));
        }
        assertThat(traces.of(own, new Subject.Entry("0200000001", "another")).lines())
                .isEmpty();
    }

    @Test
    void a_passbook_line_that_pays_no_file_is_told_to_an_operator_with_what_was_asked_about_it() {
        bench.stated(credit(fund + "-nobody", 77, "no reference at all, 1509900000017"));
        Subject line = new Subject.Entry("0200000001", fund + "-nobody");
        Trace trace = traces.of(Bench.OPERATOR, line);
        assertThat(trace.lines()).isEmpty();
        assertThat(trace.moments()).extracting(Moment::what).containsExactly(What.CREDITED, What.ASKED);
        assertThat(of(trace, What.CREDITED)).singleElement().satisfies(one -> {
            assertThat(one.amount()).contains(Satang.ofBaht(77));
            assertThat(one.sha256()).isPresent();
            assertThat(one.detail())
                    .isEqualTo("0200000001 " + fund + "-nobody " + DAY + ": no reference at all, xxxxxxxxx0017");
        });
        assertThat(of(trace, What.ASKED)).extracting(Moment::detail).containsExactly("CREDIT_WITHOUT_FILE");
        assertThat(traces.of(own, line).moments())
                .as("nobody knows whose it is")
                .isEmpty();
    }

    @Test
    void another_fund_finds_nothing_and_an_operator_everything_but_names() {
        BatchId batch = bench.batch(fund, 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        Viewer other = new Viewer("x", Set.of(FundId.of("other")), false);
        Subject subject = new Subject.Reference(bench.reference(file));
        assertThat(traces.of(other, subject).lines()).isEmpty();
        assertThat(traces.of(other, subject).moments()).isEmpty();
        assertThat(traces.of(Bench.OPERATOR, subject).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.name()).isEmpty());
        assertThat(traces.of(own, new Subject.MemberNo("W001")).lines()).isEmpty();
    }

    @Test
    void a_member_number_finds_lines_that_say_it_and_lines_of_the_person_the_roster_knows_by_it() {
        BatchId batch = bench.batch(fund, 2, TOY);
        member("W009", batch);
        for (String number : List.of("W009", "w009")) {
            assertThat(traces.of(own, new Subject.MemberNo(number)).lines())
                    .as(number)
                    .singleElement()
                    .satisfies(line -> assertThat(line.lineNo()).isEqualTo(2));
        }
    }

    @Test
    void a_member_number_that_no_roster_has_finds_the_lines_that_say_it_also_those_that_intake_refused() {
        BatchId batch = bench.batch(fund, 2, TOY);
        bench.refusedLine(batch, fund, 3);
        String number = "L" + batch.value() + "x";
        numbered(batch, number);
        BatchId another = bench.batch(fund + "b", 3, TOY);
        numbered(another, number);
        for (String typed : List.of(number, number.toUpperCase(Locale.ROOT))) {
            assertThat(traces.of(own, new Subject.MemberNo(typed)).lines())
                    .as("newest first, and no other fund's")
                    .extracting(Traces.Line::batch, Traces.Line::lineNo)
                    .containsExactly(tuple(batch, 3), tuple(batch, 2));
            assertThat(traces.of(Bench.OPERATOR, new Subject.MemberNo(typed)).lines())
                    .extracting(Traces.Line::batch, Traces.Line::lineNo)
                    .containsExactly(tuple(another, 3), tuple(another, 2), tuple(batch, 3), tuple(batch, 2));
        }
    }

    /** All lines but the first say the number. */
    private void numbered(BatchId batch, String number) {
        bench.jdbc.sql("alter table line disable trigger user").update();
        bench.jdbc
                .sql("update line set member_no = ? where batch_id = ? and line_no > 1")
                .params(number, batch.value())
                .update();
        bench.jdbc.sql("alter table line enable trigger user").update();
    }

    @Test
    void where_more_people_have_a_number_than_are_told_of_the_story_is_cut() {
        String number = "ทุกกองทุน" + fund;
        bench.jdbc
                .sql("""
                        with f as (
                            insert into fund select :fund || 'x' || n, 'กองทุนทดสอบ', 'Test fund' from generate_series(1, :most) n returning fund_id)
                        insert into member (fund_id, member_no, kind, title, first_name, last_name, occupation, enrolments, agency_references, person_hash, person_seal, last_four)
                        select fund_id, :number, 'INDIVIDUAL', '', 'ก', 'ข', '', '{}', '{}', substr(sha256(fund_id::bytea), 1, 16), '\\x00', '0000' from f
                        """)
                .param("fund", fund)
                .param("most", Traces.MOST_LINES + 1)
                .param("number", number)
                .update();
        assertThat(traces.of(Bench.OPERATOR, new Subject.MemberNo(number)).cut())
                .isTrue();
        assertThat(traces.of(own, new Subject.MemberNo(number)).cut())
                .as("of funds that are not seen nothing is told")
                .isFalse();
    }

    /** The person of the batch's second line. */
    private void member(String number, BatchId batch) {
        bench.jdbc
                .sql(
                        "insert into member (fund_id, member_no, kind, title, first_name, last_name, occupation, enrolments, agency_references, person_hash, person_seal, last_four)"
                                + " select fund_id, :number, 'INDIVIDUAL', '', 'ก', 'ข', '', '{}', '{}', person_hash, person_seal, last_four from line where batch_id = :b and line_no = 2")
                .param("number", number)
                .param("b", batch.value())
                .update();
    }

    @Test
    void a_batch_finds_its_lines_and_a_member_of_that_number_where_there_is_none() {
        BatchId batch = bench.batch(fund, 2, TOY);
        Subject asked = Asked.of(batch.toString().toLowerCase(Locale.ROOT)).orElseThrow();
        Trace trace = traces.of(own, asked);
        assertThat(trace.lines()).hasSize(2).allMatch(line -> line.batch().equals(batch));
        assertThat(trace.moments()).extracting(Moment::what).contains(What.SUBMITTED);
        Viewer other = new Viewer("x", Set.of(FundId.of("other")), false);
        assertThat(traces.of(other, asked).lines()).isEmpty();
        member("b999999", batch);
        assertThat(traces.of(own, Asked.of("B999999").orElseThrow()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.lineNo()).isEqualTo(2));
    }

    @Test
    void a_long_story_is_cut_and_says_so() {
        BatchId batch = bench.batch(fund, Traces.MOST_LINES + 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        Trace trace = traces.of(own, new Subject.Reference(bench.reference(file)));
        assertThat(trace.lines()).hasSize(Traces.MOST_LINES);
        assertThat(trace.cut()).isTrue();
    }

    private static List<Moment> of(Trace trace, What what) {
        return trace.moments().stream().filter(one -> one.what() == what).toList();
    }
}
