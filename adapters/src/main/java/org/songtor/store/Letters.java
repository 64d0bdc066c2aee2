package org.songtor.store;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Letter;
import org.songtor.items.LetterRow;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a letter to an agency says, from the decision to ask, inside a reader's transaction. */
@Component("store.letters")
class Letters {
    private static final String LINES = """
            from decision_line d join line l on l.line_id = d.line_id
                left join file_line fl on fl.line_id = d.line_id and fl.live
                left join agency_file f on f.file_id = fl.file_id
            """;
    /** The files of an item ({@code i}): of money over all that it asks about. */
    private static final String FILES = """
            cross join lateral (select i.file_id
                                union
                                select w.file_id from asked_over_with(i.file_id) w where i.label = 'FILE_OVER') k
            """;

    private static final String ASKED = " where d.decision_id = :decision ";

    private final JdbcClient jdbc;
    private final DecisionRows decisions;
    private final DeskCases cases;

    Letters(DataSource dataSource, DecisionRows decisions, DeskCases cases) {
        this.jdbc = JdbcClient.create(dataSource);
        this.decisions = decisions;
        this.cases = cases;
    }

    private record File(
            @Nullable String name,
            @Nullable String reference,
            @Nullable Timestamp sentAt,
            int total) {}

    Optional<Letter> of(Viewer viewer, long id) {
        return decisions
                .one(viewer, id)
                .filter(d -> d.kind() == DecisionKind.ASK_AGENCY && d.reverses().isEmpty())
                .flatMap(d -> cases.one(viewer, d.item()).map(item -> letter(viewer, d, item)));
    }

    private Letter letter(Viewer viewer, Decision decision, Case item) {
        File file = jdbc.sql(
                        """
                        select coalesce(f.name, o.name) as name, coalesce(f.reference, o.reference) as reference, coalesce(f.sent_at, o.sent_at) as sent_at, f.total
                        from (select string_agg(distinct f.name, ' + ') as name, string_agg(distinct f.reference, ' + ') as reference, min(f.sent_at) as sent_at,
                                  count(d.line_id)::int as total
                              <lines> <asked>) f
                            cross join (select string_agg(n.name, ' + ') as name, string_agg(n.reference, ' + ') as reference, min(n.sent_at) as sent_at
                                        from review_item i <files> join agency_file n on n.file_id = k.file_id where i.item_id = :item) o
                        """.replace("<lines>", LINES).replace("<asked>", ASKED).replace("<files>", FILES))
                .param("decision", decision.id())
                .param("item", decision.item())
                .query(File.class)
                .single();
        Optional<FileMoney> money = money(decision, item);
        return new Letter(
                decision.id(),
                decision.fund(),
                item.agency(),
                LocalDate.ofInstant(decision.proposedAt(), DecisionRows.ZONE),
                decision.until().orElseThrow(),
                decision.answers(),
                decision.reason(),
                text(file.name()),
                text(file.reference()),
                Optional.ofNullable(file.sentAt()).map(Timestamp::toInstant),
                file.total(),
                decision.amount(),
                rows(viewer, decision),
                money.map(FileMoney::due).map(Satang::of),
                money.flatMap(m -> Optional.ofNullable(m.came())).map(Satang::of),
                item.credit(),
                item.bank());
    }

    /** @param due in satang @param came empty where it is of several funds and not plain whose it is, or another sum than was asked about */
    private record FileMoney(long due, @Nullable Long came) {}

    /** Of what files have over: of those that the decision asked about, whichever are paid with them since. What came is said only where it is as much more than is due as was asked about. */
    private Optional<FileMoney> over(Decision decision) {
        return jdbc.sql("""
                        with own as (select distinct fl.file_id from decision_line d join file_line fl on fl.line_id = d.line_id and fl.live where d.decision_id = :decision),
                        asked as (
                            select o.file_id from own o
                            union
                            select k.file_id from review_item i <files> where i.item_id = :item and not exists (select from own)
                        ),
                        m as (
                            select sum(s.satang + p.due)::bigint as due
                            from asked a
                                join review_item i on i.item_id = :item
                                join file_share s on s.file_id = a.file_id and s.fund_id = coalesce(i.fund_id, s.fund_id)
                                cross join lateral said_for(s.file_id, s.fund_id) p
                            having count(*) > 0
                        )
                        select m.due, case when c.satang - m.due = :over then c.satang end as came
                        from m cross join (select came_for(array(select file_id from asked)) as satang) c
                        """.replace("<files>", FILES))
                .param("decision", decision.id())
                .param("item", decision.item())
                .param("over", decision.amount().value())
                .query(FileMoney.class)
                .optional();
    }

    /** Of an item about what a file should have got: of the fund that it belongs to; of the operators' all that it is made of. */
    private Optional<FileMoney> money(Decision decision, Case item) {
        return switch (item.row().label()) {
            case FILE_OVER -> over(decision);
            case FILE_SHORT, NEVER_PAID ->
                jdbc.sql("""
                        select sum(s.satang + p.due)::bigint as due, case when count(*) = count(m.satang) then sum(m.satang) end::bigint as came
                        from review_item i
                            join file_share s on s.file_id = i.file_id and s.fund_id = coalesce(i.fund_id, s.fund_id)
                            cross join lateral said_for(s.file_id, s.fund_id) p
                            cross join lateral (select credited(s.file_id, s.fund_id) as satang) m
                        where i.item_id = :item having count(*) > 0
                        """)
                        .param("item", decision.item())
                        .query(FileMoney.class)
                        .optional();
            default -> Optional.empty();
        };
    }

    private static String text(@Nullable String known) {
        return known == null ? "" : known;
    }

    /** With what the agency had said when it was asked: what it said since is its answer. */
    private List<LetterRow> rows(Viewer viewer, Decision decision) {
        return jdbc.sql("""
                        select coalesce(fl.position, l.line_no) as position, l.*, coalesce(heard.verdict, '') as verdict, coalesce(heard.cause, '') as cause,
                            (select array_agg(distinct x.satang order by x.satang)
                             from (select sum(a.satang)::bigint as satang from answer_line a join arrival r on r.arrival_id = a.arrival_id
                                   where a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED' and r.arrived_at <= :asked
                                   group by a.arrival_id) x) as said
                        """ + LINES + """
                            left join lateral (
                                select a.verdict, a.cause from answer_line a join arrival r on r.arrival_id = a.arrival_id
                                where a.file_id = fl.file_id and a.position = fl.position and r.arrived_at <= :asked
                                order by a.arrival_id desc, a.number desc limit 1) heard on true
                        """ + ASKED + " order by fl.file_id, position limit :most")
                .param("decision", decision.id())
                .param("item", decision.item())
                .param("asked", Timestamp.from(decision.proposedAt()))
                .param("most", Letter.MOST_ROWS)
                .query((row, n) -> new LetterRow(
                        row.getInt("position"),
                        Persons.masked(row.getString("last_four")),
                        BatchViews.name(viewer, row),
                        Satang.of(row.getLong("satang")),
                        row.getString("verdict"),
                        row.getString("cause").strip(),
                        DecidedLines.said(row)))
                .list();
    }
}
