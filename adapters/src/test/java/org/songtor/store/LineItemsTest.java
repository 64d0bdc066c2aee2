package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;
import static org.songtor.store.Bench.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;

/** Which review items lines ask for, and what decisions make of them. */
class LineItemsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private String run;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        run = "L" + System.nanoTime() + "-";
    }

    @Test
    void many_lines_with_one_cause_are_one_item_and_few_are_one_each() {
        BatchId batch = bench.batch("wiang", 14, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 14, refused(1, 12, "REF1_INVALID")));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).startsWith("WRONG_REFERENCE").endsWith("WAITING");
        assertThat(subjects(file)).containsExactly("group:" + file.value() + ":wiang:REF1_INVALID");
        assertThat(lines(file)).isEqualTo(12);
        bench.answered(bench.answer(file, 14, refused(13, 14, "WRONG_BILLER")));
        bench.reconcileAll(NOW);
        assertThat(subjects(file))
                .hasSize(3)
                .filteredOn(subject -> subject.startsWith("line:"))
                .hasSize(2);
    }

    @Test
    void a_line_about_which_people_are_deciding_keeps_its_own_item() {
        BatchId batch = bench.batch("wiang", 12, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 12, refused(1, 1, "REF1_INVALID")));
        bench.reconcileAll(NOW);
        String own = subjects(file).get(0);
        proposed(item(own));
        bench.answered(bench.answer(file, 12, refused(2, 12, "REF1_INVALID")));
        bench.reconcileAll(NOW);
        assertThat(subjects(file)).containsExactlyInAnyOrder(own, "group:" + file.value() + ":wiang:REF1_INVALID");
        assertThat(lines(file)).isEqualTo(12);
    }

    @Test
    void what_was_decided_holds_until_the_evidence_says_otherwise_and_the_item_opens_again() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 2, booked(2, 2, 90)));
        bench.stated(credit(run + "1", 200, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        String subject = subjects(file).get(0);
        long item = item(subject);
        done(item, "ACCEPT_AGENCY_AMOUNT", "AMOUNT_MISMATCH", 9_000);
        ring(file);
        assertThat(bench.labels(batch)).containsExactly("SETTLED", "AMOUNT_ACCEPTED");
        assertThat(subjects(file)).containsExactly(subject.replace("line:", "held:"));
        bench.answered(bench.answer(file, 1, booked(2, 2, 80)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("SETTLED", "AMOUNT_MISMATCH");
        assertThat(item(subject)).as("the same item").isEqualTo(item);
        assertThat(bench.count(
                        "select count(*) from journal where event = 'item.reopened' and subject = 'item:" + item + "'"))
                .isOne();
        assertThat(bench.count("select count(*) from decision where state = 'DONE' and item_id = " + item))
                .as("stays written down")
                .isOne();
    }

    @Test
    void a_proposal_about_what_is_no_question_any_more_is_returned() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1));
        bench.stated(credit(run + "1", 60, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        long item = item("file:" + file.value());
        proposed(item);
        bench.stated(credit(run + "2", 40, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("SETTLED");
        assertThat(bench.count("select count(*) from decision where state = 'RETURNED' and item_id = " + item))
                .isOne();
    }

    @Test
    void a_file_that_came_after_its_day_is_late_and_one_question() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 3));
        bench.stated(credit(run + "1", 300, bench.reference(file).value()));
        bench.reconcile.reconcile(List.of(bench.take(Outbox.RECONCILE, file)), yesterday());
        assertThat(bench.labels(batch)).containsOnly("LATE");
        assertThat(subjects(file)).containsExactly("file:" + file.value());
    }

    @Test
    void a_decision_to_wait_is_looked_at_again_on_its_day() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1, booked(1, 1, 90)));
        bench.reconcileAll(NOW);
        done(item(subjects(file).get(0)), "WAIT_UNTIL", "AMOUNT_MISMATCH", 9_000);
        ring(file);
        assertThat(bench.labels(batch)).containsExactly("WAITING_UNTIL");
        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'reconcile' and due_at = (select max(until_at) from decision) and subject = "
                                + file.value()))
                .isOne();
    }

    /** Most lines of a file are labelled in the database by their file alone; not one that people decided about. */
    @Test
    void a_line_that_was_given_back_and_is_booked_as_sent_after_all_is_asked_about_again() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.delivered(batch, DUE);
        Instant after = DUE.plus(Duration.ofDays(1));
        ring(file, after);
        assertThat(bench.labels(batch)).containsOnly("NEVER_ANSWERED");
        done(item(subjects(file).get(0)), "RETURN_TO_MEMBER", "NEVER_ANSWERED", 0);
        ring(file, after);
        assertThat(bench.labels(batch)).containsOnly("RETURNED");
        bench.answered(bench.answer(file, 2));
        bench.stated(credit(run + "2", 200, bench.reference(file).value()));
        bench.reconcileAll(after);
        assertThat(bench.labels(batch)).containsOnly("DECISION_CONTRADICTED");
    }

    private static Answer.Line[] refused(int first, int last, String cause) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(n -> new Answer.Line(n, person(n), Answer.LineVerdict.REFUSED, Satang.ZERO, cause))
                .toArray(Answer.Line[]::new);
    }

    private List<String> subjects(FileId file) {
        return bench.jdbc
                .sql("select subject from review_item where closed_at is null and file_id = ? order by subject")
                .param(file.value())
                .query(String.class)
                .list();
    }

    private long lines(FileId file) {
        return bench.count("""
                select count(*) from review_item_line x join review_item i on i.item_id = x.item_id
                where i.closed_at is null and i.file_id =
                """ + file.value());
    }

    private long item(String subject) {
        return bench.count("select item_id from review_item where closed_at is null and subject = '" + subject + "'");
    }

    private void ring(FileId file) {
        ring(file, NOW);
    }

    private void ring(FileId file, Instant now) {
        new Bell(DATABASE.dataSource()).touch(List.of(file.value()));
        bench.reconcileAll(now);
    }

    private long proposed(long item) {
        String label = bench.jdbc
                .sql("select label from review_item where item_id = ?")
                .param(item)
                .query(String.class)
                .single();
        return proposed(item, "WRITE_OFF", label);
    }

    /** Of the item's lines where it has some of its own, as the desk would. */
    private long proposed(long item, String kind, String answers) {
        return proposed(item, kind, answers, 0);
    }

    private long proposed(long item, String kind, String answers, long booked) {
        return Objects.requireNonNull(DATABASE.transactions().execute(status -> {
            long id = bench.jdbc
                    .sql("""
                            insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at)
                            select :item, 'wiang', :kind, :answers,
                                coalesce(sum(case when :kind = 'ACCEPT_AGENCY_AMOUNT' then abs(l.satang - :booked) else l.satang end), 0),
                                'malee', 'treasurer', 'test', case when :kind = 'WAIT_UNTIL' then here_today() + 300 end
                            from review_item_line x join line l on l.line_id = x.line_id where x.item_id = :item
                            returning decision_id
                            """)
                    .param("item", item)
                    .param("kind", kind)
                    .param("answers", answers)
                    .param("booked", booked)
                    .query(Long.class)
                    .single();
            bench.jdbc
                    .sql(
                            "insert into decision_line select ?, line_id, ?, false from review_item_line where item_id = ?")
                    .params(id, booked, item)
                    .update();
            return id;
        }));
    }

    private void done(long item, String kind, String answers, long booked) {
        long decision = proposed(item, kind, answers, booked);
        bench.jdbc
                .sql("insert into decision_approval (decision_id, officer, role) values (?, 'somchai', 'chair')")
                .param(decision)
                .update();
        bench.jdbc
                .sql("update decision set state = 'APPROVED' where decision_id = ?")
                .param(decision)
                .update();
        Planted.behind(
                DATABASE.dataSource(),
                "decision decision_carried_out",
                () -> DATABASE.transactions().executeWithoutResult(status -> {
                    bench.jdbc
                            .sql("update decision set state = 'DONE', ended_at = now() where decision_id = ?")
                            .param(decision)
                            .update();
                    bench.jdbc
                            .sql("update decision_line set live = true where decision_id = ?")
                            .param(decision)
                            .update();
                }));
    }

    private static ReconcileStore.Terms yesterday() {
        ReconcileStore.Terms never = Bench.terms(NOW);
        return new ReconcileStore.Terms() {
            @Override
            public java.time.Instant known(ProfileId profile) {
                return never.known(profile);
            }

            @Override
            public Optional<LocalDate> dueOn(ProfileId profile, Period period, Optional<FundId> fund) {
                return Optional.of(LocalDate.of(2020, 1, 1));
            }
        };
    }
}
