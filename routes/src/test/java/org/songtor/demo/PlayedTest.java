package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.ProfileId;
import org.songtor.sandbox.Doors;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.settings.Channel;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** An installation where people carry files and agencies keep hours: its month is played to the end all the same, and what is not tried is said. */
class PlayedTest {
    private static final String LOCATION = "spring.config.additional-location";
    private static final ProfileId CARRIED = ProfileId.of("nsf/collection");

    private final String before = System.getProperty(LOCATION, "");

    @TempDir
    private Path dir;

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SongtorSettings.class)
    static class Settings {}

    @BeforeEach
    void anInstallationOfHoursAndCarriers() throws Exception {
        Path config = Files.createDirectories(dir.resolve("config"));
        Files.writeString(config.resolve("application.yaml"), """
                songtor:
                  agencies:
                    nsf:
                      statement: { channel: manual, address: "counter:bank" }
                      profiles:
                        "[collection]":
                          channel: manual
                          address: "counter:district-office"
                          grouping: { by: agency }
                          calendar:
                            - { from: 2020-01-01, hours: [ { opens: "08:00", cutoff: "08:30" } ], late: hold, due: { day: 15 } }
                """);
        System.setProperty(LOCATION, before + (before.isEmpty() ? "" : ",") + "file:" + config + "/");
    }

    @AfterEach
    void asBefore() {
        if (before.isEmpty()) {
            System.clearProperty(LOCATION);
        } else {
            System.setProperty(LOCATION, before);
        }
    }

    @Test
    void nothing_is_carried_or_kept_for_hours_in_play_and_each_profile_has_its_box() {
        SongtorSettings installed = Installed.settings();
        assertThat(installed.profile(CARRIED).calendar()).isNotEmpty();
        DemoSettings settings = new DemoSettings(installed, dir.resolve("home"), new Doors(1, 2, 0), 0);
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .initializers(new Played("demo", settings.properties()))
                .run()) {
            SongtorSettings bound = context.getBean(SongtorSettings.class);
            assertThat(bound.profiles().values()).allSatisfy(profile -> {
                assertThat(profile.channel()).isNotEqualTo(Channel.MANUAL);
                assertThat(profile.calendar()).isEmpty();
            });
            assertThat(bound.profile(CARRIED).address()).hasToString("sftp://nsf@127.0.0.1:1/collection");
            assertThat(bound.agency(CARRIED).statement().channel()).isEqualTo(Channel.SFTP);
            assertThat(bound.agency(CARRIED).statement().address()).hasToString("sftp://nsf@127.0.0.1:1/statements");
        }
        assertThat(Demo.agency(installed.agency(CARRIED)).boxes())
                .containsEntry("collection", SandboxSettings.Kind.FILES);
    }

    @Test
    void what_is_not_tried_is_said_by_profile() {
        SongtorSettings installed = Installed.settings();
        assertThat(LeftOut.of(installed))
                .containsExactly(
                        "not tried: calendars of nsf/collection: what is played goes at any hour and is never late",
                        "not tried: files of many funds to nsf/collection: nothing waits for company");
        assertThat(LeftOut.withoutCarriers(installed))
                .hasSize(3)
                .contains("not tried: carrying files to nsf/collection: here they go by SFTP");
    }
}
