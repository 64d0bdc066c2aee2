package org.songtor.items;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.songtor.review.Authority.Signed;

/** Who stands behind a decision: who proposed it, then whoever approved, each on the day in Thailand. */
final class Signatures {
    private static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private Signatures() {}

    static List<Signed> of(Decision decision) {
        List<Signed> all = new ArrayList<>();
        all.add(new Signed(decision.proposedBy(), decision.proposedRole(), day(decision.proposedAt())));
        decision.approvals().forEach(a -> all.add(new Signed(a.officer(), a.role(), day(a.at()))));
        return all;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
