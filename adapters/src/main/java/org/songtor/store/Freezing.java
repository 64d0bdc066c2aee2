package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.songtor.fault.CrashPoint;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns a batch's waiting lines into line sets of agency files, inside the caller's transaction. */
@Component
class Freezing {
    private static final String REFERENCES = "reference";
    /** A file is written and signed in memory, and an agency reads it in one piece. */
    static final int MOST_LINES = 100_000;

    private final JdbcClient jdbc;

    Freezing(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The lines of one profile that go into one file: those from {@code first} to {@code last} of the batch. */
    private record Share(String agency, String profile, int first, int last, int lines, long satang) {}

    private record Batch(String fund, String state, String period) {}

    List<FileId> freeze(BatchId id, LocalDate date) {
        Batch batch = lock(id);
        List<Share> shares = shares(id);
        // References first and profiles in order: two freezers take the counters in the same order.
        long reference = shares.isEmpty() ? 0 : next(REFERENCES, shares.size()) - shares.size();
        List<FileId> files = new ArrayList<>();
        for (Share share : shares) {
            reference++;
            files.add(freeze(id, batch, share, PaymentReference.ofNumber(reference), date));
        }
        return files;
    }

    private Batch lock(BatchId id) {
        Batch batch = jdbc.sql("select fund_id as fund, state, period from batch where batch_id = :id for update")
                .param("id", id.value())
                .query(Batch.class)
                .single();
        if (!batch.state().equals("CHECKED") && !batch.state().equals("DISPATCHED")) {
            throw new IllegalStateException(id + " is " + batch.state() + ": nothing of it may be passed on");
        }
        return batch;
    }

    private List<Share> shares(BatchId id) {
        return jdbc.sql("""
                        with waiting as (
                            select l.agency, l.profile, l.line_no, l.satang,
                                (row_number() over (partition by l.agency, l.profile order by l.line_no) - 1) / :most as part
                            from line l cross join lateral current_label(l.line_id, l.first_label) now
                            where l.batch_id = :id and not l.refused and now.label = 'WAITING'
                                and not exists (select from file_line x where x.line_id = l.line_id and x.live)
                        )
                        select agency, profile, min(line_no) as first, max(line_no) as last,
                            count(*) as lines, sum(satang)::bigint as satang
                        from waiting
                        group by agency, profile, part
                        order by agency, profile, part
                        """)
                .param("id", id.value())
                .param("most", MOST_LINES)
                .query(Share.class)
                .list();
    }

    /** Takes {@code many} numbers from the counter, which stays locked until the transaction ends: a rollback gives them back. */
    private long next(String stream, int many) {
        return jdbc.sql("""
                        insert into sequence_counter (stream, last_value) values (:stream, :many)
                        on conflict (stream) do update set last_value = sequence_counter.last_value + :many
                        returning last_value
                        """)
                .param("stream", stream)
                .param("many", many)
                .query(Long.class)
                .single();
    }

    private FileId freeze(BatchId id, Batch batch, Share share, PaymentReference reference, LocalDate date) {
        long sequence = next(share.agency() + "/" + share.profile(), 1);
        CrashPoint.reached(CrashPoint.NUMBER_TAKEN_BEFORE_COMMIT);
        long file = jdbc.sql("""
                        insert into agency_file (fund_id, batch_id, agency, profile, sequence, reference, period,
                                                 written_on, lines, satang, state)
                        values (:fund, :batch, :agency, :profile, :sequence, :reference, :period,
                                :date, :lines, :satang, 'FROZEN')
                        returning file_id
                        """)
                .param("fund", batch.fund())
                .param("batch", id.value())
                .param("agency", share.agency())
                .param("profile", share.profile())
                .param("sequence", sequence)
                .param("reference", reference.value())
                .param("period", batch.period())
                .param("date", date)
                .param("lines", share.lines())
                .param("satang", share.satang())
                .query(Long.class)
                .single();
        putLines(id, share, file);
        return new FileId(file);
    }

    private void putLines(BatchId id, Share share, long file) {
        int put = jdbc.sql("""
                        insert into file_line (file_id, position, line_id, satang)
                        select :file, row_number() over (order by l.line_no), l.line_id, l.satang
                        from line l cross join lateral current_label(l.line_id, l.first_label) now
                        where l.batch_id = :id and l.agency = :agency and l.profile = :profile
                            and l.line_no between :first and :last and not l.refused and now.label = 'WAITING'
                            and not exists (select from file_line x where x.line_id = l.line_id and x.live)
                        """)
                .param("file", file)
                .param("id", id.value())
                .param("agency", share.agency())
                .param("profile", share.profile())
                .param("first", share.first())
                .param("last", share.last())
                .update();
        if (put != share.lines()) {
            throw new IllegalStateException("counted " + share.lines() + " lines, froze " + put);
        }
    }
}
