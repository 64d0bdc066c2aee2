package org.songtor.match;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.songtor.model.Answer;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * All evidence in, one label a line out. The same evidence in any order gives the same labels, so it does not matter what
 * came first; the first rule that applies wins:
 *
 * <ol>
 *   <li>undeliverable and never answered: {@code UNDELIVERED}, the whole file;
 *   <li>the agency refused the file and never processed it: {@code FILE_REFUSED}, the whole file (a file once processed stays so: agencies refuse repeats);
 *   <li>the agency spoke of the line: the worst of what all its answers said keeps its own label whatever the money does ({@link Worst}: refused, another
 *       biller, another service, wrong reference, not to be cancelled, not eligible, already paid, booked twice, booked with another amount, date differs). What it
 *       booked and took back, as people decided, is no word of it: where it said nothing else the line is {@code REFUSED_BY_AGENCY};
 *   <li>it did not: {@code WAITING} until the file's deadline, then {@code NEVER_ANSWERED} (for the whole file where the agency said nothing at all);
 *   <li>booked as sent, and the file's money short, or over for its lines ({@link Settlement}): {@code FILE_SHORT}, {@code FILE_OVER} at once; none: {@code WAITING} until the
 *       deadline, then {@code NEVER_PAID}; people said that more was paid back than came over: {@code DECISION_CONTRADICTED}; each the whole file's;
 *   <li>booked, the money there, and delivered after the day on which it was due: {@code LATE}, the whole file;
 *   <li>booked and the money exact, or what is over was sent for lines that left the file ({@link Settlement#LEFT_OVER}): {@code SETTLED}; what is over is
 *       then asked of the file by itself ({@link Evidence.File#asksItself}), and the credit that brought it is {@code FILE_OVER}.
 * </ol>
 *
 * What people decided about the label so found stands in its place while it {@link Decided holds}; of an amount that they accepted the money is asked for as of
 * any other: {@code NEVER_PAID}, the whole file's, where the file has none when its deadline is over, and {@code FILE_SHORT}, the whole file's as well, where the
 * file has less than is due by all that was accepted; so is money over. A decision that moved money and holds no longer, because
 * nothing is wrong any more, is {@code DECISION_CONTRADICTED}: what was returned or written off is also where it should be, until people undo it. What went
 * again stays {@code RESUBMITTED} whatever bad word comes next of the first line; where the agency has that one after all it is {@code BOOKED_AFTER_ALL}. Where
 * people let the first one stand, that is {@code AMOUNT_ACCEPTED} and the one that went after it {@code FIRST_STANDS}, whatever bad word comes next of that one.
 */
public final class Labels {
    /** Every label that evidence about a sent file can give; the others are given at intake, to credits, or to arrivals. */
    public static final Set<Label> OF_SENT_LINES = Set.copyOf(EnumSet.of(
            Label.WAITING,
            Label.SETTLED,
            Label.LATE,
            Label.REFUSED_BY_AGENCY,
            Label.WRONG_BILLER,
            Label.SERVICE_CODE_SWAPPED,
            Label.WRONG_REFERENCE,
            Label.CANCEL_INELIGIBLE,
            Label.NOT_ELIGIBLE,
            Label.ALREADY_PAID,
            Label.BOOKED_TWICE,
            Label.AMOUNT_MISMATCH,
            Label.DATE_DIFFERS,
            Label.NEVER_ANSWERED,
            Label.FILE_REFUSED,
            Label.UNDELIVERED,
            Label.FILE_SHORT,
            Label.FILE_OVER,
            Label.NEVER_PAID,
            Label.RESUBMITTED,
            Label.FIRST_STANDS,
            Label.AMOUNT_ACCEPTED,
            Label.RETURNED,
            Label.WRITTEN_OFF,
            Label.MERGED,
            Label.NOT_OURS,
            Label.ASKED_AGENCY,
            Label.WAITING_UNTIL,
            Label.DECISION_CONTRADICTED,
            Label.BOOKED_AFTER_ALL));

    /** Every label that a credit may have. */
    public static final Set<Label> OF_CREDITS = Set.copyOf(EnumSet.of(
            Label.SETTLED,
            Label.FILE_SHORT,
            Label.FILE_OVER,
            Label.CREDIT_UNSURE,
            Label.CREDIT_QUESTIONED,
            Label.CREDIT_WITHOUT_FILE,
            Label.RETURNED,
            Label.WRITTEN_OFF,
            Label.MERGED,
            Label.NOT_OURS,
            Label.ASKED_AGENCY,
            Label.WAITING_UNTIL,
            Label.DECISION_CONTRADICTED));

    private Labels() {}

    /** @param now a deadline is over at its very instant */
    public static List<Labelled> label(Evidence evidence, Instant now) {
        Map<PaymentReference, Settlement> money = Settlement.of(evidence);
        Map<PaymentReference, Satang> open = Settlement.open(evidence);
        return evidence.files().stream()
                .flatMap(file -> ofFile(file, money, open, now))
                .sorted(Comparator.comparingLong((Labelled one) -> one.file().value())
                        .thenComparingInt(Labelled::position))
                .toList();
    }

    private static Stream<Labelled> ofFile(
            Evidence.File file,
            Map<PaymentReference, Settlement> money,
            Map<PaymentReference, Satang> open,
            Instant now) {
        FileFacts facts = file.facts(
                money.getOrDefault(file.reference(), Settlement.NONE),
                open.getOrDefault(file.reference(), Satang.ZERO));
        return file.lines().stream().map(line -> of(facts, line, now));
    }

    /** One line; holds on to nothing, so a million may stream through it. */
    public static Labelled of(FileFacts file, LineFacts line, Instant now) {
        Labelled raw = raw(file, line, now);
        if (line.decided().isEmpty()) {
            return raw;
        }
        Decided decided = line.decided().get();
        if (decided.holds(raw.label(), line, file.over(), now)) {
            return decided(file, line, decided, now);
        }
        return decided.contradictedBy(raw.label(), line.booked(), OF_SENT_LINES)
                .map(label -> new Labelled(file.id(), line.position(), label, false, raw.until()))
                .orElse(raw);
    }

    /** While the decision holds. That the agency's amount is right says nothing of the money: it still has to be there. */
    private static Labelled decided(FileFacts file, LineFacts line, Decided decided, Instant now) {
        Label said = decided.label();
        if (!decided.accepts() || !line.booked().isPositive()) {
            return new Labelled(file.id(), line.position(), said, false, decided.until());
        }
        return switch (file.money()) {
            case NONE ->
                file.overdue(now)
                        ? new Labelled(file.id(), line.position(), Label.NEVER_PAID, true)
                        : new Labelled(file.id(), line.position(), said, false, file.answerDue());
            case SHORT -> new Labelled(file.id(), line.position(), Label.FILE_SHORT, true);
            case EXACT, LEFT_OVER -> new Labelled(file.id(), line.position(), said, false);
            case OVER, CONTRADICTED -> ofMoney(file, line, now);
        };
    }

    /**
     * A credit: the standing of the files it pays; {@code CREDIT_UNSURE} where it has candidates, {@code CREDIT_WITHOUT_FILE} where it has none; {@code
     * DECISION_CONTRADICTED} where it would surely pay files and people said that it is nobody's, or where they said that it is for others than its text names and
     * those have their money without it; {@code CREDIT_QUESTIONED} where an operator asks which file the payer meant.
     *
     * @param money how the files stand that it pays, itself among their credits; asked only of matched credits
     */
    public static Label ofCredit(CreditMatch match, Settlement money, Optional<Decided> decided, Instant now) {
        Label raw = ofCredit(match, money);
        if (decided.isEmpty()) {
            return raw;
        }
        if (decided.get().holds(raw, Satang.ZERO, now)) {
            return decided.get().label();
        }
        return decided.get().contradictedBy(raw, Satang.ZERO, OF_CREDITS).orElse(raw);
    }

    private static Label ofCredit(CreditMatch match, Settlement money) {
        if (match instanceof CreditMatch.Matched matched) {
            return matched.asks().orElseGet(() -> ofMatched(match, money));
        }
        if (match instanceof CreditMatch.Contradicted) {
            return Label.DECISION_CONTRADICTED;
        }
        return match instanceof CreditMatch.Candidates ? Label.CREDIT_UNSURE : Label.CREDIT_WITHOUT_FILE;
    }

    private static Label ofMatched(CreditMatch match, Settlement money) {
        return switch (money) {
            case EXACT -> Label.SETTLED;
            case SHORT -> Label.FILE_SHORT;
            case OVER, LEFT_OVER -> Label.FILE_OVER;
            case CONTRADICTED -> Label.DECISION_CONTRADICTED;
            case NONE -> throw new IllegalArgumentException("credit " + match.credit() + " counts for nothing");
        };
    }

    /** Without what people decided. */
    private static Labelled raw(FileFacts file, LineFacts line, Instant now) {
        Optional<Label> whole = ofWholeFile(file);
        if (whole.isPresent()) {
            return new Labelled(file.id(), line.position(), whole.get(), true);
        }
        if (line.said().isEmpty()) {
            return awaited(file, line, Label.NEVER_ANSWERED, file.silent(), now);
        }
        return Worst.of(line)
                .map(own -> new Labelled(file.id(), line.position(), own, false))
                .orElseGet(() -> ofMoney(file, line, now));
    }

    private static Optional<Label> ofWholeFile(FileFacts file) {
        if (file.silent()) {
            return file.state() == FileState.UNDELIVERABLE ? Optional.of(Label.UNDELIVERED) : Optional.empty();
        }
        boolean refused = file.verdicts().contains(Answer.Verdict.FILE_REFUSED)
                && !file.verdicts().contains(Answer.Verdict.PROCESSED);
        return refused ? Optional.of(Label.FILE_REFUSED) : Optional.empty();
    }

    private static Labelled ofMoney(FileFacts file, LineFacts line, Instant now) {
        return switch (file.money()) {
            case EXACT, LEFT_OVER ->
                new Labelled(file.id(), line.position(), file.late() ? Label.LATE : Label.SETTLED, file.late());
            case SHORT -> new Labelled(file.id(), line.position(), Label.FILE_SHORT, true);
            case OVER -> new Labelled(file.id(), line.position(), Label.FILE_OVER, true);
            case CONTRADICTED -> new Labelled(file.id(), line.position(), Label.DECISION_CONTRADICTED, true);
            case NONE -> awaited(file, line, Label.NEVER_PAID, true, now);
        };
    }

    private static Labelled awaited(FileFacts file, LineFacts line, Label never, boolean perFile, Instant now) {
        return file.overdue(now)
                ? new Labelled(file.id(), line.position(), never, perFile)
                : new Labelled(file.id(), line.position(), Label.WAITING, false, file.answerDue());
    }
}
