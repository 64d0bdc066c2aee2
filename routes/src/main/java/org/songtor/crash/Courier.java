package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.songtor.model.ProfileId;
import org.songtor.sandbox.Counter;

/**
 * Carries files to an agency that is reached by hand, and its answers back. A gateway that dies meanwhile costs nothing: the next round begins with
 * what it says is still to be carried.
 */
final class Courier {
    private final Path run;
    private final ProfileId profile;
    private final Counter counter;

    Courier(Path run, ProfileId profile, Counter counter) {
        this.run = run;
        this.profile = profile;
        this.counter = counter;
    }

    /** @throws IOException where the gateway is away, or refuses; another round tries it again */
    void round(Victim victim) throws IOException {
        Path bag = Files.createTempDirectory(run, "bag-");
        victim.obey("carry " + profile + " " + bag);
        for (Path parcel : folders(bag)) {
            String name = String.valueOf(parcel.getFileName());
            counter.take(
                    name, Files.readAllBytes(parcel.resolve(name)), Files.readAllBytes(parcel.resolve(name + ".p7s")));
            victim.obey("handed-over " + name);
        }
        Folders.delete(bag);
        for (Path answer : counter.ready()) {
            victim.obey("bring " + profile + " " + answer);
            counter.given(answer);
        }
    }

    private static List<Path> folders(Path bag) throws IOException {
        try (Stream<Path> all = Files.list(bag)) {
            return all.sorted().toList();
        }
    }
}
