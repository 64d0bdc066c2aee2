package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.ProfileId;
import org.songtor.port.Reports;
import org.songtor.sandbox.Misdeed.Lane;

/**
 * Every misbehaviour through the real gateway: what each attempt is called, what the page says meanwhile, and that after calm all is settled or lies
 * with a person. The four doors' lanes run beside each other, each with an agency of its own; a test waits for its own case.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisbehaviourTest {
    @TempDir
    static Path temp;

    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
    private final Map<Misdeed, CompletableFuture<Void>> running = new java.util.LinkedHashMap<>();
    private Town town;

    @BeforeAll
    void open() throws Exception {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("SONGTOR_KEYS", temp.resolve("keys").toString());
        List<Misdeed> all = chosen();
        town = new Town(temp, Set.of(Lane.JMS.profile), 2 * all.size());
        Arrays.stream(Lane.values()).forEach(l -> lanes.put(l, Executors.newSingleThreadExecutor()));
        for (int i = 0; i < all.size(); i++) {
            Misdeed misdeed = all.get(i);
            int member = 2 * i + 1;
            running.put(misdeed, CompletableFuture.runAsync(() -> go(misdeed, member), lanes.get(misdeed.lane())));
        }
    }

    @AfterAll
    void close() {
        lanes.values().forEach(ExecutorService::shutdownNow);
        if (town != null) {
            town.close();
        }
        System.clearProperty("SONGTOR_KEYS");
    }

    private static synchronized void note(String line) {
        try {
            Files.writeString(Path.of("/tmp/mt.txt"), line + "\n", java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Misdeed> chosen() {
        return Misdeeds.all().stream().filter(m -> m.toString().matches(System.getProperty("misdeeds", ".*"))).toList();
    }

    static Stream<Misdeed> misdeeds() {
        return chosen().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misdeeds")
    void every_misbehaviour_has_its_outcome_its_word_and_its_end(Misdeed misdeed) throws Exception {
        running.get(misdeed).get(100, TimeUnit.SECONDS);
    }

    private void go(Misdeed misdeed, int member) {
        long t0 = System.currentTimeMillis();
        try {
            new Trial(town, misdeed, member).run();
            note("ok   " + (System.currentTimeMillis() - t0) + " " + misdeed);
        } catch (Exception | AssertionError e) {
            note("FAIL " + (System.currentTimeMillis() - t0) + " " + misdeed + ": " + String.valueOf(e.getMessage()).replace('\n', ' ') + java.util.Arrays.stream(e.getStackTrace()).filter(x->x.getClassName().contains("Trial")).map(x->" @"+x.getLineNumber()).findFirst().orElse(""));
            throw new IllegalStateException(misdeed + ": " + e.getMessage(), e);
        } finally {
            town.sandbox.calm(misdeed.lane().profile.agency());
        }
    }
}
