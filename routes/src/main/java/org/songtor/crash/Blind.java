package org.songtor.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;

/** Kills at any moment, under load, whoever is drawn; after a few of them everything must come to rest and be judged. */
public final class Blind {
    /** Who is killed. The embedded broker dies with the gateway; one of its own dies alone. */
    enum Target {
        GATEWAY,
        DATABASE,
        BROKER,
        ALL
    }

    private static final int KILLS_A_ROUND = 4;
    private static final int LONGEST_MILLIS = 3_000;
    private static final int SECONDS = 60;
    private static final double SECOND = 1e9;

    private final Path dir;
    private final SongtorSettings installed;
    private final PrintWriter out;
    private final List<Goods> goods;
    private final long seed;
    private final Tally tally = new Tally();

    public Blind(Path dir, SongtorSettings installed, PrintWriter out, List<Lane> lanes, long seed) {
        this.dir = dir;
        this.installed = installed;
        this.out = out;
        this.seed = seed;
        this.goods = Goods.of(installed, lanes);
    }

    /** @return true when everything was survived */
    public boolean run(int kills, int minutes) throws IOException, InterruptedException {
        long end = System.nanoTime() + minutes * SECONDS * (long) SECOND;
        new Archive(dir, installed).make(goods, out);
        int done = 0;
        for (int number = 1; done < kills && System.nanoTime() < end && tally.good(); number++) {
            // Every other house has its broker in a process of its own.
            done += house(number, kills - done, end);
        }
        tally.print(out, "killed at random");
        if (done < kills) {
            out.printf("%d of %d kills%n", done, kills);
        }
        return tally.good() && done > 0;
    }

    private int house(int number, int most, long end) throws IOException, InterruptedException {
        Path run = dir.resolve("house-" + number);
        boolean apart = number % 2 == 0;
        List<Broker> broker = apart ? List.of(new Broker(dir.resolve("broker-" + number))) : List.of();
        int done = 0;
        try (House house = House.open(
                run,
                dir.resolve("keys"),
                installed,
                goods,
                apart ? broker.get(0).settings() : Map.of())) {
            while (done < most && done < Batch.MONTHS && !house.full() && tally.good() && System.nanoTime() < end) {
                done += round(house, broker, number, done, Math.min(KILLS_A_ROUND, most - done));
                if (done >= 2 * KILLS_A_ROUND) {
                    break;
                }
            }
        } finally {
            for (Broker one : broker) {
                one.close();
            }
        }
        if (tally.good()) {
            Folders.delete(run);
        }
        return done;
    }

    private int round(House house, List<Broker> broker, int number, int before, int kills)
            throws IOException, InterruptedException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + number * 1_000L + before);
        long began = System.nanoTime();
        house.victim();
        Load load = new Load(house, goods, "blind-%d-%d".formatted(number, before), random.nextLong());
        Thread thread = new Thread(load, "load");
        thread.start();
        List<String> killed = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            LockSupport.parkNanos((200L + random.nextInt(LONGEST_MILLIS)) * 1_000_000L);
            Target target = draw(random, !broker.isEmpty());
            kill(house, broker, target);
            killed.add(target.name());
        }
        load.stop();
        thread.join();
        String trouble = new Recovery(house, load.handed()).untilOver();
        String about = broker.isEmpty() ? "broker inside" : "broker apart";
        Verdict verdict = new Verdict(
                String.join(" ", killed), killed.size(), house.check(), trouble, (System.nanoTime() - began) / SECOND);
        tell(about, number, before, load.handed().size(), verdict, house.run());
        return killed.size();
    }

    private static Target draw(Random random, boolean apart) {
        List<Target> targets = new ArrayList<>(Arrays.asList(Target.values()));
        if (!apart) {
            targets.remove(Target.BROKER);
        }
        return targets.get(random.nextInt(targets.size()));
    }

    /** Whoever was killed is started again, as an init system would; the database by its keeper in the gateway. */
    private static void kill(House house, List<Broker> broker, Target target) throws IOException, InterruptedException {
        boolean all = target == Target.ALL;
        if (all || target == Target.DATABASE) {
            boolean was = Database.kill(house.run());
            if (!was && !all) {
                throw new IOException("there was no database to kill");
            }
        }
        if (all || target == Target.GATEWAY) {
            house.life().kill();
        }
        for (Broker one : broker) {
            if (all || target == Target.BROKER) {
                expect(one.killAndStart());
            }
        }
        if (all || target == Target.GATEWAY) {
            expect(house.life().exitCode());
            house.victim();
        }
    }

    private static void expect(int code) throws IOException {
        if (code != Victim.KILLED) {
            throw new IOException("ended with " + code + " and was not killed");
        }
    }

    private void tell(String about, int number, int before, int batches, Verdict verdict, Path run) {
        tally.add(about, verdict);
        out.printf(
                "house %d after %d kills, %s: %s under %d batches: %s, %.1f s%n",
                number,
                before,
                about,
                verdict.what(),
                batches,
                verdict.good() ? "survived" : "FAILED",
                verdict.seconds());
        if (!verdict.good()) {
            verdict.findings().forEach(f -> out.println("    " + f));
            out.println("    " + verdict.trouble());
            out.println("    kept in " + run + "; again (times will differ): ./songtor crash --blind "
                    + (before + KILLS_A_ROUND) + " --first-seed " + seed);
        }
        out.flush();
    }
}
