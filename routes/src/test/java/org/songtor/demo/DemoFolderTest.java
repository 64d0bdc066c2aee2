package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    private Path temp;

    @Test
    void a_demos_own_folder_is_emptied_and_used_again() throws IOException {
        Path dir = temp.resolve("demo");
        DemoFolder.take(dir, false).close();
        Files.createDirectories(dir.resolve("agency/received"));
        Files.writeString(dir.resolve("agency/received/file"), "old");
        DemoFolder.take(dir, false).close();
        assertThat(dir.resolve("agency")).doesNotExist();
    }

    @Test
    void resuming_keeps_what_is_there() throws IOException {
        Path dir = temp.resolve("demo");
        DemoFolder.take(dir, false).close();
        Files.writeString(dir.resolve("ca.pem"), "kept");
        DemoFolder.take(dir, true).close();
        assertThat(dir.resolve("ca.pem")).hasContent("kept");
    }

    @Test
    void somebody_elses_folder_is_refused_untouched() throws IOException {
        Files.writeString(temp.resolve("letter"), "mine");
        assertThatThrownBy(() -> DemoFolder.take(temp, false)).isInstanceOf(DemoException.class);
        assertThatThrownBy(() -> DemoFolder.take(temp, true)).isInstanceOf(DemoException.class);
        assertThat(temp.resolve("letter")).hasContent("mine");
    }

    @Test
    void the_folder_of_a_demo_that_runs_is_not_taken_from_it() throws IOException {
        Path dir = temp.resolve("demo");
        try (DemoFolder running = DemoFolder.take(dir, false)) {
            Path report = Files.writeString(running.path().resolve("report.json"), "wanted");
            assertThatThrownBy(() -> DemoFolder.take(dir, false)).hasMessageContaining("another demo is running");
            assertThatThrownBy(() -> DemoFolder.take(dir, true)).hasMessageContaining("another demo is running");
            assertThat(report).hasContent("wanted");
        }
    }
}
