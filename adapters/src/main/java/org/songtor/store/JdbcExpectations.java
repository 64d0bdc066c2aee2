package org.songtor.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.delivery.Judgement.SeenAnswers;
import org.songtor.delivery.Judgement.SeenBatches;
import org.songtor.delivery.Judgement.SeenStatement;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.port.Expectations;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Expectations and their review items; a judgement writes only what it changes. */
@Repository
class JdbcExpectations implements Expectations {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ExpectationRows rows;
    private final SeenRows seen;
    private final ReviewItems items;
    private final Entries entries;

    JdbcExpectations(
            DataSource dataSource,
            TransactionTemplate transactions,
            ExpectationRows rows,
            SeenRows seen,
            ReviewItems items,
            Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.rows = rows;
        this.seen = seen;
        this.items = items;
        this.entries = entries;
    }

    @Override
    public void begin() {
        rows.begin(ALL);
    }

    @Override
    public void expect(List<Expected> more) {
        transactions.executeWithoutResult(status -> {
            more.forEach(rows::add);
            rows.answerDays().forEach(rows::add);
        });
    }

    @Override
    public List<Expected> open(Instant since) {
        return rows.open(since);
    }

    @Override
    public Map<AgencyCode, List<SeenStatement>> statements(LocalDate from) {
        return seen.statements(from);
    }

    @Override
    public Map<Expected.OfAnswers, SeenAnswers> answers(Map<Expected.OfAnswers, Instant> known) {
        return seen.answers(known);
    }

    @Override
    public Map<Expected.OfBatch, SeenBatches> batches(List<Expected.OfBatch> expected) {
        return seen.batches(expected);
    }

    @Override
    public void judged(Outbox.Work work, Map<Expected, Judgement> judgements, Duration again) {
        transactions.executeWithoutResult(status -> {
            judgements.forEach(this::keep);
            entries.postponed(work, Instant.now().plus(again));
        });
    }

    private void keep(Expected one, Judgement judgement) {
        int changed = jdbc.sql("""
                        update expectation set state = :state, changed_at = now()
                        where subject = :subject and state <> :state
                        """)
                .param("state", judgement.state().name())
                .param("subject", one.subject())
                .update();
        if (changed > 0) {
            entries.journal(
                    "expectation.changed",
                    "expectation:" + one.subject(),
                    judgement.state().name());
        }
        // Also where it came long since, and people took back what they had said of it.
        if (changed > 0 || judgement.label().isEmpty()) {
            items.closeOthers(one.subject(), judgement.label());
        }
        judgement.label().filter(label -> !nothingComes(one, label)).ifPresent(label -> put(label, one, judgement));
    }

    /**
     * Two people said that nothing came in that day, or that the fund has no batch of that month, and have not taken it back: nobody is asked once more. What comes of it is
     * taken all the same. Of a statement of another day they are asked unless that is what they spoke of: it may be that day's own under a wrong date.
     */
    private boolean nothingComes(Expected one, Label label) {
        return !(one instanceof Expected.OfAnswers)
                && jdbc.sql("""
                                select exists (
                                    select from review_item i join decision d on d.item_id = i.item_id
                                    where i.subject = :subject and d.kind = 'WRITE_OFF' and d.state = 'DONE' and d.reverses is null
                                        and :label in (i.label, 'STATEMENT_MISSING', 'STATEMENT_EMPTY'))
                                """)
                        .param("subject", one.subject())
                        .param("label", label.name())
                        .query(Boolean.class)
                        .single();
    }

    private void put(Label label, Expected one, Judgement judgement) {
        if (one instanceof Expected.OfBatch batch) {
            items.putForFund(label, one.subject(), batch.fund().value(), judgement.atRisk(), judgement.note());
        } else {
            items.putForOperator(label, one.subject(), judgement.atRisk(), judgement.note());
        }
    }
}
