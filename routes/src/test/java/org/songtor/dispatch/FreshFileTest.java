package org.songtor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.channel.Edge;
import org.songtor.channel.HttpsAgency;
import org.songtor.flow.FlowFixture;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.port.Convoy;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;

/** A file of which nothing was ever begun is put where nothing is, and the server says where something is. */
class FreshFileTest {
    private HttpsAgency agency;
    private Deliveries bench;
    private String name;

    @BeforeEach
    void start() throws Exception {
        agency = new HttpsAgency();
        bench = new Deliveries(FlowFixture.settings(Channel.HTTPS, agency.address()));
        bench.convoy = new Alone();
        bench.start(
                new HttpsChannel(Edge.calls(bench.settings), new ObjectMapper()),
                TemplatedRouteBuilder.builder(bench.camel, HttpsChannel.TEMPLATE)
                        .parameter("box", agency.address().toString()));
        name = bench.file.name;
    }

    @AfterEach
    void stop() {
        bench.close();
        agency.close();
    }

    @Test
    void it_is_not_asked_for_first_and_goes_only_where_nothing_is() {
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen).containsExactly("PUT inbox/" + name + ".p7s", "PUT inbox/" + name, "GET inbox/" + name);
        assertThat(agency.onlyWhereNothingIs).containsExactly("PUT inbox/" + name + ".p7s", "PUT inbox/" + name);
    }

    @Test
    void where_the_same_bytes_are_there_already_the_next_attempt_asks_and_sends_nothing() {
        agency.inbox.put(name, bench.file.content);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        agency.seen.clear();
        bench.ringLater();
        assertThat(bench.file.outcomes).last().isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen).containsExactly("GET inbox/" + name);
    }

    @Test
    void a_signature_of_ours_that_is_there_from_when_the_file_turned_back_is_no_obstacle() {
        agency.inbox.put(name + ".p7s", bench.file.signature);
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.Delivered.class);
        assertThat(agency.seen)
                .containsExactly(
                        "PUT inbox/" + name + ".p7s",
                        "GET inbox/" + name,
                        "PUT inbox/" + name + ".p7s",
                        "PUT inbox/" + name,
                        "GET inbox/" + name);
        assertThat(agency.onlyWhereNothingIs).containsExactly("PUT inbox/" + name + ".p7s");
    }

    @Test
    void other_bytes_that_are_there_stay_and_are_a_refusal_when_asked_for() {
        agency.inbox.put(name, new byte[] {1});
        bench.ring();
        assertThat(bench.file.onlyOutcome()).isInstanceOf(Outcome.TryAgain.class);
        bench.file.state = FileState.SIGNED;
        bench.ringLater();
        assertThat(bench.file.outcomes).last().isInstanceOf(Outcome.Refused.class);
        assertThat(agency.inbox.get(name)).containsExactly(1);
    }

    /** Takes the one file as one that was never begun, the first time; it is marked and noted by itself. */
    private final class Alone implements Convoy {
        @Override
        public Joined join(ProfileId profile, FileId first, int most, Duration lease) {
            if (bench.file.attempts > 0) {
                return Joined.NOBODY;
            }
            return bench.outbox
                    .take(bench.topic(), first.value(), lease)
                    .map(work -> new Member(work, bench.file.begin(first, work).orElseThrow()))
                    .map(member -> new Joined(List.of(member), Optional.empty()))
                    .orElse(Joined.NOBODY);
        }

        @Override
        public void sending(List<Outbox.Work> works) {
            throw new IllegalStateException("one is marked by itself");
        }

        @Override
        public void stillOurs(Outbox.Work work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delivered(List<Proved> files, Instant answerDue) {
            throw new IllegalStateException("one is noted by itself");
        }

        @Override
        public void back(List<Outbox.Work> works) {
            throw new IllegalStateException("nobody is behind it");
        }
    }
}
