package org.songtor.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.Worth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines a decision is about, inside the caller's transaction. */
@Component("store.decidedLines")
class DecidedLines {
    /**
     * An answer's bookings of a line together; where answers disagree the sum of their different amounts, as matching counts them. What they said has each
     * booking of an answer that booked the line more than once beside what they are together: the agency may take one of them back.
     */
    static final String BOOKED = """
            select coalesce(sum(distinct said.satang) filter (where said.together), 0)::bigint as satang,
                array_agg(distinct said.satang order by said.satang) as said,
                coalesce(bool_or(said.bookings > 1) filter (where said.together), false) as repeated
            from (select sum(a.satang)::bigint as satang, grouping(a.number) = 1 as together, count(*) as bookings from file_line fl
                      join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
                          and <stands>
                  where fl.line_id = l.line_id and fl.live
                  group by grouping sets ((a.arrival_id), (a.arrival_id, a.number))) said
            """.replace("<stands>", GoneBookings.STANDS);

    /** Whether of a line that a decision {@code d} was asked about something else is booked than when it was proposed. */
    static final String OTHERWISE = """
            exists (select from decision_line l cross join lateral (%s) booked
                    where l.decision_id = d.decision_id and l.part = 'ASKED' and booked.satang <> l.booked)""".formatted(BOOKED);

    /**
     * Whether an item ({@code i}) still asks about a line whose label is {@code now}. What the check asks about many lines is decided in parts, and no label of
     * theirs follows from evidence: those that have another by now are decided, or went on. Reconciliation keeps the lines of all other items.
     */
    static final String STILL_ASKED = "(i.label <> 'HELD_FOR_REVIEW' or now.label = i.label)";

    /** Files that hold a line of a decision ({@code :decision}) now, or one for whose member it ends what is held. */
    private static final String FILES = """
            select fl.file_id from decision_line d join file_line fl on fl.line_id = d.line_id and fl.live where d.decision_id = :decision
            union
            select fl.file_id from decision_held d join file_line fl on fl.line_id = d.line_id and fl.live where d.decision_id = :decision
            """;

    /** Places of a line ({@code l}) in all files that it is or was in: each half by an index of its own. */
    private static final String EVER_IN = """
            (select fl.file_id, fl.position from file_line fl where fl.line_id = l.line_id and fl.live
             union all
             select fl.file_id, fl.position from file_line fl where fl.line_id = l.line_id and not fl.live) fl
            """;

    private final JdbcClient jdbc;

    DecidedLines(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param only empty for all lines that the item still asks about */
    List<Worth.Line> of(long item, Set<Long> only) {
        return jdbc.sql("""
                        select l.line_id, l.satang, booked.satang as booked, booked.said, booked.repeated
                        from review_item i join review_item_line x on x.item_id = i.item_id join line l on l.line_id = x.line_id
                            cross join lateral current_label(l.line_id, l.first_label) now
                            cross join lateral (%s) booked
                        where i.item_id = :item and (:all or l.line_id = any(:only)) and %s
                        order by l.line_id
                        """.formatted(BOOKED, STILL_ASKED))
                .param("item", item)
                .param("all", only.isEmpty())
                .param("only", only.toArray(Long[]::new))
                .query((row, n) -> new Worth.Line(
                        row.getLong("line_id"),
                        Satang.of(row.getLong("satang")),
                        Satang.of(row.getLong("booked")),
                        said(row),
                        row.getBoolean("repeated")))
                .list();
    }

    /** Of {@link #BOOKED}. */
    static List<Satang> said(ResultSet row) throws SQLException {
        Array said = row.getArray("said");
        return said == null
                ? List.of()
                : Arrays.stream((Long[]) said.getArray())
                        .filter(Objects::nonNull)
                        .map(Satang::of)
                        .toList();
    }

    List<Worth.Line> ofDecision(long decision) {
        return jdbc.sql("""
                        select l.line_id, l.satang, d.booked from decision_line d join line l on l.line_id = d.line_id
                        where d.decision_id = ? order by l.line_id
                        """)
                .param(decision)
                .query((row, n) -> new Worth.Line(
                        row.getLong("line_id"), Satang.of(row.getLong("satang")), Satang.of(row.getLong("booked"))))
                .list();
    }

    /** @param accepting whether the agency's amount is what is decided */
    void write(long decision, List<Worth.Line> lines, boolean accepting) {
        jdbc.sql("""
                        insert into decision_line (decision_id, line_id, booked, accepted)
                        select :decision, line, booked, accepted
                        from unnest(:lines::bigint[], :booked::bigint[], :accepted::bigint[]) as s (line, booked, accepted)
                        """)
                .param("decision", decision)
                .param("lines", lines.stream().map(Worth.Line::id).toArray(Long[]::new))
                .param("booked", lines.stream().map(l -> l.booked().value()).toArray(Long[]::new))
                .param(
                        "accepted",
                        lines.stream()
                                .map(l -> accepting ? l.accepted().value() : null)
                                .toArray(Long[]::new))
                .update();
    }

    /** The same as the table's own guard, asked before somebody signs. */
    boolean wouldPayTwice(List<Worth.Line> lines) {
        return jdbc.sql("""
                        select count(*) from unnest(:lines::bigint[]) as asked (line_id)
                            join line l on l.line_id = asked.line_id
                        where l.refused or l.person_seal is null
                            or exists (select from %1$s
                                           join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                                       where a.verdict in ('BOOKED', 'DUPLICATE') and %2$s)
                            or not exists (select from %1$s
                                           where (exists (select from answer_line a where a.file_id = fl.file_id and a.position = fl.position)
                                                   or exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'FILE_REFUSED')
                                                       and not exists (select from answer_file a
                                                                       where a.file_id = fl.file_id and a.verdict = 'PROCESSED')))
                                and not exists (select from file_line fl where fl.line_id = l.line_id and fl.live and never_left(fl.file_id))
                        """.formatted(EVER_IN, GoneBookings.STANDS))
                        .param("lines", lines.stream().map(Worth.Line::id).toArray(Long[]::new))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Before money is given away, by what the agency has booked at this moment.
     *
     * @param answers the label that is answered
     * @throws DeskException where it has booked something of one of the lines
     */
    void refuseBooked(Label answers, DecisionKind kind, List<Worth.Line> lines) {
        if (!Decidable.givesAway(answers, kind)) {
            return;
        }
        boolean booked = jdbc.sql("""
                        select exists (select from unnest(:lines::bigint[]) as l (line_id) cross join lateral (%s) booked where booked.satang > 0)
                        """.formatted(BOOKED))
                .param("lines", lines.stream().map(Worth.Line::id).toArray(Long[]::new))
                .query(Boolean.class)
                .single();
        if (booked) {
            throw new DeskException(Why.WOULD_PAY_TWICE);
        }
    }

    /**
     * Before somebody signs that an amount of the agency's is accepted, and before it is: what was booked when that was proposed, by what is booked at this moment.
     *
     * @throws DeskException where it has booked another amount of one of the lines since, or one more
     */
    void refuseBookedOtherwise(DecisionKind kind, long decision) {
        if (kind != DecisionKind.ACCEPT_AGENCY_AMOUNT) {
            return;
        }
        boolean otherwise = jdbc.sql("select " + OTHERWISE.replace("d.decision_id", "?"))
                .param(decision)
                .query(Boolean.class)
                .single();
        if (otherwise) {
            throw new DeskException(Why.BOOKED_OTHERWISE);
        }
    }

    /**
     * What refuses a decision because an earlier one holds. Where that is about some of its item's lines, and about others none is, those may be named and decided about
     * by themselves.
     */
    static DeskException decidedOtherwise(JdbcClient jdbc, long decision) {
        boolean some = jdbc.sql("""
                        select coalesce(bool_or(of_item.free) and bool_or(not of_item.free), false)
                        from (select %s and not exists (
                                  select from decision_line o join decision e on e.decision_id = o.decision_id
                                  where o.line_id = l.line_id and o.live and o.decision_id <> :decision and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')) as free
                              from decision d join review_item i on i.item_id = d.item_id
                                  join review_item_line x on x.item_id = i.item_id join line l on l.line_id = x.line_id
                                  cross join lateral current_label(l.line_id, l.first_label) now
                              where d.decision_id = :decision) of_item
                        """.formatted(STILL_ASKED))
                .param("decision", decision)
                .query(Boolean.class)
                .single();
        return new DeskException(some ? Why.SOME_DECIDED_OTHERWISE : Why.DECIDED_OTHERWISE);
    }

    /** How the files of lines that could not be delivered left; others are not asked about. */
    static Fix.Left left(JdbcClient jdbc, Label label, List<Long> lines) {
        return label == Label.UNDELIVERED
                ? jdbc.sql("select how_left(?)")
                        .param(lines.toArray(Long[]::new))
                        .query(Fix.Left.class)
                        .single()
                : Fix.Left.PERHAPS;
    }

    /** Whether money of any of these lines was held in trust: a release carries it, which was checked when it was collected and not since. */
    static boolean ofRelease(JdbcClient jdbc, List<Long> lines) {
        return jdbc.sql("""
                        select exists (select from line l join batch b on b.batch_id = l.batch_id where l.line_id = any(?) and b.channel = 'release')
                        """)
                .param(lines.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Holds the files of the lines, by number, so that none of them is sent again, nor given up, until the transaction ends. */
    void holdFiles(long decision) {
        jdbc.sql("""
                        select f.file_id from agency_file f where f.file_id in (%s) order by f.file_id for share
                        """.formatted(FILES))
                .param("decision", decision)
                .query(Long.class)
                .list();
    }

    /** Whether the money of a line is on its way to the agency, also where nobody has said so to its item yet. */
    boolean underWay(long decision) {
        return jdbc.sql("""
                        select exists (select from decision_line d join file_line fl on fl.line_id = d.line_id and fl.live
                                           join agency_file f on f.file_id = fl.file_id
                                       where d.decision_id = ? and f.answered_at is null and f.state in ('FROZEN', 'SIGNED', 'SENT'))
                        """).param(decision).query(Boolean.class).single();
    }

    /** By number. */
    List<Long> files(long decision) {
        return jdbc.sql(FILES + "order by 1")
                .param("decision", decision)
                .query(Long.class)
                .list();
    }
}
