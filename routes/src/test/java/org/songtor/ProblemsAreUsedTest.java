package org.songtor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songtor.model.ProblemCode;

/** A code that nothing reports would stand in the catalogue of errors for nothing. */
class ProblemsAreUsedTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final Pattern USE = Pattern.compile("ProblemCode\\.([A-Z][A-Z0-9_]+)");

    @Test
    void every_code_is_reported_somewhere_in_the_program() throws IOException {
        assertThat(unused(used())).isEmpty();
        Set<String> fewer = used();
        fewer.remove("LOOKS_LIKE");
        assertThat(unused(fewer)).containsExactly("LOOKS_LIKE");
    }

    private static List<String> unused(Set<String> used) {
        return Arrays.stream(ProblemCode.values())
                .map(Enum::name)
                .filter(name -> !used.contains(name))
                .toList();
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new HashSet<>();
        for (String module : List.of("schemas", "adapters", "routes")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher m = USE.matcher(Files.readString(file));
                    while (m.find()) {
                        used.add(m.group(1));
                    }
                }
            }
        }
        return used;
    }
}
