package org.songtor.match;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/**
 * A year of funds, their agency and its bank, with everything that goes wrong. It knows what is true and plants what has to be found; what the rules make of it
 * is asked from outside after every step.
 */
final class Year {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    static final class Line {
        final long satang;
        final List<Said> said = new ArrayList<>();
        Optional<Decided> decided = Optional.empty();
        /** Something is wrong with it that people must see. */
        boolean planted;
        /** Goes on in another line. */
        boolean resubmitted;

        Line(long satang) {
            this.satang = satang;
        }
    }

    static final class Sent {
        final FileId id;
        final PaymentReference reference;
        final int fund;
        final LocalDate day;
        final List<Line> lines;
        final List<Answer.Verdict> verdicts = new ArrayList<>();
        FileState state = FileState.DELIVERED;
        Optional<Instant> due = Optional.empty();
        LocalDate deliveredOn;

        Sent(FileId id, PaymentReference reference, int fund, LocalDate day, List<Line> lines) {
            this.id = id;
            this.reference = reference;
            this.fund = fund;
            this.day = day;
            this.lines = lines;
            this.deliveredOn = day;
        }

        long satang() {
            return lines.stream().mapToLong(line -> line.satang).sum();
        }
    }

    static final class Paid {
        final CreditFacts facts;
        final Set<PaymentReference> truth;
        Optional<Decided> decided = Optional.empty();
        Set<PaymentReference> given = Set.of();

        Paid(CreditFacts facts, Set<PaymentReference> truth) {
            this.facts = facts;
            this.truth = truth;
        }

        CreditFacts known() {
            return new CreditFacts(facts.id(), facts.amount(), facts.fee(), facts.bookedOn(), facts.text(), given);
        }
    }

    final List<Sent> files = new ArrayList<>();
    final List<Paid> credits = new ArrayList<>();
    /** What funds collected, and what the bank took in with the fees it kept: counted where it happens. */
    long collected;

    long banked;
    Instant now = Instant.parse("2026-01-05T03:00:00Z");

    private final Random random;
    private final int funds;
    private final List<Runnable> nextMonth = new ArrayList<>();
    private final List<Paid> onTheWay = new ArrayList<>();
    private final Map<Integer, List<Long>> again = new HashMap<>();
    private long arrival;
    private long numbers = 4_500_000;

    Year(long seed, int funds) {
        this.random = new Random(seed);
        this.funds = funds;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
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
            int files = chance(30) ? 2 : 1;
            for (int i = 0; i < files; i++) {
                List<Line> lines = new ArrayList<>();
                for (int line = 0; line <= random.nextInt(4); line++) {
                    lines.add(new Line(5_000L * (1 + random.nextInt(24)) + (chance(5) ? 25 : 0)));
                }
                collected += lines.stream().mapToLong(line -> line.satang).sum();
                send(fund, lines);
            }
            List<Long> resent = again.remove(fund);
            if (resent != null) {
                send(fund, resent.stream().map(Line::new).toList());
            }
        }
    }

    private void send(int fund, List<Line> lines) {
        numbers += 1 + random.nextInt(40);
        Sent file = new Sent(new FileId(files.size() + 1L), PaymentReference.ofNumber(numbers), fund, today(), lines);
        file.due = Optional.of(now.plus(Duration.ofDays(20)));
        files.add(file);
        if (chance(2)) {
            file.deliveredOn = file.day.plusDays(9);
            plant(lines);
        }
        if (chance(1)) {
            file.state = FileState.UNDELIVERABLE;
            file.due = Optional.empty();
            plant(lines);
        } else if (chance(2)) {
            nextMonth.add(() -> answer(file));
        } else {
            onTheWayAnswers.add(file);
        }
        pay(file);
    }

    private final List<Sent> onTheWayAnswers = new ArrayList<>();

    private static void plant(List<Line> lines) {
        lines.forEach(line -> line.planted = true);
    }

    /** Answers of this month, in any order. */
    void answer() {
        Collections.shuffle(onTheWayAnswers, random);
        onTheWayAnswers.forEach(this::answer);
        onTheWayAnswers.clear();
        List<Runnable> late = new ArrayList<>(nextMonth);
        nextMonth.clear();
        late.forEach(Runnable::run);
    }

    private void answer(Sent file) {
        file.state = FileState.ANSWERED;
        if (chance(2)) {
            file.verdicts.add(Answer.Verdict.FILE_REFUSED);
            plant(file.lines);
            return;
        }
        file.verdicts.add(Answer.Verdict.PROCESSED);
        arrival++;
        file.lines.forEach(line -> said(file, line));
        if (chance(5)) {
            arrival++;
            file.verdicts.add(Answer.Verdict.PROCESSED);
            file.lines.stream()
                    .filter(line -> line.said.size() == 1)
                    .forEach(line -> line.said.add(again(line.said.get(0))));
        }
    }

    /** The same, told again. */
    private Said again(Said said) {
        return new Said(said.verdict(), said.booked(), said.cause(), arrival);
    }

    private void said(Sent file, Line line) {
        switch (random.nextInt(60)) {
            case 0 -> wrong(line, Answer.LineVerdict.REFUSED, 0, Optional.empty());
            case 1 -> wrong(line, Answer.LineVerdict.REFUSED, 0, Optional.of(AgencyCause.WRONG_BILLER));
            case 2 -> wrong(line, Answer.LineVerdict.NOT_ELIGIBLE, 0, Optional.empty());
            case 3 -> wrong(line, Answer.LineVerdict.DUPLICATE, 0, Optional.of(AgencyCause.DUPLICATE));
            case 4 -> wrong(line, Answer.LineVerdict.BOOKED, line.satang - 25, Optional.empty());
            case 5 -> wrong(line, Answer.LineVerdict.BOOKED, line.satang, Optional.of(AgencyCause.DATE_MISMATCH));
            case 6 -> {
                booked(line);
                wrong(line, Answer.LineVerdict.BOOKED, line.satang, Optional.empty());
            }
            case 7 -> line.planted = true;
            case 8 -> nextMonth.add(() -> later(file, line));
            default -> booked(line);
        }
    }

    /** An answer of that line only. Where delivery was given up, its deadlines are now. */
    private void later(Sent file, Line line) {
        arrival++;
        file.due = Optional.of(file.due.orElse(now));
        file.state = FileState.ANSWERED;
        file.verdicts.add(Answer.Verdict.PROCESSED);
        booked(line);
    }

    private void booked(Line line) {
        line.said.add(new Said(Answer.LineVerdict.BOOKED, Satang.of(line.satang), Optional.empty(), arrival));
    }

    private void wrong(Line line, Answer.LineVerdict verdict, long booked, Optional<AgencyCause> cause) {
        line.said.add(new Said(verdict, Satang.of(booked), cause, arrival));
        line.planted = true;
    }

    private void pay(Sent file) {
        long total = file.satang();
        String whole = file.reference.value();
        int dice = random.nextInt(100);
        if (dice < 74) {
            credit(total, chance(5) ? 1_000 : 0, whole, file);
        } else if (dice < 80) {
            credit(total, 0, "ST" + Damage.edited(whole.substring(2), 'x', 1 + random.nextInt(10)), file);
        } else if (dice < 83) {
            credit(total, 0, "ST" + Damage.edited(whole.substring(2), '>', 1 + random.nextInt(4)), file);
        } else if (dice < 86) {
            credit(total, 0, "CASH AT THE COUNTER", file);
        } else if (dice < 89) {
            credit(total / 3, 0, whole, file);
            credit(total - total / 3, 0, chance(50) ? whole : "ST" + Damage.edited(whole.substring(2), 's', 3), file);
        } else if (dice < 92) {
            Sent before = files.get(Math.max(0, files.size() - 2));
            List<Paid> alone = onTheWay.stream()
                    .filter(paid -> paid.truth.contains(before.reference))
                    .toList();
            if (before != file
                    && before.fund == file.fund
                    && alone.size() == 1
                    && alone.get(0).facts.amount().value() == before.satang()) {
                onTheWay.removeAll(alone);
                credit(total + before.satang(), 0, whole + " " + before.reference, file, before);
            } else {
                credit(total, 0, whole, file);
            }
        } else {
            plant(file.lines);
            if (dice < 94) {
                credit(total - 25, 0, whole, file);
            } else if (dice < 96) {
                credit(total + 100, 0, whole, file);
            } else if (dice < 98) {
                credit(total, 0, whole, file);
                credit(total, 0, whole, file);
            }
        }
    }

    private void credit(long satang, long fee, String text, Sent... real) {
        boolean onTop = chance(50);
        onTheWay.add(new Paid(
                new CreditFacts(0, Satang.of(onTop ? satang : satang - fee), Satang.of(fee), today(), text, Set.of()),
                Arrays.stream(real).map(file -> file.reference).collect(Collectors.toSet())));
    }

    /** A part of what is on the way, and strangers' money. */
    void statement(int percent) {
        for (int i = 0; i < 4; i++) {
            credit(5_000L * (1 + random.nextInt(200)), 0, "SALE 08%08d".formatted(random.nextInt(100_000_000)));
        }
        Collections.shuffle(onTheWay, random);
        List<Paid> come = onTheWay.subList(0, onTheWay.size() * percent / 100);
        for (Paid paid : come) {
            CreditFacts facts = paid.facts;
            banked += facts.paid().value();
            credits.add(new Paid(
                    new CreditFacts(credits.size() + 1L, facts.amount(), facts.fee(), today(), facts.text(), Set.of()),
                    paid.truth));
        }
        come.clear();
    }

    /** People look at what needs a decision; who knows whose money it is gives it to its files. */
    void decide(List<Labelled> labels, Map<Long, Label> ofCredits, int percent) {
        for (Labelled one : labels) {
            Sent file = files.get((int) one.file().value() - 1);
            Line line = file.lines.get(one.position() - 1);
            if (one.label().need() == Label.Need.DECISION && line.planted && !line.resubmitted && chance(percent)) {
                decide(file, line, one);
            }
        }
        for (Paid paid : credits) {
            Label label = ofCredits.get(paid.facts.id());
            if (label != null && label.need() == Label.Need.DECISION && chance(percent)) {
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

    private void decide(Sent file, Line line, Labelled one) {
        DecisionKind kind = one.label() == Label.AMOUNT_MISMATCH
                ? DecisionKind.ACCEPT_AGENCY_AMOUNT
                : one.label() == Label.BOOKED_TWICE
                        ? DecisionKind.MERGE_DUPLICATE
                        : List.of(
                                        DecisionKind.RESUBMIT,
                                        DecisionKind.RETURN_TO_MEMBER,
                                        DecisionKind.WRITE_OFF,
                                        DecisionKind.WAIT_UNTIL)
                                .get(random.nextInt(4));
        Satang booked = new LineFacts(one.position(), Satang.of(line.satang), line.said).booked();
        line.decided = Optional.of(new Decided(
                kind,
                one.label(),
                booked,
                kind == DecisionKind.WAIT_UNTIL ? Optional.of(now.plus(Duration.ofDays(25))) : Optional.empty()));
        if (kind == DecisionKind.RESUBMIT) {
            line.resubmitted = true;
            again.computeIfAbsent(file.fund, fund -> new ArrayList<>()).add(line.satang);
            if (chance(20)) {
                nextMonth.add(() -> later(file, line));
            }
        }
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

    List<CreditFacts> known() {
        return credits.stream().map(Paid::known).toList();
    }

    Evidence evidence(Map<Long, Set<PaymentReference>> references) {
        return new Evidence(
                files.stream().map(Year::sent).toList(),
                credits.stream()
                        .map(paid -> new Evidence.Credit(
                                paid.facts.id(),
                                paid.facts.amount(),
                                paid.facts.fee(),
                                references.getOrDefault(paid.facts.id(), Set.of())))
                        .toList());
    }

    private static Evidence.File sent(Sent file) {
        List<LineFacts> lines = new ArrayList<>();
        for (Line line : file.lines) {
            lines.add(new LineFacts(lines.size() + 1, Satang.of(line.satang), line.said, line.decided));
        }
        return new Evidence.File(
                file.id,
                file.reference,
                file.state,
                file.due,
                Optional.of(file.day.plusDays(5)),
                Optional.of(file.deliveredOn),
                file.verdicts,
                lines);
    }

    List<PayableFile> payable() {
        Map<Long, Set<PaymentReference>> named = new LinkedHashMap<>();
        Set<PaymentReference> ours = files.stream().map(file -> file.reference).collect(Collectors.toSet());
        for (CreditFacts credit : known()) {
            Set<PaymentReference> whole =
                    new HashSet<>(credit.given().isEmpty() ? PaymentReference.findAll(credit.text()) : credit.given());
            whole.retainAll(ours);
            named.put(credit.id(), whole);
        }
        Map<PaymentReference, Satang> open = Settlement.open(evidence(named));
        return files.stream()
                .map(file -> new PayableFile(
                        file.reference,
                        Satang.of(file.satang()),
                        open.get(file.reference),
                        file.day,
                        Optional.of(new FundId("f-" + file.fund)),
                        new TreeSet<>(Set.of("FUND OF " + file.fund))))
                .toList();
    }
}
