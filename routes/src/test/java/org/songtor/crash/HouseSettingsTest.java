package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.demo.Installed;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.sandbox.Doors;
import org.songtor.settings.OfficerEntry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class HouseSettingsTest {
    @TempDir
    private Path run;

    /** README's own example names one with a fund, and the funds of an installation are not a house's. */
    @Test
    void officers_of_the_installation_stay_there() throws Exception {
        SongtorSettings installed = Installed.settings();
        Estate estate = new Estate(installed, Goods.of(installed, List.of(Lane.SFTP)));
        Path file = run.resolve("victim.properties");
        new HouseSettings(estate, run, run.resolve("keys"), new Doors(1, 2, 0)).write(file);
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "config/application.yaml",
                        Map.of(
                                "songtor.officers[0].login", "malee",
                                "songtor.officers[0].name", "มาลี",
                                "songtor.officers[0].password", "{noop}x",
                                "songtor.officers[0].role", "treasurer",
                                "songtor.officers[0].funds[0]", "wiang")));
        environment.getPropertySources().addFirst(new MapPropertySource("campaign", read(file)));
        List<OfficerEntry> officers = Binder.get(environment)
                .bind("songtor.officers", Bindable.listOf(OfficerEntry.class))
                .get();
        assertThat(officers).singleElement().satisfies(o -> {
            assertThat(o.login()).isEqualTo("crash-clerk");
            assertThat(o.funds()).isEmpty();
        });
    }

    private static Map<String, Object> read(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Map<String, Object> all = new HashMap<>();
        properties.forEach((key, value) -> all.put(key.toString(), value));
        return all;
    }
}
