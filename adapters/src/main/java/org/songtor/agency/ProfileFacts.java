package org.songtor.agency;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Properties;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;

/**
 * What a profile without a layout table says of itself: {@code formats/<agency>/<profile>.v<N>.properties} with the keys
 * {@code status, version, valid-from} (ISO date, Gregorian), {@code source, confidence} (A to D); UTF-8. All must be there.
 */
public final class ProfileFacts {
    private ProfileFacts() {}

    public static ProfileInfo read(String profile, int version) {
        String name = "/formats/" + profile + ".v" + version + ".properties";
        Properties facts = load(name);
        if (!value(facts, "version", name).equals(Integer.toString(version))) {
            throw new IllegalStateException(name + " says it is version " + facts.getProperty("version"));
        }
        return new ProfileInfo(
                ProfileId.of(profile),
                version,
                ProfileInfo.Status.valueOf(value(facts, "status", name)),
                LocalDate.parse(value(facts, "valid-from", name)),
                value(facts, "source", name) + " (confidence " + value(facts, "confidence", name) + ")");
    }

    private static String value(Properties facts, String key, String name) {
        String value = facts.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalStateException(name + " lacks " + key);
        }
        return value;
    }

    private static Properties load(String name) {
        try (InputStream in = ProfileInfo.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            Properties facts = new Properties();
            facts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
