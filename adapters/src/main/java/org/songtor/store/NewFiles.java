package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.fault.CrashPoint;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes an agency file of chosen lines: numbers, shares, line set and the row {@code write}, inside the caller's transaction. */
@Component("store.newFiles")
class NewFiles {
    private static final String REFERENCES = "reference";

    /** Lines in the order they stand in a file: a fund's own stand together. */
    private static final String PLACED = """
            with placed as (
                select l.line_id, l.fund_id, l.satang,
                    row_number() over (order by l.fund_id collate "C", l.batch_id, l.line_no) as position
                from unnest(:lines::bigint[]) as chosen (line_id) join line l on l.line_id = chosen.line_id
            )
            """;

    private final JdbcClient jdbc;
    private final Entries entries;

    NewFiles(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    /** Where lines come from: one fund's batch, or a group. */
    record Origin(
            @Nullable String fund,
            @Nullable Long batch,
            @Nullable Long group,
            String agency,
            String profile,
            String period) {}

    /** @param last number of the last line in its batch; says nothing of lines of several batches */
    record Chosen(Long[] lines, long satang, int last) {
        /** Empty where the row tells of no lines. */
        static Optional<Chosen> of(ResultSet row) throws SQLException {
            return row.getArray("lines") == null
                    ? Optional.empty()
                    : Optional.of(new Chosen(
                            (Long[]) row.getArray("lines").getArray(), row.getLong("satang"), row.getInt("last")));
        }
    }

    FileId make(Origin origin, Chosen chosen, LocalDate date) {
        // The counter of references before those of profiles: two freezers take them in the same order.
        PaymentReference reference = reference();
        long file = insert(origin, chosen, reference, date);
        CrashPoint.reached(CrashPoint.NUMBER_TAKEN_BEFORE_COMMIT);
        // Shares before lines, for a line enters only its own fund's share.
        insertShares(file, chosen);
        insertLines(file, chosen);
        entries.work(Outbox.WRITE, file);
        entries.journal(
                "file.frozen",
                "file:" + file,
                origin.batch() == null ? "from group " + origin.group() : "from batch " + origin.batch());
        return new FileId(file);
    }

    /** One that stands in no money of which people said whose it is: whatever they said, that money would count for the file. */
    private PaymentReference reference() {
        PaymentReference reference = PaymentReference.ofNumber(next(REFERENCES));
        while (EarlyCredits.decided(jdbc, reference.value())) {
            reference = PaymentReference.ofNumber(next(REFERENCES));
        }
        return reference;
    }

    /** The counter stays locked until the transaction ends: a rollback gives the number back. */
    private long next(String stream) {
        return jdbc.sql("""
                        insert into sequence_counter (stream, last_value) values (:stream, 1)
                        on conflict (stream) do update set last_value = sequence_counter.last_value + 1
                        returning last_value
                        """).param("stream", stream).query(Long.class).single();
    }

    private long insert(Origin origin, Chosen chosen, PaymentReference reference, LocalDate date) {
        return jdbc.sql("""
                        insert into agency_file (fund_id, batch_id, group_id, agency, profile, sequence, reference, period,
                                                 written_on, lines, satang, state)
                        values (:fund, :batch, :group, :agency, :profile, :sequence, :reference, :period,
                                :date, :lines, :satang, 'FROZEN')
                        returning file_id
                        """)
                .param("fund", origin.fund())
                .param("batch", origin.batch())
                .param("group", origin.group())
                .param("agency", origin.agency())
                .param("profile", origin.profile())
                .param("sequence", next(origin.agency() + "/" + origin.profile()))
                .param("reference", reference.value())
                .param("period", origin.period())
                .param("date", date)
                .param("lines", chosen.lines().length)
                .param("satang", chosen.satang())
                .query(Long.class)
                .single();
    }

    private void insertShares(long file, Chosen chosen) {
        jdbc.sql(PLACED + """
                        insert into file_share (file_id, fund_id, first_position, last_position, lines, satang)
                        select :file, fund_id, min(position), max(position), count(*), sum(satang) from placed group by fund_id
                        """)
                .param("file", file)
                .param("lines", chosen.lines())
                .update();
    }

    private void insertLines(long file, Chosen chosen) {
        jdbc.sql(PLACED + """
                        insert into file_line (file_id, position, line_id, satang)
                        select :file, position, line_id, satang from placed
                        """)
                .param("file", file)
                .param("lines", chosen.lines())
                .update();
    }
}
