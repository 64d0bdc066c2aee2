package org.songtor.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Satang;

/** Payments that an agency has and no file of ours held: each is {@code BOOKED_NEVER_SENT}. */
public final class NeverSent {
    /** Bookings of one person and amount that nothing tells apart. */
    public record Payment(String person, Satang amount) {}

    /**
     * One line of an answer that names no line of ours.
     *
     * @param person the same text for the same person, nothing more
     */
    public record Booking(long arrival, Payment payment) {}

    private NeverSent() {}

    /**
     * How many payments of each kind there are: as many as the answer tells that tells of most. An answer that repeats what another said tells of no other
     * payment; the same twice in one answer does.
     *
     * @param bookings of the answers to one file
     */
    public static Map<Payment, Integer> count(List<Booking> bookings) {
        Map<Booking, Integer> told = new HashMap<>();
        bookings.forEach(booking -> told.merge(booking, 1, Integer::sum));
        Map<Payment, Integer> most = new HashMap<>();
        told.forEach((booking, times) -> most.merge(booking.payment(), times, Math::max));
        return most;
    }
}
