package org.songtor.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.items.Decision;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Outbox;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A batch of only the lines that go again, in the form every fund's program could have written, one for each batch they came in; inside the caller's
 * transaction. A line that was refused by itself goes under the name the roster has for its person. Intake reads and checks it like any other. The decision's number stands in it, so that it is no other batch's bytes.
 */
@Component("store.correctingBatches")
class CorrectingBatches {
    private static final String COLUMNS = "national_id,member_no,title,first_name,last_name,scheme,amount,wages,"
            + "member_share,sponsor_share,period,collected_at\n";

    private final JdbcClient jdbc;
    private final Keeping keeping;
    private final Persons persons;
    private final Entries entries;

    CorrectingBatches(DataSource dataSource, Keeping keeping, Persons persons, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keeping = keeping;
        this.persons = persons;
        this.entries = entries;
    }

    private record Source(long batchId, String fundId, String period, String channel, int lines, long satang) {}

    /** @throws DeskException for lines of a release, which were checked when their money was collected and not since */
    void make(Decision decision) {
        List<Source> sources =
                jdbc.sql("""
                        select b.batch_id, b.fund_id, b.period, b.channel, count(*)::int as lines, sum(l.satang)::bigint as satang
                        from decision_line d join line l on l.line_id = d.line_id join batch b on b.batch_id = l.batch_id
                        where d.decision_id = ? group by b.batch_id order by b.batch_id
                        """).param(decision.id()).query(Source.class).list();
        for (Source source : sources) {
            if (source.channel().equals("release")) {
                throw new DeskException(Why.DOES_NOT_ANSWER);
            }
            claim(decision, source);
        }
    }

    private void claim(Decision decision, Source source) {
        byte[] document = document(decision, source).getBytes(StandardCharsets.UTF_8);
        long batch = jdbc.sql("""
                        insert into batch (fund_id, sha256, channel, source_name, corrects, state)
                        values (:fund, :sha256, 'desk', :name, :corrects, 'RECEIVED') returning batch_id
                        """)
                .param("fund", source.fundId())
                .param("sha256", keeping.keep("submission", document).hex())
                .param("name", "corrected-D" + decision.id() + ".csv")
                .param("corrects", source.batchId())
                .query(Long.class)
                .single();
        jdbc.sql("insert into decision_batch (batch_id, decision_id) values (?, ?)")
                .params(batch, decision.id())
                .update();
        entries.work(Outbox.CHECK, batch);
        entries.journal("batch.received", "batch:" + batch, "desk D" + decision.id());
    }

    private String document(Decision decision, Source source) {
        StringBuilder text = new StringBuilder("songtor-batch,1\n")
                .append("fund,")
                .append(source.fundId())
                .append('\n')
                .append("period,")
                .append(source.period())
                .append('\n')
                .append("count,")
                .append(source.lines())
                .append('\n')
                .append("total,")
                .append(Satang.of(source.satang()).toBaht())
                .append('\n')
                .append("label,D")
                .append(decision.id())
                .append("\n\n")
                .append(COLUMNS);
        jdbc.sql("""
                        select l.*, c.person_seal as right_seal, m.title as right_title, m.first_name as right_first, m.last_name as right_last
                        from decision_line d join line l on l.line_id = d.line_id
                            left join decision_correction c on c.decision_id = d.decision_id and c.line_id = d.line_id
                            left join member m on :byRoster and c.line_id is null
                                and m.fund_id = l.fund_id and m.person_hash = l.person_hash and m.ended_at is null
                                and m.first_name <> '' and m.last_name <> '' and (m.first_name, m.last_name) <> (l.first_name, l.last_name)
                        where d.decision_id = :decision and l.batch_id = :batch order by l.line_no
                        """)
                .param("byRoster", Fix.sendsRosterName(decision.answers()))
                .param("decision", decision.id())
                .param("batch", source.batchId())
                .query((row, n) -> row(row, FundId.of(source.fundId())))
                .list()
                .forEach(text::append);
        return text.toString();
    }

    private String row(ResultSet row, FundId fund) throws SQLException {
        byte[] right = row.getBytes("right_seal");
        byte[] seal = right == null ? Objects.requireNonNull(row.getBytes("person_seal")) : right;
        return String.join(
                        ",",
                        persons.open(seal, Persons.Place.lines(fund)).value(),
                        // The roster knows the member by the wrong id still: the person alone counts.
                        right == null ? cell(row.getString("member_no")) : "",
                        name(row, "right_title", "title"),
                        name(row, "right_first", "first_name"),
                        name(row, "right_last", "last_name"),
                        cell(row.getString("scheme")),
                        baht(row, "satang"),
                        baht(row, "wages"),
                        baht(row, "member_share"),
                        baht(row, "sponsor_share"),
                        cell(row.getString("own_period")),
                        moment(row))
                + "\n";
    }

    private static String name(ResultSet row, String roster, String line) throws SQLException {
        return cell(row.getString(row.getString("right_first") == null ? line : roster));
    }

    private static String moment(ResultSet row) throws SQLException {
        LocalDateTime at = row.getObject("collected_at", LocalDateTime.class);
        return at == null ? "" : at.withNano(0).toString();
    }

    private static String baht(ResultSet row, String column) throws SQLException {
        Long satang = row.getObject(column, Long.class);
        return satang == null ? "" : Satang.of(satang).toBaht();
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
