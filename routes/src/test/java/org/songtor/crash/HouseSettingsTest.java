package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.demo.Installed;
import org.songtor.demo.Played;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.ProfileId;
import org.songtor.sandbox.Doors;
import org.songtor.settings.GroupingEntry;
import org.songtor.settings.OfficerEntry;
import org.songtor.settings.ProfileEntry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Bound as a victim of the campaign binds them, from files and by Spring Boot itself. */
class HouseSettingsTest {
    @TempDir
    private Path run;

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SongtorSettings.class)
    static class Settings {}

    /** Its batches are of a month long gone. */
    @Test
    void what_an_installation_waits_for_is_not_waited_for_in_a_house() throws Exception {
        Path config = Files.createDirectories(run.resolve("config"));
        Files.writeString(config.resolve("application.yaml"), """
                songtor:
                  agencies:
                    nsf:
                      statement: { channel: manual, address: "counter:bank" }
                      breaker: { failures: 1, first: 9m }
                      profiles:
                        "[collection]":
                          answer-days: 3
                          retry: { within: 1m, jitterPercent: 0 }
                          grouping: { by: agency, most-files-wait: 24h }
                          calendar:
                            - from: 2020-01-01
                              hours: [ { opens: "08:00", cutoff: "08:30" } ]
                              late: hold
                              due: { day: 15, months: 1 }
                """);
        SongtorSettings installed = Installed.settings();
        ProfileId nsf = ProfileId.of("nsf/collection");
        Estate estate = new Estate(installed, Goods.of(installed, List.of(Lane.HTTPS)));
        assertThat(estate.agencies()).containsKey(nsf.agency());
        Path file = run.resolve("victim.properties");
        new HouseSettings(estate, run, run.resolve("keys"), new Doors(1, 2, 0)).write(file);
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .initializers(new Played("campaign", VictimMain.settings(file)))
                .run("--spring.config.location=" + estate.locations() + ",file:" + config + "/")) {
            SongtorSettings bound = context.getBean(SongtorSettings.class);
            ProfileEntry profile = bound.profile(nsf);
            assertThat(profile.calendar()).isEmpty();
            assertThat(profile.answerDays()).isEmpty();
            assertThat(profile.grouping()).isEqualTo(GroupingEntry.BY_FUND);
            assertThat(profile.retry().within()).isEqualTo(Duration.ofDays(7));
            assertThat(profile.retry().jitterPercent()).isEqualTo(20);
            assertThat(profile.retry().first()).as("the house's own").isEqualTo(Duration.ofMillis(200));
            assertThat(bound.agency(nsf).breaker().failures()).isEqualTo(5);
            assertThat(bound.agencies().get(nsf.agency()).schemes()).isNotEmpty();
        }
    }

    /** README's own example names one with a fund, and the funds of an installation are not a house's. */
    @Test
    void officers_of_the_installation_stay_there() throws Exception {
        Path config = Files.createDirectories(run.resolve("config"));
        Files.writeString(config.resolve("application.yaml"), """
                songtor:
                  officers:
                    - { login: malee, name: มาลี, password: "{noop}x", role: treasurer, funds: [wiang] }
                    - { login: prasit, name: ประสิทธิ์, password: "{noop}x", role: chair, funds: [wiang, dokkhamtai], from: 2026-01-01 }
                """);
        SongtorSettings installed = Installed.settings();
        Estate estate = new Estate(installed, Goods.of(installed, List.of(Lane.SFTP)));
        Path file = run.resolve("victim.properties");
        new HouseSettings(estate, run, run.resolve("keys"), new Doors(1, 2, 0)).write(file);
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .initializers(new Played("campaign", VictimMain.settings(file)))
                .run("--spring.config.location=" + estate.locations() + ",file:" + config + "/")) {
            List<OfficerEntry> officers = context.getBean(SongtorSettings.class).officers();
            assertThat(officers).singleElement().satisfies(o -> {
                assertThat(o.login()).isEqualTo("crash-clerk");
                assertThat(o.funds()).isEmpty();
            });
        }
    }
}
