package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.items.AgencyLetter;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Line;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.Authority;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;

/** A treasurer and a chair who decide about what is open of their fund, in one way or another; what the desk refuses stays as it was. */
final class TwoPeople {
    private static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);
    private static final Authority AUTHORITY = Officers.authority();
    private static final By MALEE = new By("malee", TODAY, AUTHORITY);
    private static final By SOMCHAI = new By("somchai", TODAY, AUTHORITY);
    /** What may be refused for what is known of the money; anything else is a fault. */
    private static final Set<Why> REFUSABLE = EnumSet.of(
            Why.WOULD_PAY_TWICE,
            Why.DECIDED_OTHERWISE,
            Why.SOME_DECIDED_OTHERWISE,
            Why.ALREADY_GOES_ON,
            Why.DECIDED_SINCE,
            Why.HELD_MONEY_ENDED,
            Why.DOES_NOT_ANSWER,
            Why.OTHER_STATE,
            Why.SENT_BACK);

    private final JdbcReviewDesk desk;
    private final Random random;
    private final Map<DecisionKind, Integer> done = new java.util.EnumMap<>(DecisionKind.class);
    private int undone;

    TwoPeople(JdbcReviewDesk desk, Random random) {
        this.desk = desk;
        this.random = random;
    }

    /** What was decided of each kind, and in how many cases it was taken back. */
    Map<DecisionKind, Integer> done() {
        return done;
    }

    int undone() {
        return undone;
    }

    interface Step {
        void taken();
    }

    /** @return correcting batches that were made and nobody has checked */
    List<BatchId> decide(String fund, int most, Step step) {
        Viewer viewer = new Viewer("malee", Set.of(FundId.of(fund)), false);
        List<BatchId> made = new ArrayList<>();
        // Of small money too: lists have the most at risk first.
        List<Row> open = new ArrayList<>(desk.items(viewer, Filter.OPEN, 100));
        Collections.shuffle(open, random);
        for (Row row : open.subList(0, Math.min(most, open.size()))) {
            Case item = desk.item(viewer, row.id()).orElseThrow();
            if (item.underWay().isEmpty() && !item.fixes().isEmpty()) {
                decided(viewer, item, step).ifPresent(d -> {
                    made.addAll(d.batches());
                    maybeUndone(viewer, d, step);
                });
            }
        }
        return made;
    }

    private Optional<Decision> decided(Viewer viewer, Case item, Step step) {
        List<Fix> possible = item.fixes().stream()
                .filter(fix -> fix.kind() != DecisionKind.MATCH_CREDIT
                        || !item.candidates().isEmpty())
                .toList();
        Fix fix = possible.get(random.nextInt(possible.size()));
        Proposal wish = wish(fix.kind(), item);
        Optional<Decision> proposed =
                unlessRefused(() -> desk.propose(viewer, item.row().id(), wish, MALEE));
        step.taken();
        Optional<Decision> ended = proposed.flatMap(d -> fix.kind().movesMoney() ? carried(viewer, d, step) : proposed);
        ended.ifPresent(d -> done.merge(d.kind(), 1, Integer::sum));
        return ended;
    }

    private Proposal wish(DecisionKind kind, Case item) {
        if (!kind.movesMoney()) {
            return Proposal.until(kind, "รอ", TODAY.plusDays(7));
        }
        if (kind == DecisionKind.MATCH_CREDIT) {
            Set<FileId> files = Set.of(item.candidates().get(0).file());
            return new Proposal(kind, "โอนรวมกัน", Set.of(), files, Optional.empty(), List.of());
        }
        if (kind == DecisionKind.BOOKING_GONE) {
            Set<Long> booked = item.lines().stream()
                    .filter(line -> line.booked().isPositive())
                    .map(Line::id)
                    .collect(Collectors.toSet());
            return Proposal.bookingGone(booked, new AgencyLetter("กก 0001/17", TODAY), "ตามหนังสือ");
        }
        return item.lines().stream()
                .filter(line -> kind == DecisionKind.ACCEPT_AGENCY_AMOUNT && line.disputed())
                .findFirst()
                .map(line -> oneOfTheirs(kind, line))
                .orElse(Proposal.of(kind, "ตกลง"));
    }

    /** Answers disagree: about one line, one of the amounts they name. */
    private Proposal oneOfTheirs(DecisionKind kind, Line line) {
        Satang amount = line.said().get(random.nextInt(line.said().size()));
        return new Proposal(
                kind, "ตกลง", Set.of(line.id()), Set.of(), Optional.empty(), List.of(), Optional.of(amount));
    }

    private Optional<Decision> carried(Viewer viewer, Decision proposed, Step step) {
        desk.approve(viewer, proposed.id(), SOMCHAI);
        step.taken();
        Optional<Decision> ended = unlessRefused(() -> desk.execute(viewer, proposed.id(), SOMCHAI));
        step.taken();
        if (ended.isEmpty()) {
            desk.sendBack(viewer, proposed.id(), SOMCHAI, "ทำไม่ได้");
        }
        return ended;
    }

    private void maybeUndone(Viewer viewer, Decision decision, Step step) {
        if (random.nextInt(4) == 0) {
            unlessRefused(() -> desk.undo(viewer, decision.id(), MALEE, "ผิดราย"))
                    .filter(undo -> undo.kind().movesMoney())
                    .flatMap(undo -> carried(viewer, undo, step))
                    .ifPresent(undo -> undone++);
            step.taken();
        }
    }

    private static Optional<Decision> unlessRefused(java.util.function.Supplier<Decision> work) {
        try {
            return Optional.of(work.get());
        } catch (DeskException e) {
            if (!REFUSABLE.contains(e.why())) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
