package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.port.Reports;
import org.songtor.port.RosterStore;

/** A fifth agency is two layouts, one class, two goldens and one folder of settings; everything else finds it. */
class FifthAgencyTest {
    private static final String LOCATION = "spring.config.additional-location";
    private static final List<String> CARRIED =
            List.of("songtor.agencies.toy.profiles[dues].channel", "songtor.agencies.toy.statement.channel");

    @TempDir
    private Path temp;

    @Test
    void money_for_an_agency_that_no_main_code_knows_is_settled() throws Exception {
        month();
    }

    /** As {@code config/} may have it: people carry its files and statements, and what is late is held for a person. Nobody is there in play. */
    @Test
    void where_people_carry_and_keep_hours_a_month_is_played_to_its_end_all_the_same() throws Exception {
        Path config = Files.createDirectories(temp.resolve("config"));
        Files.writeString(config.resolve("application.yaml"), """
                songtor:
                  agencies:
                    toy:
                      profiles:
                        "[dues]":
                          calendar:
                            - from: 2020-01-01
                              hours: [ { opens: "08:00", cutoff: "08:01" } ]
                              late: hold
                              due: { day: 1, months: 0 }
                """);
        String before = System.getProperty(LOCATION);
        System.setProperty(LOCATION, before + ",file:" + config + "/");
        CARRIED.forEach(setting -> System.setProperty(setting, "manual"));
        try {
            month();
        } finally {
            CARRIED.forEach(System::clearProperty);
            System.setProperty(LOCATION, before);
        }
    }

    private void month() throws Exception {
        try (ToyTown town = new ToyTown(temp, "", settings -> {})) {
            List<Member> members = IntStream.rangeClosed(1, 3)
                    .mapToObj(n -> ToyFund.member(n, ToyFund.person(n)))
                    .toList();
            town.bean(RosterStore.class).replace(ToyFund.ID, members);
            String batch = ToyFund.batch(ToyFund.ago(0), members.toArray(Member[]::new));
            assertThat(town.submit(ToyFund.ID, "toy-1", batch).statusCode()).isEqualTo(201);
            Reports reports = town.bean(Reports.class);
            ToyTown.await(() -> reports.lines().stream().anyMatch(l -> l.label() == Label.SETTLED));
            assertThat(reports.lines())
                    .hasSize(3)
                    .allSatisfy(l -> assertThat(l.label()).isEqualTo(Label.SETTLED));
            assertThat(reports.files()).singleElement().satisfies(f -> {
                assertThat(f.agency()).isEqualTo("toy");
                assertThat(temp.resolve("agency/toy/received").resolve(f.name()))
                        .exists();
            });
            assertThat(town.agencies().ledgers()).extracting(Books.Entry::what).containsOnly("booked");
        }
    }
}
