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
        DemoFolder.take(dir, false);
        Files.createDirectories(dir.resolve("agency/received"));
        Files.writeString(dir.resolve("agency/received/file"), "old");
        DemoFolder.take(dir, false);
        assertThat(dir.resolve("agency")).doesNotExist();
    }

    @Test
    void resuming_keeps_what_is_there() throws IOException {
        Path dir = temp.resolve("demo");
        DemoFolder.take(dir, false);
        Files.writeString(dir.resolve("ca.pem"), "kept");
        DemoFolder.take(dir, true);
        assertThat(dir.resolve("ca.pem")).hasContent("kept");
    }

    @Test
    void somebody_elses_folder_is_refused_untouched() throws IOException {
        Files.writeString(temp.resolve("letter"), "mine");
        assertThatThrownBy(() -> DemoFolder.take(temp, false)).isInstanceOf(DemoException.class);
        assertThatThrownBy(() -> DemoFolder.take(temp, true)).isInstanceOf(DemoException.class);
        assertThat(temp.resolve("letter")).hasContent("mine");
    }
}
