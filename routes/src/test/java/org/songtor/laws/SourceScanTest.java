package org.songtor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws of the layout that only source text can show. Each scan is also run on a folder that breaks its rule. */
class SourceScanTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final Pattern CONFIGURED = Pattern.compile("(?m)^ {2}agencies:\\R {4}([a-z][a-z0-9]*):");
    /** The words inside a name or a text: {@code sso}, {@code Sso} and {@code SSO33} all hold the word sso; transfer does not hold nsf. */
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

    @Test
    void an_agency_is_named_only_in_a_folder_of_its_name(@TempDir Path bad) throws IOException {
        Set<String> agencies = agencies();
        assertThat(agencies).contains("baac", "gsb", "nsf", "sso");
        assertThat(named(mainSources(), agencies)).isEmpty();

        write(
                bad.resolve("org/songtor/dispatch/Route.java"),
                "class Route { NsfFormat format; String s = \"transfer\"; }");
        write(bad.resolve("org/songtor/agency/nsf/Fine.java"), "class NsfFine {}");
        write(bad.resolve("org/songtor/agency/nsf/Other.java"), "/** Not for sso33. */ class Other {}");
        assertThat(named(List.of(bad), agencies)).containsExactlyInAnyOrder("Route.java: nsf", "Other.java: sso");
    }

    @Test
    void every_package_is_null_marked(@TempDir Path bad) throws IOException {
        assertThat(unmarked(mainSources())).isEmpty();

        write(bad.resolve("a/A.java"), "package a; class A {}");
        write(bad.resolve("b/B.java"), "package b; class B {}");
        write(bad.resolve("b/package-info.java"), "package b;");
        write(bad.resolve("c/C.java"), "package c; class C {}");
        write(bad.resolve("c/package-info.java"), "@NullMarked\npackage c;");
        assertThat(unmarked(List.of(bad))).containsExactlyInAnyOrder("a", "b");
    }

    private static List<Path> mainSources() {
        List<Path> roots = Stream.of("schemas", "adapters", "routes")
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .toList();
        assertThat(roots).allMatch(Files::isDirectory);
        return roots;
    }

    private static Set<String> agencies() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : files(ROOT.resolve("config"), ".yaml")) {
            Matcher m = CONFIGURED.matcher(Files.readString(file));
            while (m.find()) {
                names.add(m.group(1));
            }
        }
        return names;
    }

    private static List<String> named(List<Path> roots, Set<String> agencies) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path root : roots) {
            for (Path file : files(root, ".java")) {
                Set<String> foreign = words(Files.readString(file));
                foreign.retainAll(agencies);
                root.relativize(file).getParent().forEach(folder -> foreign.remove(folder.toString()));
                foreign.forEach(name -> found.add(file.getFileName() + ": " + name));
            }
        }
        return found;
    }

    private static Set<String> words(String source) {
        Set<String> words = new HashSet<>();
        Matcher m = WORD.matcher(source);
        while (m.find()) {
            words.add(m.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static List<String> unmarked(List<Path> roots) throws IOException {
        Set<String> found = new HashSet<>();
        for (Path root : roots) {
            for (Path file : files(root, ".java")) {
                Path info = file.resolveSibling("package-info.java");
                if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked\n")) {
                    found.add(root.relativize(file.getParent()).toString());
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(p -> p.toString().endsWith(ending)).toList();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
