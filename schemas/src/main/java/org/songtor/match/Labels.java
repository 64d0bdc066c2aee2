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

/**
 * All evidence in, one label a line out. The same evidence in any order gives the same labels, so it does not matter what
 * came first; the first rule that applies wins:
 *
 * <ol>
 *   <li>undeliverable and never answered: {@code UNDELIVERED}, the whole file;
 *   <li>the agency refused the file and never processed it: {@code FILE_REFUSED}, the whole file;
 *   <li>the agency spoke of the line: the worst of what it said, in the order {@code REFUSED_BY_AGENCY, NOT_ELIGIBLE,
 *       ALREADY_PAID, AMOUNT_MISMATCH}, keeps its own label whatever the money does;
 *   <li>it did not: {@code WAITING} until the file's deadline, then {@code NEVER_ANSWERED} (for the whole file where the agency said nothing at all);
 *   <li>booked as sent, and the file's money exact: {@code SETTLED}; short or over: {@code FILE_SHORT}, {@code FILE_OVER} at
 *       once; none: {@code WAITING} until the deadline, then {@code NEVER_PAID}; each the whole file's.
 * </ol>
 */
public final class Labels {
    /** Every label that evidence about a sent file can give; the others are given at intake or by a person. */
    public static final Set<Label> OF_SENT_LINES = Set.copyOf(EnumSet.of(
            Label.WAITING,
            Label.SETTLED,
            Label.REFUSED_BY_AGENCY,
            Label.NOT_ELIGIBLE,
            Label.AMOUNT_MISMATCH,
            Label.ALREADY_PAID,
            Label.NEVER_ANSWERED,
            Label.FILE_REFUSED,
            Label.UNDELIVERED,
            Label.FILE_SHORT,
            Label.FILE_OVER,
            Label.NEVER_PAID));

    private static final List<Label> WORST_FIRST =
            List.of(Label.REFUSED_BY_AGENCY, Label.NOT_ELIGIBLE, Label.ALREADY_PAID, Label.AMOUNT_MISMATCH);

    private Labels() {}

    /** @param now a deadline is over at its very instant */
    public static List<Labelled> label(Evidence evidence, Instant now) {
        Map<PaymentReference, Settlement> money = Settlement.of(evidence);
        return evidence.files().stream()
                .flatMap(file -> ofFile(file, money.getOrDefault(file.reference(), Settlement.NONE), now))
                .sorted(Comparator.comparingLong((Labelled one) -> one.file().value())
                        .thenComparingInt(Labelled::position))
                .toList();
    }

    private static Stream<Labelled> ofFile(Evidence.File file, Settlement money, Instant now) {
        boolean overdue = file.answerDue().map(due -> !now.isBefore(due)).orElse(false);
        boolean silent = file.answered().isEmpty()
                && file.lines().stream().allMatch(line -> line.answers().isEmpty());
        Optional<Label> whole = ofWholeFile(file, silent);
        return file.lines().stream()
                .map(line -> whole.map(label -> new Labelled(file.id(), line.position(), label, true))
                        .orElseGet(() -> ofLine(file, line, money, overdue, silent)));
    }

    private static Optional<Label> ofWholeFile(Evidence.File file, boolean silent) {
        if (silent) {
            return file.state() == FileState.UNDELIVERABLE ? Optional.of(Label.UNDELIVERED) : Optional.empty();
        }
        boolean refused = file.answered().contains(Answer.Verdict.FILE_REFUSED)
                && !file.answered().contains(Answer.Verdict.PROCESSED);
        return refused ? Optional.of(Label.FILE_REFUSED) : Optional.empty();
    }

    private static Labelled ofLine(
            Evidence.File file, Evidence.Line line, Settlement money, boolean overdue, boolean silent) {
        if (line.answers().isEmpty()) {
            Label label = overdue ? Label.NEVER_ANSWERED : Label.WAITING;
            return new Labelled(file.id(), line.position(), label, overdue && silent);
        }
        Optional<Label> trouble = worst(line);
        Label label = trouble.orElseGet(() -> ofMoney(money, overdue));
        boolean perFile = trouble.isEmpty() && label.need() == Label.Need.DECISION;
        return new Labelled(file.id(), line.position(), label, perFile);
    }

    private static Optional<Label> worst(Evidence.Line line) {
        Set<Label> said = EnumSet.noneOf(Label.class);
        line.answers().forEach(answer -> trouble(line, answer).ifPresent(said::add));
        return WORST_FIRST.stream().filter(said::contains).findFirst();
    }

    private static Optional<Label> trouble(Evidence.Line line, Evidence.Said said) {
        return switch (said.verdict()) {
            case REFUSED -> Optional.of(Label.REFUSED_BY_AGENCY);
            case NOT_ELIGIBLE -> Optional.of(Label.NOT_ELIGIBLE);
            case DUPLICATE -> Optional.of(Label.ALREADY_PAID);
            case BOOKED -> said.booked().equals(line.amount()) ? Optional.empty() : Optional.of(Label.AMOUNT_MISMATCH);
        };
    }

    private static Label ofMoney(Settlement money, boolean overdue) {
        return switch (money) {
            case EXACT -> Label.SETTLED;
            case SHORT -> Label.FILE_SHORT;
            case OVER -> Label.FILE_OVER;
            case NONE -> overdue ? Label.NEVER_PAID : Label.WAITING;
        };
    }
}
