package org.songtor.match;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** Evidence in few words: every line is of 100 baht. */
final class Proof {
    static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    static final Instant LATER = NOW.plus(Duration.ofHours(1));
    static final Instant EARLIER = NOW.minus(Duration.ofHours(1));
    static final Satang HUNDRED = Satang.ofBaht(100);

    private Proof() {}

    static Evidence.Line line(int position, Evidence.Said... said) {
        return new Evidence.Line(position, HUNDRED, List.of(said));
    }

    static Evidence.Said booked() {
        return booked(100);
    }

    static Evidence.Said booked(long baht) {
        return new Evidence.Said(Answer.LineVerdict.BOOKED, Satang.ofBaht(baht));
    }

    static Evidence.Said said(Answer.LineVerdict verdict) {
        return new Evidence.Said(verdict, Satang.ZERO);
    }

    static Evidence.File answered(int number, Instant due, Evidence.Line... lines) {
        return file(number, FileState.ANSWERED, due, List.of(Answer.Verdict.PROCESSED), lines);
    }

    static Evidence.File file(
            int number, FileState state, Instant due, List<Answer.Verdict> verdicts, Evidence.Line... lines) {
        return new Evidence.File(
                new FileId(number), reference(number), state, Optional.ofNullable(due), verdicts, List.of(lines));
    }

    /** A file of so many lines, all booked as sent. */
    static Evidence.File booked(int number, int lines) {
        return answered(
                number,
                LATER,
                IntStream.rangeClosed(1, lines).mapToObj(n -> line(n, booked())).toArray(Evidence.Line[]::new));
    }

    static Evidence.Credit credit(int id, long baht, int... files) {
        return new Evidence.Credit(id, Satang.ofBaht(baht), references(files));
    }

    private static Set<PaymentReference> references(int... files) {
        return Arrays.stream(files).mapToObj(Proof::reference).collect(Collectors.toSet());
    }

    static PaymentReference reference(int file) {
        return PaymentReference.ofNumber(file);
    }
}
