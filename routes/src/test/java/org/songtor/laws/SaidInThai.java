package org.songtor.laws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.laws.ExpectedScan.Said;
import org.songtor.model.ProblemCode;

/** What the sources say of a problem, and what of it a reader of Thai would be told in English. */
final class SaidInThai {
    static final Locale THAI = Locale.forLanguageTag("th");

    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z_-]*[a-z]{2,}[A-Za-z_-]*");

    private SaidInThai() {}

    /** Of whatever makes a problem, of who calls that, and so on: to read the whole program would take four times as long. */
    static Set<Said> byTheProgram(int part) throws IOException {
        Map<Path, String> left = sources();
        Set<Path> read = new LinkedHashSet<>();
        Pattern tells = Pattern.compile("Problem|FormatException|package org\\.songtor\\.layout;");
        ExpectedScan.Result found = new ExpectedScan.Result(Set.of(), Set.of());
        while (takes(left, tells, read)) {
            found = ExpectedScan.of(read, part);
            tells = Pattern.compile("\\b(" + String.join("|", found.classes()) + ")\\b");
        }
        return found.said();
    }

    /** Of this source alone. */
    static Set<Said> by(Path source, int part) throws IOException {
        Path problem = ROOT.resolve("schemas/src/main/java/org/songtor/model/Problem.java");
        return ExpectedScan.of(List.of(problem, source), part).said();
    }

    /** Each problem that it may be; where the sources do not say which, one about the content of a file. */
    static Stream<ProblemCode> codes(Said said) {
        return Arrays.stream(ProblemCode.values())
                .filter(code -> said.code().equals(SourceTexts.VALUE)
                        ? code == ProblemCode.BAD_RECORD
                        : code.name().equals(said.code()));
    }

    /** The words with a figure where the program puts a value. */
    static String words(Said said) {
        return said.words().replace(SourceTexts.VALUE, "7");
    }

    /** @param told behind its arrow as it is told in Thai @param names that nobody translates */
    static List<String> english(Stream<String> told, Set<String> names) {
        return told.filter(one -> ENGLISH.matcher(one.substring(one.indexOf(" => ")))
                        .results()
                        .anyMatch(word -> !names.contains(word.group())))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether there was something to take. */
    private static boolean takes(Map<Path, String> left, Pattern tells, Set<Path> to) {
        Set<Path> more = left.entrySet().stream()
                .filter(file -> tells.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        left.keySet().removeAll(more);
        return to.addAll(more);
    }

    /** All but the simulator's, whose strange agencies speak to nobody. */
    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> all = new LinkedHashMap<>();
        for (String module : List.of("schemas", "adapters", "routes")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    all.put(file, Files.readString(file));
                }
            }
        }
        all.keySet().removeIf(file -> file.toString().contains("/simulate/"));
        return all;
    }
}
