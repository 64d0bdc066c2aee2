package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.songtor.items.BankSide;
import org.songtor.items.Candidate;
import org.songtor.items.Case;
import org.songtor.items.Event;
import org.songtor.items.Line;
import org.songtor.items.Reversal;
import org.songtor.items.Row;
import org.songtor.match.Reason;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything about one review item but the four witnesses, inside a reader's transaction. */
@Component("store.deskCases")
class DeskCases {
    private static final int MOST_LINES = 1_000;

    /** Labels that speak of a file's sum. */
    private static final Set<Label> OF_MONEY = Set.of(Label.FILE_SHORT, Label.FILE_OVER, Label.DECISION_CONTRADICTED);

    private final JdbcClient jdbc;
    private final DeskRows rows;
    private final DecisionRows decisions;
    private final ItemPapers papers;
    private final ArrivalProblems wrong;
    private final CreditSays credits;
    private final RefusedFiles refused;
    private final CarriedLines carried;
    private final FirstStanding firsts;
    private final Excess excess;
    private final OverCandidates lacking;
    private final BankSides bank;
    private final ReversalCandidates reversals;
    private final SumsTogether together;

    DeskCases(
            DataSource dataSource,
            DeskRows rows,
            DecisionRows decisions,
            ItemPapers papers,
            ArrivalProblems wrong,
            CreditSays credits,
            RefusedFiles refused,
            CarriedLines carried,
            FirstStanding firsts,
            Excess excess,
            OverCandidates lacking,
            BankSides bank,
            ReversalCandidates reversals,
            SumsTogether together) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = rows;
        this.decisions = decisions;
        this.papers = papers;
        this.wrong = wrong;
        this.credits = credits;
        this.refused = refused;
        this.carried = carried;
        this.firsts = firsts;
        this.excess = excess;
        this.lacking = lacking;
        this.bank = bank;
        this.reversals = reversals;
        this.together = together;
    }

    Optional<Case> one(Viewer viewer, long id) {
        return rows.one(viewer, id).map(row -> filled(viewer, row, rows.subject(id)));
    }

    /** @throws DeskException where no such file is seen */
    FileId file(Viewer viewer, long id, String typed) {
        Row seen = rows.one(viewer, id).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        return PaymentReference.typed(typed)
                .flatMap(reference ->
                        agency(seen.id(), rows.subject(id)).flatMap(agency -> credits.file(agency, reference)))
                .orElseThrow(() -> new DeskException(Why.UNKNOWN_REFERENCE));
    }

    private Case filled(Viewer viewer, Row row, String subject) {
        List<Line> lines = lines(viewer, row.id());
        boolean closed = ItemPapers.closed(viewer, row);
        Satang over = row.label() == Label.FILE_OVER ? excess.shown(row.id()) : Satang.ZERO;
        List<Candidate> candidates = row.label() == Label.FILE_OVER ? lacking.of(row.id(), over) : candidates(subject);
        List<BankSide> sides = viewer.operator() ? bank.of(subject) : List.of();
        boolean unknown = sides.stream().anyMatch(side -> side.what() == BankSide.What.TAKEN_UNKNOWN);
        List<Reversal.Candidate> takenFrom = unknown ? reversals.candidates(subject) : List.of();
        return new Case(
                row,
                subject,
                agency(row.id(), subject),
                lines,
                row.over()
                        ? List.of()
                        : Fix.ofDebit(fixes(row, lines, candidates), unknown, ReversalCandidates.numbered(takenFrom)),
                candidates,
                credits.of(subject),
                refused.of(row.id()),
                decisions.ofItem(row.id()),
                papers.notes(subject, closed),
                papers.attachments(subject, closed),
                story(row.id(), subject),
                viewer.operator() ? wrong.of(subject) : List.of(),
                carried.notTaken(row.id()),
                over,
                sides,
                over.isPositive() ? carried.paidAlready(row.id()) : List.of(),
                together.ofItem(row.id())
                        .filter(sum ->
                                OF_MONEY.contains(row.label()) || sum.over().value() != 0),
                takenFrom);
    }

    private List<Line> lines(Viewer viewer, long item) {
        return jdbc.sql("""
                        select l.*, now.label, booked.satang as booked, booked.said,
                            (select m.last_four from member m
                             where m.fund_id = l.fund_id and m.member_no = l.member_no and m.ended_at is null
                                 and m.person_hash <> l.person_hash) as roster,
                            (select concat_ws(' ', nullif(m.title, '') || m.first_name, m.last_name) from member m
                             where m.fund_id = l.fund_id and m.person_hash = l.person_hash and m.ended_at is null
                                 and m.first_name <> '' and m.last_name <> '' and (m.first_name, m.last_name) <> (l.first_name, l.last_name)) as roster_name
                        from review_item_line x join line l on l.line_id = x.line_id
                            cross join lateral current_label(l.line_id, l.first_label) now
                            cross join lateral (%s) booked
                        where x.item_id = :item and (:operator or l.fund_id = any(:funds))
                        order by l.batch_id, l.line_no limit :most
                        """.formatted(DecidedLines.BOOKED))
                .param("item", item)
                .param("operator", viewer.operator())
                .param("funds", Reading.funds(viewer))
                .param("most", MOST_LINES)
                .query((row, n) -> new Line(
                        row.getLong("line_id"),
                        new BatchId(row.getLong("batch_id")),
                        row.getInt("line_no"),
                        Persons.masked(row.getString("last_four")),
                        BatchViews.name(viewer, row),
                        Satang.of(row.getLong("satang")),
                        Satang.of(row.getLong("booked")),
                        DecidedLines.said(row),
                        Label.valueOf(row.getString("label")),
                        Optional.ofNullable(row.getString("roster")),
                        rosterName(viewer, row)))
                .list();
    }

    /** Empty where nothing differs, where the label sends the line's own name, and for who needs no names. */
    private static String rosterName(Viewer viewer, ResultSet row) throws SQLException {
        String name = row.getString("roster_name");
        boolean sent = Fix.sendsRosterName(Label.valueOf(row.getString("label")));
        return name == null || viewer.operator() || !sent ? "" : name;
    }

    private List<Fix> fixes(Row row, List<Line> lines, List<Candidate> candidates) {
        List<Fix> fixes = ofMoney(row, lines, candidates);
        boolean booked = lines.stream().anyMatch(line -> line.booked().isPositive());
        boolean all = row.lines() == lines.size()
                && lines.stream().allMatch(line -> line.booked().isPositive());
        List<Fix> offered = booked ? Fix.ofBooked(row.label(), fixes, all) : fixes;
        // Lines of many funds are nobody's to decide about together.
        return row.fund().isPresent() && GoneBookings.answers(jdbc, row.label(), row.id())
                ? offered
                : offered.stream().filter(fix -> !GoneBookings.says(fix.kind())).toList();
    }

    private List<Fix> ofMoney(Row row, List<Line> lines, List<Candidate> candidates) {
        Fix.Facts facts = facts(row, lines, candidates);
        return DecidedLines.ofRelease(jdbc, ids(lines)) ? Fix.ofHeld(row.label(), facts) : Fix.of(row.label(), facts);
    }

    private static List<Long> ids(List<Line> lines) {
        return lines.stream().map(Line::id).toList();
    }

    private Fix.Facts facts(Row row, List<Line> lines, List<Candidate> candidates) {
        long item = row.id();
        boolean one = lines.size() == 1;
        return new Fix.Facts(
                one && lines.get(0).rosterLastFour().isPresent(),
                one && otherName(item),
                lines.stream().anyMatch(l -> !l.disputed() && l.booked().compareTo(l.amount()) < 0),
                lines.stream().anyMatch(l -> !l.disputed() && l.booked().compareTo(l.amount()) > 0),
                lines.stream().anyMatch(Line::disputed),
                lines.stream().noneMatch(line -> line.booked().isPositive()),
                (int) candidates.stream()
                        .filter(c -> c.why().stream().anyMatch(Reason.SameAmount.class::isInstance))
                        .count(),
                candidates.size(),
                again(item, lines),
                DecidedLines.left(jdbc, row.label(), ids(lines)));
    }

    private Fix.Again again(long item, List<Line> lines) {
        Fix.Again again = firsts.again(ids(lines));
        boolean notTaken = again == Fix.Again.ONCE
                && lines.stream().noneMatch(line -> line.booked().isPositive())
                && carried.anyNotTaken(item);
        return notTaken ? Fix.Again.NOT_TAKEN_OVER : again;
    }

    private boolean otherName(long item) {
        return jdbc.sql("""
                        select count(*) from review_item_line x join line l on l.line_id = x.line_id
                            join member m on m.fund_id = l.fund_id and m.person_hash = l.person_hash and m.ended_at is null
                        where x.item_id = ? and (m.first_name, m.last_name) <> (l.first_name, l.last_name)
                        """).param(item).query(Long.class).single() > 0;
    }

    /** Whom a letter about it would go to. */
    private Optional<AgencyCode> agency(long item, String subject) {
        return jdbc
                .sql("""
                        select coalesce(
                            (select min(l.agency) from review_item_line x join line l on l.line_id = x.line_id where x.item_id = :item),
                            (select c.agency from credit c where c.credit_id = :credit),
                            (select f.agency from answer_line a join agency_file f on f.file_id = a.file_id
                             where :subject ~ '^answer:[0-9]+:[0-9]+$' and a.arrival_id = split_part(:subject, ':', 2)::bigint
                                 and a.number = split_part(:subject, ':', 3)::int),
                            (select e.agency from expectation e where e.subject = :subject),
                            (select d.agency from debit d where :subject ~ '^debit:[0-9]{1,18}$' and d.debit_id = split_part(:subject, ':', 2)::bigint),
                            (select s.agency from statement_day s
                             where :subject ~ '^statements:[0-9]{1,18}:[0-9]{1,18}$' and s.arrival_id = split_part(:subject, ':', 2)::bigint),
                            (select f.agency from review_item i join agency_file f on f.file_id = i.file_id where i.item_id = :item),
                            '') as agency
                        """)
                .param("item", item)
                .param("subject", subject)
                .param("credit", CreditSays.number(subject).orElse(null), Types.BIGINT)
                .query(String.class)
                .list()
                .stream()
                .filter(code -> !code.isEmpty())
                .findFirst()
                .map(AgencyCode::of);
    }

    /** As matching wrote them down with the last arrival. Nothing is chosen here: a person does. */
    private List<Candidate> candidates(String subject) {
        return CreditSays.number(subject).map(this::candidatesOf).orElse(List.of());
    }

    private List<Candidate> candidatesOf(long credit) {
        return jdbc.sql("""
                        select c.number, c.reasons, f.file_id, f.name, f.reference, f.frozen_at,
                            (select sum(s.satang)::bigint from file_share s where s.file_id = f.file_id) as satang, coalesce(credited(f.file_id), 0) as credited
                        from credit_candidate c join agency_file f on f.file_id = c.file_id
                        where c.credit_id = ? order by c.number, f.file_id
                        """)
                .param(credit)
                .query((row, n) -> new Candidate(
                        row.getInt("number"),
                        new FileId(row.getLong("file_id")),
                        row.getString("name"),
                        row.getString("reference"),
                        Satang.of(row.getLong("satang")),
                        Satang.of(row.getLong("credited")),
                        row.getTimestamp("frozen_at").toInstant(),
                        Arrays.stream((String[]) row.getArray("reasons").getArray())
                                .map(ReasonText::read)
                                .toList()))
                .list();
    }

    private List<Event> story(long item, String subject) {
        return jdbc.sql("""
                        select j.at, j.actor, j.event, j.detail, split_part(j.subject, ':', 2)::bigint as item_id from journal j
                        where j.subject in (select 'item:' || i.item_id from review_item i where i.subject = :subject
                                            union select 'item:' || d.item_id from decision d where d.decision_id in (%s))
                        order by j.entry_id
                        """.formatted(DecisionRows.ABOUT))
                .param("item", item)
                .param("subject", subject)
                .query((row, n) -> new Event(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("event"),
                        row.getString("detail"),
                        row.getLong("item_id")))
                .list();
    }
}
