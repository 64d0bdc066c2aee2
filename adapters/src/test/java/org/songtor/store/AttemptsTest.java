package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.port.FileStore.Signed;
import org.songtor.port.Outbox.Work;
import org.songtor.port.Roads;
import org.songtor.port.Views.FileView;

/** Every attempt leaves a row, and a file's facts have their times. */
class AttemptsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private BatchId batch;
    private FileId file;

    @BeforeEach
    void oneFile() {
        bench = new Bench(DATABASE);
        batch = bench.batch("wiang", 2, TOY);
        file = bench.signed(batch);
    }

    @Test
    void an_attempt_that_a_crash_cut_off_before_the_first_byte_is_written_down_when_it_is_found_again() {
        begin();
        assertThat(rows()).isEmpty();
        Signed second = begin();
        assertThat(second.attempts()).isOne();
        assertThat(second.doubtful()).isFalse();
        assertThat(rows()).containsExactly("1 TRY_AGAIN: cut off before the first byte left");
        assertThat(journal("file.attempted")).isOne();
    }

    @Test
    void one_that_was_cut_off_after_the_first_byte_leaves_the_file_in_doubt_until_the_other_side_shows_it() {
        bench.files.sending(file, beginWork());
        Work found = beginWork();
        assertThat(rows()).containsExactly("1 UNKNOWN: cut off: bytes may have left before the gateway stopped");
        assertThat(bench.files.toDeliver(file).orElseThrow().doubtful()).isTrue();
        bench.files.attempted(file, found, new Outcome.TryAgain("nobody to ask"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.files.toDeliver(file).orElseThrow().doubtful())
                .as("an attempt that sent nothing proves nothing")
                .isTrue();
        bench.files.attempted(file, beginWork(), new Outcome.Delivered("is there"), DUE, Optional.empty());
        assertThat(rows()).hasSize(3).last().isEqualTo("3 DELIVERED: is there");
        assertThat(bench.count("select count(*) from agency_file where doubt and file_id = " + file.value()))
                .isZero();
    }

    @Test
    void an_attempt_whose_bytes_are_proved_not_to_have_arrived_leaves_no_doubt() {
        Work work = beginWork();
        bench.files.sending(file, work);
        bench.files.attempted(file, work, new Outcome.TryAgain("rolled back"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.files.toDeliver(file).orElseThrow().doubtful()).isFalse();
        Work next = beginWork();
        bench.files.sending(file, next);
        bench.files.attempted(file, next, new Outcome.Unknown("no reply"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.files.toDeliver(file).orElseThrow().doubtful()).isTrue();
    }

    @Test
    void a_file_of_which_surely_nothing_was_taken_is_not_called_sent_and_one_in_doubt_is() {
        Work work = beginWork();
        bench.files.sending(file, work);
        assertThat(view().sentAt()).isPresent();
        bench.files.attempted(file, work, new Outcome.TryAgain("no right to write"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.state(file)).isEqualTo("SIGNED");
        assertThat(view().sentAt()).isEmpty();
        Work next = beginWork();
        bench.files.sending(file, next);
        bench.files.attempted(file, next, new Outcome.Unknown("no reply"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.state(file)).isEqualTo("SENT");
        Work asked = beginWork();
        bench.files.attempted(file, asked, new Outcome.TryAgain("nobody to ask"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.state(file)).as("nothing was proved").isEqualTo("SENT");
        Work third = beginWork();
        bench.files.sending(file, third);
        bench.files.attempted(file, third, new Outcome.TryAgain("no right to write"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.state(file))
                .as("what the second sent may be on its way still")
                .isEqualTo("SENT");
    }

    @Test
    void an_agency_that_said_it_took_nothing_and_answers_all_the_same_is_believed() {
        Work work = beginWork();
        bench.files.sending(file, work);
        bench.files.attempted(file, work, new Outcome.TryAgain("no right to write"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.answered(bench.answer(file, 2))).isTrue();
        assertThat(view().acceptedAt()).isPresent();
        Work noted = beginWork();
        bench.files.attempted(file, noted, new Outcome.Delivered("answered"), DUE, Optional.empty());
        assertThat(view().sentAt()).as("it left after all").isPresent();
    }

    @Test
    void a_worker_whose_lease_is_over_neither_begins_nor_sends_nor_records() {
        Work old = beginWork();
        bench.outbox.release(old, Duration.ZERO);
        Work now = bench.take("deliver.toy.one", file);
        assertThatThrownBy(() -> bench.files.begin(file, old)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.files.sending(file, old)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.files.attempted(file, old, new Outcome.Refused("x"), DUE, Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(bench.state(file)).isEqualTo("SIGNED");
        assertThat(bench.files.begin(file, now)).isPresent();
    }

    @Test
    void what_an_agency_says_is_kept_without_the_digits_of_a_person() {
        bench.attempt(file, new Outcome.Refused("person 1509900000011 unknown"), DUE);
        assertThat(rows()).containsExactly("1 REFUSED: person xxxxxxxxx0011 unknown");
        assertThat(bench.count("select count(*) from journal where detail like '%1509900000011%'"))
                .isZero();
    }

    @Test
    void a_file_has_four_facts_and_a_refusal_of_the_whole_file_is_no_acceptance() {
        bench.attempt(file, new Outcome.Delivered("ok"), DUE);
        assertThat(view().sentAt()).isPresent();
        assertThat(view().deliveredAt()).isPresent();
        assertThat(view().acceptedAt()).isEmpty();
        assertThat(bench.answered(refusal())).isTrue();
        assertThat(view().answeredAt()).isPresent();
        assertThat(view().acceptedAt()).as("refused").isEmpty();
        assertThat(bench.answered(bench.answer(file, 2))).isTrue();
        assertThat(view().acceptedAt()).isPresent();
        assertThat(view().settledAt()).isEmpty();
    }

    @Test
    void a_file_is_settled_when_the_bank_has_all_its_money_and_not_when_it_has_part_of_it_or_more() {
        bench.attempt(file, new Outcome.Delivered("ok"), DUE);
        String reference = bench.reference(file).value();
        assertThat(bench.stated(Bench.credit("e1" + file, 150, reference))).isTrue();
        bench.reconcile(file, Bench.NOW);
        assertThat(view().settledAt()).isEmpty();
        assertThat(bench.stated(Bench.credit("e2" + file, 50, reference))).isTrue();
        bench.reconcile(file, Bench.NOW);
        assertThat(view().settledAt()).isPresent();
        assertThat(view().acceptedAt()).as("the bank is not the agency").isEmpty();
        assertThat(bench.stated(Bench.credit("e3" + file, 1, reference))).isTrue();
        bench.reconcile(file, Bench.NOW);
        assertThat(view().settledAt()).as("too much").isEmpty();
    }

    @Test
    void money_that_came_before_its_file_is_looked_at_again_when_the_file_is_there() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        String reference = org.songtor.model.PaymentReference.ofNumber(next).value();
        assertThat(bench.stated(Bench.credit("early", 200, reference))).isTrue();
        assertThat(early()).isOne();
        BatchId later = bench.batch("wiang", 2, TOY);
        FileId named = bench.files.freeze(later, Bench.DAY).get(0);
        assertThat(bench.reference(named).value()).isEqualTo(reference);
        assertThat(early()).as("the question has its answer").isZero();
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and subject = " + named.value()))
                .isOne();
    }

    private long early() {
        return bench.count(
                "select count(*) from review_item where label in ('CREDIT_WITHOUT_FILE', 'CREDIT_UNSURE') and note like '%early%' and closed_at is null");
    }

    @Test
    void the_next_try_is_seen_by_people_of_the_fund_and_not_by_others() {
        bench.attempt(file, new Outcome.TryAgain("closed"), DUE);
        bench.jdbc
                .sql(
                        "update outbox set due_at = now() + interval '1 hour' where topic like 'deliver.%' and subject = ?")
                .param(file.value())
                .update();
        assertThat(view().nextTry()).isPresent();
        assertThat(bench.views.files(new org.songtor.port.Viewer("x", java.util.Set.of(), false), batch))
                .isEmpty();
    }

    /** The same time as in the calendar. */
    @Test
    void where_too_many_failed_at_its_agency_the_next_try_is_not_before_any_is_made_there_tried_itself_or_not() {
        FileId tried = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(tried, new Outcome.TryAgain("closed"), DUE);
        assertThat(view().nextTry()).isEmpty();
        bench.jdbc
                .sql(
                        "insert into delivery_gate (agency, breaker, until) values ('toy', 'OPEN', now() + interval '1 hour') on conflict (agency) do update set breaker = excluded.breaker, until = excluded.until")
                .update();
        try {
            Optional<Instant> until = Optional.of(bench.jdbc
                    .sql("select until from delivery_gate where agency = 'toy'")
                    .query(Timestamp.class)
                    .single()
                    .toInstant());
            assertThat(view().nextTry()).isEqualTo(until);
            assertThat(bench.views.files(Bench.WIANG, FundId.of("wiang"), Optional.empty(), 1))
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.id()).isEqualTo(tried);
                        assertThat(f.nextTry()).isEqualTo(until);
                    });
            assertThat(bench.count(
                            "select count(*) from files_waiting(array[%d, %d]) w where w.next = next_try(w.file_id)"
                                    .formatted(file.value(), tried.value())))
                    .isEqualTo(2);
            bench.jdbc
                    .sql(
                            "update delivery_gate set stopped_at = now(), stopped_by = 'wichai', stop_reason = 'ปิดปรับปรุง' where agency = 'toy'")
                    .update();
            assertThat(view().nextTry()).as("behind a stop").isEmpty();
        } finally {
            bench.jdbc
                    .sql(
                            "update delivery_gate set breaker = 'CLOSED', until = null, stopped_at = null, stopped_by = null, stop_reason = null where agency = 'toy'")
                    .update();
        }
    }

    @Test
    void a_file_that_a_person_carries_waits_for_the_person_until_it_arrived() {
        BatchViews byHand = new BatchViews(
                DATABASE.dataSource(), new Roads(Set.of(), Set.of(Bench.TOY)), new SumsTogether(DATABASE.dataSource()));
        assertThat(view().carried()).isFalse();
        assertThat(byHand.files(Bench.WIANG, batch)).singleElement().satisfies(f -> {
            assertThat(f.nextTry()).isEmpty();
            assertThat(f.carried()).isTrue();
        });
        bench.attempt(file, new Outcome.Delivered("two people"), DUE);
        assertThat(byHand.files(Bench.WIANG, batch))
                .singleElement()
                .satisfies(f -> assertThat(f.carried()).isFalse());
    }

    private org.songtor.model.Answer refusal() {
        return new org.songtor.model.Answer(
                bench.reference(file),
                "R" + file,
                Bench.DAY,
                org.songtor.model.Answer.Verdict.FILE_REFUSED,
                "wrong total",
                List.of());
    }

    private FileView view() {
        return bench.views.files(Bench.WIANG, batch).get(0);
    }

    private Signed begin() {
        return bench.files.begin(file, work()).orElseThrow();
    }

    private Work beginWork() {
        Work work = work();
        assertThat(bench.files.begin(file, work)).isPresent();
        return work;
    }

    /** Whoever held it before was killed. */
    private Work work() {
        bench.jdbc
                .sql("update outbox set holder = null, due_at = now() where topic like 'deliver.%' and subject = ?")
                .param(file.value())
                .update();
        return bench.take("deliver.toy.one", file);
    }

    private List<String> rows() {
        return bench.jdbc
                .sql(
                        "select attempt || ' ' || outcome || ': ' || detail from delivery_attempt where file_id = ? order by attempt")
                .param(file.value())
                .query(String.class)
                .list();
    }

    private long journal(String event) {
        return bench.jdbc
                .sql("select count(*) from journal where subject = 'file:' || ? and event = ?")
                .params(file.value(), event)
                .query(Long.class)
                .single();
    }
}
