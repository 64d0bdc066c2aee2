package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;

/** The labelled set: what people who know the trade say of each situation, and whether the rules say the same, whatever came first. */
class SituationsTest {
    private static final int EVERY_ORDER_UP_TO = 5;
    private static final int SEEDED_ORDERS = 150;

    static List<Situation> situations() {
        return Situation.all();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void every_line_and_credit_has_its_label(Situation situation) {
        Scene scene = new Scene(situation.events());
        assertThat(scene.said()).isEqualTo(plain(situation.expected()));
        situation.expected().forEach((what, label) -> {
            if (label.contains("?")) {
                assertThat(shown(scene, what)).as(what).containsAll(wanted(label));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("situations")
    void the_order_of_arrival_changes_nothing(Situation situation) {
        Scene first = new Scene(situation.events());
        Map<String, String> said = first.said();
        Set<CreditMatch> matches = new HashSet<>(first.matches());
        orders(situation, events -> {
            Scene again = new Scene(events);
            assertThat(again.said()).as(() -> events.toString()).isEqualTo(said);
            assertThat(new HashSet<>(again.matches()))
                    .as(() -> events.toString())
                    .isEqualTo(matches);
        });
    }

    @Test
    void there_are_at_least_400_situations_and_every_label_is_among_them() {
        List<Situation> all = situations();
        assertThat(all).hasSizeGreaterThanOrEqualTo(400);
        assertThat(all.stream().map(Situation::name)).doesNotHaveDuplicates();
        assertThat(all.stream().map(one -> one.events().stream().sorted().toList()))
                .doesNotHaveDuplicates();
        Set<String> labels = all.stream()
                .flatMap(one -> one.expected().values().stream())
                .map(label -> label.split("[*>~?]")[0])
                .collect(Collectors.toSet());
        assertThat(labels).containsAll(names(Labels.OF_SENT_LINES)).containsAll(names(Labels.OF_CREDITS));
    }

    @Test
    void no_credit_of_the_set_is_matched_to_a_file_that_it_is_not_for() {
        for (Situation situation : situations()) {
            for (CreditMatch match : new Scene(situation.events()).matches()) {
                if (match instanceof CreditMatch.Matched matched) {
                    String label = situation.expected().get(String.valueOf((char) match.credit()));
                    assertThat(files(label.replaceFirst("\\?.*", "")
                                    .split("[>~]")[1]
                                    .split(",")))
                            .as(situation.name())
                            .containsAll(matched.files());
                }
            }
        }
    }

    private static List<String> names(Set<Label> labels) {
        return labels.stream().map(Label::name).toList();
    }

    /** Without the candidates. */
    private static Map<String, String> plain(Map<String, String> expected) {
        Map<String, String> plain = new TreeMap<>(expected);
        plain.replaceAll((what, label) -> label.replaceFirst("\\?.*", ""));
        return plain;
    }

    /** {@code ?1+2:SumOfFiles}: files 1 and 2 together, with this reason among others. */
    private static Set<String> wanted(String label) {
        return Arrays.stream(label.split("\\?")).skip(1).collect(Collectors.toSet());
    }

    private static Set<String> shown(Scene scene, String credit) {
        Set<String> shown = new HashSet<>();
        for (CreditMatch match : scene.matches()) {
            if (match instanceof CreditMatch.Contradicted but && but.credit() == credit.charAt(0)) {
                but.candidates().forEach(candidate -> shown(scene, candidate, shown));
            }
            if (match instanceof CreditMatch.Matched sure && sure.credit() == credit.charAt(0)) {
                sure.candidates().forEach(candidate -> shown(scene, candidate, shown));
            }
            if (match instanceof CreditMatch.Candidates some && some.credit() == credit.charAt(0)) {
                assertThat(some.candidates())
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(CreditMatching.MOST_CANDIDATES)
                        .allSatisfy(candidate -> assertThat(candidate.reasons()).isNotEmpty());
                some.candidates().forEach(candidate -> shown(scene, candidate, shown));
            }
        }
        return shown;
    }

    private static void shown(Scene scene, Candidate candidate, Set<String> shown) {
        String files = scene.numbers(candidate.files()).replace(',', '+');
        shown.add(files);
        candidate
                .reasons()
                .forEach(reason -> shown.add(files + ":" + reason.getClass().getSimpleName()));
    }

    private static Set<PaymentReference> files(String... numbers) {
        return Arrays.stream(numbers)
                .map(Integer::parseInt)
                .map(Damage::reference)
                .collect(Collectors.toSet());
    }

    /** Every order of up to five events; of more, their reverse and seeded ones. */
    private static void orders(Situation situation, Consumer<List<String>> each) {
        if (situation.events().size() <= EVERY_ORDER_UP_TO) {
            permute(new ArrayList<>(situation.events()), 0, each);
            return;
        }
        List<String> events = new ArrayList<>(situation.events());
        Collections.reverse(events);
        each.accept(events);
        Random random = new Random(situation.name().hashCode());
        for (int i = 0; i < SEEDED_ORDERS; i++) {
            Collections.shuffle(events, random);
            each.accept(events);
        }
    }

    private static void permute(List<String> events, int from, Consumer<List<String>> each) {
        if (from == events.size()) {
            each.accept(List.copyOf(events));
            return;
        }
        for (int i = from; i < events.size(); i++) {
            Collections.swap(events, from, i);
            permute(events, from + 1, each);
            Collections.swap(events, from, i);
        }
    }
}
