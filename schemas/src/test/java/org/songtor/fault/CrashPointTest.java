package org.songtor.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.port.Installation.Mode;

class CrashPointTest {
    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsArmed() {
        CrashPoint.disarm();
    }

    @Test
    void unarmed_every_point_is_passed() {
        Arrays.stream(CrashPoint.values()).forEach(CrashPoint::reached);
        assertThat(CrashPoint.values()).hasSize(15);
    }

    @Test
    void live_mode_takes_no_crash() {
        assertThatThrownBy(() -> CrashPoint.arm(Mode.LIVE, "FROZEN_BEFORE_SIGNING"))
                .isInstanceOf(IllegalStateException.class);
        CrashPoint.reached(CrashPoint.FROZEN_BEFORE_SIGNING);
    }

    @Test
    void a_program_is_killed_at_its_pass_of_the_point_and_says_where() throws Exception {
        Process process = program("SIGNED_BEFORE_STORED:3");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
        assertThat(Files.readAllLines(folder.resolve("out"))).containsExactly("pass 1", "pass 2");
        assertThat(Files.readString(folder.resolve("err")).strip()).endsWith("killed at SIGNED_BEFORE_STORED");
    }

    @Test
    void a_program_whose_pass_does_not_come_goes_on() throws Exception {
        Process process = program("SIGNED_BEFORE_STORED:9");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void bytes_are_handed_over_as_they_are_unless_they_are_to_stop_half_way() throws Exception {
        byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Halfway.body(content)).isSameAs(content);
        CrashPoint.arm(Mode.SANDBOX, "PART_HALF_THERE:2");
        InputStream in = (InputStream) Halfway.body(content);
        assertThat(in.read(new byte[100])).as("what is there before the point").isEqualTo(5);
        assertThat(in.readAllBytes()).isEqualTo("56789".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void only_what_a_channel_does_not_do_is_no_place_to_crash_at() {
        assertThat(senseless(Lane.SFTP)).isEmpty();
        assertThat(senseless(Lane.HTTPS)).isEmpty();
        assertThat(senseless(Lane.SOAP)).isEmpty();
        assertThat(senseless(Lane.JMS)).containsExactly(CrashPoint.PART_HALF_THERE);
        assertThat(senseless(Lane.MANUAL))
                .containsExactly(
                        CrashPoint.PART_HALF_THERE,
                        CrashPoint.REMOTE_RENAME_BEFORE_COMMIT,
                        CrashPoint.DELIVERED_BEFORE_ANSWER_READ,
                        CrashPoint.ANSWER_APPLIED_BEFORE_MOVED);
    }

    private static List<CrashPoint> senseless(Lane lane) {
        return Arrays.stream(CrashPoint.values())
                .filter(p -> p.senseless(lane).isPresent())
                .toList();
    }

    private Process program(String asked) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Program.class.getName(),
                        asked)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Passes the point five times. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            CrashPoint.arm(Mode.SANDBOX, arguments[0]);
            for (int i = 1; i <= 5; i++) {
                CrashPoint.reached(CrashPoint.SIGNED_BEFORE_STORED);
                System.out.println("pass " + i);
            }
        }
    }
}
