package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is called settled by hand, as who owns the tables can with all their triggers on: the books follow, and a check finds that nobody paid. */
class CalledSettledTest extends AgainBench {
    private static final String SETTLED = "insert into line_label (line_id, number, label)"
            + " select n.line_id, max(n.number) + 1, 'SETTLED' from line_label n where n.line_id = %d group by n.line_id";

    private static final String STANDS =
            "insert into line_label (line_id, number, label, said, posting_id, account, aside)"
                    + " select n.line_id, max(n.number) + 1, '%s', %s, %s, %s, 0 from line_label n where n.line_id = %d group by n.line_id";

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());

    private String line() {
        return "batch " + batch.value() + " line 1";
    }

    private Difference notBooked() {
        return new Difference(Kind.PAID, fund, line(), "SETTLED", "not booked as sent");
    }

    private Difference notPaid(String money) {
        return new Difference(Kind.PAID, fund, "file " + file.value(), "SETTLED " + Satang.ofBaht(100), money);
    }

    @Test
    void a_line_that_the_agency_refused_and_nobody_paid() {
        refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        assertThat(found()).isEmpty();
        jdbc.execute(SETTLED.formatted(line(batch)));
        assertThat(books()).as("the books follow whoever says so").isEqualTo("SETTLED 100");
        assertThat(open()).as("and the question stands").isOne();
        assertThat(found()).containsExactly(notBooked(), notPaid("NONE " + Satang.ZERO));
    }

    @Test
    void one_that_was_paid_and_that_another_answer_refused() {
        refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        said(LineVerdict.BOOKED, 100);
        paid(100);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("NOT_ELIGIBLE");
        assertThat(found()).isEmpty();
        jdbc.execute(SETTLED.formatted(line(batch)));
        assertThat(found()).containsExactly(notBooked());
    }

    @Test
    void one_that_was_booked_and_paid_in_part_only() {
        open(1);
        said(LineVerdict.BOOKED, 100);
        paid(60);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT");
        assertThat(found()).isEmpty();
        jdbc.execute(SETTLED.formatted(line(batch)));
        assertThat(found()).containsExactly(notPaid("SHORT " + Satang.ofBaht(40)));
        paid(40);
        bench.reconcileAll(NOW);
        assertThat(found()).as("now it is").isEmpty();
    }

    /** What an answer or a statement that came just now says of it is told by reconciliation in a moment. */
    @Test
    void one_whose_file_is_looked_at_anew_in_a_moment_is_not_told() {
        open(1);
        said(LineVerdict.BOOKED, 100);
        paid(100);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("SETTLED");
        bench.answered(
                bench.answer(file, 0, new Answer.Line(1, Bench.person(1), LineVerdict.REFUSED, Satang.ZERO, "E1")));
        assertThat(found()).isEmpty();
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("REFUSED_BY_AGENCY");
        assertThat(found()).isEmpty();
    }

    /** Whoever sets what the program sets while it books has the tables look at less, and moves nothing unseen. */
    @Test
    void what_the_programs_own_settings_let_through_is_found() {
        refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        String booking = "set local songtor.booking = 'true'";
        put("set local songtor.files_held = 'true'", SETTLED.formatted(line(batch)));
        assertThat(found()).as("its books follow").containsExactly(notBooked(), notPaid("NONE " + Satang.ZERO));
        bench.jdbc
                .sql("insert into outbox (topic, subject) values ('reconcile', ?)")
                .param(file.value())
                .update();
        bench.reconcileAll(NOW);
        assertThat(found()).isEmpty();

        togetherRefused("from where it stands", booking, SETTLED.formatted(line(batch)));
        assertThat(found()).isEmpty();
    }

    @Test
    void nor_is_money_moved_without_a_word_or_with_a_posting_of_ones_own() {
        refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        String booking = "set local songtor.booking = 'true'";
        sqlRefused(STANDS.formatted("NOT_ELIGIBLE", "false", "null", "'SETTLED'", line(batch)), "from where it stands");
        togetherRefused(
                "from where it stands",
                booking,
                STANDS.formatted("NOT_ELIGIBLE", "false", "null", "'SETTLED'", line(batch)));
        assertThat(found()).isEmpty();
    }

    @Test
    void not_even_where_all_of_it_is_written_by_hand() {
        refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        String entry =
                "insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang) values"
                        + " (91, %1$d, '%2$s', 'toy', 'AT_RISK', -1, -10000), (91, %1$d, '%2$s', 'toy', 'SETTLED', 1, 10000)";
        put(
                "set local songtor.booking = 'true'",
                "insert into posting (posting_id, cause, lines) values (91, 'LABEL', 1)",
                entry.formatted(batch.value(), fund),
                STANDS.formatted("SETTLED", "true", "91", "'SETTLED'", line(batch)));
        assertThat(found()).containsExactly(notBooked(), notPaid("NONE " + Satang.ZERO));
    }

    private void paid(long baht) {
        bench.stated(Bench.credit(
                "CS" + baht + "-" + file.value(), baht, bench.reference(file).value()));
    }

    private void put(String... all) {
        DATABASE.transactions().executeWithoutResult(status -> List.of(all).forEach(jdbc::execute));
    }
}
