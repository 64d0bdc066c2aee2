package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;

class BundleTest {
    private static final String TOPIC = "reconcile";

    private final List<List<Long>> done = new ArrayList<>();
    private int asked;

    /** Gives no more than so many, however many are wanted. */
    private final class Sparing extends TimedOutbox {
        private final int share;

        Sparing(int share, long subjects) {
            this.share = share;
            for (long n = 1; n <= subjects; n++) {
                add(TOPIC, n);
            }
        }

        @Override
        public synchronized List<Work> takeMore(String topic, List<Work> taken, int most, Duration lease) {
            asked++;
            return super.takeMore(topic, taken, Math.min(share, most), lease);
        }
    }

    @Test
    void a_store_that_gives_fewer_than_are_due_is_asked_until_none_is() {
        run(new Sparing(2, 5));
        assertThat(done).containsExactly(List.of(1L, 2L), List.of(3L, 4L), List.of(5L));
    }

    @Test
    void one_that_is_alone_asks_once() {
        run(new Sparing(2, 1));
        assertThat(done).containsExactly(List.of(1L));
        assertThat(asked).isOne();
    }

    @Test
    void a_store_is_told_what_was_taken_for_the_ring_and_of_later_pieces_that_nothing_was() {
        List<List<Long>> told = new ArrayList<>();
        TimedOutbox outbox = new TimedOutbox() {
            @Override
            public synchronized List<Work> takeMore(String topic, List<Work> taken, int most, Duration lease) {
                told.add(taken.stream().map(Work::subject).toList());
                return super.takeMore(topic, taken, Math.min(2, most), lease);
            }
        };
        for (long n = 1; n <= 3; n++) {
            outbox.add(TOPIC, n);
        }
        run(outbox);
        assertThat(told).startsWith(List.of(1L), List.of());
    }

    @Test
    void what_was_taken_is_free_again_where_the_store_does_not_say_what_goes_along() {
        TimedOutbox outbox = new TimedOutbox() {
            @Override
            public synchronized List<Work> takeMore(String topic, List<Work> taken, int most, Duration lease) {
                throw new IllegalStateException("no connection to the database");
            }
        };
        outbox.add(TOPIC, 1);
        assertThatThrownBy(() -> run(outbox)).hasMessageContaining("no connection");
        outbox.pass(Duration.ofSeconds(5));
        assertThat(outbox.ring(1, Duration.ofSeconds(10)))
                .extracting(Outbox.Work::subject)
                .containsExactly(1L);
    }

    private void run(TimedOutbox outbox) {
        FlowFixture.bundle(outbox, FlowFixture.settings(Channel.SFTP, URI.create("sftp://localhost/")))
                .run(TOPIC, 1, 10, works -> {
                    done.add(works.stream().map(Outbox.Work::subject).toList());
                    works.forEach(outbox::done);
                });
    }
}
