package org.songtor.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.songtor.checker.Observed;
import org.songtor.demo.Installed;
import org.songtor.fault.Lane;
import org.songtor.fault.Lane.Door;
import org.songtor.flow.SongtorSettings;

/**
 * Records what {@code checker/run.json} holds: a small true run of every lane, seen from outside. To be started by hand when the observed shape changes:
 * {@code java ... org.songtor.crash.RecordRun FOLDER FILE}.
 */
final class RecordRun {
    private static final int LINES = 4;

    private RecordRun() {}

    public static void main(String[] arguments) throws Exception {
        Path dir = Path.of(arguments[0]);
        SongtorSettings installed = Installed.settings();
        List<Goods> goods = Goods.of(installed, List.of(Lane.values()));
        try (House house = House.open(dir.resolve("run"), dir.resolve("keys"), installed, goods, Map.of())) {
            List<Batch> batches = new ArrayList<>();
            int month = house.nextMonth();
            Door[] doors = Door.values();
            for (int i = 0; i < 2 * goods.size(); i++) {
                int g = i % goods.size();
                Batch batch = Batch.of(
                        house.fund(),
                        goods.get(g),
                        doors[i % doors.length],
                        "batch-" + i + ".csv",
                        month,
                        House.person(g) + i * LINES,
                        LINES,
                        new Random(i));
                house.sent().append(batch.sent());
                house.doors().hand(batch, house.victim());
                batches.add(batch);
            }
            String trouble = new Recovery(house, batches).untilOver();
            if (!trouble.isEmpty() || !house.check().isEmpty()) {
                throw new IllegalStateException(trouble + house.check());
            }
            Files.write(Path.of(arguments[1]), json().writeValueAsBytes(house.look(true)));
        }
        System.exit(0);
    }

    static ObjectMapper json() {
        return new ObjectMapper()
                .registerModule(new Jdk8Module())
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT);
    }

    static Observed recorded(byte[] bytes) throws java.io.IOException {
        return json().readValue(bytes, Observed.class);
    }
}
