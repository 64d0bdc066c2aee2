package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.AgencyCode;
import org.songtor.sandbox.SandboxSettings.Kind;

class OrdersTest {
    private static final AgencyCode NSF = AgencyCode.of("nsf");

    @TempDir
    private Path folder;

    private Orders started() throws IOException {
        return new Orders(new OrderBook(folder.resolve("misbehaviour.csv"), new Disk(folder.resolve("making"))));
    }

    private Box box() {
        return new Box(NSF, "collection", Kind.FILES, folder.resolve("nsf"));
    }

    @Test
    void a_sandbox_that_was_started_anew_has_the_same_orders_with_what_is_left_of_them() throws Exception {
        Orders before = started();
        before.give(Misbehaviour.TRUNCATE, NSF, Optional.of("collection"), 3, Optional.of(Duration.ofMillis(1_500)));
        before.give(Misbehaviour.REFUSE_LOGIN, NSF, Optional.empty(), Order.ALWAYS, Optional.empty());
        assertThat(before.take(box(), Misbehaviour.TRUNCATE)).isPresent();
        Orders after = started();
        assertThat(after.list()).isEqualTo(before.list()).hasSize(2);
        assertThat(after.list().get(0).left()).isEqualTo(2);
        after.take(box(), Misbehaviour.TRUNCATE);
        after.take(box(), Misbehaviour.TRUNCATE);
        assertThat(started().take(box(), Misbehaviour.TRUNCATE)).as("used up").isEmpty();
        assertThat(started().take(NSF, Misbehaviour.REFUSE_LOGIN))
                .as("until calm")
                .isPresent();
    }

    @Test
    void a_number_is_never_given_twice_whatever_was_taken_back_before_the_restart() throws Exception {
        Orders before = started();
        Order first = before.give(Misbehaviour.TRUNCATE, NSF, Optional.empty(), 1, Optional.empty());
        assertThat(before.calm(first.id())).isTrue();
        Order next = started().give(Misbehaviour.TRUNCATE, NSF, Optional.empty(), 1, Optional.empty());
        assertThat(next.id()).isGreaterThan(first.id());
    }

    @Test
    void what_was_held_back_or_put_in_the_way_is_known_after_a_restart_and_goes_when_all_is_calm() throws Exception {
        Orders before = started();
        Hold hold = new Hold(NSF, "collection", "A-1.csv", Optional.of(Instant.ofEpochMilli(1_700)), true);
        before.hold(hold);
        before.litter(box(), "T-1.csv");
        Path litter = box().inbox("T-1.csv");
        Files.createDirectories(litter.getParent());
        Files.writeString(litter, "other bytes");
        Orders after = started();
        assertThat(after.held(box(), "A-1.csv")).contains(hold);
        assertThat(after.isLitter(box(), "T-1.csv")).isTrue();
        after.calm(Optional.of(NSF));
        assertThat(litter).doesNotExist();
        assertThat(started().held(box(), "A-1.csv")).isEmpty();
        assertThat(started().isLitter(box(), "T-1.csv")).isFalse();
        assertThat(started().list()).isEmpty();
    }
}
