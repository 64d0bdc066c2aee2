package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.port.DeliveryDesk.Why;
import org.songtor.port.Outbox;

/** The program holds a file that missed its last cut-off until somebody lets it go, or until nothing of it is left to let go. */
class LateEndsTest extends DeliveryDeskBench {
    private static final Instant MISSED = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void what_the_agency_answered_is_asked_about_no_more_and_is_noted_as_arrived() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.TryAgain("refused connection"), DUE);
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'deliver.toy.one'")
                .update();
        Outbox.Work late = bench.take("deliver.toy.one", file);
        heldLate(file, late);
        bench.outbox.release(late, Duration.ZERO);
        bench.answered(bench.answer(file, 1));
        ended(file, "ANSWERED", "the agency answered");
        Outbox.Work work = bench.take("deliver.toy.one", file);
        bench.files.begin(file, work);
        bench.files.attempted(file, work, new Outcome.Delivered("answered"), DUE, Optional.empty());
        assertThat(why(file)).isEqualTo(Why.DONE);
    }

    @Test
    void what_arrived_all_the_same_is_asked_about_no_more() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        bench.files.begin(file, work);
        heldLate(file, work);
        bench.files.attempted(file, work, new Outcome.Delivered("an earlier copy"), DUE, Optional.empty());
        ended(file, "DELIVERED", "the file arrived");
    }

    @Test
    void what_was_given_up_is_asked_about_as_that() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        bench.files.begin(file, work);
        heldLate(file, work);
        bench.files.attempted(file, work, new Outcome.Refused("409"), DUE, Optional.empty());
        ended(file, "UNDELIVERABLE", "the file was given up");
    }

    @Test
    void whoever_wanted_to_wait_for_it_gets_the_proposal_back() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.TryAgain("refused connection"), DUE);
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'deliver.toy.one'")
                .update();
        heldLate(file, bench.take("deliver.toy.one", file));
        long decision =
                bench.jdbc.sql("""
                        insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at)
                        select item_id, 'WAIT_UNTIL', label, at_risk, 'operator', 'operator', 'x', now() + interval '3 days'
                        from review_item where subject = 'file:' || ? and closed_at is null returning decision_id
                        """).param(file.value()).query(Long.class).single();
        bench.answered(bench.answer(file, 1));
        assertThat(bench.jdbc
                        .sql("select state from decision where decision_id = ?")
                        .param(decision)
                        .query(String.class)
                        .single())
                .isEqualTo("RETURNED");
    }

    @Test
    void what_a_person_holds_stays_held_whatever_becomes_of_it() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.TryAgain("refused connection"), DUE);
        desk.hold(file, WICHAI);
        bench.answered(bench.answer(file, 1));
        assertThat(shown(file).held()).isPresent();
    }

    private void heldLate(FileId file, Outbox.Work work) {
        bench.files.hold(file, work, Optional.of(MISSED), "missed its last cut-off");
        assertThat(open(file)).isOne();
        assertThat(shown(file).held()).isPresent();
    }

    private void ended(FileId file, String state, String why) {
        assertThat(bench.state(file)).isEqualTo(state);
        assertThat(open(file)).isZero();
        assertThat(shown(file).held()).isEmpty();
        assertThat(bench.jdbc
                        .sql("""
                                select detail from journal where event = 'item.closed'
                                    and subject = (select 'item:' || item_id from review_item where label = ? and subject = ?)
                                """)
                        .params(Label.MISSED_CUTOFF.name(), "file:" + file.value())
                        .query(String.class)
                        .single())
                .isEqualTo("MISSED_CUTOFF: " + why);
    }

    private long open(FileId file) {
        return bench.jdbc
                .sql("select count(*) from review_item where label = ? and subject = ? and closed_at is null")
                .params(Label.MISSED_CUTOFF.name(), "file:" + file.value())
                .query(Long.class)
                .single();
    }
}
