package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shares;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of a frozen file with their persons opened, and each member's number at the file's agency where the roster has one. */
@Component
class FrozenLines {
    private static final String REFERENCE = """
                left join lateral (
                    select agency_references ->> l.agency as reference from member m
                    where m.fund_id = l.fund_id and m.person_hash = l.person_hash
                    order by m.ended_at desc nulls first limit 1) m on true
            """;

    private final JdbcClient jdbc;
    private final Persons persons;

    FrozenLines(DataSource dataSource, Persons persons) {
        this.jdbc = JdbcClient.create(dataSource);
        this.persons = persons;
    }

    List<Document.Line> of(FileId id) {
        return jdbc.sql("""
                        select fl.position, fl.satang as amount, l.*, m.reference
                        from file_line fl
                            join line l on l.line_id = fl.line_id
                        """ + REFERENCE + """
                        where fl.file_id = :id
                        order by fl.position
                        """)
                .param("id", id.value())
                .query((row, n) -> line(row))
                .list();
    }

    /** The same of lines that are in no file yet, in the order given. */
    List<Document.Line> chosen(Long[] ids) {
        return jdbc.sql("""
                        select c.position, l.satang as amount, l.*, m.reference
                        from unnest(:ids::bigint[]) with ordinality as c (line_id, position)
                            join line l on l.line_id = c.line_id
                        """ + REFERENCE + "order by c.position")
                .param("ids", ids)
                .query((row, n) -> line(row))
                .list();
    }

    private Document.Line line(ResultSet row) throws SQLException {
        return new Document.Line(
                row.getInt("position"),
                persons.open(row.getBytes("person_seal"), Persons.Place.lines(FundId.of(row.getString("fund_id")))),
                new PersonName(row.getString("title"), row.getString("first_name"), row.getString("last_name")),
                SchemeCode.of(row.getString("scheme")),
                Satang.of(row.getLong("amount")),
                money(row, "wages"),
                shares(row),
                Optional.ofNullable(row.getString("reference")));
    }

    private static Optional<Shares> shares(ResultSet row) throws SQLException {
        Optional<Satang> member = money(row, "member_share");
        return member.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shares(member.get(), Satang.of(row.getLong("sponsor_share"))));
    }

    private static Optional<Satang> money(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(Satang::of);
    }
}
