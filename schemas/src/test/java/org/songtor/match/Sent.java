package org.songtor.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;

/** A file of the year with what is true of it. */
final class Sent {
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

    void plant() {
        lines.forEach(line -> line.planted = true);
    }
}
