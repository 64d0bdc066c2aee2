package org.songtor.review;

import java.util.List;
import org.songtor.model.Satang;

/**
 * An agency's amount that people accept in place of what was sent; of several lines together.
 *
 * @param sent the lines' own amounts
 * @param accepted the agency's amounts that are accepted
 * @param difference of sent and accepted, added up line by line, whichever of the two is more: what moves, by which the tier is chosen. Zero where all is accepted as
 *     it was sent
 */
public record Accepted(Satang sent, Satang accepted, Satang difference) {
    /** Of one line. */
    public static Accepted of(Satang sent, Satang accepted) {
        return new Accepted(sent, accepted, away(sent, accepted));
    }

    static Accepted of(List<Worth.Line> lines) {
        return lines.stream()
                .map(line -> of(line.amount(), line.accepted()))
                .reduce(new Accepted(Satang.ZERO, Satang.ZERO, Satang.ZERO), Accepted::plus);
    }

    /** Both together. */
    public Accepted plus(Accepted other) {
        return new Accepted(sent.plus(other.sent), accepted.plus(other.accepted), difference.plus(other.difference));
    }

    public boolean asSent() {
        return difference.equals(Satang.ZERO);
    }

    /** Of some lines less is accepted than was sent, and of others more: the difference is not that of the two sums. */
    public boolean bothWays() {
        return !away(sent, accepted).equals(difference);
    }

    /** As journal and command say it, such as {@code 40.00 of 144.00 sent, difference 104.00}. */
    public String told() {
        return accepted.toBaht()
                + (asSent()
                        ? " as sent, no difference"
                        : " of " + sent.toBaht() + " sent, difference " + difference.toBaht());
    }

    private static Satang away(Satang one, Satang other) {
        return one.compareTo(other) < 0 ? other.minus(one) : one.minus(other);
    }
}
