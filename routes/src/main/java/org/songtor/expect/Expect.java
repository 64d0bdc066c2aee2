package org.songtor.expect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.delivery.CalendarException;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.delivery.Judgement.SeenAnswers;
import org.songtor.delivery.Judgement.SeenBatches;
import org.songtor.delivery.Judgement.SeenStatement;
import org.songtor.flow.Boxes;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.Worker;
import org.songtor.model.AgencyCode;
import org.songtor.model.Satang;
import org.songtor.port.Expectations;
import org.songtor.port.Outbox;
import org.songtor.settings.ExpectEntry.StatementDue;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plans what should come and judges all of it anew, from everything that came by the instant up to which each box was read. */
@Component
public class Expect {
    private static final Logger LOG = LoggerFactory.getLogger(Expect.class);
    private static final SeenAnswers NO_FILE = new SeenAnswers(0, 0, 0, 0, Satang.ZERO, "");
    private static final SeenBatches NO_BATCH = new SeenBatches(0, 0, Optional.empty());

    private final Worker worker;
    private final Expectations expectations;
    private final Plan plan;
    private final Boxes boxes;
    private final SongtorSettings settings;
    private final Clock clock;

    Expect(Worker worker, Expectations expectations, Plan plan, Boxes boxes, SongtorSettings settings, Clock clock) {
        this.worker = worker;
        this.expectations = expectations;
        this.plan = plan;
        this.boxes = boxes;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void begin() {
        expectations.begin();
    }

    public void expect(long all) {
        worker.run(Outbox.EXPECT, all, this::look);
    }

    private void look(Outbox.Work work) {
        Instant now = clock.instant();
        expectations.expect(plan.at(now));
        List<Expected> open = expectations.open(now.minus(Duration.ofDays(Plan.DAYS_BACK)));
        expectations.judged(work, judge(open), settings.work().expect());
    }

    private Map<Expected, Judgement> judge(List<Expected> open) {
        Map<Expected, Judgement> judgements = new LinkedHashMap<>();
        ofStatements(open, judgements);
        ofAnswers(open, judgements);
        ofBatches(open, judgements);
        return judgements;
    }

    private void ofStatements(List<Expected> open, Map<Expected, Judgement> into) {
        Map<Expected.OfStatement, StatementDue> due = new LinkedHashMap<>();
        for (Expected one : open) {
            if (one instanceof Expected.OfStatement s) {
                judged(
                        s,
                        () -> plan.of(s).ifPresentOrElse(d -> due.put(s, d), () -> into.put(s, Judgement.noLonger())));
            }
        }
        Optional<LocalDate> first = due.keySet().stream().map(Expect::looksFrom).min(Comparator.naturalOrder());
        Map<AgencyCode, List<SeenStatement>> seen =
                first.map(expectations::statements).orElse(Map.of());
        due.forEach((one, d) ->
                judged(one, () -> into.put(one, of(one, d, seen.getOrDefault(one.agency(), List.of())))));
    }

    /** So that a statement that comes twice is known as such, days before are looked at too; as many however old it is, so that time alone changes no judgement. */
    private static LocalDate looksFrom(Expected.OfStatement one) {
        return one.day().minusDays(3L * Plan.DAYS_BACK);
    }

    /** Not where a day of a year without holidays would have to be judged: it stays as it is, and stops nothing else. */
    private static void judged(Expected.OfStatement one, Runnable judging) {
        try {
            judging.run();
        } catch (CalendarException e) {
            LOG.error("statement of {} for {} cannot be judged: {}", one.agency(), one.day(), e.getMessage());
        }
    }

    private Judgement of(Expected.OfStatement one, StatementDue due, List<SeenStatement> seen) {
        LocalDate from = looksFrom(one);
        return Judgement.of(
                one,
                due.mayBeEmpty(),
                day -> plan.works(day, due.provinces()),
                seen.stream().filter(s -> !s.dated().isBefore(from)).toList(),
                boxes.known(Boxes.statements(one.agency())));
    }

    private void ofAnswers(List<Expected> open, Map<Expected, Judgement> into) {
        Map<Expected.OfAnswers, Instant> known = new LinkedHashMap<>();
        for (Expected one : open) {
            if (one instanceof Expected.OfAnswers a) {
                known.put(a, boxes.known(Boxes.answers(a.profile())));
            }
        }
        Map<Expected.OfAnswers, SeenAnswers> seen = expectations.answers(known);
        known.keySet().forEach(a -> into.put(a, Judgement.of(a, seen.getOrDefault(a, NO_FILE))));
    }

    private void ofBatches(List<Expected> open, Map<Expected, Judgement> into) {
        List<Expected.OfBatch> due = open.stream()
                .filter(Expected.OfBatch.class::isInstance)
                .map(Expected.OfBatch.class::cast)
                .toList();
        Map<Expected.OfBatch, SeenBatches> seen = expectations.batches(due);
        for (Expected.OfBatch one : due) {
            boolean still = plan.holds(one);
            Instant known = boxes.known(Boxes.folder(one.fund()));
            into.put(one, still ? Judgement.of(one, seen.getOrDefault(one, NO_BATCH), known) : Judgement.noLonger());
        }
    }
}
