package org.songtor.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;
import org.songtor.review.DecisionKind;

/** A file of the year with what is true of it. */
final class Sent {
    private static final Set<DecisionKind> GIVEN_UP =
            Set.of(DecisionKind.RESUBMIT, DecisionKind.RETURN_TO_MEMBER, DecisionKind.WRITE_OFF);

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

        /** Once, as it was sent, and without a fault. */
        boolean booked() {
            return said.stream().map(Said::arrival).distinct().count() == said.size()
                    && !said.isEmpty()
                    && said.stream()
                            .allMatch(one -> one.verdict() == Answer.LineVerdict.BOOKED
                                    && one.booked().value() == satang
                                    && one.cause().isEmpty());
        }
    }

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

    /** Nothing is wrong with the line but that its file was short, and people gave up another line of it: what came is enough for this one by now. */
    boolean enoughFor(Line line) {
        return line.booked()
                && lines.stream()
                        .filter(one -> one != line)
                        .flatMap(one -> one.decided.stream())
                        .anyMatch(one -> GIVEN_UP.contains(one.kind()));
    }

    void plant() {
        lines.forEach(line -> line.planted = true);
    }
}
