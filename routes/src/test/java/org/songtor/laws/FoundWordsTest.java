package org.songtor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.laws.ExpectedScan.Said;
import org.songtor.model.Problem;
import org.songtor.model.ProblemTexts;

/** Whatever the program itself says of what stood somewhere is told to a reader of Thai in Thai; what others wrote it only knows while it runs. */
class FoundWordsTest {
    /** Names that nobody translates. */
    private static final Set<String> NAMES = Set.of("Excel", "xls", "UTF-", "Windows-");

    @Test
    void all_that_a_check_says_of_what_stood_somewhere_is_told_in_thai() throws IOException {
        Set<Said> said = SaidInThai.byTheProgram(ExpectedScan.FOUND);
        assertThat(said).as("what many ways lead to").hasSizeGreaterThan(300);
        assertThat(said.stream().map(Said::words))
                .contains("0 lines", SourceTexts.VALUE + " cells", "the end", "a blank at an end", "a hidden sheet");
        assertThat(english(said)).isEmpty();
    }

    @Test
    void what_stands_in_english_only_is_found(@TempDir Path bad) throws IOException {
        Path way = Files.writeString(bad.resolve("Way.java"), """
                import org.songtor.model.Problem;
                import org.songtor.model.ProblemCode;

                class Way {
                    Problem of(int cows) {
                        return Problem.ofFile(ProblemCode.BAD_RECORD, "", cows + " cows", "");
                    }
                }
                """);
        assertThat(english(SaidInThai.by(way, ExpectedScan.FOUND))).containsExactly("BAD_RECORD 7 cows => 7 cows");
    }

    private static List<String> english(Set<Said> said) {
        return SaidInThai.english(said.stream().flatMap(FoundWordsTest::told), NAMES);
    }

    private static Stream<String> told(Said one) {
        String words = SaidInThai.words(one);
        return SaidInThai.codes(one)
                .map(code -> code + " " + words + " => "
                        + ProblemTexts.found(Problem.ofFile(code, "", words, ""), SaidInThai.THAI));
    }
}
