package org.songtor.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.songtor.model.Label;
import org.songtor.model.Satang;

/**
 * Whether what was expected is there, from everything that came, however often and in whatever order it is asked.
 *
 * @param label of the review item that it asks for
 * @param note parts with {@code "; "} between them, words and values that pages put into the reader's language
 */
public record Judgement(State state, Optional<Label> label, Satang atRisk, String note) {
    /** What became of something that is expected. */
    public enum State {
        WAITING,
        CAME,
        MISSING,
        EMPTY,
        WRONG_DAY
    }

    /** A statement that came. */
    public record SeenStatement(LocalDate dated, int entries, Instant arrived) {}

    /**
     * Files whose answer is due on one day.
     *
     * @param files all of them
     * @param silent overdue and without an answer
     * @param empty answered without a word about any line
     * @param waiting not overdue and without an answer
     * @param first name of the first silent or empty one
     */
    public record SeenAnswers(int files, int silent, int empty, int waiting, Satang atRisk, String first) {}

    /**
     * Batches of one fund and period.
     *
     * @param usable with at least one line that was not refused
     * @param checking still being checked
     * @param refused the last that was refused whole, or of whose lines for what is expected none is usable, as its number
     */
    public record SeenBatches(int usable, int checking, Optional<String> refused) {}

    /** The settings no longer say that it should come: nobody is told. */
    public static Judgement noLonger() {
        return quiet(State.WAITING);
    }

    private static Judgement quiet(State state) {
        return new Judgement(state, Optional.empty(), Satang.ZERO, "");
    }

    private static Judgement told(State state, Label label, Satang atRisk, String note) {
        return new Judgement(state, Optional.of(label), atRisk, note);
    }

    /**
     * A statement of a day that no bank works, of a day to come, or of an earlier day that had its statement before, is of the wrong day; one of
     * another day that was still missing is only late, and a later day's is that day's own, however many a bank makes of one day.
     *
     * @param seen of the agency, in the order in which they came
     * @param at up to which what came is known
     */
    public static Judgement of(
            Expected.OfStatement expected,
            boolean mayBeEmpty,
            Predicate<LocalDate> businessDay,
            List<SeenStatement> seen,
            Instant at) {
        List<SeenStatement> own =
                seen.stream().filter(s -> s.dated().equals(expected.day())).toList();
        if (own.stream().anyMatch(s -> mayBeEmpty || s.entries() > 0)) {
            return quiet(State.CAME);
        }
        if (at.isBefore(expected.due())) {
            return quiet(State.WAITING);
        }
        String note = "agency " + expected.agency() + "; day " + expected.day();
        if (!own.isEmpty()) {
            return told(State.EMPTY, Label.STATEMENT_EMPTY, Satang.ZERO, note);
        }
        return strange(expected, businessDay, seen).stream()
                .findFirst()
                .map(s -> told(
                        State.WRONG_DAY, Label.STATEMENT_WRONG_DAY, Satang.ZERO, note + "; came-of-day " + s.dated()))
                .orElseGet(() -> told(State.MISSING, Label.STATEMENT_MISSING, Satang.ZERO, note));
    }

    /** Those that came in this one's place: after its day, until a day after it was due. */
    private static List<SeenStatement> strange(
            Expected.OfStatement expected, Predicate<LocalDate> businessDay, List<SeenStatement> seen) {
        Instant from = expected.day().plusDays(1).atStartOfDay(Hours.ZONE).toInstant();
        Instant until = expected.due().plusSeconds(24 * 60 * 60);
        Set<LocalDate> before = new HashSet<>();
        List<SeenStatement> strange = new ArrayList<>();
        for (SeenStatement one : seen) {
            boolean again = !before.add(one.dated()) && one.dated().isBefore(expected.day());
            boolean here = !one.arrived().isBefore(from) && one.arrived().isBefore(until);
            LocalDate arrived = one.arrived().atZone(Hours.ZONE).toLocalDate();
            if (here && (again || one.dated().isAfter(arrived) || !businessDay.test(one.dated()))) {
                strange.add(one);
            }
        }
        return strange;
    }

    /** What is silent counts in {@code seen} as of the instant up to which what came is known. */
    public static Judgement of(Expected.OfAnswers expected, SeenAnswers seen) {
        if (seen.silent() == 0 && seen.empty() == 0) {
            return quiet(seen.waiting() > 0 ? State.WAITING : State.CAME);
        }
        String note = "profile " + expected.profile() + "; day " + expected.day() + "; silent "
                + (seen.silent() + seen.empty()) + "/" + seen.files() + "; file " + seen.first();
        State state = seen.silent() > 0 ? State.MISSING : State.EMPTY;
        return told(state, Label.SILENT_AGENCY, seen.atRisk(), note);
    }

    public static Judgement of(Expected.OfBatch expected, SeenBatches seen, Instant at) {
        if (seen.usable() > 0) {
            return quiet(State.CAME);
        }
        if (at.isBefore(expected.due()) || seen.checking() > 0) {
            return quiet(State.WAITING);
        }
        String note = "period " + expected.period()
                + expected.agency().map(a -> "; agency " + a).orElse("")
                + seen.refused().map(b -> "; refused-batch " + b).orElse("");
        return told(seen.refused().isPresent() ? State.EMPTY : State.MISSING, Label.BATCH_NOT_COME, Satang.ZERO, note);
    }
}
