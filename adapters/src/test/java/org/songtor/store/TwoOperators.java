package org.songtor.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Office;

/** Two operators who decide about what is no fund's: one proposes, the other signs and carries out. */
record TwoOperators(JdbcReviewDesk desk) {
    static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);
    private static final Authority OPERATORS = new Authority(
            false,
            List.of(),
            Map.of(
                    "operator", new Office("operator", LocalDate.of(2020, 1, 1), Optional.empty()),
                    "second", new Office("operator", LocalDate.of(2020, 1, 1), Optional.empty())));
    static final By FIRST = new By("operator", TODAY, OPERATORS);
    private static final By SECOND = new By("second", TODAY, OPERATORS);

    Decision propose(long item, Proposal wish) {
        return desk.propose(Bench.OPERATOR, item, wish, FIRST);
    }

    Decision settle(long item, Proposal wish) {
        return carriedOut(approved(propose(item, wish)));
    }

    Decision undo(Decision done) {
        return carriedOut(approved(desk.undo(Bench.OPERATOR, done.id(), FIRST, "ผิดราย")));
    }

    Decision approved(Decision proposed) {
        return desk.approve(Bench.OPERATOR, proposed.id(), SECOND);
    }

    Decision carriedOut(Decision approved) {
        return desk.execute(Bench.OPERATOR, approved.id(), SECOND);
    }
}
