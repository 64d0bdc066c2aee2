package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Decision;
import org.songtor.port.NotAgainException;
import org.songtor.port.Outbox;
import org.songtor.port.Roads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files sent again by two people, inside the caller's transaction. The table's own constraints say the same. */
@Component
class Replays {
    private static final String SELECT = """
            select p.*, f.name, e.ended_by, e.approved, e.ended_at, case when e.replay_id is null then money_decided(p.file_id) end as decided
            from delivery_replay p join agency_file f on f.file_id = p.file_id left join delivery_replay_end e on e.replay_id = p.replay_id
            """;

    private final JdbcClient jdbc;
    private final Entries entries;
    private final Holds holds;
    private final Bell bell;
    private final Roads roads;

    Replays(DataSource dataSource, Entries entries, Holds holds, Bell bell, Roads roads) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
        this.holds = holds;
        this.bell = bell;
        this.roads = roads;
    }

    List<Again> open() {
        return jdbc.sql(SELECT + " where e.replay_id is null order by p.replay_id")
                .query((row, n) -> again(row))
                .list();
    }

    /** Those that two people approved, of these files, oldest first. */
    List<Again> approved(List<Long> files) {
        return jdbc.sql(SELECT + " where p.file_id = any (?) and e.approved order by p.replay_id")
                .param(files.toArray(Long[]::new))
                .query((row, n) -> again(row))
                .list();
    }

    /** The program sends it again. */
    Again propose(FileId id, By by) {
        if (carried(id)) {
            throw NotAgainException.carried(id);
        }
        return proposed(id, by);
    }

    /** People carry it again. */
    Again carryAgain(FileId id, By by) {
        if (!carried(id)) {
            throw NotAgainException.notCarried(id);
        }
        return proposed(id, by);
    }

    private Again proposed(FileId id, By by) {
        lock(id);
        return jdbc.sql(SELECT + " where p.file_id = ? and e.replay_id is null")
                .param(id.value())
                .query((row, n) -> again(row))
                .optional()
                .orElseGet(() -> added(id, by));
    }

    /** Two people who propose or approve at once come one after another. */
    private ProfileId lock(FileId id) {
        ProfileId profile = held(id);
        refuseDecided(id);
        if (carried(id)) {
            refuseSettled(id);
            refuseByItself(id, profile);
        }
        return profile;
    }

    private ProfileId held(FileId id) {
        return jdbc.sql(
                        "select agency || '/' || profile from agency_file where file_id = ? and state in ('DELIVERED', 'UNDELIVERABLE') for update")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(ProfileId::of)
                .orElseThrow(() -> NotAgainException.otherState(id));
    }

    private boolean carried(FileId id) {
        return jdbc.sql("select exists (select from handover_claim_end where file_id = ? and approved)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** Whoever has its money whole was told what it is for, by whatever way. */
    private void refuseSettled(FileId id) {
        boolean settled = jdbc.sql("select settled_at is not null from agency_file where file_id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
        if (settled) {
            throw NotAgainException.settled(id);
        }
    }

    /** Two people answer for what is carried; what the program would do with it they were not asked. */
    private void refuseByItself(FileId id, ProfileId profile) {
        if (!roads.carried().contains(profile)) {
            throw NotAgainException.otherRoad(id, profile);
        }
    }

    /** Its members may have their money back already. Asked once the file is held, as who carries out a decision holds it too. */
    private void refuseDecided(FileId id) {
        jdbc.sql("select money_decided(?)")
                .param(id.value())
                .query(Long.class)
                .optional()
                .ifPresent(decision -> {
                    throw NotAgainException.decided(id, decision);
                });
    }

    private Again added(FileId id, By by) {
        long replay = jdbc.sql(
                        "insert into delivery_replay (file_id, proposed_by, reason) values (?, ?, ?) returning replay_id")
                .params(id.value(), by.officer(), by.reason())
                .query(Long.class)
                .single();
        entries.journal(by.officer(), "replay.proposed", "file:" + id.value(), by.reason());
        return one(replay);
    }

    Again approve(long id, String officer) {
        Again again = one(id);
        if (again.officer().equals(officer) || officer.isBlank() || officer.equals(Entries.SELF)) {
            throw NotAgainException.ownProposal(id);
        }
        if (again.decision().isPresent() && !again.decision().get().approved()) {
            throw NotAgainException.ended(id);
        }
        if (again.decision().isEmpty()) {
            ProfileId profile = lock(again.file());
            if (ended(again, officer, true)) {
                reopen(again.file(), profile);
                entries.journal(
                        officer, "replay.approved", "file:" + again.file().value(), "proposed by " + again.officer());
            }
        }
        return one(id);
    }

    Again withdraw(long id, String officer) {
        Again again = one(id);
        if (again.decision().isPresent() || !ended(again, officer, false)) {
            throw NotAgainException.ended(id);
        }
        entries.journal(officer, "replay.withdrawn", "file:" + again.file().value(), "proposed by " + again.officer());
        return one(id);
    }

    private boolean ended(Again again, String officer, boolean approved) {
        return jdbc.sql("""
                                insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved) values (?, ?, ?, ?, ?)
                                on conflict (replay_id) do nothing
                                """)
                        .params(again.id(), again.file().value(), again.officer(), officer, approved)
                        .update()
                > 0;
    }

    /**
     * What was proved of the earlier delivery is no longer said; the journal keeps it. Every channel that can ask still asks first; where one cannot, two
     * people have answered for it.
     */
    private void reopen(FileId id, ProfileId profile) {
        jdbc.sql("""
                        update agency_file set state = case when sent_at is null then 'SIGNED' else 'SENT' end, doubt = false,
                            delivered_at = null, answer_due = null, tries_from = attempts, tries_since = null
                        where file_id = ?
                        """).param(id.value()).update();
        entries.work(Outbox.DELIVER + profile.dotted(), id.value());
        holds.park(id);
        bell.touch(List.of(id.value()));
    }

    private Again one(long id) {
        return jdbc.sql(SELECT + " where p.replay_id = ?")
                .param(id)
                .query((row, n) -> again(row))
                .optional()
                .orElseThrow(() -> NotAgainException.ended(id));
    }

    private static Again again(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        Optional<Decision> decision = ended == null
                ? Optional.empty()
                : Optional.of(new Decision(row.getString("ended_by"), row.getBoolean("approved"), ended.toInstant()));
        return new Again(
                row.getLong("replay_id"),
                new FileId(row.getLong("file_id")),
                row.getString("name"),
                row.getString("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("reason"),
                decision,
                Optional.ofNullable(row.getObject("decided", Long.class)));
    }
}
