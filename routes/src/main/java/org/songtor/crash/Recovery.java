package org.songtor.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.songtor.checker.Observed;
import org.songtor.model.Label;

/** After a crash: a new life of the gateway, funds that hand in what they have no receipt of, and the wait until nothing is on its way. */
final class Recovery {
    private static final Duration LONGEST = Duration.ofSeconds(180);
    /** Each look at the books is two more sessions of the database, and the processor is what a campaign waits for. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final House house;
    private final List<Batch> batches;

    Recovery(House house, List<Batch> batches) {
        this.house = house;
        this.batches = batches;
    }

    /** @return empty when all is over; else what was still waited for at the end */
    String untilOver() throws IOException, InterruptedException {
        return untilOver(LONGEST);
    }

    String untilOver(Duration longest) throws IOException, InterruptedException {
        house.victim();
        long end = System.nanoTime() + longest.toNanos();
        String waiting;
        do {
            waiting = step();
            if (waiting.isEmpty()) {
                return waiting;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        } while (System.nanoTime() < end);
        return "not over after " + longest.toSeconds() + " s: " + waiting + "; ";
    }

    private String step() throws IOException, InterruptedException {
        for (Batch batch : batches) {
            if (!house.doors().hasReceipt(batch)) {
                handAgain(batch);
                return "no receipt of " + batch.name();
            }
        }
        String carried = carried();
        if (!carried.isEmpty()) {
            return carried;
        }
        return house.agenciesIdle() ? books() : "the agencies";
    }

    private String carried() throws IOException {
        try {
            house.carry();
            return "";
        } catch (IOException e) {
            if (!house.life().alive()) {
                throw e;
            }
            // Not signed yet, or a database that is starting again.
            return "the courier: " + e.getMessage();
        }
    }

    private void handAgain(Batch batch) throws IOException, InterruptedException {
        try {
            house.doors().hand(batch, house.victim());
        } catch (IOException e) {
            if (!house.victim().alive()) {
                throw e;
            }
            // Busy with the same batch: the fund tries again.
        }
    }

    private String books() throws InterruptedException {
        try {
            Observed now = house.look(false);
            long open = now.books().lines().stream()
                    .filter(l -> l.label() != Label.SETTLED)
                    .count();
            if (open > 0 || now.books().batches().size() < now.sent().size()) {
                return open + " lines are not settled";
            }
            return now.books().dueWork() == 0 ? "" : now.books().dueWork() + " pieces of work are due";
        } catch (IOException e) {
            // A database that is starting again, or a file that was moved while it was read.
            return e.toString();
        }
    }
}
