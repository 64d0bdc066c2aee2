package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** Orders about a document that has arrived whole and is booked, by whatever channel, before its sender is told. Never called within a desk's lock. */
final class AfterArrival {
    /** Longer than a gateway waits for a reply, where nobody said otherwise. */
    private static final Duration HANG = Duration.ofSeconds(90);

    private static final Duration EARLY = Duration.ofSeconds(2);

    private final Desks desks;
    private final Orders orders;

    AfterArrival(Desks desks, Orders orders) {
        this.desks = desks;
        this.orders = orders;
    }

    /** Moves the document away, where that is ordered. */
    void look(Box box, String name) throws IOException {
        if (Files.exists(box.inbox(name))
                && !orders.isLitter(box, name)
                && orders.take(box, Misbehaviour.TAKEN_AT_ONCE).isPresent()) {
            synchronized (desks.of(box)) {
                box.takeAway(name);
            }
        }
    }

    /** Puts the answer out, where that is ordered; then the sender must {@linkplain #linger wait}. */
    Optional<Order> early(Box box, String name) throws IOException {
        Optional<Order> early = orders.take(box, Misbehaviour.ANSWER_EARLY);
        if (early.isPresent()) {
            desks.of(box).answerNow(box, name);
        }
        return early;
    }

    void linger(Order early) {
        orders.pause(early, EARLY);
    }

    void hang(Box box) throws IOException {
        Optional<Order> hang = orders.take(box, Misbehaviour.HANG_AFTER_STORE);
        if (hang.isPresent()) {
            orders.pause(hang.get(), HANG);
        }
    }
}
