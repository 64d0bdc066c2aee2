package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.FundEvents.Event;

/** What programs are told of batches in a store from before what intake refuses of a correcting batch was the first line's again (V32). */
class ToldBeforeTest {
    private static final FundId WIANG = FundId.of("wiang");

    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("30"));

    @Test
    void a_batch_whose_line_went_again_alone_and_was_refused_there_is_settled_when_people_ended_it() {
        Bench bench = new Bench(OLD);
        OlderDecisions older = new OlderDecisions(bench, WIANG);
        BatchId ended = bench.batch("wiang", 1, TOY);
        BatchId open = bench.batch("wiang", 1, TOY);
        long again = wentAgain(bench, older, ended);
        long waits = wentAgain(bench, older, open);
        long second = older.refusedAtIntake(again, 1);
        long unended = older.refusedAtIntake(waits, 1);
        older.asked(unended, "REFUSED_AT_INTAKE");
        older.done(older.asked(second, "REFUSED_AT_INTAKE"), "RETURN_TO_MEMBER", second);
        older.label(second, "RETURNED");

        OLD.migrate();

        JdbcFundEvents events = new JdbcFundEvents(
                OLD.dataSource(), OLD.transactions(), new Entries(OLD.dataSource()), new Stores(OLD).dead());
        events.listen(Set.of(WIANG));
        long hook = bench.count("select webhook_id from webhook");
        assertThat(told(events, hook)).containsExactly("batch.settled batch:" + again);
        assertThat(told(events, hook)).containsExactly("batch.settled batch:" + ended.value());
        assertThat(told(events, hook)).as("of the other nobody ended anything").isEmpty();
    }

    /** Refused by the agency, and sent again by two people; what stands in the batch that it returns is all that intake made of it. */
    private static long wentAgain(Bench bench, OlderDecisions older, BatchId batch) {
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(
                file, 0, new Answer.Line(1, Bench.person(1), Answer.LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1")));
        long line = older.lines(batch).get(0);
        long again = older.done(older.asked(line, "NOT_ELIGIBLE"), "RESUBMIT", line);
        older.label(line, "RESUBMITTED");
        long correcting = older.correcting(batch, again);
        OLD.jdbc()
                .sql("update batch set state = 'DISPATCHED' where batch_id = ?")
                .param(correcting)
                .update();
        return correcting;
    }

    private static List<String> told(JdbcFundEvents events, long hook) {
        List<Event> untold = events.untold(hook, 100);
        untold.forEach(e -> events.told(e.id()));
        return untold.stream().map(e -> e.type() + " " + e.subject()).toList();
    }
}
