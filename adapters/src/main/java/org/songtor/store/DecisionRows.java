package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Approval;
import org.songtor.items.BankSide;
import org.songtor.items.Decision;
import org.songtor.items.Paid;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.Accepted;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions as rows, inside the caller's transaction. */
@Component("store.decisionRows")
class DecisionRows {
    static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");
    /** What a decision {@code d} accepts of its lines in place of what was sent ({@link Accepted}); of an undo what that takes back. */
    private static final String ACCEPTED = """
            select coalesce(sum(l.satang), 0)::bigint as sent, coalesce(sum(a.satang), 0)::bigint as accepted,
                coalesce(sum(abs(l.satang - a.satang)), 0)::bigint as difference
            from decision_line x join line l on l.line_id = x.line_id cross join lateral (select coalesce(x.accepted, x.booked) as satang) a
            where x.decision_id = coalesce(d.reverses, d.decision_id) and x.part = 'ASKED'
            """;

    /** What people sign, of a decision {@code d}: what moves, and of an agency's amount that amount. */
    static final String SIGNED = """
            case when d.kind <> 'ACCEPT_AGENCY_AMOUNT' then d.satang else (select a.accepted from (<accepted>) a) end""".replace("<accepted>", ACCEPTED);

    private static final String DECISION = """
            select d.*, of_agency.*,
                greatest(d.satang, (select max(e.satang) from decision_supersedes s join decision e on e.decision_id = s.earlier_id
                                    where s.decision_id = d.decision_id)) as weight,
                (select count(*) from decision_line x where x.decision_id = coalesce(d.reverses, d.decision_id) and x.part = 'ASKED')
                    + (select count(*) from decision_held x where x.decision_id = coalesce(d.reverses, d.decision_id)) as lines,
                exists (select from decision_batch c
                            join batch b on b.batch_id = c.batch_id and b.state <> 'RECEIVED'
                            cross join lateral lines_of_correction(c.batch_id) s
                        where c.decision_id = d.decision_id and s.decision_id = d.decision_id and s.refused) as not_taken,
                exists (select from decision_line x where x.decision_id = d.decision_id and x.live)
                    or exists (select from decision_credit x where x.decision_id = d.decision_id and x.live)
                    or exists (select from decision_debit x where x.decision_id = d.decision_id and x.live)
                    or exists (select from decision_excess x where x.decision_id = d.decision_id and x.live)
                    or exists (select from decision_held x where x.decision_id = d.decision_id and x.live)
                    or exists (select from booking_gone x where x.decision_id = d.decision_id and x.live) as counts,
                t.number as letter, t.written_on
            from decision d
                left join lateral (<accepted>) of_agency on d.kind = 'ACCEPT_AGENCY_AMOUNT'
                left join decision_letter t on t.decision_id = coalesce(d.reverses, d.decision_id)
            """.replace("<accepted>", ACCEPTED);

    /** A file's question may come back as one of a line: a decision is found by its lines as well, and what took it back may stand with another item. */
    static final String ABOUT = """
            select e.decision_id from decision e join review_item o on o.item_id = e.item_id
                join review_item i on i.subject = o.subject
            where i.item_id = :item
            union
            select r.decision_id from decision e join review_item o on o.item_id = e.item_id
                join review_item i on i.subject = o.subject
                join decision r on r.reverses = e.decision_id and r.state <> 'RETURNED'
            where i.item_id = :item
            union
            select e.decision_id from review_item_line x join decision_line l on l.line_id = x.line_id
                join decision e on e.decision_id = l.decision_id or e.reverses = l.decision_id
            where x.item_id = :item
            union
            select e.decision_id from review_item_line x join decision_held l on l.line_id = x.line_id
                join decision e on e.decision_id = l.decision_id or e.reverses = l.decision_id
            where x.item_id = :item
            """;

    private final JdbcClient jdbc;
    private final Reversals reversals;

    DecisionRows(DataSource dataSource, Reversals reversals) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reversals = reversals;
    }

    Optional<Decision> one(long id) {
        return jdbc.sql(DECISION + "where d.decision_id = ?")
                .param(id)
                .query((row, n) -> decision(row))
                .optional();
    }

    /** As the viewer may see it: by the query, and by row-level security inside a reader's transaction. */
    Optional<Decision> one(Viewer viewer, long id) {
        return one(id).filter(d ->
                viewer.operator() || d.fund().filter(viewer.funds()::contains).isPresent());
    }

    /** About this item, earlier ones of the same subject, and any of its lines; oldest first. */
    List<Decision> ofItem(long item) {
        return jdbc.sql(DECISION + "where d.decision_id in (" + ABOUT + ") order by d.decision_id")
                .param("item", item)
                .query((row, n) -> decision(row))
                .list();
    }

    /** The row is the caller's until the transaction ends, and before it the items it may close: whoever closes an item holds it before its decisions. */
    Optional<Decision> locked(long id) {
        jdbc.sql("""
                        select i.item_id from review_item i
                        where i.item_id in (
                            select item_id from decision where decision_id = :decision
                            union
                            select o.item_id from decision d join decision_line n on n.decision_id = coalesce(d.reverses, d.decision_id)
                                join review_item_line x on x.line_id = n.line_id join review_item o on o.item_id = x.item_id
                            where d.decision_id = :decision and d.answers = 'HELD_FOR_REVIEW' and o.label = d.answers and o.closed_at is null)
                        order by i.item_id for no key update
                        """).param("decision", id).query(Long.class).list();
        hold(List.of(id));
        return one(id);
    }

    /** The rows are the caller's until the transaction ends, taken in the order of their numbers. */
    void hold(List<Long> ids) {
        jdbc.sql("select decision_id from decision where decision_id = any(?) order by decision_id for update")
                .param(ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    void become(long id, DecisionState state) {
        jdbc.sql("""
                        update decision set state = :state,
                            ended_at = case when :state = 'APPROVED' then null else now() end
                        where decision_id = :id
                        """).param("state", state.name()).param("id", id).update();
    }

    /**
     * It counts no longer. Of a line that went again before, or back, that counts again: that it was paid back or stands was said in its place, or in an older store any
     * end of its money.
     */
    void dead(long id) {
        for (String table : List.of(
                "decision_instead",
                "decision_line",
                "decision_credit",
                "decision_debit",
                "decision_excess",
                "decision_held",
                "booking_gone")) {
            jdbc.sql("update " + table + " set live = false where decision_id = ? and live")
                    .param(id)
                    .update();
        }
        jdbc.sql("""
                        update decision_line r set live = true
                        from decision_line p
                        where p.decision_id = ? and r.line_id = p.line_id
                            and not exists (select from decision_line o where o.line_id = p.line_id and o.live)
                            and r.decision_id = (select max(e.decision_id) from decision_line y join decision e on e.decision_id = y.decision_id
                                                 where y.line_id = p.line_id and e.state = 'DONE' and e.reverses is null
                                                     and (e.kind = 'RESUBMIT' and went_again(y.line_id) and decision_goes_on(e.decision_id) or e.kind = 'FIRST_STANDS' and y.part <> 'STANDS'))
                        """).param(id).update();
    }

    private Decision decision(ResultSet row) throws SQLException {
        long id = row.getLong("decision_id");
        DecisionKind kind = DecisionKind.valueOf(row.getString("kind"));
        Optional<Accepted> accepts = accepts(row, kind);
        return new Decision(
                id,
                row.getLong("item_id"),
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                kind,
                Label.valueOf(row.getString("answers")),
                accepts.map(Accepted::accepted).orElse(Satang.of(row.getLong("satang"))),
                accepts,
                row.getInt("lines"),
                row.getString("proposed_by"),
                row.getString("proposed_role"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("until_at", OffsetDateTime.class))
                        .map(at -> LocalDate.ofInstant(at.toInstant(), ZONE)),
                DecisionState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("reverses", Long.class)),
                approvals(id),
                ids("select batch_id from decision_batch where decision_id = ? order by 1", id).stream()
                        .map(BatchId::new)
                        .toList(),
                ids("select distinct file_id from decision_credit where decision_id = ? order by 1", id).stream()
                        .map(FileId::new)
                        .toList(),
                ids("select earlier_id from decision_supersedes where decision_id = ? order by 1", id),
                Satang.of(row.getLong("weight")),
                row.getBoolean("not_taken"),
                List.of(),
                kind == DecisionKind.MATCH_CREDIT ? pays(id) : List.of(),
                row.getString("answers").equals(Label.CREDIT_QUESTIONED.name()) ? loses(id) : List.of(),
                kind == DecisionKind.MATCH_DEBIT ? Optional.of(reversals.of(id)) : Optional.empty(),
                List.of(),
                row.getBoolean("counts"),
                letter(row),
                Optional.empty());
    }

    private static Optional<AgencyLetter> letter(ResultSet row) throws SQLException {
        String number = row.getString("letter");
        return number == null
                ? Optional.empty()
                : Optional.of(new AgencyLetter(number, row.getObject("written_on", LocalDate.class)));
    }

    /** Of the columns {@code sent}, {@code accepted} and {@code difference}; empty of another kind. */
    private static Optional<Accepted> accepts(ResultSet row, DecisionKind kind) throws SQLException {
        return kind == DecisionKind.ACCEPT_AGENCY_AMOUNT
                ? Optional.of(new Accepted(
                        Satang.of(row.getLong("sent")),
                        Satang.of(row.getLong("accepted")),
                        Satang.of(row.getLong("difference"))))
                : Optional.empty();
    }

    /** Files that a decision names. */
    private List<Paid> pays(long id) {
        Map<Long, List<BankSide>> repaired = repaired(id);
        return paid(
                        id,
                        "select x.file_id from decision_credit x where x.decision_id = coalesce(d.reverses, d.decision_id)")
                .stream()
                .map(file -> file.ending(repaired.getOrDefault(file.file().value(), List.of())))
                .toList();
    }

    /** Files that the text of its credit names, and it does not. */
    private List<Paid> loses(long id) {
        return paid(id, """
                select t.file_id from decision_credit x cross join lateral files_in_text(x.credit_id) t where x.decision_id = coalesce(d.reverses, d.decision_id)
                except
                select x.file_id from decision_credit x where x.decision_id = coalesce(d.reverses, d.decision_id)""");
    }

    /** Of a fund's decision its own part of each file alone: who carries it out stands outside the reader's transaction. */
    private List<Paid> paid(long id, String files) {
        return jdbc.sql("""
                        select f.file_id, coalesce(f.name, '') as name, f.reference, array_agg(s.fund_id order by s.fund_id) as funds,
                            sum(s.satang + p.due)::bigint as due,
                            coalesce(case when d.fund_id is null then credited(f.file_id) else sum(credited(f.file_id, s.fund_id)) end, 0)::bigint as credited
                        from decision d
                            join agency_file f on f.file_id in (<files>)
                            join file_share s on s.file_id = f.file_id and (d.fund_id is null or s.fund_id = d.fund_id)
                            cross join lateral said_for(s.file_id, s.fund_id) p
                        where d.decision_id = ?
                        group by d.decision_id, f.file_id order by f.reference
                        """.replace("<files>", files))
                .param(id)
                .query((row, n) -> paid(row))
                .list();
    }

    /** What pays its files by repair, and would not once it is carried out: other money of the file leaves none that just that credit is. */
    private Map<Long, List<BankSide>> repaired(long id) {
        Map<Long, List<BankSide>> repaired = new HashMap<>();
        jdbc.sql("""
                        select distinct r.file_id, c.credit_id, c.account, c.entry, c.booked_on, c.satang, c.text
                        from decision d
                            join decision_credit x on x.decision_id = d.decision_id
                            join agency_file f on f.file_id = x.file_id and (d.fund_id is null or f.fund_id is not null)
                            join credit_repair r on r.file_id = f.file_id
                            join credit c on c.credit_id = r.credit_id
                        where d.decision_id = ? and d.state in ('PROPOSED', 'APPROVED') and d.reverses is null
                            and not exists (select from decision_credit o where o.decision_id = d.decision_id and o.credit_id = r.credit_id)
                            and not exists (select from decision_instead i where i.credit_id = r.credit_id and i.live)
                        order by c.booked_on, c.credit_id
                        """).param(id).query((ResultSet row) -> {
            repaired.computeIfAbsent(row.getLong("file_id"), file -> new ArrayList<>())
                    .add(Reversals.side(BankSide.What.REPAIRED, row));
        });
        return repaired;
    }

    static Paid paid(ResultSet row) throws SQLException {
        return new Paid(
                new FileId(row.getLong("file_id")),
                row.getString("name"),
                row.getString("reference"),
                Arrays.stream((String[]) row.getArray("funds").getArray())
                        .map(FundId::of)
                        .toList(),
                Satang.of(row.getLong("due")),
                Satang.of(row.getLong("credited")));
    }

    private List<Approval> approvals(long id) {
        return jdbc.sql("select officer, role, at from decision_approval where decision_id = ? order by at, officer")
                .param(id)
                .query((row, n) -> new Approval(
                        row.getString("officer"),
                        row.getString("role"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Long> ids(String sql, long id) {
        return jdbc.sql(sql).param(id).query(Long.class).list();
    }
}
