package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;

/** A program that was told of a settled batch hears where its money is in doubt again, and where that ended. */
class ToldInDoubtTest extends AgainBench {
    private ToldEvents told;

    @BeforeEach
    void listening() {
        bench.fund(fund.value());
        told = new ToldEvents(DATABASE, fund);
    }

    @Test
    void an_answer_or_people_who_contradict_put_a_settled_batch_in_doubt_until_people_settle_it_anew() {
        open(2);
        bench.answered(bench.answer(file, 2));
        pay(file, 200);
        bench.reconcile(file, NOW);
        String settled = "batch:" + batch.value();
        assertThat(told.all()).containsExactly("batch.settled " + settled);

        said(LineVerdict.REFUSED, 0);
        long item = item(Label.REFUSED_BY_AGENCY);
        assertThat(told.all()).containsExactly("item.opened item:" + item, "batch.unsettled " + settled + ":1");
        assertThat(told.all()).as("once").isEmpty();

        Decision accepted = settle(item, Proposal.of(accept(), "หน่วยงานรับจริง"));
        bench.reconcile(file, NOW);
        assertThat(told.all()).containsExactly("batch.settled " + settled + ":1");
        undone(accepted);
        bench.reconcile(file, NOW);
        assertThat(told.all())
                .containsExactly("item.reopened item:" + item + ":1", "batch.unsettled " + settled + ":2");
        settle(item, Proposal.of(accept(), "หน่วยงานรับจริง"));
        bench.reconcile(file, NOW);
        assertThat(told.all()).containsExactly("batch.settled " + settled + ":2");
        assertThat(told.all()).isEmpty();
    }

    @Test
    void what_was_in_doubt_and_settled_before_anybody_asked_is_told_neither_time() {
        open(1);
        bench.answered(bench.answer(file, 1));
        pay(file, 100);
        bench.reconcile(file, NOW);
        told.all();
        said(LineVerdict.REFUSED, 0);
        long item = item(Label.REFUSED_BY_AGENCY);
        settle(item, Proposal.of(accept(), "หน่วยงานรับจริง"));
        bench.reconcile(file, NOW);
        assertThat(told.all()).containsExactly("item.opened item:" + item);
    }

    /** A fund's row rings each few seconds, and has a year of settled batches. */
    @Test
    void the_lines_of_a_settled_batch_are_looked_at_only_where_its_books_say_that_money_of_it_stands_open() {
        open(1);
        bench.answered(bench.answer(file, 1));
        pay(file, 100);
        bench.reconcile(file, NOW);
        told.all();
        assertThat(lookedAt()).isZero();
        said(LineVerdict.REFUSED, 0);
        assertThat(lookedAt()).isOne();
    }

    /** Of how many batches a look for those in doubt goes through the lines: it asks one that counts in place of the store's own, at the same price. */
    private long lookedAt() {
        return Objects.requireNonNull(DATABASE.transactions().execute(status -> {
            String price = text("select procost::text from pg_proc where proname = 'settled_whole'");
            bench.jdbc.sql("""
                            create or replace function settled_whole(hook bigint, whole bigint) returns boolean language plpgsql stable cost %s as $$
                            begin
                                perform set_config('songtor.looked_at', (current_setting('songtor.looked_at')::int + 1)::text, true);
                                return true;
                            end $$
                            """.formatted(price)).update();
            text("select set_config('songtor.looked_at', '0', true)");
            bench.jdbc
                    .sql("select note_unsettled(webhook_id) from webhook where fund_id = ?")
                    .param(fund.value())
                    .query()
                    .listOfRows();
            status.setRollbackOnly();
            return bench.count("select current_setting('songtor.looked_at')::bigint");
        }));
    }

    @Test
    void a_batch_whose_line_went_again_is_in_doubt_with_the_correcting_one_and_settled_after_it() {
        Decision again = wentAgain();
        BatchId correcting = correcting(again);
        FileId second = bench.delivered(correcting, DUE);
        carried(correcting, second);
    }

    @Test
    void a_batch_whose_money_was_held_is_in_doubt_with_its_release_and_settled_after_it() {
        batch = bench.batch(fund.value(), 0, TOY);
        bench.line(batch.value(), fund.value(), 1, TOY, "HELD_IN_TRUST");
        bench.jdbc
                .sql(
                        "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where batch_id = ?")
                .param(batch.value())
                .update();
        assertThat(bench.files.freeze(batch, Bench.DAY)).isEmpty();
        BatchId release = new Stores(DATABASE)
                .held()
                .release(fund, SchemeCode.of("toy"), Period.of("2569-12"))
                .orElseThrow();
        carried(release, bench.delivered(release, DUE));
    }

    /** The file of a batch that carries what the first one's line carried: settled, contradicted, accepted. */
    private void carried(BatchId second, FileId sent) {
        bench.answered(bench.answer(sent, 1));
        pay(sent, 100);
        bench.reconcile(sent, NOW);
        told.all();
        told.all();
        String first = "batch:" + batch.value();
        String carrier = "batch:" + second.value();
        assertThat(bench.count("select count(*) from fund_event where subject in ('" + first + "', '" + carrier + "')"))
                .isEqualTo(2);

        said(sent, LineVerdict.REFUSED, 0);
        long item = item(Label.REFUSED_BY_AGENCY);
        assertThat(told.all()).containsExactly("item.opened item:" + item, "batch.unsettled " + carrier + ":1");
        assertThat(told.all()).containsExactly("batch.unsettled " + first + ":1");
        assertThat(told.all()).isEmpty();
        settle(item, Proposal.of(accept(), "หน่วยงานรับจริง"));
        bench.reconcile(sent, NOW);
        assertThat(told.all()).containsExactly("batch.settled " + carrier + ":1");
        assertThat(told.all()).containsExactly("batch.settled " + first + ":1");
        assertThat(told.all()).isEmpty();
    }

    /** A program learns from the contract what it may be told. */
    @Test
    void the_contract_names_just_the_events_that_the_store_keeps() throws IOException {
        String contract = new String(
                getClass().getResourceAsStream("/openapi/songtor.v1.yaml").readAllBytes(), StandardCharsets.UTF_8);
        Matcher promised = Pattern.compile("enum: \\[(item\\.opened[^]]*)]").matcher(contract);
        assertThat(promised.find()).isTrue();
        Set<String> kept = new TreeSet<>();
        Matcher kind = Pattern.compile("'([a-z.]+)'")
                .matcher(text(
                        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'fund_event_kind_check'"));
        while (kind.find()) {
            kept.add(kind.group(1));
        }
        assertThat(Arrays.asList(promised.group(1).split(", "))).containsExactlyInAnyOrderElementsOf(kept);
    }

    private void pay(FileId one, long baht) {
        bench.stated(credit("Q" + System.nanoTime(), baht, bench.reference(one).value()));
    }
}
