package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.FileShares;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shares as they were written with their file. */
@Repository
class JdbcFileShares implements FileShares {
    private final JdbcClient jdbc;
    private final Reading reading;
    private final Persons persons;

    JdbcFileShares(DataSource dataSource, Reading reading, Persons persons) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = reading;
        this.persons = persons;
    }

    @Override
    public Optional<FileId> find(String file) {
        return jdbc.sql("""
                        select file_id from agency_file
                        where sha256 is not null
                            and (name = :file or reference = :file or file_id::text = ltrim(ltrim(:file, 'F'), '0'))
                        order by file_id limit 1
                        """)
                .param("file", file)
                .query((row, n) -> new FileId(row.getLong(1)))
                .optional();
    }

    @Override
    public Optional<Whose> whose(Viewer viewer, FileId id) {
        return reading.as(viewer, () -> {
            List<Share> shares = shares(viewer, id);
            return jdbc.sql("""
                            select agency, profile, name, sha256, reference, period from agency_file
                            where file_id = :id and sha256 is not null
                            """)
                    .param("id", id.value())
                    .query((row, n) -> whose(id, row, shares))
                    .optional()
                    .filter(whose -> !shares.isEmpty());
        });
    }

    private List<Share> shares(Viewer viewer, FileId id) {
        return jdbc.sql("""
                        select * from file_share where file_id = :id and (:operator or fund_id = any(:funds))
                        order by first_position
                        """)
                .param("id", id.value())
                .param("operator", viewer.operator())
                .param("funds", Reading.funds(viewer))
                .query((row, n) -> new Share(
                        FundId.of(row.getString("fund_id")),
                        row.getInt("first_position"),
                        row.getInt("last_position"),
                        Satang.of(row.getLong("satang"))))
                .list();
    }

    private static Whose whose(FileId id, ResultSet row, List<Share> shares) throws SQLException {
        return new Whose(
                id,
                Columns.profile(row),
                row.getString("name"),
                new Sha256(row.getString("sha256")),
                PaymentReference.of(row.getString("reference")),
                Period.of(row.getString("period")),
                shares);
    }

    @Override
    public List<Line> lines(FileId id) {
        return jdbc.sql("""
                        select fl.position, fl.satang as amount, l.fund_id, l.batch_id, l.line_no, l.person_seal, l.scheme
                        from file_line fl join line l on l.line_id = fl.line_id
                        where fl.file_id = :id order by fl.position
                        """)
                .param("id", id.value())
                .query((row, n) -> line(row))
                .list();
    }

    private Line line(ResultSet row) throws SQLException {
        FundId fund = FundId.of(row.getString("fund_id"));
        return new Line(
                row.getInt("position"),
                fund,
                new BatchId(row.getLong("batch_id")),
                row.getInt("line_no"),
                persons.open(row.getBytes("person_seal"), Persons.Place.lines(fund)),
                SchemeCode.of(row.getString("scheme")),
                Satang.of(row.getLong("amount")));
    }
}
