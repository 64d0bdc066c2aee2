package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.Proposal;
import org.songtor.port.HeldStore.SentBack;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;

/** Who proposed, signed and sent back what was ordered about money held in trust, and what lapsed, each in its place in the story of that money. */
class TracedOrdersTest extends DeskBench {
    private static final SchemeCode SCHEME = SchemeCode.of("toy");
    private static final Period MONTH = Period.of("2569-12");
    private static final Set<What> BY_PEOPLE = Set.of(What.PROPOSED, What.APPROVED, What.DECIDED);

    private final JdbcHeldStore held = new Stores(DATABASE).held();

    @BeforeEach
    void inTrust() {
        batch = bench.batch(fund.value(), 0, TOY);
        bench.line(batch.value(), fund.value(), 1, TOY, "HELD_IN_TRUST");
        bench.line(batch.value(), fund.value(), 2, TOY, "HELD_IN_TRUST");
        bench.jdbc
                .sql(
                        "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where batch_id = ?")
                .param(batch.value())
                .update();
    }

    private Order release() {
        return held.propose(fund, new Proposal(Kind.RELEASE, SCHEME, Optional.empty(), "malee", "ปิดบัญชี"));
    }

    private List<Moment> story(Viewer viewer, BatchId of) {
        return new Stores(DATABASE)
                .traces().of(viewer, new Subject.Batch(of, new Subject.MemberNo("none"))).moments().stream()
                        .filter(one -> BY_PEOPLE.contains(one.what()))
                        .toList();
    }

    private static List<String> told(List<Moment> story) {
        return story.stream()
                .map(one -> one.what() + " " + one.subject() + " " + one.detail() + " "
                        + one.amount().orElseThrow()
                        + one.who().map(who -> " " + who).orElse(""))
                .toList();
    }

    @Test
    void who_proposed_signed_sent_back_and_carried_out_is_told_and_what_lapsed_and_what_was_withdrawn() {
        Order back = release();
        held.approve(fund, back.id(), "kanda", "committee");
        held.sendBack(fund, back.id(), new SentBack("somchai", "รอธันวาคม"));
        Order gone = release();
        held.withdraw(fund, gone.id(), "malee");
        Order over = release();
        Officers.lastDay(bench.jdbc, fund.value(), SCHEME.value());
        held.lapse(fund, SCHEME);
        Order done = release();
        held.approve(fund, done.id(), "somchai", "chair");
        BatchId made = held.execute(fund, done.id(), MONTH, "somchai").orElseThrow();
        List<String> last = List.of(
                "PROPOSED order " + done.id() + " RELEASE 200.00 malee",
                "APPROVED order " + done.id() + " RELEASE 200.00 somchai",
                "DECIDED order " + done.id() + " DONE 200.00 somchai");

        assertThat(told(story(viewer, batch)))
                .startsWith(
                        "PROPOSED order " + back.id() + " RELEASE 200.00 malee",
                        "APPROVED order " + back.id() + " RELEASE 200.00 kanda",
                        "DECIDED order " + back.id() + " SENT_BACK 200.00 somchai",
                        "PROPOSED order " + gone.id() + " RELEASE 200.00 malee",
                        "DECIDED order " + gone.id() + " WITHDRAWN 200.00 malee",
                        "PROPOSED order " + over.id() + " RELEASE 200.00 malee",
                        "DECIDED order " + over.id() + " LAPSED 200.00")
                .endsWith(last.toArray(String[]::new))
                .hasSize(10);
        assertThat(told(story(viewer, made))).as("of what it made").isEqualTo(last);
        assertThat(told(story(Bench.OPERATOR, made))).isEqualTo(last);
        assertThat(story(new Viewer("x", Set.of(FundId.of("other")), false), batch))
                .isEmpty();
    }

    @Test
    void what_went_by_schedule_nobody_proposed() {
        held.release(fund, SCHEME, MONTH);
        assertThat(story(viewer, batch)).isEmpty();
    }
}
