package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Roads;
import org.songtor.port.Viewer;

/** A file of many funds that waits to arrive is each fund's share, and named by the oldest batch that this fund has in it. */
class PendingSharedTest extends FileGroupsBench {
    private final FundId here = FundId.of("sharehere" + NUMBER.incrementAndGet());
    private final FundId there = FundId.of("sharethere" + NUMBER.get());

    @Test
    void each_fund_reads_its_own_batch_and_its_own_share() {
        BatchId theirs = bench.batch(there.value(), 4, many);
        BatchId first = bench.batch(here.value(), 2, many);
        BatchId second = bench.batch(here.value(), 1, many);
        for (BatchId batch : List.of(second, theirs, first)) {
            join(batch, LATER, 1_000);
        }
        onlyFile(7);
        assertThat(waiting(here)).singleElement().satisfies(share -> {
            assertThat(share.batch()).contains(first);
            assertThat(share.fund()).contains(here);
            assertThat(share.lines()).isEqualTo(3);
            assertThat(share.amount()).isEqualTo(Satang.ofBaht(300));
        });
        assertThat(waiting(there)).singleElement().satisfies(share -> {
            assertThat(share.batch()).contains(theirs);
            assertThat(share.lines()).isEqualTo(4);
        });
        assertThat(views().pending(viewer(here), second))
                .as("the page of either batch tells the share")
                .extracting(Pending::batch)
                .containsExactly(Optional.of(first));
        assertThat(views().pending(viewer(here), theirs)).isEmpty();
        assertThat(views().queues(Bench.OPERATOR, Optional.empty(), 100).stream()
                        .filter(queue -> queue.profile().equals(many))
                        .flatMap(queue -> queue.oldest().stream()))
                .extracting(share -> share.batch().orElseThrow())
                .containsExactly(theirs, first);
    }

    private List<Pending> waiting(FundId fund) {
        return views().queues(viewer(fund), Optional.empty(), 100).stream()
                .flatMap(queue -> queue.oldest().stream())
                .toList();
    }

    private static Viewer viewer(FundId fund) {
        return new Viewer("malee", Set.of(fund), false);
    }

    private JdbcPendingViews views() {
        return new JdbcPendingViews(
                DATABASE.dataSource(),
                new Reading(DATABASE.dataSource(), DATABASE.transactions()),
                new Roads(Set.of(many.agency()), Set.of()));
    }
}
