package org.songtor.store;

import java.util.List;
import javax.sql.DataSource;
import org.songtor.match.Labelled;
import org.songtor.model.FileId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a file's labels and makes its review items those the labels ask for: one a line ({@code line:<id>}) or one a label of
 * the whole file ({@code file:<id>}; {@code file:<id>:<fund>} for each fund of a file of many), inside the caller's transaction.
 */
@Component("store.labelling")
class Labelling {
    private static final String WANTED = """
            with said as (
                select s.label, s.per_file, fl.line_id, fl.satang, fl.position, l.fund_id
                from unnest(:positions::int[], :labels::text[], :perFile::boolean[]) as s (position, label, per_file)
                    join file_line fl on fl.file_id = :file and fl.position = s.position and fl.live
                    join line l on l.line_id = fl.line_id
                where s.label = any(:decisions)
            ),
            wanted as (
                select s.label, case when not s.per_file then 'line:' || s.line_id
                                when f.fund_id is null then 'file:' || :file || ':' || s.fund_id
                                else 'file:' || :file end as subject,
                    s.line_id, s.satang, s.position, s.fund_id
                from said s join agency_file f on f.file_id = :file
            )
            """;

    private final JdbcClient jdbc;
    private final Entries entries;

    Labelling(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    void write(FileId file, List<Labelled> labels) {
        int changed = append(file, labels);
        close(file, labels);
        open(file, labels);
        link(file, labels);
        unlink(file, labels);
        if (changed > 0) {
            entries.journal("file.labelled", "file:" + file.value(), changed + " lines");
        }
    }

    private int append(FileId file, List<Labelled> labels) {
        return with("""
                        insert into line_label (line_id, number, label)
                        select fl.line_id, coalesce(now.number, 0) + 1, s.label
                        from unnest(:positions::int[], :labels::text[]) as s (position, label)
                            join file_line fl on fl.file_id = :file and fl.position = s.position and fl.live
                            join line l on l.line_id = fl.line_id
                            left join lateral (select number, label from line_label x where x.line_id = fl.line_id
                                               order by number desc limit 1) now on true
                        where coalesce(now.label, l.first_label) <> s.label
                        """, file, labels).update();
    }

    private void close(FileId file, List<Labelled> labels) {
        with(WANTED + """
                        , closed as (
                            update review_item i set closed_at = now()
                            where i.closed_at is null and i.label = any(:given)
                                and i.subject in (select 'file:' || :file
                                                  union all select 'file:' || :file || ':' || fund_id from file_share where file_id = :file
                                                  union all select 'line:' || line_id from file_line where file_id = :file and live)
                                and not exists (select from wanted w where w.label = i.label and w.subject = i.subject)
                            returning item_id, label
                        )
                        insert into journal (actor, event, subject, detail)
                        select 'songtor', 'item.closed', 'item:' || item_id, label || ' no longer holds' from closed
                        """, file, labels).update();
    }

    /** Also mends amount and note of an open item whose lines changed. */
    private void open(FileId file, List<Labelled> labels) {
        with(WANTED + """
                        , opened as (
                            insert into review_item (label, subject, fund_id, owner, at_risk, note)
                            select w.label, w.subject, w.fund_id, 'treasurer', sum(w.satang)::bigint,
                                coalesce(f.name, f.reference) || ': '
                                    || case when count(*) = 1 then 'line ' || min(w.position) else count(*) || ' lines' end
                            from wanted w join agency_file f on f.file_id = :file
                            group by w.label, w.subject, w.fund_id, f.name, f.reference
                            on conflict (label, subject) where closed_at is null
                                do update set at_risk = excluded.at_risk, note = excluded.note
                                where (review_item.at_risk, review_item.note) <> (excluded.at_risk, excluded.note)
                            returning item_id, label, subject, xmax = 0 as new
                        )
                        insert into journal (actor, event, subject, detail)
                        select 'songtor', case when new then 'item.opened' else 'item.changed' end, 'item:' || item_id, label || ' ' || subject
                        from opened
                        """, file, labels).update();
    }

    private void link(FileId file, List<Labelled> labels) {
        with(WANTED + """
                        insert into review_item_line (item_id, line_id)
                        select i.item_id, w.line_id
                        from wanted w
                            join review_item i on i.label = w.label and i.subject = w.subject and i.closed_at is null
                        on conflict do nothing
                        """, file, labels).update();
    }

    /** A line that left the file's common trouble leaves the open item; closed items keep theirs. */
    private void unlink(FileId file, List<Labelled> labels) {
        with(WANTED + """
                        delete from review_item_line x using review_item i
                        where i.item_id = x.item_id and i.closed_at is null
                            and (i.subject = 'file:' || :file or starts_with(i.subject, 'file:' || :file || ':'))
                            and not exists (select from wanted w
                                            where w.label = i.label and w.subject = i.subject and w.line_id = x.line_id)
                        """, file, labels).update();
    }

    private JdbcClient.StatementSpec with(String sql, FileId file, List<Labelled> labels) {
        return jdbc.sql(sql)
                .param("file", file.value())
                .param("positions", labels.stream().map(Labelled::position).toArray(Integer[]::new))
                .param("labels", labels.stream().map(l -> l.label().name()).toArray(String[]::new))
                .param("perFile", labels.stream().map(Labelled::perFile).toArray(Boolean[]::new))
                .param("decisions", LabelNames.DECISIONS)
                .param("given", LabelNames.OF_SENT_LINES);
    }
}
