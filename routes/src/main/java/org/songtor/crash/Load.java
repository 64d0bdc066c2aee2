package org.songtor.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.songtor.fault.Lane.Door;

/** Batches of all goods by all doors, one after the other, until it is told to stop; who is not answered goes on with the next. */
final class Load implements Runnable {
    private static final long PAUSE_NANOS = 150_000_000L;
    private static final int MOST_LINES = 6;

    private final House house;
    private final List<Goods> goods;
    private final Random random;
    private final String name;
    private final int month;
    private final List<Batch> handed = new ArrayList<>();
    private final Thread thread = new Thread(this, "load");
    private volatile boolean stopped;

    private Load(House house, List<Goods> goods, String name, long seed) {
        this.house = house;
        this.goods = goods;
        this.random = new Random(seed);
        this.name = name;
        this.month = house.nextMonth();
    }

    /** Begins at once, beside the thread that asks for it. */
    static Load begin(House house, List<Goods> goods, String name, long seed) {
        Load load = new Load(house, goods, name, seed);
        load.thread.start();
        return load;
    }

    /** Returns what was handed in, after the last of it. */
    List<Batch> end() throws InterruptedException {
        stopped = true;
        thread.join();
        return List.copyOf(handed);
    }

    @Override
    public void run() {
        int[] from = new int[goods.size()];
        for (int n = 0; !stopped && n < Batch.PEOPLE / MOST_LINES; n++) {
            untilThereIsAGateway();
            int g = random.nextInt(goods.size());
            int lines = 1 + random.nextInt(MOST_LINES);
            Door door = Door.values()[random.nextInt(Door.values().length)];
            Batch batch = Batch.of(
                    house.fund(),
                    goods.get(g),
                    door,
                    name + "-" + n + ".csv",
                    month,
                    House.person(g) + from[g],
                    lines,
                    random);
            from[g] += lines;
            hand(batch);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void untilThereIsAGateway() {
        try {
            while (!stopped && !house.life().alive()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void hand(Batch batch) {
        try {
            house.sent().append(batch.sent());
            handed.add(batch);
            house.doors().hand(batch, house.life());
        } catch (IOException e) {
            // The gateway is away: it is handed in again when it is back.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
