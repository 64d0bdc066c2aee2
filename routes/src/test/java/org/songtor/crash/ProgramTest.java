package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final String CLASS_PATH = "surefire.test.class.path";
    private static final byte[] CODE = {1, 2, 3};

    private final String before = System.getProperty(CLASS_PATH, "");

    @TempDir
    private Path folder;

    @BeforeEach
    void aProgramWithTwoLibraries() throws Exception {
        Files.createDirectories(folder.resolve("lib"));
        jar("gateway.jar");
        jar("lib/plain.jar");
        jar("lib/signed.jar", "META-INF/MAKER.SF", "META-INF/MAKER.RSA");
        System.setProperty(CLASS_PATH, folder.resolve("gateway.jar").toString());
    }

    @AfterEach
    void thisVeryProgramAgain() {
        if (before.isEmpty()) {
            System.clearProperty(CLASS_PATH);
        } else {
            System.setProperty(CLASS_PATH, before);
        }
    }

    @Test
    void victims_run_the_same_classes_without_their_makers_signatures() throws Exception {
        Path dir = folder.resolve("campaign");
        Program.make(dir);
        Path made = Path.of(Program.classPath(dir));
        assertThat(made).hasFileName("gateway.jar").startsWithRaw(dir);
        assertThat(made.toRealPath().resolveSibling("lib/signed.jar")).isRegularFile();
        assertThat(made.toRealPath()).startsWithRaw(dir.toRealPath());
        try (JarFile jar = new JarFile(made.resolveSibling("lib/signed.jar").toFile())) {
            assertThat(jar.stream().map(JarEntry::getName)).containsExactlyInAnyOrder(JarFile.MANIFEST_NAME, "A.class");
            assertThat(jar.getInputStream(jar.getJarEntry("A.class")).readAllBytes())
                    .isEqualTo(CODE);
            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
            assertThat(jar.getManifest().getEntries()).isEmpty();
        }
        assertThat(made.resolveSibling("lib/plain.jar").toRealPath())
                .isEqualTo(folder.resolve("lib/plain.jar").toRealPath());
    }

    @Test
    void a_program_that_runs_from_folders_is_left_as_it_is() throws Exception {
        System.setProperty(CLASS_PATH, folder.resolve("classes") + ":" + folder.resolve("lib/plain.jar"));
        Path dir = folder.resolve("campaign");
        Program.make(dir);
        assertThat(Program.classPath(dir)).isEqualTo(System.getProperty(CLASS_PATH));
        assertThat(Program.ofOneJar()).isFalse();
    }

    private void jar(String name, String... more) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Multi-Release"), "true");
        Attributes hash = new Attributes();
        hash.putValue("SHA-256-Digest", "AAAA");
        manifest.getEntries().put("A.class", hash);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve(name)), manifest)) {
            out.putNextEntry(new JarEntry("A.class"));
            out.write(CODE);
            for (String entry : more) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
    }
}
