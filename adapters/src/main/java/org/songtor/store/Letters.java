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
    /** Who asks about money over of files that are paid together asks for all of them; the letter is about the item's file, and the money is the sum of all. */
    private static final String OF_ITS_FILE =
            " (:answers <> 'FILE_OVER' or fl.file_id = (select i.file_id from review_item i where i.item_id = :item)) ";

    private static final String ASKED = " where d.decision_id = :decision and" + OF_ITS_FILE;

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
        File file = jdbc.sql("""
                        select coalesce(min(f.name), min(o.name)) as name, coalesce(min(f.reference), min(o.reference)) as reference,
                            coalesce(min(f.sent_at), min(o.sent_at)) as sent_at, count(d.line_id)::int as total
                        from (select 1) one left join agency_file o on o.file_id = (select i.file_id from review_item i where i.item_id = :item)
                            left join (decision_line d join line l on l.line_id = d.line_id
                                       left join file_line fl on fl.line_id = d.line_id and fl.live
                                       left join agency_file f on f.file_id = fl.file_id) on d.decision_id = :decision and <its file>
                        """.replace("<its file>", OF_ITS_FILE))
                .param("answers", decision.answers().name())
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

    /** @param due in satang @param came empty where it is of several funds and not plain whose it is */
    private record FileMoney(long due, @Nullable Long came) {}

    /** Of an item about what a file should have got: of the fund that it belongs to; of the operators' all that it is made of. */
    private Optional<FileMoney> money(Decision decision, Case item) {
        return switch (item.row().label()) {
            case FILE_SHORT, NEVER_PAID, FILE_OVER ->
                jdbc.sql("""
                        select sum(s.satang + p.due)::bigint as due, case when count(*) = count(m.satang) then sum(m.satang)::bigint end as came
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
                .param("answers", decision.answers().name())
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
