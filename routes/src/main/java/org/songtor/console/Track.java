package org.songtor.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.console.Step.Mark;
import org.songtor.console.Step.Stage;
import org.songtor.model.FileState;
import org.songtor.model.Satang;
import org.songtor.port.Views.BatchView;
import org.songtor.port.Views.FileView;

/** The way of one agency file as a row of steps. Honest: a step is done only by its own evidence, never by a later hope. @param missed the last day it left after */
public record Track(FileView file, List<Step> steps, Optional<Instant> missed) {
    /** Of a file that has lines of this batch. @param now when an answer counts as late */
    public static Track of(BatchView batch, FileView file, Instant now) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.done(Stage.RECEIVED, Optional.of(batch.receivedAt())));
        // Files are frozen from checked lines only; the store keeps no time of the check.
        steps.add(Step.done(Stage.CHECKED, Optional.empty()));
        steps.add(happened(Stage.SIGNED, file.signedAt(), true));
        steps.add(sent(file));
        steps.add(delivered(file));
        steps.add(answered(file, now));
        steps.add(settled(file));
        return new Track(file, List.copyOf(steps), Optional.empty());
    }

    Track late(Optional<Instant> due) {
        return new Track(file, steps, due);
    }

    private static Step happened(Stage stage, Optional<Instant> at, boolean next) {
        return at.isPresent() ? Step.done(stage, at) : Step.of(stage, next ? Mark.NOW : Mark.AHEAD);
    }

    /** What was given up before a byte left is not waited for: a person decides, or people did. */
    private static Step sent(FileView file) {
        if (file.state() == FileState.UNDELIVERABLE && file.sentAt().isEmpty()) {
            return Step.of(Stage.SENT, decided(file) ? Mark.ENDED : Mark.AHEAD);
        }
        return happened(Stage.SENT, file.sentAt(), file.signedAt().isPresent());
    }

    private static Step delivered(FileView file) {
        if (file.state() == FileState.UNDELIVERABLE) {
            Mark mark = decided(file) ? Mark.ENDED : Mark.TROUBLE;
            return Step.of(Stage.DELIVERED, mark).saying(givenUp(file), Optional.empty());
        }
        Step step = happened(Stage.DELIVERED, file.deliveredAt(), file.sentAt().isPresent());
        return step.mark() == Mark.NOW ? step.saying("track.unproved", Optional.empty()) : step;
    }

    /** Where bytes may have left, the agency may have booked them: nobody says that they did not arrive. */
    private static String givenUp(FileView file) {
        if (Headline.outcome(file).equals("REFUSED")) {
            return "track.nottaken";
        }
        return file.sentAt().isPresent() ? "track.unconfirmed" : "track.undeliverable";
    }

    private static Step answered(FileView file, Instant now) {
        Step step =
                happened(Stage.ANSWERED, file.answeredAt(), file.deliveredAt().isPresent());
        if (step.mark() == Mark.DONE && file.acceptedAt().isEmpty()) {
            return new Step(Stage.ANSWERED, Mark.TROUBLE, step.at(), "track.refused", Optional.empty());
        }
        if (step.mark() != Mark.DONE && file.state() == FileState.UNDELIVERABLE && decided(file)) {
            return Step.of(Stage.ANSWERED, Mark.ENDED);
        }
        if (step.mark() != Mark.NOW || file.answerDue().isEmpty()) {
            return step;
        }
        boolean late = file.answerDue().get().isBefore(now);
        return new Step(
                Stage.ANSWERED,
                late ? Mark.TROUBLE : Mark.NOW,
                Optional.empty(),
                late ? "track.late" : "track.due",
                file.answerDue());
    }

    /** Only lines that agency and bank both confirm count as settled; money alone is shown, not believed. That a file left late is a question of its own: its money is there. */
    private static Step settled(FileView file) {
        if (file.settledLines() == file.lines()) {
            return Step.of(Stage.SETTLED, Mark.DONE);
        }
        if (file.settledLines() + file.lateLines() == file.lines()) {
            return Step.of(Stage.SETTLED, Mark.DONE).saying("track.settled.late", Optional.empty());
        }
        if (file.exceptions() > 0) {
            return Step.of(Stage.SETTLED, moneyAsked(file) ? Mark.TROUBLE : Mark.AHEAD);
        }
        if (file.waiting() == 0) {
            return Step.of(Stage.SETTLED, Mark.ENDED).saying("track.decided", Optional.empty());
        }
        return Step.of(Stage.SETTLED, file.answeredAt().isPresent() ? Mark.NOW : Mark.AHEAD);
    }

    /** Of what was given up before a byte left no money is in question, unless some came all the same. */
    private static boolean moneyAsked(FileView file) {
        return file.state() != FileState.UNDELIVERABLE
                || file.sentAt().isPresent()
                || file.credited().map(Satang::isPositive).orElse(true);
    }

    /** As {@link Headline} has it. */
    public String headline() {
        return Headline.of(file, decided(file));
    }

    /** No line of it asks or waits any more. */
    private static boolean decided(FileView file) {
        return file.waiting() == 0 && file.exceptions() == 0;
    }

    /** What the last attempt came to, {@code TRY_AGAIN}; what it said in full is for operators. */
    public String outcome() {
        return Headline.outcome(file);
    }

    /** The key of the word before the time of its next try: what was never tried is not tried again. */
    public String next() {
        return file.lastAttempt().isEmpty() ? "why.LATER.first" : "track.next";
    }

    /** How it was given up, for {@link Words#label(org.songtor.model.Label, String)}: refused, nothing ever left, or nobody knows. */
    String end() {
        return switch (outcome()) {
            case "REFUSED" -> Words.REFUSED;
            case "TRY_AGAIN" -> file.sentAt().isPresent() ? Words.UNSURE : Words.UNSENT;
            default -> Words.UNSURE;
        };
    }

    /** Nothing will change by itself any more: no line waits, and either the agency has answered or people ended every line without it. */
    public boolean ended() {
        return file.state() == FileState.UNDELIVERABLE
                || file.waiting() == 0 && (file.answeredAt().isPresent() || file.exceptions() == 0);
    }
}
