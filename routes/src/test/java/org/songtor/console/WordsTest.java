package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.items.Row;
import org.songtor.match.Reason;
import org.songtor.model.BatchState;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Severity;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.Fix;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What stands on the screen for a value of the trade, in both languages. */
class WordsTest {
    private static final String WHOLE_ID = MonthFixture.WHOLE_ID;

    static Stream<Words> bothLanguages() {
        return Stream.of(words("th"), words("en"));
    }

    @ParameterizedTest
    @MethodSource("bothLanguages")
    void every_label_has_a_word_a_reason_and_advice(Words w) {
        for (Label label : Label.values()) {
            assertThat(w.label(label)).isNotBlank();
            assertThat(w.why(label)).isNotBlank().isNotEqualTo(w.label(label));
            assertThat(w.todo(label)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("bothLanguages")
    void every_decision_suggestion_and_refusal_of_the_desk_has_words(Words w) {
        for (DecisionKind kind : DecisionKind.values()) {
            assertThat(w.say("kind." + kind)).isNotBlank();
            assertThat(w.say("kind." + kind + ".does")).isNotBlank();
        }
        Stream.of(Fix.Why.values())
                .forEach(why -> assertThat(w.say("fix." + why)).isNotBlank());
        Stream.of(DeskException.Why.values())
                .forEach(why -> assertThat(w.say("desk.why." + why)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("bothLanguages")
    void every_state_step_mark_and_severity_has_a_word(Words w) {
        Stream.of(BatchState.values())
                .forEach(state -> assertThat(w.batch(state)).isNotBlank());
        Stream.of(FileState.values())
                .forEach(state -> assertThat(w.say("file." + state)).isNotBlank());
        Stream.of(Step.Stage.values())
                .forEach(stage -> assertThat(w.say("step." + stage)).isNotBlank());
        Stream.of(Step.Mark.values())
                .forEach(mark -> assertThat(w.say("mark." + mark)).isNotBlank());
        Stream.of(Severity.values())
                .forEach(s -> assertThat(w.say("severity." + s)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("bothLanguages")
    void every_problem_says_what_it_is_and_what_mends_it(Words w) {
        for (ProblemCode code : ProblemCode.values()) {
            Problem problem = Problem.ofFile(code, "", "", "");
            assertThat(w.what(problem)).isNotBlank();
            assertThat(w.mend(problem)).isNotBlank().isNotEqualTo(w.what(problem));
        }
    }

    @ParameterizedTest
    @MethodSource("bothLanguages")
    void every_reason_why_a_file_could_be_paid_has_words_with_its_figures(Words w) {
        Map<Reason, List<String>> figures = new HashMap<>(Map.of(
                new Reason.SimilarReference(PaymentReference.ofNumber(7), "ST00045", 1, 3),
                        List.of("ST00045", "1", "3"),
                new Reason.SameAmount(Satang.of(25_725)), List.of("257.25"),
                new Reason.FeeExplains(Satang.of(25_725), Satang.of(1_010)), List.of("257.25", "10.10"),
                new Reason.SumOfFiles(Satang.of(25_725), 2), List.of("257.25", "2"),
                new Reason.PartOfFile(Satang.of(25_725), Set.of()), List.of("257.25"),
                new Reason.FundInText("เวียง"), List.of("เวียง"),
                new Reason.NearInDays(-2), List.of("-2"),
                new Reason.PaidAlready(Satang.of(25_725)), List.of("257.25"),
                new Reason.SentAgain(Satang.of(25_725)), List.of("257.25"),
                new Reason.AlsoClaimedBy(Set.of(1L, 2L, 9L)), List.of("3")));
        figures.putAll(Map.of(
                new Reason.PaidByRepair(Satang.of(25_725)), List.of("257.25"),
                new Reason.AmountLeft(Satang.of(25_725)), List.of("257.25"),
                new Reason.NumberInText("L1"), List.of("L1"),
                new Reason.LeftAfterDays(4), List.of("4")));
        assertThat(figures.keySet())
                .extracting(Reason::getClass)
                .doesNotHaveDuplicates()
                .hasSize(Reason.class.getPermittedSubclasses().length);
        figures.forEach(
                (reason, parts) -> assertThat(w.reason(reason)).contains(parts).doesNotContain("{", reason.code()));
        Reason bare = new Reason.SimilarReference(PaymentReference.ofNumber(7), "0000000729", 0, 0);
        Reason otherwise = new Reason.SimilarReference(PaymentReference.ofNumber(7), "ST0000000729", 0, 0);
        assertThat(w.reason(bare))
                .as("nothing differs and nothing is missing but the letters")
                .contains("ST", "0000000729")
                .doesNotContain(" 0 ", "{", "SIMILAR");
        assertThat(w.reason(otherwise))
                .contains("ST0000000729")
                .doesNotContain(" 0 ", "{", "SIMILAR")
                .isNotEqualTo(w.reason(bare).replace("0000000729", "ST0000000729"));
        assertThat(w.reason(new Reason.SameAmount(Satang.of(25_725), true)))
                .contains("257.25")
                .isNotEqualTo(w.reason(new Reason.SameAmount(Satang.of(25_725))))
                .doesNotContain("{", "SAME_AMOUNT");
    }

    @ParameterizedTest
    @MethodSource("bothLanguages")
    void a_file_that_was_given_up_is_called_what_its_last_attempt_came_to(Words w) {
        Set<String> titles = new HashSet<>();
        for (String end : List.of("REFUSED", "TRY_AGAIN", "UNKNOWN")) {
            Row item = ReviewCases.gaveUp(end);
            assertThat(titles.add(w.label(item)))
                    .as("%s: %s", end, w.label(item))
                    .isTrue();
            assertThat(titles.add(w.why(item))).isTrue();
            assertThat(titles.add(w.unanswered(item))).isTrue();
            assertThat(w.label(Label.UNDELIVERED, item)).as("of its lines").isEqualTo(w.label(item));
            assertThat(w.label(Label.SETTLED, item)).isEqualTo(w.label(Label.SETTLED));
        }
        assertThat(w.label(Label.UNDELIVERED)).isNotBlank().isNotIn(titles);
        assertThat(w.label(Label.UNDELIVERED, "")).isEqualTo(w.label(Label.UNDELIVERED));
        assertThat(w.label(Label.SETTLED, Words.UNSURE)).isEqualTo(w.label(Label.SETTLED));
    }

    @Test
    void sent_is_never_called_delivered_nor_accepted() {
        assertThat(words("th").say("file.SENT")).contains("ยังไม่ยืนยันว่าถึง").doesNotContain("รับ");
        assertThat(words("en").say("file.SENT")).contains("not yet proved");
        assertThat(words("th").say("file.DELIVERED")).contains("รอหน่วยงานตอบ");
        assertThat(words("en").say("file.DELIVERED")).contains("waiting for the agency’s answer");
    }

    @Test
    void both_languages_have_the_same_texts() throws IOException {
        Properties thai = read("/messages.properties");
        Properties english = read("/messages_en.properties");
        assertThat(thai.keySet()).isEqualTo(english.keySet());
        assertThat(thai.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank().doesNotContain("'"));
        assertThat(english.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank().doesNotContain("'"));
    }

    /** Events of items and decisions, as the store and the desk write them into the journal. */
    @ParameterizedTest
    @MethodSource("bothLanguages")
    void every_event_of_an_item_has_words(Words w) throws IOException {
        Pattern event = Pattern.compile("[\"']((?:item|decision)\\.[a-z-]+)[\"']");
        Set<String> events = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("../adapters/src/main/java/org/songtor/store"))) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                event.matcher(Files.readString(source)).results().forEach(found -> events.add(found.group(1)));
            }
        }
        assertThat(events).contains("item.opened", "item.reopened", "decision.undone");
        assertThat(events).allSatisfy(one -> assertThat(w.or("event.", one)).isNotEqualTo(one));
    }

    @Test
    void a_moment_is_written_in_the_buddhist_era_and_in_thailand() {
        Instant afternoon = Instant.parse("2026-11-21T07:05:00Z");
        assertThat(words("th").time(afternoon)).isEqualTo("21 พ.ย. 2569 14:05");
        assertThat(words("en").time(afternoon)).isEqualTo("21 Nov BE 2569 14:05");
        assertThat(words("th").time(Instant.parse("2026-12-31T17:00:00Z"))).isEqualTo("1 ม.ค. 2570 00:00");
    }

    @Test
    void a_period_is_a_month_and_a_buddhist_year() {
        assertThat(words("th").period(Optional.of(Period.of("2569-11")))).isEqualTo("พฤศจิกายน 2569");
        assertThat(words("en").period(Optional.of(Period.of("2569-11")))).isEqualTo("November BE 2569");
        assertThat(words("th").period(Optional.empty())).isEqualTo("ไม่ทราบงวด");
    }

    @ParameterizedTest
    @ValueSource(strings = {"th", "en"})
    void money_has_separators_and_both_decimals(String language) {
        String baht = language.equals("th") ? " บาท" : " baht";
        Words w = words(language);
        assertThat(w.money(Satang.of(2_570_000))).isEqualTo("25,700.00" + baht);
        assertThat(w.money(Satang.of(5))).isEqualTo("0.05" + baht);
        assertThat(w.money(Satang.of(-5))).isEqualTo("-0.05" + baht);
        assertThat(w.money(Satang.of(Long.MIN_VALUE))).isEqualTo("-92,233,720,368,547,758.08" + baht);
    }

    @Test
    void thirteen_digits_alone_are_masked_and_longer_or_shorter_numbers_are_not() {
        Words w = words("th");
        assertThat(w.plain("เลข " + WHOLE_ID + ".")).isEqualTo("เลข xxxxxxxxx0708.");
        assertThat(w.plain("12345678901234 123456789012")).isEqualTo("12345678901234 123456789012");
    }

    /** What an agency or an exception says may hold our own words, and is never read as ours. */
    @ParameterizedTest
    @MethodSource("bothLanguages")
    void a_note_with_words_of_others_is_shown_as_they_stand(Words w) {
        for (String theirs : List.of(
                "refused; period closed",
                "x; agency already has it",
                "day lily",
                "profile",
                "day 2026-02-30; agency ??",
                "period 2569-13; came-of-day soon")) {
            assertThat(NoteParts.of(w, "NSF-1.csv: line 5 (" + theirs + ")"))
                    .startsWith("NSF-1.csv: ")
                    .contains("5")
                    .doesNotContain("line 5 (")
                    .endsWith(" · " + theirs);
            assertThat(NoteParts.of(w, "IllegalStateException; " + theirs)).contains(theirs.split("; "));
            assertThat(NoteParts.of(w, theirs)).contains(theirs.split("; "));
        }
        assertThat(NoteParts.of(w, "NSF-1.csv: 12 lines (1-2345-67890-12-3)"))
                .contains("12")
                .doesNotContain("2345", "67890");
        assertThat(NoteParts.of(w, "NSF-1.csv: line 5")).doesNotContain(" · ", "(");
    }

    private static Words words(String language) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return new Words(texts, Locale.forLanguageTag(language), ZoneId.of("Asia/Bangkok"), null);
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(WordsTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
