package org.songtor.store;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.ProfileId;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.Outbox;
import org.songtor.store.NewFiles.Chosen;
import org.songtor.store.NewFiles.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Groups and the lines that wait in them, inside the transaction of a caller who holds the group. */
@Component("store.waiting")
class Waiting {
    private static final String LINES = """
            from file_group g
                join file_group_part p on p.group_id = g.group_id
                join line l on l.batch_id = p.batch_id and l.agency = g.agency and l.profile = g.profile
                cross join lateral current_label(l.line_id, l.first_label) now
            where g.group_id = :group and not l.refused and now.label = 'WAITING'
                and not exists (select from file_line x where x.line_id = l.line_id and x.live)
            """;

    private final JdbcClient jdbc;
    private final Entries entries;

    Waiting(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    /** The group of the batch's period in this profile, made where there is none; held until the transaction ends. */
    long lock(BatchId batch, ProfileId profile) {
        jdbc.sql("""
                        insert into file_group (agency, profile, period)
                        select :agency, :profile, period from batch where batch_id = :batch
                        on conflict do nothing
                        """)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .param("batch", batch.value())
                .update();
        return jdbc.sql("""
                        select group_id from file_group
                        where agency = :agency and profile = :profile
                            and period = (select period from batch where batch_id = :batch)
                        for update
                        """)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .param("batch", batch.value())
                .query(Long.class)
                .single();
    }

    /** Holds the group, then the batches in it. */
    Optional<Origin> lock(long group) {
        Optional<Origin> origin = jdbc.sql("select * from file_group where group_id = :group for update")
                .param("group", group)
                .query((row, n) -> new Origin(
                        null, null, group, row.getString("agency"), row.getString("profile"), row.getString("period")))
                .optional();
        jdbc.sql("""
                        select batch_id from batch
                        where batch_id in (select batch_id from file_group_part where group_id = :group)
                        order by batch_id for update
                        """).param("group", group).query(Long.class).list();
        return origin;
    }

    /** A batch that waits there already keeps its time. */
    void join(long group, BatchId batch, Company company) {
        jdbc.sql("""
                        insert into file_group_part (group_id, batch_id, fund_id, lines, due_at)
                        select g.group_id, b.batch_id, b.fund_id, count(*), :due
                        from file_group g
                            join batch b on b.batch_id = :batch
                            join line l on l.batch_id = b.batch_id and l.agency = g.agency and l.profile = g.profile
                            cross join lateral current_label(l.line_id, l.first_label) now
                        where g.group_id = :group and not l.refused and now.label = 'WAITING'
                            and not exists (select from file_line x where x.line_id = l.line_id and x.live)
                        group by g.group_id, b.batch_id, b.fund_id
                        on conflict (group_id, batch_id) do update
                            set lines = excluded.lines, due_at = least(file_group_part.due_at, excluded.due_at)
                        """)
                .param("group", group)
                .param("batch", batch.value())
                .param("due", Timestamp.from(company.due()))
                .update();
        ring(group, company.mostLines());
    }

    /** Due when the first line may wait no longer, at once where a file is full; the row goes with the last line. */
    void ring(long group, int mostLines) {
        int waits = jdbc.sql("""
                        insert into outbox (topic, subject, due_at)
                        select :topic, :group, case when sum(lines) >= :most then now() else min(due_at) end
                        from file_group_part where group_id = :group having count(*) > 0
                        on conflict (topic, subject) do update
                            set due_at = excluded.due_at, rings = 0, holder = null, held_until = null
                        """)
                .param("topic", Outbox.GROUP)
                .param("group", group)
                .param("most", mostLines)
                .update();
        if (waits == 0) {
            entries.ended(Outbox.GROUP, group);
        }
    }

    /** Lines for the next file, those that waited longest; empty where they are too few and may still wait. */
    Optional<Chosen> choose(long group, int mostLines) {
        return jdbc.sql("""
                        select array_agg(line_id) as lines, sum(satang)::bigint as satang, 0 as last
                        from (select l.line_id, l.satang
                        """ + LINES + """
                            order by p.since, p.batch_id, l.line_no limit :most) chosen
                        having count(*) = :most
                            or (select bool_or(due_at <= now()) from file_group_part where group_id = :group)
                        """)
                .param("group", group)
                .param("most", mostLines)
                .query((row, n) -> Chosen.of(row))
                .optional()
                .flatMap(chosen -> chosen);
    }

    /** Forgets batches of which nothing waits any more, and counts the others anew. */
    void settle(long group) {
        Long[] gone = jdbc.sql("""
                        with left_over as (select p.batch_id, count(*) as lines
                        """ + LINES + """
                            group by p.batch_id),
                        recounted as (
                            update file_group_part p set lines = o.lines from left_over o
                            where p.group_id = :group and p.batch_id = o.batch_id and p.lines <> o.lines
                        )
                        delete from file_group_part p
                        where p.group_id = :group and not exists (select from left_over o where o.batch_id = p.batch_id)
                        returning p.batch_id
                        """)
                .param("group", group)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        dispatched(gone);
    }

    /** Those of these batches that wait in no group, and so have all their lines in files. */
    void dispatched(Long[] batches) {
        jdbc.sql("""
                        with moved as (
                            update batch b set state = 'DISPATCHED'
                            where b.batch_id = any(:batches) and b.state = 'CHECKED'
                                and not exists (select from file_group_part p where p.batch_id = b.batch_id)
                            returning b.batch_id
                        )
                        insert into journal (actor, event, subject, detail)
                        select 'songtor', 'batch.dispatched', 'batch:' || batch_id, 'all lines are in files' from moved
                        """).param("batches", batches).update();
    }

    List<Long> empty(long group) {
        return jdbc.sql("delete from file_group_part where group_id = :group returning batch_id")
                .param("group", group)
                .query(Long.class)
                .list();
    }
}
