package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.fault.CrashPoint;

/** Gateways of two lines of shell each: they say that they are ready, and what they are told. */
class LivesTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final CrashPoint POINT = CrashPoint.COMMIT_BEFORE_RECEIPT;
    private static final String WAITS = "read end";
    private static final String DIES_ARMED = "read arm; echo done $arm; kill -9 $$";

    @TempDir
    private Path run;

    private final Queue<String> scripts = new ArrayDeque<>();
    private Path errors;
    private Lives lives;

    @BeforeEach
    void anErrorOutputOfAllLives() {
        errors = run.resolve("victim.err");
        lives = new Lives(() -> victim(scripts.remove()));
    }

    @AfterEach
    void theyEnd() throws InterruptedException {
        lives.close();
    }

    @Test
    void one_that_ends_by_itself_is_told_once_and_started_again() throws Exception {
        scripts.addAll(List.of("exit 3", WAITS));
        assertThat(lives.living().diesWithin(LONG)).isTrue();
        assertThat(lives.living().alive()).isTrue();
        assertThat(lives.unasked()).isEqualTo("a gateway ended by itself with 3; ");
        assertThat(lives.unasked()).isEmpty();
    }

    @Test
    void one_that_never_came_up_says_why_and_nothing_was_tried() {
        scripts.addAll(List.of("echo 'songtor: malee has a fund that is not configured' >&2"));
        lives = new Lives(() -> started(scripts.remove()));
        assertThatThrownBy(lives::living)
                .isInstanceOf(NotBegunException.class)
                .hasMessageContaining("malee has a fund that is not configured");
    }

    @Test
    void one_that_ended_by_itself_and_was_not_started_again_is_told_as_well() throws Exception {
        scripts.add("exit 3");
        assertThat(lives.living().diesWithin(LONG)).isTrue();
        assertThat(lives.unasked()).contains("ended by itself with 3");
    }

    @Test
    void one_that_the_campaign_kills_is_not_told() throws Exception {
        scripts.addAll(List.of(WAITS, WAITS));
        lives.living().kill();
        assertThat(lives.living().alive()).isTrue();
        assertThat(lives.unasked()).isEmpty();
    }

    @Test
    void one_that_dies_at_the_point_it_was_armed_for_is_not_told() throws Exception {
        scripts.addAll(
                List.of("read arm; echo done $arm; echo songtor: killed at " + POINT + " >&2; kill -9 $$", WAITS));
        Victim armed = lives.living();
        armed.arm(POINT, 1);
        assertThat(armed.diesWithin(LONG)).isTrue();
        assertThat(armed.diedAt(POINT)).isTrue();
        assertThat(armed.diedAt(CrashPoint.RING_BEFORE_MARK)).isFalse();
        assertThat(lives.unasked()).isEmpty();
    }

    @Test
    void what_an_earlier_life_wrote_when_it_died_is_not_the_last_word_of_this_one() throws Exception {
        Files.writeString(errors, "songtor: killed at " + POINT + "\n\n");
        scripts.addAll(List.of(DIES_ARMED, WAITS));
        Victim armed = lives.living();
        armed.arm(POINT, 1);
        assertThat(armed.diesWithin(LONG)).isTrue();
        assertThat(armed.exitCode()).isEqualTo(Victim.KILLED);
        assertThat(armed.diedAt(POINT)).isFalse();
        assertThat(lives.unasked()).contains("ended by itself with 137");
    }

    private Victim victim(String script) throws IOException {
        return started("echo ready 1 2; " + script);
    }

    private Victim started(String script) throws IOException {
        Files.write(errors, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        LastWords words = LastWords.of(errors);
        Process process = new ProcessBuilder("sh", "-c", script)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        return new Victim(process, LONG, words);
    }
}
