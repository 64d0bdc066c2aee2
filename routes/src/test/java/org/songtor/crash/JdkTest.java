package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
    private static final Jdk OLD = new Jdk(Path.of("/own"), 17);

    @TempDir
    private Path folder;

    @Test
    void victims_run_on_the_newest_java_that_keeps_its_classes_linked() throws Exception {
        jdk("a", "25.0.3");
        jdk("b", "26");
        jdk("c", "21.0.8");
        assertThat(Jdk.newest(OLD, List.of(folder))).isEqualTo(new Jdk(folder.resolve("b"), 26));
    }

    @Test
    void without_such_a_one_they_run_on_the_java_of_the_campaign() throws Exception {
        jdk("a", "21.0.8");
        Files.createDirectories(folder.resolve("no-java"));
        Files.createDirectories(folder.resolve("unnamed/bin"));
        Files.createFile(folder.resolve("unnamed/bin/java")).toFile().setExecutable(true);
        assertThat(Jdk.newest(OLD, List.of(folder, folder.resolve("nowhere")))).isEqualTo(OLD);
    }

    @Test
    void a_java_that_is_new_enough_itself_is_left_for_a_newer_one_alone() throws Exception {
        jdk("a", "25.0.3");
        Jdk own = new Jdk(Path.of("/own"), 25);
        assertThat(Jdk.newest(own, List.of(folder))).isEqualTo(own);
    }

    @Test
    void a_start_over_an_old_home_writes_the_classes_and_later_ones_read_them() throws Exception {
        Path later = folder.resolve("house-1");
        Path warmUp = Files.createDirectory(folder.resolve("warm-up"));
        assertThat(Archive.options(new Jdk(folder, 25), warmUp))
                .as("the first, over an empty home")
                .containsExactly("-Xshare:auto");
        Files.createFile(warmUp.resolve("classes-are-kept"));
        assertThat(Archive.options(new Jdk(folder, 25), warmUp))
                .containsExactly("-XX:AOTCacheOutput=" + folder.resolve("gateway.classes"));
        assertThat(Archive.options(new Jdk(folder, 25), later)).containsExactly("-Xshare:auto");
        Files.createFile(folder.resolve("gateway.classes"));
        assertThat(Archive.options(new Jdk(folder, 25), later))
                .contains("-XX:AOTCache=" + folder.resolve("gateway.classes"));
        assertThat(Archive.options(OLD, later))
                .containsExactly("-XX:SharedArchiveFile=" + folder.resolve("gateway.classes"));
    }

    private void jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    }
}
