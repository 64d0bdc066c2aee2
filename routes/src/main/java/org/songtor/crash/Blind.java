package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.songtor.fault.Lane;

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

    private final Site site;
    private final List<Goods> goods;
    private final long seed;
    private final Tally tally = new Tally();

    public Blind(Site site, List<Lane> lanes, long seed) {
        this.site = site;
        this.goods = site.goods(lanes);
        this.seed = seed;
    }

    public Ending run(int kills, int minutes) throws IOException, InterruptedException {
        long end = System.nanoTime() + minutes * SECONDS * (long) SECOND;
        site.warmUp(goods);
        int done = 0;
        for (int number = 1; done < kills && System.nanoTime() < end && tally.good(); number++) {
            // Every other house has its broker in a process of its own.
            done += house(number, kills - done, end);
        }
        tally.print(site.out(), "killed at random");
        if (done < kills) {
            site.say("%d of %d kills".formatted(done, kills));
        }
        return Ending.of(tally.good(), done, kills);
    }

    private int house(int number, int most, long end) throws IOException, InterruptedException {
        boolean apart = number % 2 == 0;
        List<Broker> broker = apart ? List.of(new Broker(site.folder("broker-" + number))) : List.of();
        int done = 0;
        try (House house =
                site.house("house-" + number, goods, apart ? broker.get(0).settings() : Map.of())) {
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
            Folders.delete(site.folder("house-" + number));
        }
        return done;
    }

    private int round(House house, List<Broker> broker, int number, int before, int kills)
            throws IOException, InterruptedException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + number * 1_000L + before);
        long began = System.nanoTime();
        begin(house);
        Load load = Load.begin(house, goods, "blind-%d-%d".formatted(number, before), random.nextLong());
        List<String> killed = new ArrayList<>();
        String trouble = "";
        try {
            for (int i = 0; i < kills; i++) {
                LockSupport.parkNanos((200L + random.nextInt(LONGEST_MILLIS)) * 1_000_000L);
                Target target = draw(random, !broker.isEmpty());
                kill(house, broker, target);
                killed.add(target.name());
            }
        } catch (IOException e) {
            trouble = e + "; ";
        }
        List<Batch> handed = load.end();
        trouble += load.trouble() + new Recovery(house, handed).untilOver() + house.unasked();
        String about = broker.isEmpty() ? "broker inside" : "broker apart";
        Verdict verdict = new Verdict(
                String.join(" ", killed), killed.size(), house.check(), trouble, (System.nanoTime() - began) / SECOND);
        tell(about, number, before, handed.size(), verdict, house.run());
        return killed.size();
    }

    /** @throws NotBegunException where none came up yet, in any house */
    private void begin(House house) throws IOException {
        try {
            house.victim();
        } catch (NotBegunException e) {
            throw site.begun(tally) ? new IOException(e.getMessage(), e) : e;
        }
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
            Database.kill(house.run());
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
        site.say("house %d after %d kills, %s: %s under %d batches: %s, %.1f s"
                .formatted(
                        number,
                        before,
                        about,
                        verdict.what(),
                        batches,
                        verdict.good() ? "survived" : "FAILED",
                        verdict.seconds()));
        site.tellFailure(
                verdict, run, "--blind %d --first-seed %d (times will differ)".formatted(before + KILLS_A_ROUND, seed));
    }
}
