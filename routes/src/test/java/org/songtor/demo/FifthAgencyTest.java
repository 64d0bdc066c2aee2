package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
    @TempDir
    private Path temp;

    @Test
    void money_for_an_agency_that_no_main_code_knows_is_settled() throws Exception {
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
