package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Shown;
import org.songtor.port.Traces;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the lines first, as the viewer may see them, and then everything that names one of them, its batch or its file. */
@Repository
class JdbcTraces implements Traces {
    private static final String SEEN = " and (:operator or l.fund_id = any(:funds))";

    private static final String NEWEST_FIRST = SEEN + " order by l.line_id desc limit " + (MOST_LINES + 1);

    /** No index says which number a line has: intake would pay for it with every line. Of a fund's own lines all are looked at. */
    private static final String OF_FUNDS =
            "select l.line_id, l.fund_id, l.member_no from batch b join line l on l.batch_id = b.batch_id where b.fund_id = any(:funds)";

    private static final String NEWEST =
            "select l.line_id, l.fund_id, l.member_no from line l order by l.line_id desc limit "
                    + Subject.MemberNo.NEWEST;

    private static final String IN_FILE =
            "from agency_file f join file_line fl on fl.file_id = f.file_id join line l on l.line_id = fl.line_id where ";

    private final JdbcClient jdbc;
    private final Reading reading;
    private final Persons persons;

    JdbcTraces(DataSource dataSource, Reading reading, Persons persons) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = reading;
        this.persons = persons;
    }

    /** @param more than are told of */
    private record Found(List<Long> lines, boolean more) {
        static Found of(List<Long> lines) {
            return new Found(lines, lines.size() > MOST_LINES);
        }
    }

    private record Someone(String fund, byte[] hash) {}

    @Override
    public Trace of(Viewer viewer, Subject subject) {
        return reading.as(viewer, () -> {
            Found found = found(viewer, subject);
            Long[] lines = found.lines().stream().limit(MOST_LINES).toArray(Long[]::new);
            List<Moment> moments = moments(subject, lines);
            boolean cut = found.more() || moments.size() > MOST_MOMENTS;
            return new Trace(
                    lines(viewer, lines), moments.stream().limit(MOST_MOMENTS).toList(), cut);
        });
    }

    private Found found(Viewer viewer, Subject subject) {
        if (subject instanceof Subject.Person person) {
            return ids(viewer, "from line l where l.person_hash = :what and not l.refused", persons.hash(person.id()));
        }
        if (subject instanceof Subject.Reference reference) {
            return ids(
                    viewer,
                    IN_FILE + "f.reference = :what",
                    reference.reference().value());
        }
        if (subject instanceof Subject.FileName name) {
            return ids(viewer, IN_FILE + "f.name = :what", name.name());
        }
        if (subject instanceof Subject.Entry entry) {
            return entry(viewer, entry);
        }
        if (subject instanceof Subject.Batch batch) {
            Found lines = ids(
                    viewer, "from line l where l.batch_id = :what", batch.id().value());
            return lines.lines().isEmpty() ? member(viewer, batch.orMember()) : lines;
        }
        return member(viewer, (Subject.MemberNo) subject);
    }

    /** By the people that rosters know by the number, and by what lines themselves say. */
    private Found member(Viewer viewer, Subject.MemberNo member) {
        List<Someone> people = jdbc.sql(
                        "select fund_id, person_hash from people_numbered(:number) order by fund_id, person_hash limit "
                                + (MOST_LINES + 1))
                .param("number", member.number())
                .query((row, n) -> new Someone(row.getString("fund_id"), row.getBytes("person_hash")))
                .list();
        List<Someone> some = people.stream().limit(MOST_LINES).toList();
        List<Long> lines = as(viewer, """
                        select l.line_id from (
                            select l.line_id, l.fund_id
                            from unnest(:of::text[], :hashes::bytea[]) as known (fund_id, person_hash)
                                join line l on l.person_hash = known.person_hash and l.fund_id = known.fund_id and not l.refused
                            union
                            select l.line_id, l.fund_id from (<said>) l where upper(l.member_no) = upper(:number)) l
                        where true
                        """.replace("<said>", viewer.operator() ? NEWEST : OF_FUNDS) + NEWEST_FIRST)
                .param("number", member.number())
                .param("of", some.stream().map(Someone::fund).toArray(String[]::new))
                .param("hashes", some.stream().map(Someone::hash).toArray(byte[][]::new))
                .query(Long.class)
                .list();
        return new Found(lines, people.size() > MOST_LINES || lines.size() > MOST_LINES);
    }

    /** What came, or to who sees it what left, and lines of the files whose money it is. Arrays, so that each table is asked by its index: how few files it is the planner cannot know. */
    private Found entry(Viewer viewer, Subject.Entry entry) {
        return Found.of(as(viewer, """
                        select l.line_id
                        from line l
                        where l.line_id = any(array(
                            select fl.line_id from file_line fl
                            where fl.file_id = any(array(
                                select p.file_id from credit c cross join lateral files_of(c.credit_id) p where c.account = :account and c.entry = :entry
                                union
                                select p.file_id from debit d cross join lateral files_of_debit(d.debit_id) p where d.account = :account and d.entry = :entry))))
                        """ + NEWEST_FIRST)
                .param("account", entry.account())
                .param("entry", entry.entry())
                .query(Long.class)
                .list());
    }

    private Found ids(Viewer viewer, String where, Object what) {
        return Found.of(as(viewer, "select distinct l.line_id " + where + NEWEST_FIRST)
                .param("what", what)
                .query(Long.class)
                .list());
    }

    private List<Line> lines(Viewer viewer, Long[] lines) {
        return jdbc.sql("""
                        select l.*, now.label, fl.file_id
                        from line l
                            cross join lateral current_label(l.line_id, l.first_label) now
                            left join file_line fl on fl.line_id = l.line_id and fl.live
                        where l.line_id = any(:lines) order by l.line_id desc
                        """)
                .param("lines", lines)
                .query((row, n) -> new Line(
                        FundId.of(row.getString("fund_id")),
                        new BatchId(row.getLong("batch_id")),
                        row.getInt("line_no"),
                        Persons.masked(row.getString("last_four")),
                        BatchViews.name(viewer, row),
                        row.getString("scheme"),
                        Satang.of(row.getLong("satang")),
                        Label.valueOf(row.getString("label")),
                        Optional.ofNullable(row.getObject("file_id", Long.class))
                                .map(FileId::new)))
                .list();
    }

    /** Of a passbook line also what happened while it paid no file: for who may see it. */
    private List<Moment> moments(Subject subject, Long[] lines) {
        Subject.Entry entry = subject instanceof Subject.Entry asked ? asked : new Subject.Entry("", "");
        return jdbc.sql(Moments.SQL + " limit " + (MOST_MOMENTS + 1))
                .param("lines", lines)
                .param("account", entry.account())
                .param("entry", entry.entry())
                .query((row, n) -> moment(row))
                .list();
    }

    /** Behind what the program knows stands what a bank wrote, which may hold a payer's id. */
    private static String detail(String known) {
        int text = known.indexOf(Moments.TEXT);
        return text < 0
                ? known
                : known.substring(0, text)
                        + ": "
                        + Shown.withoutIds(Shown.plain(known.substring(text + 1)))
                                .strip();
    }

    private static Moment moment(ResultSet row) throws SQLException {
        return new Moment(
                row.getTimestamp("at").toInstant(),
                What.valueOf(row.getString("what")),
                row.getString("subject"),
                detail(row.getString("detail")),
                Optional.ofNullable(row.getObject("satang", Long.class)).map(Satang::of),
                Optional.ofNullable(row.getString("sha256")),
                Optional.ofNullable(row.getString("who")));
    }

    private JdbcClient.StatementSpec as(Viewer viewer, String sql) {
        return jdbc.sql(sql).param("operator", viewer.operator()).param("funds", Reading.funds(viewer));
    }
}
