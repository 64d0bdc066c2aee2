package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.books.Misses.Standing;
import org.songtor.desk.Authorities;
import org.songtor.items.By;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.lapse.LapseWatch;
import org.songtor.lapse.LapseWatch.Lapse;
import org.songtor.lapse.LapseWatch.Watch;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.port.Reports;
import org.songtor.port.ReviewDesk;
import org.songtor.port.RosterStore;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;

/** Members whose cover may end, told from a roster and from batches that went through the whole gateway, on the page as by the watch. */
class LapsesTest {
    private static final Viewer OF_FUND = new Viewer("t", Set.of(ToyFund.ID), false);
    private static final Viewer OPERATOR = new Viewer("operator", Set.of(), true);
    private static final Member PAYS = ToyFund.member(1, ToyFund.person(1));
    private static final Member MISSED_TWO = ToyFund.member(2, ToyFund.person(2));
    private static final Member MISSED_THREE = ToyFund.member(3, ToyFund.person(3));

    @TempDir
    private Path temp;

    @Test
    void who_missed_and_whose_money_is_not_sure_is_told_before_the_cover_ends() throws Exception {
        String refused = "toy/dues," + ToyFund.PAYER + "," + ToyFund.person(1).value() + ",not-eligible,\n";
        try (ToyTown town = new ToyTown(temp, refused, ToyFund::rules)) {
            town.bean(RosterStore.class).replace(ToyFund.ID, List.of(PAYS, MISSED_TWO, MISSED_THREE));
            handIn(town, 4, PAYS, MISSED_TWO, MISSED_THREE);
            handIn(town, 3, PAYS, MISSED_TWO);
            handIn(town, 2, PAYS);
            handIn(town, 1, PAYS);
            Reports reports = town.bean(Reports.class);
            ToyTown.await(() -> reports.lines().stream()
                            .filter(l -> l.label() == Label.NOT_ELIGIBLE)
                            .count()
                    == 4);

            Watch watch = watch(town, OF_FUND);
            assertThat(watch.last()).isEqualTo(ToyFund.ago(1));
            assertThat(watch.lapses())
                    .as("the nearest to the end first")
                    .extracting(Lapse::memberNo)
                    .containsExactly("3", "2");
            assertThat(watch.lapses())
                    .extracting(lapse -> lapse.misses().standing())
                    .containsExactly(Standing.ENDED, Standing.LAST_CHANCE);
            assertThat(watch.unsure())
                    .as("of this month and the one before")
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.label()).isEqualTo(Label.NOT_ELIGIBLE);
                        assertThat(line.period()).isEqualTo(ToyFund.ago(1));
                    });
            assertThat(watch(town, OPERATOR).lapses()).extracting(Lapse::name).containsOnly("");
            page(town);
            givenBack(town);
            assertThat(watch(town, OF_FUND).lapses())
                    .as("who paid in time missed no pledge, whatever the agency said")
                    .extracting(Lapse::memberNo)
                    .containsExactly("3", "2");
        }
    }

    /** Two people give back to the member what the agency refused of last month. */
    private static void givenBack(ToyTown town) throws Exception {
        ReviewDesk desk = town.bean(ReviewDesk.class);
        Optional<FundId> fund = Optional.of(ToyFund.ID);
        By treasurer = town.bean(Authorities.class).by("treasurer-toyfund", fund);
        By chair = town.bean(Authorities.class).by("chair-toyfund", fund);
        for (Row row : desk.items(OF_FUND, Filter.OPEN, 10)) {
            if (row.label() == Label.NOT_ELIGIBLE) {
                long decision = desk.propose(
                                OF_FUND, row.id(), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนแล้ว"), treasurer)
                        .id();
                desk.approve(OF_FUND, decision, chair);
                desk.execute(OF_FUND, decision, chair);
            }
        }
        ToyTown.await(() -> town.bean(Reports.class).lines().stream()
                        .filter(l -> l.label() == Label.RETURNED)
                        .count()
                == 4);
    }

    private static void handIn(ToyTown town, int monthsAgo, Member... members) throws Exception {
        assertThat(town.submit(ToyFund.ID, "toy-" + monthsAgo, ToyFund.batch(ToyFund.ago(monthsAgo), members))
                        .statusCode())
                .isEqualTo(201);
    }

    private static Watch watch(ToyTown town, Viewer viewer) {
        return town.bean(LapseWatch.class)
                .of(viewer, town.bean(Catalogue.class).fund(ToyFund.ID).orElseThrow());
    }

    /** By name for the fund's own people, who see what an operator does not. */
    private static void page(ToyTown town) throws Exception {
        assertThat(town.page("treasurer-toyfund", "/lapses"))
                .contains(ToyFund.name(2), ToyFund.name(3), "อาจขาดสิทธิ")
                .containsSubsequence(ToyFund.name(3), ToyFund.name(2), ToyFund.name(1))
                .doesNotContain(ToyFund.person(1).value());
        assertThat(town.page("operator", "/lapses?fund=toyfund")).doesNotContain(ToyFund.name(2), ToyFund.name(3));
    }
}
