package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.HandoverStore;
import org.songtor.port.Outbox;
import org.songtor.port.WrongDayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Files carried by hand, in PostgreSQL. The file's row is locked first by everything that changes something, so that two officers come one after another. */
@Repository
class JdbcHandoverStore implements HandoverStore {
    private static final String SELECT = """
            select f.*, e.exported_by, e.exported_at, c.claim_id, c.carried_by, c.receipt_no, c.receipt, c.handed_on, c.proposed_by, c.proposed_at,
                d.ended_by, d.ended_at, coalesce(f.held_by || ': ' || f.held_reason, (
                    select g.stopped_by || ': ' || g.stop_reason from delivery_gate g
                    where g.agency in ('*', f.agency) and g.stopped_at is not null order by g.agency limit 1)) as held_back
            from agency_file f
                cross join lateral (select handover_round(f.file_id) as round) r
                left join lateral (
                    select * from handover_export x
                    where x.file_id = f.file_id and x.replay_id is not distinct from r.round
                    order by x.export_id desc limit 1) e on true
                left join lateral (
                    select * from handover_claim x
                    where x.file_id = f.file_id and x.replay_id is not distinct from r.round
                        and not exists (select from handover_claim_end w where w.claim_id = x.claim_id and not w.approved)
                    order by x.claim_id desc limit 1) c on true
                left join handover_claim_end d on d.claim_id = c.claim_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Entries entries;
    private final Keeping keeping;
    private final Attempts attempts;
    private final Replays replays;
    private final EarlierHandovers earlier;

    JdbcHandoverStore(
            DataSource dataSource,
            TransactionTemplate transactions,
            Entries entries,
            Keeping keeping,
            Attempts attempts,
            Replays replays,
            EarlierHandovers earlier) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.entries = entries;
        this.keeping = keeping;
        this.attempts = attempts;
        this.replays = replays;
        this.earlier = earlier;
    }

    @Override
    public List<Carried> files(Set<ProfileId> profiles) {
        String mine = SELECT + " where f.agency || '/' || f.profile = any (:profiles) and f.state <> 'FROZEN'";
        String waits =
                "(f.state in ('SIGNED', 'SENT') or f.state = 'ANSWERED' and e.exported_at is not null and d.claim_id is null)";
        String open = mine + " and " + waits + " order by f.signed_at limit 1000";
        String over = mine + " and not " + waits + " order by f.delivered_at desc nulls last limit 100";
        return In.transaction(
                transactions,
                () -> earlier.with(jdbc.sql("(" + open + ") union all (" + over + ")")
                        .param("profiles", names(profiles))
                        .query((row, n) -> carried(row))
                        .list()));
    }

    @Override
    public <T> T export(FileId id, Set<ProfileId> profiles, String officer, Function<Taken, T> use) {
        return In.transaction(transactions, () -> {
            Carried file = open(id);
            if (!profiles.contains(file.profile())) {
                throw new IllegalStateException(id + " is not carried by hand");
            }
            attempts.refuseHeldBack(id);
            jdbc.sql("insert into handover_export (file_id, exported_by) values (?, ?)")
                    .params(id.value(), officer)
                    .update();
            entries.journal(officer, "file.exported", "file:" + id.value(), file.name() + " " + file.sha256());
            return use.apply(new Taken(
                    earlier.with(List.of(one(id))).get(0), keeping.bytes(file.sha256()), keeping.bytes(signature(id))));
        });
    }

    private Sha256 signature(FileId id) {
        return new Sha256(jdbc.sql("select signature from agency_file where file_id = ?")
                .param(id.value())
                .query(String.class)
                .single());
    }

    @Override
    public long propose(FileId id, Said said, String officer) {
        return In.transaction(transactions, () -> {
            Carried file = open(id);
            if (file.stage() != Stage.EXPORTED) {
                throw new IllegalStateException(id + " is " + file.stage() + ", not exported");
            }
            refuseOtherDays(id, said.handedOn());
            long claim = jdbc.sql("""
                            insert into handover_claim (file_id, carried_by, receipt_no, handed_on, receipt, receipt_type, proposed_by)
                            values (?, ?, ?, ?, ?, ?, ?) returning claim_id
                            """)
                    .params(id.value(), said.carriedBy(), said.receiptNumber(), said.handedOn())
                    .param(said.receipt()
                            .map(r -> keeping.keep("handover-receipt", r.content())
                                    .hex())
                            .orElse(null))
                    .param(said.receipt().map(Receipt::type).orElse(null))
                    .param(officer)
                    .query(Long.class)
                    .single();
            entries.journal(officer, "file.handover-said", "file:" + id.value(), "receipt " + said.receiptNumber());
            return claim;
        });
    }

    private void refuseOtherDays(FileId id, LocalDate said) {
        LocalDate until = jdbc.sql("select (now() at time zone 'Asia/Bangkok')::date")
                .query(LocalDate.class)
                .single();
        LocalDate from = takenOut(id).atZone(DecisionRows.ZONE).toLocalDate();
        if (said.isBefore(from) || said.isAfter(until)) {
            throw new WrongDayException(id, said, from, until);
        }
    }

    /** When it was first taken out to be carried, of this handover. */
    private Instant takenOut(FileId id) {
        return jdbc.sql("""
                        select min(exported_at) from handover_export
                        where file_id = :id and replay_id is not distinct from handover_round(:id)
                        """)
                .param("id", id.value())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    @Override
    public void approve(long claim, Instant answerDue, String officer) {
        transactions.executeWithoutResult(status -> {
            Carried file = decided(claim, true, officer);
            Claim said = file.claim().orElseThrow();
            String detail = "handed over on " + said.said().handedOn() + ", receipt "
                    + said.said().receiptNumber() + ", carried by "
                    + said.said().carriedBy() + "; said by " + said.by() + ", approved by " + officer;
            attempts.handedOver(
                    file.id(),
                    Outbox.DELIVER + file.profile().dotted(),
                    answerDue,
                    new Attempts.Carriage(takenOut(file.id()), said.said().handedOn()),
                    detail);
        });
    }

    @Override
    public void withdraw(long claim, String officer) {
        transactions.executeWithoutResult(status -> decided(claim, false, officer));
    }

    private Carried decided(long claim, boolean approved, String officer) {
        FileId id = new FileId(jdbc.sql("select file_id from handover_claim where claim_id = ?")
                .param(claim)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no such proposal: " + claim)));
        Carried file = open(id);
        Claim said = file.claim()
                .filter(c -> c.id() == claim && c.approval().isEmpty())
                .orElseThrow(() -> new IllegalStateException("somebody decided already: " + claim));
        if (approved && said.by().equals(officer)) {
            throw new IllegalStateException("who says that a file was handed over does not approve it");
        }
        jdbc.sql(
                        "insert into handover_claim_end (claim_id, file_id, proposed_by, ended_by, approved) values (?, ?, ?, ?, ?)")
                .params(claim, id.value(), said.by(), officer, approved)
                .update();
        entries.journal(
                officer,
                approved ? "file.handover-approved" : "file.handover-withdrawn",
                "file:" + id.value(),
                "receipt " + said.said().receiptNumber());
        return file;
    }

    @Override
    public Again again(FileId id, By by) {
        return In.transaction(transactions, () -> replays.carryAgain(id, by));
    }

    @Override
    public Optional<Receipt> receipt(long claim) {
        return In.transaction(
                transactions,
                () -> jdbc.sql(
                                "select receipt, receipt_type from handover_claim where claim_id = ? and receipt is not null")
                        .param(claim)
                        .query((row, n) -> new Receipt(
                                row.getString("receipt_type"), keeping.bytes(new Sha256(row.getString("receipt")))))
                        .optional());
    }

    /** Locked; not handed over yet. An answer that was faster than the papers ends nothing here. */
    private Carried open(FileId id) {
        boolean there = jdbc.sql("select file_id from agency_file where file_id = ? for update")
                .param(id.value())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new IllegalStateException("no such file: " + id);
        }
        Carried file = one(id);
        boolean signed = file.state() == FileState.SIGNED || file.state() == FileState.SENT;
        if ((!signed && file.state() != FileState.ANSWERED) || file.stage() == Stage.HANDED_OVER) {
            throw new IllegalStateException(id + " is " + file.state() + " and not to be handed over");
        }
        return file;
    }

    private Carried one(FileId id) {
        return jdbc.sql(SELECT + " where f.file_id = ? and f.state <> 'FROZEN'")
                .param(id.value())
                .query((row, n) -> carried(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException(id + " is not signed"));
    }

    private static String[] names(Set<ProfileId> profiles) {
        return profiles.stream().map(ProfileId::toString).toArray(String[]::new);
    }

    private static Carried carried(ResultSet row) throws SQLException {
        return new Carried(
                new FileId(row.getLong("file_id")),
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                Columns.profile(row),
                row.getString("name"),
                new Sha256(row.getString("sha256")),
                PaymentReference.of(row.getString("reference")),
                Period.of(row.getString("period")),
                row.getInt("lines"),
                Satang.of(row.getLong("satang")),
                FileState.valueOf(row.getString("state")),
                row.getTimestamp("signed_at").toInstant(),
                Columns.time(row, "exported_at").isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Export(
                                row.getString("exported_by"),
                                Columns.time(row, "exported_at").orElseThrow())),
                EarlierHandovers.claim(row),
                List.of(),
                Optional.empty(),
                Optional.ofNullable(row.getString("held_back")));
    }
}
