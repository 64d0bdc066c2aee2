package org.songtor.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Hold;
import org.songtor.port.PendingViews;
import org.songtor.port.Viewer;

/** Of every batch one part goes on by itself, and one is held before its file is made. */
final class HeldParts implements PendingViews {
    static final Instant SINCE = Instant.parse("2026-11-21T05:00:00Z");

    @Override
    public List<Pending> pending(Viewer viewer, BatchId batch) {
        return List.of(
                part("sso/m40", batch, Optional.empty()),
                part(
                        "nsf/collection",
                        batch,
                        Optional.of(new Hold(Hold.Kind.BATCH, Hold.By.OPERATOR, SINCE, "รอกองทุนยืนยัน"))));
    }

    private static Pending part(String profile, BatchId batch, Optional<Hold> held) {
        return new Pending(
                ProfileId.of(profile),
                Optional.of(batch),
                Optional.of(FundId.of("wiang")),
                Period.of("2569-11"),
                Optional.empty(),
                "",
                SINCE,
                Optional.empty(),
                false,
                held.isPresent(),
                false,
                held,
                3,
                Satang.ofBaht(300));
    }

    @Override
    public List<Queue> queues(Viewer viewer, Optional<FundId> fund, int most) {
        throw new AssertionError("no call asks for it");
    }

    @Override
    public List<Payer> payers(Viewer viewer, FundId fund, List<Pending> of, int most) {
        throw new AssertionError("no call asks for it");
    }
}
