package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger cuts = new AtomicInteger();

    @Test
    void a_conversation_that_lasts_too_long_is_cut_again_and_again_until_it_ends() {
        try (Watch watch = Watch.over(SHORT, cuts::incrementAndGet)) {
            assertThat(watch.late()).isFalse();
            await().atMost(LONG).until(() -> cuts.get() >= 2);
            assertThat(watch.late()).isTrue();
            assertThat(watch.explained(new IOException("closed"))).isInstanceOf(CutOffException.class);
        }
    }

    @Test
    void one_that_ends_in_time_is_not_cut() {
        Watch watch = Watch.over(SHORT, cuts::incrementAndGet);
        watch.close();
        try (Watch later = Watch.over(SHORT.multipliedBy(3), () -> {})) {
            await().atMost(LONG).until(later::late);
        }
        assertThat(cuts).hasValue(0);
        assertThat(watch.explained(new IOException("closed"))).isNotInstanceOf(CutOffException.class);
    }

    @Test
    void where_one_cannot_be_cut_the_others_are() {
        List<Watch> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean broken = i % 2 == 0;
            all.add(Watch.over(SHORT, () -> {
                if (broken) {
                    throw new IllegalStateException("not connected yet");
                }
                cuts.incrementAndGet();
            }));
        }
        await().atMost(LONG).until(() -> all.stream().allMatch(Watch::late));
        assertThat(cuts.get()).isGreaterThanOrEqualTo(10);
        all.forEach(Watch::close);
    }

    @Test
    void one_that_ended_while_another_was_being_cut_is_left_alone() throws InterruptedException {
        CountDownLatch cutting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        List<Watch> others = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            others.add(Watch.over(SHORT, () -> {
                if (ended.get()) {
                    cuts.incrementAndGet();
                }
                cutting.countDown();
                awaited(go);
            }));
        }
        cutting.await();
        others.forEach(Watch::close);
        ended.set(true);
        go.countDown();
        try (Watch last = Watch.over(SHORT, () -> {})) {
            await().atMost(LONG).until(last::late);
        }
        assertThat(cuts).as("cut after they ended").hasValue(0);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
