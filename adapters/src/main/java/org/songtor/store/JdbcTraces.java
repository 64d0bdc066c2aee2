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

    @Override
    public Trace of(Viewer viewer, Subject subject) {
        return reading.as(viewer, () -> {
            List<Long> found = found(viewer, subject);
            boolean more = found.size() > MOST_LINES;
            Long[] lines = found.stream().limit(MOST_LINES).toArray(Long[]::new);
            List<Moment> moments = moments(subject, lines);
            boolean cut = more || moments.size() > MOST_MOMENTS;
            return new Trace(
                    lines(viewer, lines), moments.stream().limit(MOST_MOMENTS).toList(), cut);
        });
    }

    private List<Long> found(Viewer viewer, Subject subject) {
        if (subject instanceof Subject.Person person) {
            return ids(viewer, "from line l where l.person_hash = :what", persons.hash(person.id()));
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
            List<Long> lines = ids(
                    viewer, "from line l where l.batch_id = :what", batch.id().value());
            return lines.isEmpty() ? member(viewer, batch.orMember()) : lines;
        }
        return member(viewer, (Subject.MemberNo) subject);
    }

    private List<Long> member(Viewer viewer, Subject.MemberNo member) {
        return ids(viewer, """
                from line l
                where (upper(l.member_no) = upper(:what)
                    or (l.fund_id, l.person_hash) in (select m.fund_id, m.person_hash from member m where upper(m.member_no) = upper(:what)))
                """, member.number());
    }

    private List<Long> entry(Viewer viewer, Subject.Entry entry) {
        return as(viewer, """
                        select distinct l.line_id
                        from credit c
                            cross join lateral files_of(c.credit_id) p
                            join file_line fl on fl.file_id = p.file_id
                            join line l on l.line_id = fl.line_id
                        where c.account = :account and c.entry = :entry
                        """ + SEEN + " order by l.line_id desc limit " + (MOST_LINES + 1))
                .param("account", entry.account())
                .param("entry", entry.entry())
                .query(Long.class)
                .list();
    }

    private List<Long> ids(Viewer viewer, String where, Object what) {
        return as(
                        viewer,
                        "select distinct l.line_id " + where + SEEN + " order by l.line_id desc limit "
                                + (MOST_LINES + 1))
                .param("what", what)
                .query(Long.class)
                .list();
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
                Optional.ofNullable(row.getString("sha256")));
    }

    private JdbcClient.StatementSpec as(Viewer viewer, String sql) {
        return jdbc.sql(sql).param("operator", viewer.operator()).param("funds", Reading.funds(viewer));
    }
}
