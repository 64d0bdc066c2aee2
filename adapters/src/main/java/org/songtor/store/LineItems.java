package org.songtor.store;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.songtor.fault.CrashPoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the review items of many files those that their lines ask for, in a few statements inside the caller's transaction, which holds the files. One a line
 * ({@code line:<id>}); one a label of the whole file ({@code file:<id>}; {@code file:<id>:<fund>} for each fund of a file of many, but one, the operators', of its
 * money that is over: whose that is the sum does not say); and one for lines of a fund
 * in a file that have the same label and cause ({@code group:<id>:<fund>:<cause>}) where there are {@value #MANY} or more of them. Such an item stays one until
 * nothing of it is left, and a line about which people are deciding keeps its own. What a file has over for lines that left it is asked about without any line, and what files
 * that are paid together have over in the item of the first ({@link OverTogether}). What is held for a line's member is an item of its own beside the line's ({@code held:<id>}), one a member, who is given it back or not.
 */
@Component
class LineItems {
    /** Lines of the files in hand that ask for a decision; without a line, files that ask themselves. */
    static final String ASKING = "asking_line";

    static final String COLUMNS = "file_id, position, line_id, satang, label, cause, per_file";

    /** As many lines as nobody wants to decide about one by one. */
    private static final int MANY = 10;

    private final JdbcClient jdbc;
    private final OverTogether over;

    LineItems(DataSource dataSource, OverTogether over) {
        this.jdbc = JdbcClient.create(dataSource);
        this.over = over;
    }

    /** The tables are empty when a transaction begins. */
    void begin() {
        over.begin();
        jdbc.sql("""
                        create temporary table if not exists asking_line (
                            file_id bigint, position int, line_id bigint, satang bigint, label text, cause text, per_file boolean)
                        on commit delete rows
                        """).update();
        jdbc.sql("""
                        create temporary table if not exists wanted_line (
                            file_id bigint, position int, line_id bigint, fund_id text, satang bigint, label text, cause text, subject text)
                        on commit delete rows
                        """).update();
        // What was opened just now is not in the planner's figures: by these it finds each row all the same.
        jdbc.sql("create index if not exists wanted_line_subject on wanted_line (subject, label, line_id)")
                .update();
    }

    /**
     * @param firsts as of {@link Together#firsts}
     * @param credited lines of which something may be held for the member, beside those that were asked about before
     */
    void put(Long[] files, Map<Long, Long> firsts, Long[] credited) {
        over.put(firsts, files);
        held(files, credited);
        // Of what is grouped and compared; figures of texts nobody asks for are dear.
        jdbc.sql("analyze asking_line (file_id, label, cause, per_file)").update();
        place(files);
        jdbc.sql("analyze wanted_line (file_id, label, subject)").update();
        CrashPoint.reached(CrashPoint.BUSINESS_BEFORE_JOURNAL);
        boolean ended = close(files) > 0;
        sendBack(files);
        sendBackOver(files);
        reopen(files);
        unlink(files);
        // Neither has a parameter, so neither is planned by one; the triggers behind them are planned once a
        // connection.
        In.plansKept(jdbc);
        open();
        link();
        if (ended) {
            goOn(files);
        }
        over.told();
        In.plannedAnew(jdbc);
    }

    /** What is held for members of lines that ask nothing themselves; while they do, or wait, what will be held is not known. Lines of which nothing is cost nothing. */
    private void held(Long[] files, Long[] credited) {
        List<Long> lines = with("""
                        select x.line_id from unnest(:credited::bigint[]) x (line_id)
                        union
                        select x.line_id
                        from review_item i
                            cross join lateral (
                                select y.line_id from review_item_line y where y.item_id = i.item_id
                                union all
                                select e.line_id from decision d join decision_held e on e.decision_id = d.decision_id where d.item_id = i.item_id
                                offset 0) x
                        where i.file_id = any(:files) and i.label = any(:asking)
                        """, files)
                .param("credited", credited)
                .param("asking", LabelNames.OF_HELD_MONEY)
                .query(Long.class)
                .list();
        if (lines.isEmpty()) {
            return;
        }
        with("""
                        insert into asking_line (file_id, position, line_id, satang, label, cause, per_file)
                        select fl.file_id, fl.position, h.line_id, abs(h.satang), case when h.satang > 0 then 'HELD_FOR_MEMBER' else 'OWED_BY_MEMBER' end, '', false
                        from held_of(:lines) h
                            join file_line fl on fl.line_id = h.line_id and fl.live and fl.file_id = any(:files)
                        where h.satang <> 0 and h.label = any(:ended) and held_stands(h.line_id)
                        """, files)
                .param("lines", lines.toArray(Long[]::new))
                .param("ended", LabelNames.ENDED)
                .update();
    }

    private void place(Long[] files) {
        with("""
                        with asked as materialized (select a.*, l.fund_id from asking_line a join line l on l.line_id = a.line_id)
                        insert into wanted_line
                        select o.in_item_of, a.position, a.line_id, case when o.of_nobody then null else a.fund_id end, a.satang, a.label, a.cause,
                            case when o.of_nobody then 'file:' || o.in_item_of
                                when a.per_file and f.fund_id is null then 'file:' || a.file_id || ':' || a.fund_id
                                when a.per_file then 'file:' || o.in_item_of
                                when g.subject is not null and own.item_id is null then g.subject
                                else o.of_what || a.line_id end
                        from asked a
                            join agency_file f on f.file_id = a.file_id
                            cross join lateral (select a.per_file and f.fund_id is null and a.label in ('FILE_OVER', 'DECISION_CONTRADICTED') as of_nobody,
                                case when a.label = any(:held) then 'held:' else 'line:' end as of_what,
                                case when a.per_file and a.label = 'FILE_OVER' then <first> else a.file_id end as in_item_of) o
                            left join (select x.file_id, x.fund_id, x.label, x.cause, x.subject
                                       from (select file_id, fund_id, label, cause, count(*) as lines,
                                                'group:' || file_id || ':' || fund_id || ':' || cause as subject
                                             from asked where not per_file and not label = any(:held) group by file_id, fund_id, label, cause) x
                                       where x.lines >= :many or exists (select from review_item i
                                                                         where i.file_id = x.file_id and i.closed_at is null
                                                                             and i.label = x.label and i.subject = x.subject)) g
                                on (g.file_id, g.fund_id, g.label, g.cause) = (a.file_id, a.fund_id, a.label, a.cause)
                            left join (select i.item_id, i.label, i.subject from review_item i
                                       where i.file_id = any(:files) and i.closed_at is null and i.subject like 'line:%'
                                           and exists (select from decision d
                                                       where d.item_id = i.item_id and d.state in ('PROPOSED', 'APPROVED'))) own
                                on own.label = a.label and own.subject = 'line:' || a.line_id
                        """.replace("<first>", OverTogether.FIRST.replace(":it", "a.file_id")), files)
                .param("many", MANY)
                .param("held", LabelNames.OF_HELD_MONEY)
                .update();
        jdbc.sql("""
                        insert into wanted_line
                        select a.file_id, null, null, f.fund_id, a.satang, a.label, a.cause, 'file:' || a.file_id
                        from asking_line a join agency_file f on f.file_id = a.file_id
                        where a.line_id is null
                        """).update();
        over.others();
    }

    /** Nobody approves a proposal about what is no question any more. */
    private int close(Long[] files) {
        return with(
                        """
                        with closed as (
                            update review_item i set closed_at = now()
                            where <scope> and i.closed_at is null and i.label = any(:given)
                                and not exists (select from wanted_line w where w.label = i.label and w.subject = i.subject)
                            returning item_id, label
                        )""".replace("<scope>", OverTogether.SCOPE) + ClosedItems.because("label || ' no longer holds'"),
                        files)
                .param("given", LabelNames.ASKED_OF_LINES)
                .update();
    }

    /** Nor one that accepts an amount of the agency's where that has booked another one since, or one more: the question stays, and its answer is proposed anew. */
    private void sendBack(Long[] files) {
        with("""
                        with overtaken as (
                            update decision d set state = 'RETURNED', ended_at = now()
                            from review_item i
                            where i.item_id = d.item_id and i.file_id = any(:files) and i.closed_at is null
                                and d.kind = 'ACCEPT_AGENCY_AMOUNT' and d.reverses is null and d.state in ('PROPOSED', 'APPROVED') and %s
                            returning d.decision_id, d.item_id)
                        insert into journal (actor, event, subject, detail)
                        select '%s', 'decision.overtaken', 'item:' || item_id, 'D' || decision_id || ' the agency booked otherwise since' from overtaken
                        """.formatted(DecidedLines.OTHERWISE, Entries.SELF), files).update();
    }

    /** Nor one about what files have over where less is over since: by the money itself, which no label tells. */
    private void sendBackOver(Long[] files) {
        with("""
                        with overtaken as (
                            update decision d set state = 'RETURNED', ended_at = now()
                            from review_item i
                            where i.item_id = d.item_id and %s and i.closed_at is null and i.label = 'FILE_OVER'
                                and d.kind in ('PAID_BACK', 'WRITE_OFF', 'MATCH_CREDIT') and d.reverses is null and d.state in ('PROPOSED', 'APPROVED') and over_of(i.file_id) < d.satang
                            returning d.decision_id, d.item_id)
                        insert into journal (actor, event, subject, detail)
                        select '%s', 'decision.less-over', 'item:' || item_id, 'D' || decision_id || ' less is over since' from overtaken
                        """.formatted(OverTogether.SCOPE, Entries.SELF), files).update();
    }

    /** What people had decided is contradicted, or is no longer so: their decision stays written down, and the same item asks again. */
    private void reopen(Long[] files) {
        ReopenedItems.due(with("""
                        with again as (
                            select distinct on (i.label, i.subject) i.item_id, i.label, i.subject
                            from review_item i
                            where <scope>
                                and exists (select from wanted_line w where w.label = i.label and w.subject = i.subject)
                            order by i.label, i.subject, i.closed_at desc nulls first
                        ),
                        opened as (
                            update review_item i set closed_at = null
                            from again a
                            where i.item_id = a.item_id and i.closed_at is not null
                                and exists (select from decision d where d.item_id = i.item_id and d.state in ('DONE', 'UNDONE'))
                            returning i.item_id, i.label
                        )
                        """.replace("<scope>", OverTogether.SCOPE) + ReopenedItems.CONTRADICTED, files))
                .update();
    }

    /** Also mends amount and note of an open item whose lines changed. */
    private void open() {
        jdbc.sql("""
                        with opened as (
                            insert into review_item (label, subject, fund_id, owner, at_risk, note, file_id)
                            select w.label, w.subject, w.fund_id, case when w.fund_id is null then 'operator' else 'treasurer' end, sum(w.satang)::bigint,
                                coalesce(<names>, f.name, f.reference)
                                    || case when count(w.line_id) = 0 then '' when count(*) = 1 and <names> is null then ': line ' || min(w.position) else ': ' || count(*) || ' lines' end
                                    || case when min(w.cause) = '' then '' else ' (' || min(w.cause) || ')' end,
                                f.file_id
                            from wanted_line w join agency_file f on f.file_id = w.file_id
                            group by w.label, w.subject, w.fund_id, f.file_id
                            order by f.file_id, min(w.position)
                            on conflict (label, subject) where closed_at is null
                                do update set at_risk = excluded.at_risk, note = excluded.note
                                where (review_item.at_risk, review_item.note) <> (excluded.at_risk, excluded.note)
                            returning item_id, label, subject, xmax = 0 as new
                        )
                        insert into journal (actor, event, subject, detail)
                        select 'songtor', case when new then 'item.opened' else 'item.changed' end, 'item:' || item_id, label || ' ' || subject
                        from opened
                        """.replace("<names>", OverTogether.NAMES)).update();
    }

    private void link() {
        jdbc.sql("""
                        insert into review_item_line (item_id, line_id)
                        select i.item_id, w.line_id
                        from wanted_line w
                            join review_item i on i.closed_at is null and i.label = w.label and i.subject = w.subject
                        where w.line_id is not null
                        on conflict do nothing
                        """).update();
    }

    /** A line that left the common trouble leaves the open item; closed items keep theirs. */
    private void unlink(Long[] files) {
        with("""
                        delete from review_item_line x using review_item i
                        where i.item_id = x.item_id and <scope> and i.closed_at is null and i.label = any(:given)
                            and not exists (select from wanted_line w
                                            where w.label = i.label and w.subject = i.subject and w.line_id = x.line_id)
                        """.replace("<scope>", OverTogether.SCOPE), files)
                .param("given", LabelNames.ASKED_OF_LINES)
                .update();
    }

    /**
     * What just ended may be asked on by another item: lines one by one that are one item now; money of a file of which nothing had come and now too little has, or the
     * other way; what a file has over that is asked about in the item of another that is paid with it.
     */
    private void goOn(Long[] files) {
        with(
                        """
                        with ended as (
                            select i.item_id, i.file_id, i.label from review_item i where <scope> and i.closed_at = now() and i.label = any(:given)),
                        begun as (
                            select n.item_id, n.file_id, n.label from review_item n
                            where n.file_id in (select w.file_id from wanted_line w) and <new> and n.label = any(:given)),
                        pair as (
                            select b.item_id as goes_on, e.item_id
                            from ended e
                                join begun b on b.label = e.label or b.label in <lacks> and e.label in <lacks>
                            where exists (select from review_item_line x join review_item_line y on y.line_id = x.line_id and y.item_id = b.item_id where x.item_id = e.item_id)
                                or b.label = 'FILE_OVER' and exists (select from asked_over o where o.file_id = e.file_id and o.first_id = b.file_id))
                        """.replace("<scope>", OverTogether.SCOPE)
                                        .replace("<new>", GoingOn.NEW)
                                        .replace("<lacks>", "('NEVER_PAID', 'FILE_SHORT')")
                                + GoingOn.CARRIED,
                        files)
                .param("given", LabelNames.ASKED_OF_LINES)
                .update();
    }

    private JdbcClient.StatementSpec with(String sql, Long[] files) {
        return jdbc.sql(sql).param("files", files);
    }
}
