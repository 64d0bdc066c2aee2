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
        assertThat(said(THAI)).isEqualTo(wanted);
        assertThat(said(Locale.ENGLISH)).isEqualTo(wanted);
    }

    /** All but the words for what should have stood there, which a code may do without. */
    private static Set<String> said(Locale locale) {
        return ProblemTexts.keys(locale).stream()
                .filter(k -> !k.contains(".expected"))
                .collect(Collectors.toSet());
    }

    @Test
    void what_was_expected_is_told_in_words_where_there_are_some_and_of_codes_that_exist_only() {
        Set<String> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());
        assertThat(Stream.of(THAI, Locale.ENGLISH).flatMap(l -> ProblemTexts.keys(l).stream()))
                .allMatch(k -> codes.contains(k.substring(0, k.indexOf('.'))));
        Problem least = Problem.ofFile(ProblemCode.BELOW_LEAST, "amount", "20.00", "50.00");
        assertThat(ProblemTexts.expected(least, THAI)).isEqualTo("อย่างน้อย 50.00 บาท");
        assertThat(ProblemTexts.expected(least, Locale.ENGLISH)).isEqualTo("at least 50.00 baht");
        Problem wages = Problem.ofFile(ProblemCode.BAD_WAGES, "wages", "x", "empty");
        assertThat(ProblemTexts.expected(wages, THAI)).isEqualTo("empty");
        Problem nobody = Problem.ofFile(ProblemCode.MISSING_VALUE, "national_id", "", "13 digits");
        assertThat(ProblemTexts.expected(nobody, THAI)).contains("13 หลัก");
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
