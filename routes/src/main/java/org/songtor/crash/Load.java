package org.songtor.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.Lane.Door;
import org.songtor.model.FundId;

/** Batches of all goods by all doors, one after the other, until it is told to stop; who is not answered goes on with the next. */
final class Load implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final long PAUSE_NANOS = 150_000_000L;
    private static final int MOST_LINES = 6;

    private final Hands hands;
    private final FundId fund;
    private final List<Goods> goods;
    private final Random random;
    private final String name;
    private final int month;
    private final List<Batch> handed = new ArrayList<>();
    private final Thread thread = new Thread(this, "load");
    private final List<String> odd = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /** What a load needs of the house it is for. */
    interface Hands {
        /** Whether a gateway lives. */
        boolean open() throws IOException;

        /** Notes that the fund sends it, before it does. */
        void note(Batch batch) throws IOException;

        /**
         * @throws IOException where the gateway is away, or dies meanwhile
         * @throws IllegalStateException where it answers what no fund should be answered
         */
        void hand(Batch batch) throws IOException, InterruptedException;
    }

    private record OfHouse(House house) implements Hands {
        @Override
        public boolean open() throws IOException {
            return house.life().alive();
        }

        @Override
        public void note(Batch batch) throws IOException {
            house.sent().append(batch.sent());
        }

        @Override
        public void hand(Batch batch) throws IOException, InterruptedException {
            house.doors().hand(batch, house.life());
        }
    }

    private Load(Hands hands, FundId fund, List<Goods> goods, String name, int month, long seed) {
        this.hands = hands;
        this.fund = fund;
        this.goods = goods;
        this.random = new Random(seed);
        this.name = name;
        this.month = month;
    }

    /** Begins at once, beside the thread that asks for it. */
    static Load begin(House house, List<Goods> goods, String name, long seed) {
        return begin(new OfHouse(house), house.fund(), goods, name, house.nextMonth(), seed);
    }

    static Load begin(Hands hands, FundId fund, List<Goods> goods, String name, int month, long seed) {
        Load load = new Load(hands, fund, goods, name, month, seed);
        load.thread.start();
        return load;
    }

    /** Returns what was handed in, after the last of it. */
    List<Batch> end() throws InterruptedException {
        stopped = true;
        thread.join();
        return List.copyOf(handed);
    }

    /** What went wrong with the load itself, once it ended; empty where nothing did. */
    String trouble() {
        String none = handed.isEmpty() ? "nothing was handed in; " : "";
        return odd.isEmpty() ? none : none + odd.size() + " odd answers to the load, the first: " + odd.get(0) + "; ";
    }

    @Override
    public void run() {
        try {
            handIn();
        } catch (RuntimeException e) {
            LOG.error("the load ended", e);
            odd.add("it ended: " + e);
        }
    }

    private void handIn() {
        int[] from = new int[goods.size()];
        for (int n = 0; !stopped && n < Batch.PEOPLE / MOST_LINES; n++) {
            untilThereIsAGateway();
            int g = random.nextInt(goods.size());
            int lines = 1 + random.nextInt(MOST_LINES);
            Door door = Door.values()[random.nextInt(Door.values().length)];
            Batch batch = Batch.of(
                    fund, goods.get(g), door, name + "-" + n + ".csv", month, House.person(g) + from[g], lines, random);
            from[g] += lines;
            hand(batch);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void untilThereIsAGateway() {
        try {
            while (!stopped && !hands.open()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void hand(Batch batch) {
        try {
            hands.note(batch);
            handed.add(batch);
            hands.hand(batch);
        } catch (IOException e) {
            // The gateway is away: it is handed in again when it is back.
        } catch (IllegalStateException e) {
            // A finding: the gateways that are killed next are to have work all the same.
            LOG.error("{}", batch.name(), e);
            odd.add(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
