package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** A seeded year of funds: to the satang, what came in is what went out and what is open, after every step; and everything planted is found. */
class YearTest {
    private static final int FUNDS = Integer.getInteger("match.funds", 200);
    private static final long SEED = Long.getLong("match.seed", 2569);

    private final Year year = new Year(SEED, FUNDS);
    private List<Labelled> labels = List.of();
    private Map<Long, Label> ofCredits = Map.of();
    private int steps;

    @BeforeEach
    void twelve_months() {
        for (int month = 1; month <= 12; month++) {
            year.send();
            reconcile();
            year.days(3);
            year.statement(60);
            reconcile();
            year.days(7);
            year.answer();
            reconcile();
            year.days(10);
            year.statement(90);
            reconcile();
            year.days(10);
            year.decide(labels, ofCredits, 60);
            reconcile();
        }
    }

    @Test
    void sums_in_are_sums_out_and_open_after_every_step_and_everything_planted_is_found() {
        ends();
        long planted = 0;
        long since = 0;
        for (Labelled one : labels) {
            Sent file = year.files.get((int) one.file().value() - 1);
            Sent.Line line = file.lines.get(one.position() - 1);
            planted += line.planted ? 1 : 0;
            if (line.planted && one.label() == Label.SETTLED && file.enoughFor(line)) {
                since++;
            } else if (line.planted) {
                assertThat(one.label()).as(() -> "planted: " + one).isNotIn(Label.SETTLED, Label.WAITING);
            } else {
                assertThat(one.label()).as(() -> "nothing is wrong with " + one).isEqualTo(Label.SETTLED);
            }
        }
        System.out.println(FUNDS + " funds, " + steps + " steps, " + year.files.size() + " files, " + labels.size()
                + " lines, " + year.bank.credits.size() + " credits; " + planted + " planted mismatches, all found, "
                + since + " of them paid since");
        assertThat(planted).isGreaterThan(labels.size() / 10);
    }

    /** Nothing new is sent; answers and money on the way arrive, deadlines pass, people decide about every credit. */
    private void ends() {
        year.answer();
        year.statement(100);
        reconcile();
        year.days(60);
        reconcile();
        for (int i = 0; i < 3; i++) {
            year.answer();
            year.decide(labels, ofCredits, 100);
            reconcile();
        }
    }

    private void reconcile() {
        steps++;
        List<CreditMatch> matches =
                CreditMatching.match(year.known().facts(), year.known().payable());
        Map<Long, Set<PaymentReference>> references = new HashMap<>();
        matches.forEach(match -> {
            if (match instanceof CreditMatch.Matched matched) {
                Set<PaymentReference> truth = year.bank.credits.get((int) match.credit() - 1).truth;
                assertThat(truth).as(() -> "matched for: " + match).containsAll(matched.files());
                references.put(match.credit(), matched.files());
            }
        });
        Evidence evidence = year.known().evidence(references);
        labels = Labels.label(evidence, year.now);
        Map<PaymentReference, Settlement> money = Settlement.of(evidence);
        ofCredits = ofCredits(matches, money);
        funds();
        bank(evidence, money);
    }

    private Map<Long, Label> ofCredits(List<CreditMatch> matches, Map<PaymentReference, Settlement> money) {
        return matches.stream().collect(Collectors.toMap(CreditMatch::credit, match -> {
            Settlement standing = match instanceof CreditMatch.Matched matched
                    ? money.get(matched.files().iterator().next())
                    : Settlement.NONE;
            Optional<Decided> decided = year.bank.credits.get((int) match.credit() - 1).decided;
            return Labels.ofCredit(match, standing, decided, year.now);
        }));
    }

    /** What funds collected is with the agency, back, written off, or open; what goes again is one line more for each that went. */
    private void funds() {
        Map<Label.Need, Long> sums = new EnumMap<>(Label.Need.class);
        long resubmitted = 0;
        for (Labelled one : labels) {
            Sent.Line line = year.files.get((int) one.file().value() - 1).lines.get(one.position() - 1);
            sums.merge(one.label().need(), line.satang, Math::addExact);
            resubmitted += one.label() == Label.RESUBMITTED ? line.satang : 0;
            if (one.label() == Label.RESUBMITTED) {
                assertThat(line.resubmitted).isTrue();
            }
        }
        long out = sums.getOrDefault(Label.Need.NOTHING, 0L);
        long open = sums.getOrDefault(Label.Need.PATIENCE, 0L) + sums.getOrDefault(Label.Need.DECISION, 0L);
        assertThat(out + open).as("step " + steps).isEqualTo(year.collected + year.resubmitted() - year.toSendAgain());
        assertThat(resubmitted).isLessThanOrEqualTo(year.resubmitted());
    }

    /** What the bank took in is what settled files asked for, or what was due by accepted amounts, what lies with files that are not exact, and what is nobody's yet; fees are counted once. */
    private void bank(Evidence evidence, Map<PaymentReference, Settlement> money) {
        Map<PaymentReference, Settlement> asSent = Settlement.of(undecided(evidence));
        Map<PaymentReference, Satang> totals = evidence.files().stream()
                .collect(Collectors.toMap(
                        Evidence.File::reference,
                        file -> asSent.get(file.reference()) == Settlement.EXACT ? file.total() : file.due()));
        long settled = 0;
        for (Evidence.File file : evidence.files()) {
            settled += money.get(file.reference()) == Settlement.EXACT
                    ? totals.get(file.reference()).value()
                    : 0;
        }
        long fees = 0;
        long other = 0;
        for (Evidence.Credit credit : evidence.credits()) {
            boolean exact = !credit.references().isEmpty()
                    && money.get(credit.references().iterator().next()) == Settlement.EXACT;
            other += exact ? 0 : credit.paid().value();
            fees += exact && onTop(credit, totals) ? credit.fee().value() : 0;
        }
        assertThat(settled + fees + other).as("step " + steps).isEqualTo(year.bank.banked);
        assertThat(ofCredits).hasSameSizeAs(year.bank.credits);
    }

    private static Evidence undecided(Evidence evidence) {
        return new Evidence(
                evidence.files().stream()
                        .map(file -> Undated.file(
                                file.id(),
                                file.reference(),
                                file.state(),
                                file.answerDue(),
                                file.answered(),
                                file.lines().stream()
                                        .map(line -> new LineFacts(line.position(), line.amount(), line.said()))
                                        .toList()))
                        .toList(),
                evidence.credits(),
                evidence.debits());
    }

    /** The payer paid the fee beside the total. A credit with a fee pays one file, alone. */
    private static boolean onTop(Evidence.Credit credit, Map<PaymentReference, Satang> totals) {
        return credit.fee().isPositive()
                && credit.amount()
                        .equals(totals.get(credit.references().iterator().next()));
    }
}
