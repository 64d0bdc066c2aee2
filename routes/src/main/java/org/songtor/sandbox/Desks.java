package org.songtor.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.AgencyCode;

/** All agencies of the sandbox, and the clock work that lets each do what is due. */
final class Desks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);
    private static final long EVERY_MILLIS = 100;

    private final Map<AgencyCode, AgencyDesk> desks;
    private final Map<String, Box> boxes;
    private final Orders orders;
    private final Map<AgencyCode, String> troubles = new HashMap<>();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "sandbox-desks");
        t.setDaemon(true);
        return t;
    });

    /** @param boxes by {@code <agency>/<box>} */
    Desks(Map<AgencyCode, AgencyDesk> desks, Map<String, Box> boxes, Orders orders) {
        this.desks = desks;
        this.boxes = boxes;
        this.orders = orders;
    }

    void start() throws IOException {
        for (AgencyDesk desk : desks.values()) {
            desk.recover();
        }
        var unused = pulse.scheduleWithFixedDelay(this::tick, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    AgencyDesk of(Box box) {
        AgencyDesk desk = desks.get(box.agency());
        if (desk == null) {
            throw new IllegalArgumentException("no agency " + box.agency());
        }
        return desk;
    }

    Optional<Box> box(String agency, String name) {
        return Optional.ofNullable(boxes.get(agency + "/" + name));
    }

    Collection<Box> boxes() {
        return boxes.values();
    }

    /**
     * Gives an order.
     *
     * @throws IllegalArgumentException where no box of the agency can misbehave like this, such as by wrong sums in answers that hold none
     */
    Order order(Misbehaviour what, AgencyCode agency, Optional<String> profile, int times, Optional<Duration> delay)
            throws IOException {
        boolean possible = boxes.values().stream()
                .filter(b -> b.agency().equals(agency))
                .filter(b -> profile.map(b.name()::equals).orElse(true))
                .filter(b -> !Collections.disjoint(b.doors(), what.doors()))
                .anyMatch(b -> what != Misbehaviour.ANSWER_WRONG_SUMS || Spoiled.hasSums(of(b).format(b)));
        if (!possible) {
            throw new IllegalArgumentException("no box " + agency + "/" + profile.orElse("*") + " can " + what.word());
        }
        return orders.give(what, agency, profile, times, delay);
    }

    boolean idle() {
        return desks.values().stream().allMatch(AgencyDesk::idle);
    }

    @Override
    public void close() throws InterruptedException {
        pulse.shutdown();
        if (!pulse.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("sandbox desks are still at work");
        }
    }

    private void tick() {
        desks.forEach((agency, desk) -> {
            try {
                desk.tick();
                troubles.remove(agency);
            } catch (IOException | RuntimeException e) {
                // Tried again at the next pulse; said once, not ten times a second.
                if (!e.toString().equals(troubles.put(agency, e.toString()))) {
                    LOG.error("sandbox agency {} cannot go on", agency, e);
                }
            }
        });
    }
}
