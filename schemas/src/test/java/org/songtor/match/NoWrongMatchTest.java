package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.PaymentReference;

/** No credit is ever given to a file that it is not for, unless its payer wrote that file's reference, whole. */
class NoWrongMatchTest {
    private static final long SEED = Long.getLong("match.seed", 25_691_121);
    private static final int FILES = Integer.getInteger("match.files", 34_000);

    private static final class Rate {
        int credits;
        int automatic;
        int shown;
        int first;

        @Override
        public String toString() {
            int asked = Math.max(1, credits - automatic);
            return "%6d credits, %5.1f %% automatic; of the others the truth is shown for %5.1f %%, first for %5.1f %%"
                    .formatted(
                            credits,
                            100.0 * automatic / Math.max(1, credits),
                            100.0 * shown / asked,
                            100.0 * first / asked);
        }
    }

    private final Map<Payers.Way, Rate> rates = new EnumMap<>(Payers.Way.class);
    private int written;
    private int wrong;

    /** Running numbers packed tight, as one agency's own; between those of other agencies; and as in a big installation. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 8", "2, 900"})
    void not_one_of_a_hundred_thousand_credits_is_matched_to_a_wrong_file(int more, int between) {
        Payers payers = new Payers(SEED + more, FILES, between);
        assertThat(payers.credits).hasSizeGreaterThan(FILES);
        List<PayableFile> files = payers.payable();
        List<CreditMatch> matches = CreditMatching.match(payers.credits, files);
        assertThat(matches).hasSameSizeAs(payers.credits);
        Map<Long, CreditFacts> credits = payers.credits.stream().collect(Collectors.toMap(CreditFacts::id, c -> c));
        matches.forEach(match -> judge(payers, credits.get(match.credit()), match));
        System.out.println("files up to " + between + " numbers apart, " + credits.size() + " credits, " + wrong
                + " wrong, " + written + " for a file whose reference came out whole by accident");
        rates.forEach((way, rate) -> System.out.println("  " + way + ": " + rate));
        assertThat(wrong).isZero();
        assertThat(rates.get(Payers.Way.DAMAGED_ONCE).automatic).isPositive();
    }

    private void judge(Payers payers, CreditFacts credit, CreditMatch match) {
        Set<PaymentReference> truth = payers.truth.get(credit.id());
        Rate rate = rates.computeIfAbsent(payers.ways.get(credit.id()), way -> new Rate());
        rate.credits++;
        if (match instanceof CreditMatch.Matched matched) {
            Set<PaymentReference> whole = new HashSet<>(matched.files());
            whole.removeAll(matched.repaired());
            assertThat(PaymentReference.findAll(credit.text())).containsAll(whole);
            if (!truth.containsAll(matched.repaired())) {
                wrong++;
                System.out.println(
                        "WRONG " + credit + " " + payers.ways.get(credit.id()) + " " + matched + " truth " + truth);
            } else if (!truth.containsAll(whole)) {
                written++;
            }
            rate.automatic += matched.files().equals(truth) ? 1 : 0;
        } else if (match instanceof CreditMatch.Candidates some) {
            rate.shown += some.candidates().stream().anyMatch(c -> c.files().equals(truth)) ? 1 : 0;
            rate.first += some.candidates().get(0).files().equals(truth) ? 1 : 0;
        }
    }

    @Test
    void the_order_of_credits_and_files_changes_no_match() {
        Payers payers = new Payers(SEED + 3, 1_500, 8);
        List<CreditFacts> credits = new ArrayList<>(payers.credits);
        List<PayableFile> files = new ArrayList<>(payers.payable());
        List<CreditMatch> matches = CreditMatching.match(credits, files);
        Random random = new Random(SEED);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(credits, random);
            Collections.shuffle(files, random);
            assertThat(CreditMatching.match(credits, files)).isEqualTo(matches);
        }
    }

    /** Credits that came before are asked about again with every later one: what is found of them all at once does not depend on that. */
    @Test
    void every_sum_that_repairs_make_is_exact() {
        Payers payers = new Payers(SEED + 4, 5_000, 8);
        Map<Long, CreditFacts> credits = payers.credits.stream().collect(Collectors.toMap(CreditFacts::id, c -> c));
        Map<PaymentReference, PayableFile> files =
                payers.payable().stream().collect(Collectors.toMap(PayableFile::reference, f -> f));
        Map<PaymentReference, List<CreditFacts>> repaired = new java.util.HashMap<>();
        for (CreditMatch match : CreditMatching.match(payers.credits, List.copyOf(files.values()))) {
            if (match instanceof CreditMatch.Matched matched
                    && matched.repaired().size() == 1
                    && matched.files().size() == 1) {
                repaired.computeIfAbsent(matched.repaired().iterator().next(), r -> new ArrayList<>())
                        .add(credits.get(match.credit()));
            }
        }
        assertThat(repaired).isNotEmpty();
        repaired.forEach((reference, paid) -> {
            long gained =
                    paid.stream().mapToLong(credit -> credit.amount().value()).sum();
            long before =
                    paid.stream().mapToLong(credit -> credit.paid().value()).sum();
            assertThat(files.get(reference).open().value()).isIn(gained, before);
        });
    }
}
