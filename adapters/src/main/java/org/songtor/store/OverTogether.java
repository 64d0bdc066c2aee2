package org.songtor.store;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What credits paid too much of files that they pay together is asked about once: in the item of the first of a fund's files, or of those of many funds. Inside the caller's
 * transaction, which holds each first file and its items beside the files in hand: of the group's other files their labels tell what they ask, as they were written last. What
 * is looked at anew in a moment opens nothing and ends nothing before.
 */
@Component("store.overTogether")
class OverTogether {
    private static final int MOST_NAMES = 8;

    /** Items of the files in hand, and those that ask for them. */
    static final String SCOPE =
            "(i.file_id = any(:files) or i.label = 'FILE_OVER' and i.file_id in (select o.first_id from asked_over o))";

    /** The file ({@code :it}) in whose item is asked what it has over. */
    static final String FIRST = "coalesce((select o.first_id from asked_over o where o.file_id = :it), :it)";

    /** How an item names all of them, of what is wanted ({@code w}) of a file ({@code f}). */
    static final String NAMES = """
            case when w.label = 'FILE_OVER' then (
                select string_agg(case when n.number <= %1$d then n.name else '…' end, ' + ' order by n.number)
                from (select coalesce(g.name, g.reference) as name, row_number() over (order by g.file_id) as number
                      from asked_over o join agency_file g on g.file_id = o.file_id where o.first_id = f.file_id) n
                where n.number <= %1$d + 1) end""".formatted(MOST_NAMES);

    private final JdbcClient jdbc;

    OverTogether(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The table is empty when a transaction begins. */
    void begin() {
        jdbc.sql("""
                        create temporary table if not exists asked_over (file_id bigint primary key, first_id bigint, in_hand boolean)
                        on commit delete rows
                        """).update();
    }

    /** @param firsts of each file that is asked about with others, whether in hand or not, the first one ({@link Together#firsts}) */
    void put(Map<Long, Long> firsts, Long[] files) {
        if (!firsts.isEmpty()) {
            jdbc.sql("""
                            insert into asked_over (file_id, first_id, in_hand)
                            select f.file_id, f.first_id, f.in_hand
                            from (select f.*, f.file_id = any(:files) as in_hand, bool_or(f.file_id = any(:files)) over (partition by f.first_id) as any_in_hand
                                  from unnest(:those::bigint[], :firsts::bigint[]) f (file_id, first_id)) f
                            where f.any_in_hand
                            """)
                    .param("files", files)
                    .param("those", firsts.keySet().toArray(Long[]::new))
                    .param("firsts", firsts.values().toArray(Long[]::new))
                    .update();
        }
    }

    /** Beside what the files in hand want stands what the others of their groups ask: lines, and where no line says it, what is over of money for lines that left. */
    void others() {
        if (jdbc.sql("select not exists (select from asked_over)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        lines();
        left();
        jdbc.sql("""
                        delete from wanted_line w
                        where w.line_id is null and w.label = 'FILE_OVER'
                            and exists (select from asked_over o where o.first_id = w.file_id and lines_say_over(o.file_id))
                        """).update();
    }

    private void lines() {
        jdbc.sql("""
                        with asked as materialized (
                            select o.file_id, o.first_id, i.item_id
                            from asked_over o
                                left join review_item i on i.closed_at is null and i.label = 'FILE_OVER' and i.subject = 'file:' || o.first_id
                            where not o.in_hand
                                and (i.item_id is not null
                                    or exists (select from wanted_line w where w.label = 'FILE_OVER' and w.subject = 'file:' || o.first_id)))
                        insert into wanted_line
                        select a.first_id, fl.position, l.line_id, f.fund_id, fl.satang, 'FILE_OVER', '', 'file:' || a.first_id
                        from asked a
                            join agency_file f on f.file_id = a.file_id
                            cross join lateral (select looked_at_soon(a.file_id) as soon) looked
                            join file_line fl on fl.file_id = a.file_id and fl.live
                            join line l on l.line_id = fl.line_id
                            cross join lateral current_label(l.line_id, l.first_label) now
                        where now.label = 'FILE_OVER'
                            and (not looked.soon or exists (select from review_item_line x where x.item_id = a.item_id and x.line_id = l.line_id))
                        """).update();
    }

    /** Of an item that stands open. */
    private void left() {
        jdbc.sql("""
                        insert into wanted_line
                        select i.file_id, null, null, i.fund_id, over.satang, i.label, '', i.subject
                        from review_item i cross join lateral (select over_of(i.file_id) as satang) over
                        where i.closed_at is null and i.label = 'FILE_OVER' and i.file_id in (select o.first_id from asked_over o) and i.subject = 'file:' || i.file_id
                            and not exists (select from wanted_line w where w.label = i.label and w.subject = i.subject)
                            and over.satang > 0
                            and exists (select from asked_over o where o.first_id = i.file_id and not o.in_hand and left_of(o.file_id) > 0)
                        """).update();
    }

    /** An item that goes on in another one says so, and so does that. Items of before what is known now of who pays what. */
    void told() {
        jdbc.sql("""
                        with joined as (
                            select i.item_id, n.item_id as goes_on
                            from asked_over o
                                join review_item i on i.file_id = o.file_id and i.label = 'FILE_OVER' and i.closed_at = now() and i.subject = 'file:' || i.file_id
                                join review_item n on n.label = 'FILE_OVER' and n.subject = 'file:' || o.first_id and n.closed_at is null
                            where o.file_id <> o.first_id)
                        insert into journal (actor, event, subject, detail)
                        select '%1$s', 'item.joined', 'item:' || j.item_id, j.goes_on::text from joined j
                        union all
                        select '%1$s', 'item.took', 'item:' || j.goes_on, j.item_id::text from joined j
                        """.formatted(Entries.SELF)).update();
    }
}
