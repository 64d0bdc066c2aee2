package org.songtor.match;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;

/**
 * A year of funds, their agency and its bank, with everything that goes wrong. It knows what is true and plants what has to be found; what the rules make of it
 * is asked from outside after every step.
 */
final class Year {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    final List<Sent> files = new ArrayList<>();
    final YearsBank bank;
    /** What funds collected: counted where it happens. */
    long collected;

    Instant now = Instant.parse("2026-01-05T03:00:00Z");

    private final Dice dice;
    private final YearsAgency agency;
    private final int funds;
    private final Map<Integer, List<Long>> again = new HashMap<>();
    private long numbers = 4_500_000;

    Year(long seed, int funds) {
        this.dice = new Dice(new Random(seed));
        this.agency = new YearsAgency(dice);
        this.bank = new YearsBank(dice);
        this.funds = funds;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, BANGKOK);
    }

    /** A step of the month has passed. */
    void days(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    /** Funds pass on what they collected, and what was decided to be sent again. */
    void send() {
        for (int fund = 0; fund < funds; fund++) {
            int files = dice.chance(30) ? 2 : 1;
            for (int i = 0; i < files; i++) {
                List<Sent.Line> lines = new ArrayList<>();
                for (int line = 0; line <= dice.below(4); line++) {
                    lines.add(new Sent.Line(5_000L * (1 + dice.below(24)) + (dice.chance(5) ? 25 : 0)));
                }
                collected += lines.stream().mapToLong(line -> line.satang).sum();
                send(fund, lines);
            }
            List<Long> resent = again.remove(fund);
            if (resent != null) {
                send(fund, resent.stream().map(Sent.Line::new).toList());
            }
        }
    }

    private void send(int fund, List<Sent.Line> lines) {
        numbers += 1 + dice.below(40);
        Sent file = new Sent(new FileId(files.size() + 1L), PaymentReference.ofNumber(numbers), fund, today(), lines);
        file.due = Optional.of(now.plus(Duration.ofDays(20)));
        files.add(file);
        if (dice.chance(2)) {
            file.deliveredOn = file.day.plusDays(9);
            file.plant();
        }
        if (dice.chance(1)) {
            file.state = FileState.UNDELIVERABLE;
            file.due = Optional.empty();
            file.plant();
        } else if (dice.chance(2)) {
            agency.takesLate(file);
        } else {
            agency.takes(file);
        }
        bank.pay(file, files.get(Math.max(0, files.size() - 2)), today());
    }

    /** Answers of this month, in any order. */
    void answer() {
        agency.answer(now);
    }

    /** A part of what is on the way, and strangers' money. */
    void statement(int percent) {
        bank.statement(today(), percent);
    }

    /**
     * People look at what needs a decision; who knows whose money it is gives it to its files. About what contradicts them nothing can be decided but to ask and to wait,
     * beside what they decided before.
     */
    void decide(List<Labelled> labels, Map<Long, Label> ofCredits, int percent) {
        for (Labelled one : labels) {
            Sent file = files.get((int) one.file().value() - 1);
            Sent.Line line = file.lines.get(one.position() - 1);
            if (one.label().need() == Label.Need.DECISION
                    && one.label() != Label.DECISION_CONTRADICTED
                    && line.planted
                    && !line.resubmitted
                    && dice.chance(percent)) {
                decide(file, line, one);
            }
        }
        for (Paid paid : bank.credits) {
            Label label = ofCredits.get(paid.facts.id());
            if (label != null && label.need() == Label.Need.DECISION && dice.chance(percent)) {
                decide(paid, label);
            }
        }
    }

    private static void decide(Paid paid, Label label) {
        if (label != Label.CREDIT_UNSURE && label != Label.CREDIT_WITHOUT_FILE) {
            return;
        }
        if (paid.truth.isEmpty()) {
            paid.decided = Optional.of(new Decided(DecisionKind.NOT_OURS, label, Satang.ZERO, Optional.empty()));
        } else {
            paid.given = paid.truth;
        }
    }

    private void decide(Sent file, Sent.Line line, Labelled one) {
        DecisionKind kind = one.label() == Label.AMOUNT_MISMATCH || one.label() == Label.BOOKED_TWICE
                ? DecisionKind.ACCEPT_AGENCY_AMOUNT
                : oneOf(one.label());
        Satang booked = new LineFacts(one.position(), Satang.of(line.satang), line.said).booked();
        line.decided = Optional.of(new Decided(
                kind,
                one.label(),
                booked,
                one.label() == Label.BOOKED_TWICE ? Satang.of(line.satang) : booked,
                kind == DecisionKind.WAIT_UNTIL ? Optional.of(now.plus(Duration.ofDays(25))) : Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        if (kind == DecisionKind.RESUBMIT) {
            line.resubmitted = true;
            again.computeIfAbsent(file.fund, fund -> new ArrayList<>()).add(line.satang);
            if (dice.chance(20)) {
                agency.later(file, line);
            }
        }
    }

    /** One of some kinds with which the desk lets people answer that. */
    private DecisionKind oneOf(Label label) {
        List<DecisionKind> kinds = Stream.of(
                        DecisionKind.RESUBMIT,
                        DecisionKind.RETURN_TO_MEMBER,
                        DecisionKind.WRITE_OFF,
                        DecisionKind.WAIT_UNTIL)
                .filter(Decidable.kinds(label)::contains)
                .toList();
        return kinds.get(dice.below(kinds.size()));
    }

    /** What was decided to be sent again and is in no file yet. */
    long toSendAgain() {
        return again.values().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
    }

    long resubmitted() {
        return files.stream()
                .flatMap(file -> file.lines.stream())
                .filter(line -> line.resubmitted)
                .mapToLong(line -> line.satang)
                .sum();
    }

    Known known() {
        return new Known(files, bank.credits);
    }
}
