package org.songtor.review;

import java.util.Comparator;
import java.util.List;
import org.songtor.model.Satang;

/** How much money a decision moves: by this the tier is chosen. */
public final class Worth {
    private Worth() {}

    /**
     * One line a decision is about.
     *
     * @param booked what the agency booked; zero where nothing. Where its answers disagree, the sum of their amounts, by which a decision is known to be about
     *     these answers ({@link org.songtor.match.LineFacts#booked()})
     * @param said the different amounts that answers booked, the least first; where an answer booked more than once, each booking and all of them together
     * @param repeated an answer booked it more than once
     * @param accepted the amount that would be accepted; where answers disagree one of them, as a person says
     */
    public record Line(long id, Satang amount, Satang booked, List<Satang> said, boolean repeated, Satang accepted) {
        public Line {
            said = List.copyOf(said);
        }

        /** No amount of it is chosen. */
        public Line(long id, Satang amount, Satang booked, List<Satang> said, boolean repeated) {
            this(id, amount, booked, said, repeated, booked);
        }

        /** Of answers that agree, each with one booking. */
        public Line(long id, Satang amount, Satang booked) {
            this(id, amount, booked, List.of(booked), false);
        }

        public boolean disputed() {
            return said.size() > 1;
        }

        /** The greatest amount that one answer booked of it; zero where none did. */
        public Satang mostBooked() {
            return said.stream().max(Comparator.naturalOrder()).orElse(Satang.ZERO);
        }

        public Line accepting(Satang one) {
            return new Line(id, amount, booked, said, repeated, one);
        }
    }

    /**
     * The difference where the agency's amount is accepted, else the lines' whole money; of an item without lines what is at risk. Where the agency took back what it
     * booked, of each line the most that one answer booked: answers that disagree are not all true, and nobody knows that it collected less.
     */
    public static Satang of(DecisionKind kind, List<Line> lines, Satang atRisk) {
        if (lines.isEmpty()) {
            return atRisk;
        }
        return switch (kind) {
            case ACCEPT_AGENCY_AMOUNT -> Accepted.of(lines).difference();
            case BOOKING_GONE -> lines.stream().map(Line::mostBooked).reduce(Satang.ZERO, Satang::plus);
            default -> lines.stream().map(Line::amount).reduce(Satang.ZERO, Satang::plus);
        };
    }

    /** As the journal tells what people sign: what moves, and of an agency's amount that amount itself, of how much. */
    public static String told(DecisionKind kind, List<Line> lines, Satang moves) {
        return kind == DecisionKind.ACCEPT_AGENCY_AMOUNT ? Accepted.of(lines).told() : moves.toBaht();
    }
}
