package org.songtor.match;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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

    /** Everything is said in an answer of its own. */
    private static final AtomicLong ARRIVALS = new AtomicLong();

    private Proof() {}

    static LineFacts line(int position, Said... said) {
        return new LineFacts(position, HUNDRED, List.of(said));
    }

    static Said booked() {
        return booked(100);
    }

    static Said booked(long baht) {
        return new Said(Answer.LineVerdict.BOOKED, Satang.ofBaht(baht), Optional.empty(), ARRIVALS.incrementAndGet());
    }

    /** A booking that the agency took back, as people decided. */
    static Said gone(Said booked) {
        return new Said(booked.verdict(), booked.booked(), booked.cause(), booked.arrival(), true);
    }

    static Said said(Answer.LineVerdict verdict) {
        return new Said(verdict, Satang.ZERO, Optional.empty(), ARRIVALS.incrementAndGet());
    }

    static Evidence.File answered(int number, Instant due, LineFacts... lines) {
        return file(number, FileState.ANSWERED, due, List.of(Answer.Verdict.PROCESSED), lines);
    }

    static Evidence.File file(
            int number, FileState state, Instant due, List<Answer.Verdict> verdicts, LineFacts... lines) {
        return Undated.file(
                new FileId(number), reference(number), state, Optional.ofNullable(due), verdicts, List.of(lines));
    }

    /** A file of so many lines, all booked as sent. */
    static Evidence.File booked(int number, int lines) {
        return answered(
                number,
                LATER,
                IntStream.rangeClosed(1, lines).mapToObj(n -> line(n, booked())).toArray(LineFacts[]::new));
    }

    static Evidence.Credit credit(int id, long baht, int... files) {
        return new Evidence.Credit(id, Satang.ofBaht(baht), references(files));
    }

    /** Money that left again. @param credit whose own reference it names beside the files */
    static Evidence.Debit taken(int id, long baht, long credit, int... files) {
        return new Evidence.Debit(id, Satang.ofBaht(baht), references(files), Set.of(credit));
    }

    private static Set<PaymentReference> references(int... files) {
        return Arrays.stream(files).mapToObj(Proof::reference).collect(Collectors.toSet());
    }

    static PaymentReference reference(int file) {
        return PaymentReference.ofNumber(file);
    }
}
