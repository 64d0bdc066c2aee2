package org.songtor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.ProblemCode;

/** A code that nobody reports is a promise nobody keeps. */
class ProblemCodesInUseTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final Pattern USE = Pattern.compile("\\bProblemCode\\s*\\.\\s*([A-Z][A-Z0-9_]+)\\b");

    @Test
    void every_code_is_reported_somewhere_in_the_main_sources(@TempDir Path empty) throws IOException {
        assertThat(unused(sources())).isEmpty();

        Files.writeString(empty.resolve("A.java"), "class A { Object o = ProblemCode.EMPTY_FILE; }");
        assertThat(unused(List.of(empty)))
                .hasSize(ProblemCode.values().length - 1)
                .doesNotContain("EMPTY_FILE");
    }

    private static List<Path> sources() {
        return Stream.of("schemas", "adapters", "routes")
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .toList();
    }

    private static Set<String> unused(List<Path> roots) throws IOException {
        Set<String> codes =
                Arrays.stream(ProblemCode.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher use = USE.matcher(Files.readString(file));
                    while (use.find()) {
                        codes.remove(use.group(1));
                    }
                }
            }
        }
        return codes;
    }
}
