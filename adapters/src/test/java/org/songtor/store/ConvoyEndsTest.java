package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.port.FileStore;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox.Work;

/** How each of those that went together ends, as it would alone: proved, found there, turned back, or lost. */
class ConvoyEndsTest extends ConvoyBench {
    @Test
    void one_that_is_asked_for_again_is_ours_until_another_takes_it_its_lease_is_over_or_a_person_holds_it() {
        List<Work> works = works(join(10));
        convoy.sending(works);
        works.forEach(convoy::stillOurs);
        bench.outbox.release(works.get(0), Duration.ZERO);
        assertThatThrownBy(() -> convoy.stillOurs(works.get(0))).hasMessageContaining("stale token");
        bench.take("deliver.toy.one", files.get(0));
        assertThatThrownBy(() -> convoy.stillOurs(works.get(0))).hasMessageContaining("stale token");
        bench.jdbc
                .sql("update outbox set held_until = now() where subject = ?")
                .param(files.get(1).value())
                .update();
        assertThatThrownBy(() -> convoy.stillOurs(works.get(1))).hasMessageContaining("stale token");
        bench.jdbc
                .sql("update agency_file set held_by = 'malee', held_at = now(), held_reason = 'x' where file_id = ?")
                .param(files.get(2).value())
                .update();
        assertThatThrownBy(() -> convoy.stillOurs(works.get(2))).isInstanceOf(HeldBackException.class);
    }

    @Test
    void those_that_are_proved_are_delivered_as_each_alone_would_be() {
        List<Work> works = works(join(10));
        convoy.sending(works);
        convoy.delivered(proved(works), DUE);
        FileId alone = bench.signed(bench.batch("wiang", 2, TOY));
        bench.attempt(alone, new Outcome.Delivered("shows file " + alone.value()), DUE);
        for (FileId file : files) {
            assertThat(story(file)).isEqualTo(story(alone).replace("" + alone.value(), "" + file.value()));
        }
        assertThat(bench.count("select count(*) from outbox where topic = 'deliver.toy.one'"))
                .isZero();
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and due_at > now()"))
                .isEqualTo(4);
        assertThat(count("state = 'DELIVERED' and delivered_at is not null and answer_due is not null and not doubt"
                        + " and begun_at is null and sending_at is null and attempts = 1"))
                .isEqualTo(4);
    }

    @Test
    void one_that_was_found_there_is_noted_as_sent_with_those_that_were_put_as_it_would_be_alone() {
        List<Work> works = works(join(10));
        convoy.sending(works.subList(1, 3));
        convoy.delivered(proved(works), DUE);
        FileId alone = bench.signed(bench.batch("wiang", 2, TOY));
        Work work = bench.take("deliver.toy.one", alone);
        bench.files.begin(alone, work);
        bench.files.attempted(alone, work, new Outcome.Delivered("was there"), DUE, Optional.empty());
        assertThat(count("state = 'DELIVERED' and sent_at = delivered_at"))
                .as("found there, in company and alone")
                .isEqualTo(2);
        assertThat(count("state = 'DELIVERED' and sent_at < delivered_at"))
                .as("put there")
                .isEqualTo(2);
        assertThat(moved("from_account = 'TO_SEND' and to_account = 'SENT'"))
                .as("lines whose money is no longer to be sent")
                .isEqualTo(8);
    }

    @Test
    void who_turns_back_made_no_attempt_and_is_due() {
        List<Work> works = works(join(10));
        convoy.sending(works.subList(0, 1));
        convoy.back(works.subList(1, 3));
        assertThat(count("state = 'SIGNED' and attempts = 0 and begun_at is null and tries_since is null"))
                .isEqualTo(2);
        assertThat(works(join(10)))
                .extracting(Work::subject)
                .containsExactly(files.get(1).value(), files.get(2).value());
    }

    /** As those whose last instant is near. */
    @Test
    void behind_those_that_are_given_back_at_once_the_others_go_on_and_each_is_known_by_its_own_term() {
        List<Work> works = works(join(10));
        assertThat(bench.files.terms(files)).containsOnlyKeys(files).allSatisfy((file, term) -> {
            assertThat(term).isEqualTo(bench.files.term(file));
            assertThat(term.released()).isEmpty();
        });
        convoy.back(works.subList(1, 2));
        convoy.sending(List.of(works.get(0), works.get(2)));
        assertThat(bench.files.terms(files).values().stream().filter(FileStore.Term::arrived))
                .as("in doubt")
                .hasSize(2);
        assertThat(bench.files.terms(files).get(files.get(1)).arrived()).isFalse();
        assertThat(convoy.join(TOY, files.get(1), 1, LEASE).members()).as("due").hasSize(1);
    }

    @Test
    void one_whose_lease_was_lost_does_not_turn_back() {
        List<Work> works = works(join(10));
        bench.outbox.release(works.get(0), Duration.ZERO);
        Work other = bench.take("deliver.toy.one", files.get(0));
        bench.files.begin(files.get(0), other);
        convoy.back(works);
        assertThat(count("attempts = 0")).isEqualTo(2);
        assertThat(bench.outbox.renew(other, LEASE))
                .as("still held by the other")
                .isTrue();
    }

    /** Attempts and journal of a delivery, without times. */
    private String story(FileId file) {
        Optional<String> attempts = bench.jdbc
                .sql(
                        "select string_agg(attempt || ' ' || outcome || ' ' || detail || ' ' || (begun_at is not null), ';') from delivery_attempt where file_id = ?")
                .param(file.value())
                .query(String.class)
                .optional();
        List<String> journal = bench.jdbc
                .sql(
                        "select actor || ' ' || event || ' ' || detail from journal where subject = ? and event like 'file.%' and event <> 'file.signed' and event <> 'file.frozen' order by entry_id")
                .param("file:" + file.value())
                .query(String.class)
                .list();
        return attempts + " " + journal;
    }
}
