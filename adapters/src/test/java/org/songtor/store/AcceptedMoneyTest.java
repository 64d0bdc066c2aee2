package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songtor.items.Line;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;

/** Whether enough was paid is measured by the amounts that people accepted, and too little is asked about. */
class AcceptedMoneyTest extends DeskBench {
    private static final Proposal ACCEPT = Proposal.of(accept(), "ตามที่หน่วยงานลงบัญชี");

    private void paid(long baht, FileId... files) {
        StringBuilder text = new StringBuilder();
        for (FileId one : files) {
            text.append(bench.reference(one)).append(' ');
        }
        bench.stated(credit("A" + NUMBER.incrementAndGet() + System.nanoTime(), baht, text.toString()));
        bench.reconcileAll(NOW);
    }

    /** So many lines of 100 baht, the first of which the agency booked with another amount. */
    private void booked(int lines, long baht) {
        open(lines);
        bench.answered(bench.answer(file, lines, Bench.booked(1, 1, baht)));
        bench.reconcileAll(NOW);
    }

    private void accepted() {
        settle(item(Label.AMOUNT_MISMATCH), ACCEPT);
        bench.reconcileAll(NOW);
    }

    private boolean settled(FileId which) {
        return bench.count(
                        "select count(*) from agency_file where settled_at is not null and file_id = " + which.value())
                == 1;
    }

    private long stands(String account) {
        return bench.count("select coalesce(sum(satang), 0)::bigint from posting_entry where fund_id = '" + fund
                + "' and account = '" + account + "'");
    }

    private void balanced() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(java.util.Optional.of(fund), found::add);
        assertThat(found).isEmpty();
    }

    @Test
    void less_than_what_was_accepted_is_asked_about_with_its_money() {
        booked(1, 80);
        accepted();
        paid(60, file);
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT");
        long item = item(Label.FILE_SHORT);
        assertThat(one(item).row().atRisk()).as("what is due").isEqualTo(Satang.ofBaht(80));
        assertThat(stands("AT_RISK")).isEqualTo(10_000);
        balanced();
        paid(20, file);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(settled(file)).isTrue();
        assertThat(stands("SETTLED")).isEqualTo(8_000);
        assertThat(stands("MEMBER_CREDIT")).isEqualTo(2_000);
        assertThat(bench.views.files(viewer, batch).get(0).credited()).contains(Satang.ofBaht(80));
        balanced();
    }

    @Test
    void it_does_not_matter_what_came_first() {
        booked(2, 80);
        paid(170, file);
        assertThat(bench.labels(batch)).as("short of what was sent").containsExactly("AMOUNT_MISMATCH", "FILE_SHORT");
        accepted();
        assertThat(bench.labels(batch)).as("short of what is due").containsExactly("FILE_SHORT", "FILE_SHORT");
        assertThat(bench.views.labels(viewer, batch)).singleElement().satisfies(count -> {
            assertThat(count.amount()).as("as collected").isEqualTo(Satang.ofBaht(200));
            assertThat(count.due()).as("as the item and the file say").isEqualTo(Satang.ofBaht(180));
            assertThat(count.asksOther()).isTrue();
        });
        assertThat(one(item(Label.FILE_SHORT)).row().atRisk()).isEqualTo(Satang.ofBaht(180));
        paid(10, file);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "SETTLED");
        balanced();
    }

    @Test
    void what_is_accepted_lies_where_its_file_does_beside_a_line_that_is_called_otherwise_in_one_go() {
        booked(2, 80);
        settle(item(Label.AMOUNT_MISMATCH), ACCEPT);
        bench.answered(bench.answer(
                file, 0, new Answer.Line(2, Bench.person(2), Answer.LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1")));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "NOT_ELIGIBLE");
        assertThat(stands("ACCEPTED")).isEqualTo(8_000);
        assertThat(stands("MEMBER_CREDIT")).isEqualTo(2_000);
        assertThat(stands("TO_SEND")).isZero();
        balanced();
    }

    /** Where its money lies was said when the label was new; what the file's facts change is booked with them. */
    @Test
    void what_stays_accepted_goes_nowhere_beside_a_line_that_is_called_otherwise() {
        booked(2, 80);
        paid(180, file);
        accepted();
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "SETTLED");
        String rows = "select count(*) from line_label where line_id = (select min(line_id) from line where batch_id = "
                + batch.value() + ")";
        long before = bench.count(rows);
        long after = Objects.requireNonNull(DATABASE.transactions().execute(status -> {
            status.setRollbackOnly();
            for (String sql : List.of(
                    "alter table agency_file disable trigger user",
                    "update agency_file set settled_at = null where file_id = " + file.value(),
                    "do $$ begin perform label_lines(array_agg(%d::bigint), array_agg(line_id order by line_no), array['AMOUNT_ACCEPTED', 'FILE_SHORT']) from line where batch_id = %d; end $$"
                            .formatted(file.value(), batch.value()))) {
                bench.jdbc.sql(sql).update();
            }
            assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "FILE_SHORT");
            return bench.count(rows);
        }));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void just_what_was_accepted_settles_the_whole_file_and_so_does_what_was_sent() {
        booked(2, 80);
        paid(180, file);
        accepted();
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "SETTLED");
        assertThat(settled(file)).isTrue();
        paid(20, file);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "SETTLED");
        assertThat(settled(file)).isTrue();
        balanced();
    }

    @Test
    void more_than_was_sent_was_accepted_and_what_was_sent_is_too_little() {
        booked(2, 130);
        paid(200, file);
        accepted();
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT", "FILE_SHORT");
        assertThat(settled(file)).isFalse();
        assertThat(stands("SETTLED")).isZero();
        paid(30, file);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "SETTLED");
        assertThat(stands("SETTLED")).isEqualTo(23_000);
        assertThat(stands("MEMBER_CREDIT")).isEqualTo(-3_000);
        balanced();
    }

    @Test
    void a_file_paid_with_another_is_looked_at_when_that_ones_amount_is_accepted() {
        booked(1, 80);
        FileId first = file;
        FileId second = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(second, 1));
        paid(180, first, second);
        assertThat(settled(second)).isFalse();
        accepted();
        assertThat(settled(first)).isTrue();
        assertThat(settled(second)).isTrue();
        balanced();
    }

    @Test
    void what_was_never_paid_of_a_file_is_one_item_with_what_is_due() {
        booked(4, 40);
        accepted();
        deadlineOver();
        assertThat(bench.labels(batch)).containsOnly("NEVER_PAID").hasSize(4);
        Row asked = one(item(Label.NEVER_PAID)).row();
        assertThat(asked.lines()).isEqualTo(4);
        assertThat(asked.atRisk()).isEqualTo(Satang.ofBaht(340));
        assertThat(one(asked.id()).subject()).isEqualTo("file:" + file.value());
        balanced();

        desk.propose(
                viewer, asked.id(), Proposal.until(DecisionKind.WAIT_UNTIL, "รอโอน", TODAY.plusDays(3)), by("malee"));
        deadlineOver();
        assertThat(bench.labels(batch)).as("the acceptance stands").containsOnly("NEVER_PAID");
        assertThat(one(asked.id()).row().waits())
                .as("nobody is asked about any of them until then")
                .isTrue();
        paid(340, file);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "SETTLED", "SETTLED", "SETTLED");
        assertThat(open("NEVER_PAID")).isZero();
        balanced();
    }

    @Test
    void who_gives_up_what_was_never_paid_names_the_lines_that_were_not_accepted() {
        booked(3, 40);
        accepted();
        deadlineOver();
        long asked = item(Label.NEVER_PAID);
        refused(
                Why.SOME_DECIDED_OTHERWISE,
                () -> desk.propose(viewer, asked, Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"), by("malee")));
        Set<Long> others = one(asked).lines().stream()
                .filter(line -> line.booked().equals(line.amount()))
                .map(Line::id)
                .collect(Collectors.toSet());
        settle(asked, new Proposal(DecisionKind.WRITE_OFF, "ไม่ตามต่อ", others, Set.of(), Optional.empty(), List.of()));
        deadlineOver();
        assertThat(bench.labels(batch)).containsExactly("NEVER_PAID", "WRITTEN_OFF", "WRITTEN_OFF");
        Row left = one(item(Label.NEVER_PAID)).row();
        assertThat(left.id()).as("the same item asks about the other").isEqualTo(asked);
        assertThat(left.lines()).isOne();
        assertThat(left.atRisk()).isEqualTo(Satang.ofBaht(40));
        balanced();
    }

    /** A line of which an older store asks by itself: looked at anew, it is the file's. */
    @Test
    void a_question_of_one_accepted_line_goes_over_into_the_files() {
        booked(2, 40);
        accepted();
        long line = bench.count("select min(l.line_id) from line l where l.batch_id = " + batch.value());
        bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id) values ('NEVER_PAID', 'line:' || ?, ?, 'treasurer', 10000, '', ?)")
                .params(line, fund.value(), file.value())
                .update();
        bench.jdbc
                .sql("insert into review_item_line (item_id, line_id) select max(item_id), ? from review_item")
                .param(line)
                .update();
        deadlineOver();
        assertThat(open("NEVER_PAID")).isOne();
        assertThat(one(item(Label.NEVER_PAID)).row().lines()).isEqualTo(2);
    }

    private void deadlineOver() {
        bench.jdbc
                .sql(
                        "insert into outbox (topic, subject) values ('reconcile', ?) on conflict (topic, subject) do update set due_at = now()")
                .param(file.value())
                .update();
        bench.reconcileAll(DUE.plusSeconds(60));
    }

    private long open(String label) {
        return bench.count("select count(*) from review_item where closed_at is null and label = '" + label
                + "' and file_id = " + file.value());
    }

    @Test
    void what_is_short_is_not_written_off_before_the_acceptance_is_taken_back() {
        booked(1, 80);
        accepted();
        paid(60, file);
        long item = item(Label.FILE_SHORT);
        refused(
                Why.DECIDED_OTHERWISE,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"), by("malee")));
        desk.propose(
                viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอโอนเพิ่ม", TODAY.plusDays(3)), by("malee"));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).as("the acceptance stands").containsExactly("FILE_SHORT");
        paid(40, file);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
    }

    @Test
    void the_database_and_the_program_mean_the_same_by_over_and_short() {
        booked(2, 80);
        accepted();
        for (long baht : new long[] {100, 80, 10, 10, 5}) {
            paid(baht, file);
            long over = bench.count("select over_of(" + file.value() + ")");
            Together.Money money = new Together(DATABASE.dataSource())
                    .money(new Long[] {file.value()})
                    .get(file.value());
            assertThat(money.standing().name()).isEqualTo(over == 0 ? "EXACT" : over > 0 ? "OVER" : "SHORT");
            assertThat(money.open().value()).isEqualTo(-over);
        }
    }
}
