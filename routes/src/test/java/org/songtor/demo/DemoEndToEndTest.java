package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole month in a process of its own: real PostgreSQL, Artemis, SFTP, HTTPS and SOAP. */
class DemoEndToEndTest {
    @TempDir
    private Path temp;

    @Test
    void a_month_ends_as_the_sample_expects_and_the_agencies_own_books_agree() throws Exception {
        Path dir = temp.resolve("demo");
        try (DemoProcess demo = DemoProcess.start(dir, temp.resolve("keys"), "--exit")) {
            assertThat(demo.exitCode()).as(demo.said()).isZero();
            assertThat(demo.said()).contains("every line ended with the label the sample expects");
        }
        new BooksCheck(dir).all();
        assertThat(postgresOf(dir)).as("a PostgreSQL that outlived its gateway").isEmpty();
    }

    @Test
    void a_demo_killed_in_the_middle_is_resumed_without_a_second_delivery() throws Exception {
        Path dir = temp.resolve("killed");
        try (DemoProcess first = DemoProcess.start(dir, temp.resolve("keys"), "--exit")) {
            first.await("delivered [2-9]");
            assertThat(first.kill()).isEqualTo(137);
        }
        assertThat(Files.exists(dir.resolve("report.json"))).isFalse();
        try (DemoProcess second = DemoProcess.start(dir, temp.resolve("keys"), "--exit", "--resume")) {
            assertThat(second.exitCode()).as(second.said()).isZero();
        }
        new BooksCheck(dir).all();
    }

    @Test
    void a_folder_that_is_not_the_demos_own_is_refused_and_left_alone() throws Exception {
        Path dir = Files.createDirectory(temp.resolve("photos"));
        Path photo = Files.writeString(dir.resolve("wedding.jpg"), "precious");
        try (DemoProcess demo = DemoProcess.start(dir, temp.resolve("keys"), "--exit")) {
            assertThat(demo.exitCode()).isEqualTo(2);
            assertThat(demo.said()).contains("neither empty nor a demo's own");
        }
        assertThat(photo).hasContent("precious");
    }

    private static Optional<String> postgresOf(Path dir) {
        return ProcessHandle.allProcesses()
                .flatMap(p -> p.info().commandLine().stream())
                .filter(line -> line.contains(dir.resolve("home").toString()))
                .findAny();
    }
}
