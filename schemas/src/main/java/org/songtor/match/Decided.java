package org.songtor.match;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;

/**
 * A decision of people about a line or a credit, as evidence like any other: it holds while the evidence it was made of still says the same, that is while the
 * label without it would be {@code answers} and the agency's amount {@code booked}. Evidence that contradicts it later gives the line the label of that
 * evidence, so that the item opens again.
 *
 * @param answers the label it was made about
 * @param booked what the agency had booked then ({@link LineFacts#booked()}); zero where nothing. Of a line that went first and stands: what people say that the
 *     agency has, whether it says so itself or not
 * @param accepted what people accepted in place of the line's amount; asked for only where they did
 * @param until when a decision to wait is over, at its very instant; for those and only those
 * @param knew of a line that went first and stands, and only of such: the verdicts the agency had given of it by then
 * @param over of a question about what the line's file has over, and only of such: how much that was then
 */
public record Decided(
        DecisionKind kind,
        Label answers,
        Satang booked,
        Satang accepted,
        Optional<Instant> until,
        Optional<Set<LineVerdict>> knew,
        Optional<Satang> over) {
    /** Labels about which a line may go again, as far as it was not booked. */
    private static final Set<Label> GOES_AGAIN = Arrays.stream(Label.values())
            .filter(label -> Decidable.kinds(label).contains(DecisionKind.RESUBMIT))
            .collect(Collectors.toUnmodifiableSet());

    /** By these the agency does not have the money, as far as it booked nothing. */
    private static final Set<Label> REFUSES = Set.of(Label.REFUSED_BY_AGENCY, Label.NOT_ELIGIBLE, Label.FILE_REFUSED);

    /** After these the agency may still refuse what was given back. */
    private static final Set<Label> MAY_REFUSE = Set.of(
            Label.REFUSED_BY_AGENCY,
            Label.NOT_ELIGIBLE,
            Label.FILE_REFUSED,
            Label.ALREADY_PAID,
            Label.NEVER_ANSWERED,
            Label.UNDELIVERED);

    public Decided {
        boolean waits = kind == DecisionKind.ASK_AGENCY || kind == DecisionKind.WAIT_UNTIL;
        if (waits != until.isPresent()) {
            throw new IllegalArgumentException(kind + (waits ? " waits until when?" : " does not wait"));
        }
        if (knew.isPresent() && kind != DecisionKind.FIRST_STANDS) {
            throw new IllegalArgumentException(kind + " lets no other line stand");
        }
        if (over.isPresent() && !(waits && answers == Label.FILE_OVER)) {
            throw new IllegalArgumentException(kind + " of " + answers + " asks about no money that is over");
        }
        knew = knew.map(Set::copyOf);
    }

    /** About the line or credit itself, of which answers agree: what was accepted is what was booked. */
    public Decided(DecisionKind kind, Label answers, Satang booked, Optional<Instant> until) {
        this(kind, answers, booked, booked, until, Optional.empty(), Optional.empty());
    }

    /** Whether it lets this line stand for one that went after it. */
    boolean stands() {
        return knew.isPresent();
    }

    /** What the line or credit is called while it holds. */
    Label label() {
        return knew.isPresent() ? Label.AMOUNT_ACCEPTED : kind.label();
    }

    /** Whether it says that the agency has an amount, so that money is to come for it. */
    boolean accepts() {
        return kind == DecisionKind.ACCEPT_AGENCY_AMOUNT || knew.isPresent();
    }

    /**
     * Who waits about money that is over waits about so much as it was then: more of it is asked about at once.
     *
     * @param line what is known of it now
     * @param overNow what its file, with those that it is paid with, has too much now; zero where nothing
     */
    boolean holds(Label raw, LineFacts line, Satang overNow, Instant now) {
        if (over.filter(then -> overNow.compareTo(then) > 0).isPresent()) {
            return false;
        }
        return knew.isPresent() ? stands(line, knew.get()) : holds(raw, line.booked(), now);
    }

    /** A credit that people gave to files has no label of its own: the money says it. */
    boolean holds(Label raw, Satang bookedNow, Instant now) {
        return kind != DecisionKind.MATCH_CREDIT
                && answered(raw)
                && !givesBooked(bookedNow)
                && booked.equals(bookedNow)
                && (until.isEmpty() || now.isBefore(until.get()));
    }

    /** That the agency books what people say it has only agrees; another amount, or a verdict that nobody knew of, does not. */
    private boolean stands(LineFacts line, Set<LineVerdict> known) {
        Satang bookedNow = line.booked();
        return (bookedNow.equals(Satang.ZERO) || bookedNow.equals(booked))
                && line.said().stream()
                        .map(Said::now)
                        .allMatch(verdict -> verdict == LineVerdict.BOOKED || known.contains(verdict));
    }

    /**
     * Whether it answers what is asked now. What went again went for good: one bad word about the first line in place of another asks nothing new. So did what was given
     * back: that the agency refuses it, for whatever reason, only agrees.
     */
    private boolean answered(Label raw) {
        return switch (kind) {
            case RESUBMIT -> answers == raw || GOES_AGAIN.contains(answers) && GOES_AGAIN.contains(raw);
            case FIRST_STANDS -> isNotThere(raw);
            case PAID_BACK -> true;
            case RETURN_TO_MEMBER -> answers == raw || MAY_REFUSE.contains(answers) && REFUSES.contains(raw);
            default -> answers == raw;
        };
    }

    /** It gives away what the agency has, whether that was known when it was made or not: the order of arrival changes nothing. */
    private boolean givesBooked(Satang bookedNow) {
        return bookedNow.isPositive() && Decidable.givesAway(answers, kind);
    }

    /** The agency refuses the line, as far as it booked nothing of it. */
    private static boolean isNotThere(Label raw) {
        return raw == Label.ALREADY_PAID || GOES_AGAIN.contains(raw);
    }

    /**
     * What the line or credit is called where it holds no longer, and not simply because something else is wrong now. Money moved by it and nothing is wrong any
     * more: a label that asks for a decision opens the item again by itself. Or it gave the money to somebody else, and the agency booked the line since, whatever else is
     * wrong: a bad word's label would offer to give it away once more, and that it was never paid would ask to pay what left the box already. Or it sent the line again, and the agency has the first one after all; or it let the first
     * one stand, and the agency has this one as well.
     *
     * @param such labels among which it was made; a decision about a line before it was in a file says nothing of the file
     */
    Optional<Label> contradictedBy(Label raw, Satang bookedNow, Set<Label> such) {
        if (!kind.movesMoney() || kind == DecisionKind.MATCH_CREDIT || !such.contains(answers)) {
            return Optional.empty();
        }
        return switch (kind) {
            case PAID_BACK -> Optional.of(Label.BOOKED_AFTER_ALL);
            case RESUBMIT ->
                bookedNow.isPositive() || !GOES_AGAIN.contains(raw)
                        ? Optional.of(Label.BOOKED_AFTER_ALL)
                        : Optional.empty();
            case FIRST_STANDS -> knew.isPresent() ? nothingWrong(raw) : Optional.of(Label.BOOKED_AFTER_ALL);
            case RETURN_TO_MEMBER, WRITE_OFF, MERGE_DUPLICATE ->
                givesBooked(bookedNow) || isNotThere(raw) && bookedNow.compareTo(booked) > 0
                        ? Optional.of(Label.DECISION_CONTRADICTED)
                        : nothingWrong(raw);
            default -> nothingWrong(raw);
        };
    }

    private static Optional<Label> nothingWrong(Label raw) {
        return raw.need() == Label.Need.DECISION ? Optional.empty() : Optional.of(Label.DECISION_CONTRADICTED);
    }
}
