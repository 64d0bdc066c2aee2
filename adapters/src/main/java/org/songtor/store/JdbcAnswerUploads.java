package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.Sha256;
import org.songtor.port.AnswerUploads;
import org.songtor.port.AnswerUploads.Kept;
import org.songtor.port.AnswerUploads.Place;
import org.songtor.port.AnswerUploads.Upload;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Uploads without an agency's signature, until another officer decided. */
@Repository
class JdbcAnswerUploads implements AnswerUploads.Store {
    private static final String WAITING = """
            select u.* from answer_upload u
            where not exists (select from answer_upload_end e where e.upload_id = u.upload_id)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Entries entries;
    private final Keeping keeping;

    JdbcAnswerUploads(DataSource dataSource, TransactionTemplate transactions, Entries entries, Keeping keeping) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.entries = entries;
        this.keeping = keeping;
    }

    @Override
    public Upload keep(Place place, String name, byte[] content, String officer) {
        return In.transaction(transactions, () -> {
            // One after another, so that the same bytes uploaded twice at once wait once.
            jdbc.sql("lock table answer_upload in share row exclusive mode").update();
            Sha256 sha256 = keeping.keep(place.profile().isPresent() ? "answer" : "statement", content);
            return waiting().stream()
                    .filter(u -> u.place().equals(place) && u.sha256().equals(sha256))
                    .findFirst()
                    .orElseGet(() -> added(place, name, sha256, officer));
        });
    }

    private Upload added(Place place, String name, Sha256 sha256, String officer) {
        Upload made = jdbc.sql("""
                        insert into answer_upload (agency, profile, name, sha256, uploaded_by) values (?, ?, ?, ?, ?) returning *
                        """)
                .params(place.agency().value(), place.profile().orElse(""), name, sha256.hex(), officer)
                .query((row, n) -> upload(row))
                .single();
        entries.journal(officer, "answer.uploaded", "upload:" + made.id(), name + " " + sha256);
        return made;
    }

    @Override
    public List<Upload> waiting() {
        return jdbc.sql(WAITING + " order by u.upload_id limit 200")
                .query((row, n) -> upload(row))
                .list();
    }

    @Override
    public <T> T approve(long id, String officer, Function<Kept, T> use) {
        return In.transaction(transactions, () -> {
            Upload upload = decided(id, true, officer);
            return use.apply(new Kept(upload, keeping.bytes(upload.sha256())));
        });
    }

    @Override
    public void withdraw(long id, String officer) {
        transactions.executeWithoutResult(status -> decided(id, false, officer));
    }

    private Upload decided(long id, boolean approved, String officer) {
        Upload upload = locked(id);
        if (approved && upload.by().equals(officer)) {
            throw new IllegalStateException("who uploaded an answer does not vouch for it alone");
        }
        jdbc.sql("insert into answer_upload_end (upload_id, uploaded_by, ended_by, approved) values (?, ?, ?, ?)")
                .params(id, upload.by(), officer, approved)
                .update();
        entries.journal(
                officer,
                approved ? "answer.vouched" : "answer.withdrawn",
                "upload:" + id,
                upload.name() + " " + upload.sha256());
        return upload;
    }

    /** Whoever waited here for another's decision sees it: that it is still waiting is asked once the row is ours. */
    private Upload locked(long id) {
        jdbc.sql("select upload_id from answer_upload where upload_id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        return jdbc.sql(WAITING + " and u.upload_id = ?")
                .param(id)
                .query((row, n) -> upload(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("no such upload waits: " + id));
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getLong("upload_id"),
                new Place(
                        AgencyCode.of(row.getString("agency")),
                        Optional.of(row.getString("profile")).filter(p -> !p.isEmpty())),
                row.getString("name"),
                new Sha256(row.getString("sha256")),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
