package org.songtor.checker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A true run of every lane, as {@code RecordRun} saw it. */
final class Recorded {
    private Recorded() {}

    static Observed run() {
        ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module()).registerModule(new JavaTimeModule());
        try (InputStream in = Recorded.class.getResourceAsStream("/checker/run.json")) {
            return json.readValue(Objects.requireNonNull(in), Observed.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
