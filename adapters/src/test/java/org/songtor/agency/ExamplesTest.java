package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a profile's page shows as an example is a golden file of that profile, so a program of ours wrote it. */
class ExamplesTest {
    private static final Path FORMATS = Path.of("../schemas/src/main/resources/formats");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(FORMATS)) {
            return files.filter(f -> f.toString().endsWith(".example")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_one_of_its_profiles_golden_files(Path example) throws IOException {
        String name = example.getFileName().toString().replaceFirst("(-answer)?\\.v[0-9]+\\.example$", "");
        Path folder = GOLDEN.resolve(FORMATS.relativize(example).getParent()).resolve(name);
        byte[] bytes = Files.readAllBytes(example);
        try (Stream<Path> golden = Files.list(folder)) {
            assertThat(golden.filter(g -> same(g, bytes)))
                    .as("%s among %s", example, folder)
                    .hasSize(1);
        }
    }

    private static boolean same(Path file, byte[] bytes) {
        try {
            return Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
