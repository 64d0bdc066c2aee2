package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.LayoutActivations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposals and approvals of forms in PostgreSQL, each a row that never changes. */
@Repository
class JdbcLayoutActivations implements LayoutActivations {
    private static final String SELECT = """
            select p.*, a.approved_by, a.approved_at
            from layout_proposal p left join layout_activation a on a.proposal_id = p.proposal_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Entries entries;

    JdbcLayoutActivations(DataSource dataSource, TransactionTemplate transactions, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.entries = entries;
    }

    @Override
    public boolean activated(FormVersion form) {
        return of(form).anyMatch(p -> p.approval().isPresent());
    }

    @Override
    public List<Proposal> all() {
        return jdbc.sql(SELECT + " order by p.proposal_id desc")
                .query((row, n) -> proposal(row))
                .list();
    }

    @Override
    public Proposal propose(FormVersion form, String officer) {
        if (form.first() || officer.isBlank() || officer.equals(Entries.SELF)) {
            throw new IllegalArgumentException("a person proposes a later version: " + form.words());
        }
        return In.transaction(transactions, () -> {
            // One after another, so that two people who propose at once make one proposal.
            jdbc.sql("lock table layout_proposal in share row exclusive mode").update();
            return of(form).findFirst().orElseGet(() -> added(form, officer));
        });
    }

    private Proposal added(FormVersion form, String officer) {
        long id =
                jdbc.sql("""
                        insert into layout_proposal (agency, profile, part, version, hash, proposed_by)
                        values (?, ?, ?, ?, ?, ?) returning proposal_id
                        """).params(key(form)).param(officer).query(Long.class).single();
        entries.journal(officer, "layout.proposed", "layout:" + id, form.words() + " " + form.hash());
        return one(id).orElseThrow();
    }

    @Override
    public Proposal approve(long id, FormVersion form, String officer) {
        return In.transaction(transactions, () -> {
            Proposal proposal = one(id).filter(p -> p.of(form))
                    .orElseThrow(() -> new IllegalStateException(
                            "no proposal " + id + " of " + form.words() + " as it is now, hash " + form.hash()));
            if (proposal.proposedBy().equals(officer)) {
                throw new IllegalStateException("who proposed a form does not approve it");
            }
            int added = jdbc.sql("""
                            insert into layout_activation (proposal_id, proposed_by, approved_by) values (?, ?, ?)
                            on conflict (proposal_id) do nothing
                            """).params(id, proposal.proposedBy(), officer).update();
            if (added > 0) {
                entries.journal(officer, "layout.activated", "layout:" + id, form.words() + " " + form.hash());
            }
            return one(id).orElseThrow();
        });
    }

    private Stream<Proposal> of(FormVersion form) {
        return jdbc
                .sql(SELECT + " where agency = ? and profile = ? and part = ? and version = ? and hash = ?")
                .params(key(form))
                .query((row, n) -> proposal(row))
                .list()
                .stream();
    }

    private static List<Object> key(FormVersion form) {
        ProfileId profile = form.info().id();
        return List.of(
                profile.agency().value(),
                profile.name(),
                form.part().name(),
                form.info().version(),
                form.hash().hex());
    }

    private Optional<Proposal> one(long id) {
        return jdbc.sql(SELECT + " where p.proposal_id = ?")
                .param(id)
                .query((row, n) -> proposal(row))
                .optional();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        Optional<Timestamp> approved = Optional.ofNullable(row.getTimestamp("approved_at"));
        String approver = approved.isPresent() ? row.getString("approved_by") : "";
        return new Proposal(
                row.getLong("proposal_id"),
                Columns.profile(row),
                FormVersion.Part.valueOf(row.getString("part")),
                row.getInt("version"),
                new Sha256(row.getString("hash")),
                row.getString("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                approved.map(at -> new Approval(approver, at.toInstant())));
    }
}
