package org.songtor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.laws.ExpectedScan.Said;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;

/** Whatever the program itself says of what stood somewhere is told to a reader of Thai in Thai; what others wrote it only knows while it runs. */
class FoundWordsTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final Locale THAI = Locale.forLanguageTag("th");
    /** Names that nobody translates. */
    private static final Set<String> NAMES = Set.of("Excel", "xls", "UTF-", "Windows-");

    @Test
    void all_that_a_check_says_of_what_stood_somewhere_is_told_in_thai() throws IOException {
        Set<Said> said = ExpectedWordsTest.said(ExpectedScan.FOUND);
        assertThat(said).as("what many ways lead to").hasSizeGreaterThan(300);
        assertThat(said.stream().map(Said::words))
                .contains("0 lines", SourceTexts.VALUE + " cells", "the end", "a blank at an end", "a hidden sheet");
        assertThat(english(said)).isEmpty();
    }

    @Test
    void what_stands_in_english_only_is_found(@TempDir Path bad) throws IOException {
        Path problem = ROOT.resolve("schemas/src/main/java/org/songtor/model/Problem.java");
        Path way = Files.writeString(bad.resolve("Way.java"), """
                import org.songtor.model.Problem;
                import org.songtor.model.ProblemCode;

                class Way {
                    Problem of(int cows) {
                        return Problem.ofFile(ProblemCode.BAD_RECORD, "", cows + " cows", "");
                    }
                }
                """);
        assertThat(english(ExpectedScan.of(List.of(problem, way), ExpectedScan.FOUND)
                        .said()))
                .containsExactly("BAD_RECORD 7 cows => 7 cows");
    }

    private static List<String> english(Set<Said> said) {
        return said.stream()
                .flatMap(FoundWordsTest::told)
                .filter(told -> ExpectedWordsTest.ENGLISH
                        .matcher(told.substring(told.indexOf(" => ")))
                        .results()
                        .anyMatch(word -> !NAMES.contains(word.group())))
                .distinct()
                .sorted()
                .toList();
    }

    /** Of each problem that it may be; where the sources do not say which, of one about the content of a file. */
    private static Stream<String> told(Said one) {
        String code = one.code().equals(SourceTexts.VALUE) ? ProblemCode.BAD_RECORD.name() : one.code();
        String words = one.words().replace(SourceTexts.VALUE, "7");
        return Stream.of(ProblemCode.values())
                .filter(c -> c.name().equals(code))
                .map(c -> c + " " + words + " => " + ProblemTexts.found(Problem.ofFile(c, "", words, ""), THAI));
    }
}
