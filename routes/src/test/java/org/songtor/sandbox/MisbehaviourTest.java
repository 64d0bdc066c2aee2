package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
import org.songtor.sandbox.Misbehaviour.Door;
import org.songtor.sandbox.Misdeed.Lane;
import org.songtor.signing.ReadyKeys;

/**
 * Every misbehaviour through the real gateway: what the attempt is called, what the page says meanwhile, and that after calm all is settled or lies
 * with a person. The four doors' lanes run beside each other, each with an agency of its own; a test waits for its own case.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisbehaviourTest {
    @TempDir
    static Path temp;

    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
    private final Map<Misdeed, CompletableFuture<Void>> running = new LinkedHashMap<>();
    private Town town;

    @BeforeAll
    void open() throws Exception {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("SONGTOR_KEYS", ReadyKeys.at(temp.resolve("keys")).toString());
        List<Misdeed> all = Misdeeds.all();
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

    static Stream<Misdeed> misdeeds() {
        return Misdeeds.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misdeeds")
    void every_misbehaviour_has_its_outcome_its_word_and_its_end(Misdeed misdeed) throws Exception {
        running.get(misdeed).get(10, TimeUnit.MINUTES);
    }

    @Test
    void each_line_that_agencies_booked_was_sent_and_is_booked_once() throws Exception {
        CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
                .handle((done, failed) -> done)
                .get(10, TimeUnit.MINUTES);
        for (Lane lane : Lane.values()) {
            assertThat(town.booked(lane.profile)).doesNotHaveDuplicates().isSubsetOf(town.sent(lane.profile));
        }
    }

    @Test
    void every_misbehaviour_is_tried_at_every_door_it_has() {
        for (Misbehaviour what : Misbehaviour.values()) {
            Set<Lane> tried = EnumSet.noneOf(Lane.class);
            Misdeeds.all().stream().filter(m -> m.what() == what).forEach(m -> tried.add(m.lane()));
            Set<Lane> expected = EnumSet.noneOf(Lane.class);
            Arrays.stream(Lane.values()).filter(l -> isAt(what, l)).forEach(expected::add);
            if (what.doors().contains(Door.BANK)) {
                assertThat(tried).as(what.word()).isNotEmpty();
            } else {
                assertThat(tried).as(what.word()).isEqualTo(expected);
            }
        }
    }

    private static boolean isAt(Misbehaviour what, Lane lane) {
        return what.doors().contains(Door.valueOf(lane.name()))
                || what.doors().contains(Door.ANSWER)
                || what.doors().contains(Door.ANSWER_TO_BOX) && lane != Lane.SOAP;
    }

    private void go(Misdeed misdeed, int member) {
        try {
            new Trial(town, misdeed, member).run();
        } catch (Exception e) {
            throw new IllegalStateException(misdeed + ": " + e.getMessage(), e);
        } finally {
            town.sandbox.calm(misdeed.lane().profile.agency());
        }
    }
}
