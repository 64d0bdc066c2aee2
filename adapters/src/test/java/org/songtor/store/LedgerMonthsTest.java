package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.books.Account;
import org.songtor.books.MeetingStatement;
import org.songtor.books.MeetingStatement.Ageing;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Months;
import org.songtor.port.Books.Unsure;

/** A ledger of several months is one batch, of which each line's money is told under its own month, by whatever is asked. */
class LedgerMonthsTest extends HeldBench {
    private static final String FEBRUARY = "2569-02";
    private static final String OCTOBER = "2569-10";
    private static final String NOVEMBER = "2569-11";

    private JdbcBooks books;

    /** Of February, twice October, and the batch's own month, said and not said; one line each. */
    @BeforeEach
    void aLedger() {
        books = new Stores(DATABASE).books();
        batch = bench.batch(fund.value(), 0, TOY);
        List<Optional<String>> months = List.of(
                Optional.of(FEBRUARY),
                Optional.of(OCTOBER),
                Optional.of(OCTOBER),
                Optional.of(NOVEMBER),
                Optional.empty());
        for (int line = 1; line <= months.size(); line++) {
            bench.line(batch.value(), fund.value(), line, TOY, "WAITING", months.get(line - 1));
        }
    }

    @Test
    void each_month_stands_by_itself_at_every_step_and_all_together_are_the_whole() {
        expect(FEBRUARY, "COLLECTED -100, TO_SEND 100");
        expect(OCTOBER, "COLLECTED -200, TO_SEND 200");
        expect(NOVEMBER, "COLLECTED -200, TO_SEND 200");

        answered(Bench.booked(1, 1, 80), refused(2), Bench.booked(3, 3, 100), refused(4));
        expect(FEBRUARY, "COLLECTED -100, AT_RISK 100");
        expect(OCTOBER, "COLLECTED -200, ACCEPTED 100, AT_RISK 100");
        expect(NOVEMBER, "COLLECTED -200, SENT 100, AT_RISK 100");

        settle(item(Label.AMOUNT_MISMATCH), Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        expect(FEBRUARY, "COLLECTED -100, ACCEPTED 80, MEMBER_CREDIT 20");
        Decision given = settle(item(Label.HELD_FOR_MEMBER), GIVE);
        expect(FEBRUARY, "COLLECTED -100, ACCEPTED 80, RETURNED 20");
        undone(given);
        expect(FEBRUARY, "COLLECTED -100, ACCEPTED 80, MEMBER_CREDIT 20");

        Planted.label(
                DATABASE.dataSource(),
                "RETURNED",
                "select line_id from line where line_no = 2 and batch_id = " + batch.value());
        assertThat(months().get(OCTOBER)).isEqualTo("COLLECTED -200, ACCEPTED 100, RETURNED 100");
    }

    @Test
    void the_meetings_paper_says_what_was_collected_in_each_month_and_how_old_it_is() {
        assertThat(statement(FEBRUARY, FEBRUARY).total().collected()).isEqualTo(Satang.ofBaht(100));
        MeetingStatement all = statement(FEBRUARY, NOVEMBER);
        assertThat(all.rows())
                .extracting(row -> row.period() + " " + row.amounts().collected())
                .containsExactly(FEBRUARY + " 100.00", OCTOBER + " 200.00", NOVEMBER + " 200.00");
        assertThat(all.total().outstanding()).isEqualTo(Satang.ofBaht(500));
        assertThat(all.ageing())
                .as("on a day in November")
                .isEqualTo(new Ageing(Satang.ofBaht(400), Satang.ZERO, Satang.ofBaht(100), Satang.ZERO));
    }

    private MeetingStatement statement(String from, String until) {
        Months months = new Months(Optional.of(Period.of(from)), Optional.of(Period.of(until)));
        return MeetingStatement.of(
                fund,
                Period.of(from),
                Period.of(until),
                books.monthly(viewer, fund, months),
                LocalDate.of(2026, 11, 22));
    }

    @Test
    void members_and_what_is_unsure_are_of_the_months_asked_for() {
        answered(refused(1), Bench.booked(2, 2, 100), Bench.booked(3, 3, 100), refused(4));
        assertThat(members(FEBRUARY)).containsExactly(last(1) + " AT_RISK 100.00");
        assertThat(members(OCTOBER))
                .containsExactlyInAnyOrder(last(2) + " ACCEPTED 100.00", last(3) + " ACCEPTED 100.00");
        assertThat(members(NOVEMBER)).containsExactlyInAnyOrder(last(4) + " AT_RISK 100.00", last(5) + " SENT 100.00");
        assertThat(unsure(FEBRUARY)).containsExactly(FEBRUARY + " 1");
        assertThat(unsure(OCTOBER)).isEmpty();
        assertThat(unsure(NOVEMBER)).containsExactly(NOVEMBER + " 4");
    }

    private List<String> members(String month) {
        return books.members(viewer, fund, Months.of(Period.of(month)), 0, 10).stream()
                .map(m -> m.person().substring(m.person().length() - 4) + " " + m.account() + " " + m.satang())
                .toList();
    }

    private List<String> unsure(String month) {
        return books.unsure(viewer, fund, Months.of(Period.of(month)), 10).stream()
                .map((Unsure one) -> one.period() + " " + one.lineNo())
                .toList();
    }

    private static String last(int person) {
        return Persons.lastFour(Bench.person(person).value());
    }

    private void answered(Answer.Line... said) {
        file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 0, said));
        bench.reconcile(file, NOW);
    }

    private static Answer.Line refused(int position) {
        return new Answer.Line(position, Bench.person(position), Answer.LineVerdict.REFUSED, Satang.ZERO, "E1");
    }

    /** Of that month, by the statement and by what a person asks; a check of the books finds nothing, and months add up to the whole. */
    private void expect(String month, String standing) {
        baht();
        assertThat(months().get(month)).isEqualTo(standing);
        assertThat(text(balances(Months.of(Period.of(month))))).isEqualTo(standing);
        assertThat(sums(books.monthly(viewer, fund, Months.ALL))).isEqualTo(balances(Months.ALL));
    }

    private Map<String, String> months() {
        return books.monthly(viewer, fund, Months.ALL).stream()
                .collect(Collectors.groupingBy(
                        posted -> posted.period().toString(),
                        Collectors.collectingAndThen(Collectors.toList(), posted -> text(sums(posted)))));
    }

    private Map<Account, Satang> balances(Months months) {
        return books.balances(viewer, fund, months).stream()
                .collect(Collectors.toMap(Balance::account, Balance::satang, Satang::plus, TreeMap::new));
    }

    private static Map<Account, Satang> sums(List<Posted> posted) {
        return posted.stream().collect(Collectors.toMap(Posted::account, Posted::satang, Satang::plus, TreeMap::new));
    }

    private static String text(Map<Account, Satang> accounts) {
        return accounts.entrySet().stream()
                .filter(one -> one.getValue().value() != 0)
                .map(one -> one.getKey() + " " + one.getValue().value() / 100)
                .collect(Collectors.joining(", "));
    }
}
