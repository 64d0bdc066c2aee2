package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {
    private static final Locale THAI = Locale.forLanguageTag("th-TH");

    @Test
    void every_code_says_what_happened_and_what_to_do_in_both_languages_and_no_text_is_left_over() {
        Set<String> wanted = Arrays.stream(ProblemCode.values())
                .flatMap(c -> Stream.of(c.code() + ".what", c.code() + ".todo"))
                .collect(Collectors.toSet());
        assertThat(ProblemTexts.keys(THAI)).isEqualTo(wanted);
        assertThat(ProblemTexts.keys(Locale.ENGLISH)).isEqualTo(wanted);
    }

    @Test
    void texts_are_whole_sentences_in_their_own_letters() {
        for (ProblemCode code : ProblemCode.values()) {
            Problem problem = Problem.ofFile(code, "", "", "");
            List<String> thai = List.of(ProblemTexts.what(problem, THAI), ProblemTexts.todo(problem, THAI));
            List<String> english =
                    List.of(ProblemTexts.what(problem, Locale.ENGLISH), ProblemTexts.todo(problem, Locale.ENGLISH));
            assertThat(thai).as(code.name()).allMatch(t -> t.codePoints().anyMatch(c -> c >= 0xE01 && c <= 0xE2E));
            assertThat(english).as(code.name()).allMatch(t -> t.endsWith("."));
        }
    }
}
