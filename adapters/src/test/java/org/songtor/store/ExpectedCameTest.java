package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.delivery.Judgement.SeenAnswers;
import org.songtor.delivery.Judgement.SeenBatches;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;

/** By what a statement, an agency's answers and a fund's batch are known to have come. */
class ExpectedCameTest extends ExpectationsBench {
    @Test
    void a_statement_is_known_by_its_day_also_without_a_credit() {
        int before = seen().size();
        bench.stated();
        bench.stated(credit("E-" + before, 5, "no reference"));
        List<Judgement.SeenStatement> seen = seen();
        assertThat(seen.subList(before, seen.size()))
                .extracting(Judgement.SeenStatement::dated, Judgement.SeenStatement::entries)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Bench.DAY, 0),
                        org.assertj.core.groups.Tuple.tuple(Bench.DAY, 1));
        assertThat(expectations.statements(Bench.DAY.plusDays(1))).doesNotContainKey(AGENCY);
    }

    @Test
    void a_days_answers_are_counted_as_silent_waiting_or_empty() {
        Instant due = Instant.parse("2031-03-03T03:00:00Z");
        FileId silent = bench.delivered(bench.batch("wiang", 2, TOY), due);
        FileId answered = bench.delivered(bench.batch("wiang", 2, TOY), due);
        FileId empty = bench.delivered(bench.batch("wiang", 1, TOY), due);
        FileId later = bench.delivered(bench.batch("wiang", 1, TOY), due.plusSeconds(3600));
        bench.answered(bench.answer(answered, 2));
        bench.answered(bench.answer(empty, 0));
        expectations.expect(List.of());
        Expected.OfAnswers day = new Expected.OfAnswers(TOY, LocalDate.of(2031, 3, 3), due);
        assertThat(expectations.open(LONG_AGO)).contains(day);
        assertThat(expectations.answers(Map.of(day, due)))
                .containsEntry(day, new SeenAnswers(4, 1, 1, 1, Satang.ofBaht(300), Bench.name(silent)));
        assertThat(expectations.answers(Map.of(day, due.minusSeconds(1))))
                .as("before the deadline nobody is silent")
                .containsEntry(day, new SeenAnswers(4, 0, 0, 2, Satang.ZERO, ""));
        bench.answered(bench.answer(silent, 2));
        bench.answered(bench.answer(later, 1));
        assertThat(expectations
                        .answers(Map.of(day, due.plusSeconds(3600)))
                        .get(day)
                        .silent())
                .isZero();
    }

    @Test
    void a_funds_batch_came_when_a_line_of_it_may_go_to_the_agency() {
        bench.fund("bantoy");
        FundId fund = FundId.of("bantoy");
        Expected.OfBatch any = new Expected.OfBatch(fund, Period.of("2569-11"), Optional.empty(), DUE);
        Expected.OfBatch toy = new Expected.OfBatch(fund, Period.of("2569-11"), Optional.of(AGENCY), DUE);
        Expected.OfBatch other =
                new Expected.OfBatch(fund, Period.of("2569-11"), Optional.of(AgencyCode.of("nsf")), DUE);
        Expected.OfBatch december = new Expected.OfBatch(fund, Period.of("2569-12"), Optional.empty(), DUE);
        assertThat(expectations.batches(List.of(any))).doesNotContainKey(any);
        bench.batch("bantoy", 1, TOY);
        Map<Expected.OfBatch, SeenBatches> seen = expectations.batches(List.of(any, toy, other, december));
        assertThat(seen.get(any)).isEqualTo(new SeenBatches(1, 0, Optional.empty()));
        assertThat(seen.get(toy)).isEqualTo(new SeenBatches(1, 0, Optional.empty()));
        assertThat(seen.get(other)).isEqualTo(new SeenBatches(0, 0, Optional.empty()));
        assertThat(seen).doesNotContainKey(december);
        Judgement missing = Judgement.of(other, seen.get(other), DUE);
        expectations.expect(List.of(other));
        judged(other, missing);
        assertThat(bench.views.items(new org.songtor.port.Viewer("t", java.util.Set.of(fund), false), 10))
                .as("the fund's own treasurer sees it")
                .anySatisfy(i -> {
                    assertThat(i.label()).isEqualTo(Label.BATCH_NOT_COME);
                    assertThat(i.owner()).isEqualTo("treasurer");
                });
        assertThat(bench.views.items(Bench.WIANG, 1000))
                .noneMatch(i -> i.subject().equals(other.subject()));
    }

    /** One that holds other agencies' lines only is a good batch, of which nobody looks for a mistake. */
    @Test
    void a_batch_that_could_not_be_used_was_refused_whole_or_lost_all_its_lines_of_that_agency() {
        bench.fund("banrefused");
        FundId fund = FundId.of("banrefused");
        Expected.OfBatch toy = of(fund, "2569-11", Optional.of(AGENCY));
        Expected.OfBatch nsf = of(fund, "2569-11", Optional.of(AgencyCode.of("nsf")));
        BatchId lost = bench.batch("banrefused", 0, TOY);
        bench.refusedLine(lost, "banrefused", 1);
        assertThat(expectations.batches(List.of(toy, nsf)))
                .containsEntry(toy, new SeenBatches(0, 0, Optional.of(lost.toString())))
                .containsEntry(nsf, new SeenBatches(0, 0, Optional.empty()));
        BatchId whole = bench.batch("banrefused", 0, TOY);
        bench.jdbc
                .sql("update batch set state = 'REFUSED' where batch_id = :id")
                .param("id", whole.value())
                .update();
        assertThat(expectations.batches(List.of(nsf)))
                .containsEntry(nsf, new SeenBatches(0, 0, Optional.of(whole.toString())));
        assertThat(Judgement.of(nsf, new SeenBatches(0, 0, Optional.empty()), DUE)
                        .note())
                .isEqualTo("period 2569-11; agency nsf");
    }

    @Test
    void a_ledger_of_several_months_is_the_batch_of_each_that_it_lists() {
        FundId fund = FundId.of("banledger");
        Expected.OfBatch march = of(fund, "2569-03", Optional.empty());
        Expected.OfBatch toy = of(fund, "2569-03", Optional.of(AGENCY));
        Expected.OfBatch nsf = of(fund, "2569-03", Optional.of(AgencyCode.of("nsf")));
        Expected.OfBatch april = of(fund, "2569-04", Optional.empty());
        Expected.OfBatch january = of(fund, "2569-01", Optional.empty());
        List<Expected.OfBatch> all = List.of(march, toy, nsf, april, january);
        month("banledger", "2569-01", 1, "2569-12", 5);
        assertThat(expectations.batches(all))
                .as("one of five pays what was owed")
                .isEmpty();
        month("banledger", "2569-03", 2, "2569-04", 3);
        Map<Expected.OfBatch, SeenBatches> seen = expectations.batches(all);
        SeenBatches came = new SeenBatches(1, 0, Optional.empty());
        assertThat(seen)
                .containsEntry(march, came)
                .containsEntry(toy, came)
                .containsEntry(april, came)
                .doesNotContainKeys(nsf, january);
        assertThat(expectations.batches(List.of(of(fund, "2569-11", Optional.empty()))))
                .as("the batch's own month, of which it holds no line")
                .containsValue(new SeenBatches(0, 0, Optional.empty()));
    }

    /** A batch under November with so many lines of each of two months. */
    private void month(String fund, String one, int lines, String other, int others) {
        BatchId batch = bench.batch(fund, 0, TOY);
        for (int line = 1; line <= lines + others; line++) {
            String month = line <= lines ? one : other;
            bench.line(batch.value(), fund, line, TOY, "WAITING", Optional.of(month));
        }
    }

    @Test
    void a_batch_that_was_made_here_is_none_that_the_fund_sent() {
        FundId fund = FundId.of("banmade");
        Expected.OfBatch any = new Expected.OfBatch(fund, Period.of("2569-11"), Optional.empty(), DUE);
        for (String channel : List.of("release", "desk")) {
            for (String state : List.of("RECEIVED", "CHECKED", "DISPATCHED")) {
                BatchId made = bench.batch("banmade", 1, TOY);
                bench.jdbc
                        .sql(
                                "update batch set channel = :channel, state = :state, receipt = case when :state <> 'RECEIVED' then receipt end where batch_id = :id")
                        .param("channel", channel)
                        .param("state", state)
                        .param("id", made.value())
                        .update();
            }
        }
        assertThat(expectations.batches(List.of(any))).doesNotContainKey(any);
        bench.batch("banmade", 1, TOY);
        assertThat(expectations.batches(List.of(any))).containsEntry(any, new SeenBatches(1, 0, Optional.empty()));
    }
}
