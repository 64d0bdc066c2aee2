package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.items.Filter;
import org.songtor.items.Row;
import org.songtor.items.Waiting;
import org.songtor.items.Who;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.ItemState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Review items as lists show them, inside a reader's transaction. */
@Component("store.deskRows")
class DeskRows {
    private static final String ROWS = """
            select i.*, f.reference, who.title, who.first_name, who.last_name, who.last_four, lines.count as lines, last.state as last_state, waits.until_at,
                case when i.label = 'UNDELIVERED' and f.state = 'UNDELIVERABLE'
                    then (select case when a.outcome = 'TRY_AGAIN' and how_left(array(select x.line_id from review_item_line x where x.item_id = i.item_id)) = 'PERHAPS'
                                      then 'UNKNOWN' else a.outcome end
                          from delivery_attempt a where a.file_id = f.file_id order by a.attempt desc limit 1) end as gave_up,
                asked.until_at as asked_until, asked.satang as asked_satang,
                greatest(i.opened_at, i.reopened_at,
                         (select max(e.until_at) from decision e
                          where e.item_id = i.item_id and e.reverses is null and e.state = 'DONE' and e.until_at <= now())) as asked_at,
                exists (select from decision d join review_item o on o.item_id = d.item_id
                        where o.subject = i.subject and o.label = i.label and d.reverses is null and d.state in ('DONE', 'UNDONE')
                            and (lines.count = 0 or not exists (select from decision_line x where x.decision_id = d.decision_id) or exists (
                                select from decision_line x join review_item_line y on y.line_id = x.line_id and y.item_id = i.item_id
                                where x.decision_id = d.decision_id))) as decided
            from review_item i
                cross join lateral (select count(*) as count from review_item_line x where x.item_id = i.item_id) lines
                left join agency_file f on f.file_id = i.file_id
                left join lateral (select l.* from review_item_line x join line l on l.line_id = x.line_id where x.item_id = i.item_id and lines.count = 1) who on true
                left join lateral (select d.state from decision d join review_item o on o.item_id = d.item_id
                                   where o.subject = i.subject and d.reverses is null and (o.label = i.label or d.state <> 'RETURNED') order by d.decision_id desc limit 1) last on true
                cross join lateral (select %s as until_at) waits
                cross join lateral (%s) asked
            where (:operator or i.fund_id = any(:funds))
            """.formatted(WaitingItems.UNTIL, WaitingItems.CLOSED);

    private final JdbcClient jdbc;

    DeskRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    List<Row> all(Viewer viewer, Filter filter, int most) {
        return as(viewer, ROWS + """
                        and (:closed or i.closed_at is null and waits.until_at is null)
                        and (:label::text is null or i.label = :label)
                        and (:fund::text is null or i.fund_id = :fund)
                        and i.opened_at <= now() - :days * interval '1 day'
                        order by i.closed_at is not null, i.at_risk desc, i.item_id limit :most
                        """)
                .param("closed", filter.closed())
                .param("label", filter.label().map(Label::name).orElse(null))
                .param("fund", filter.fund().map(FundId::value).orElse(null))
                .param("days", filter.agedDays())
                .param("most", most)
                .query((row, n) -> row(viewer, row))
                .list();
    }

    /** Counts every time that people asked or waited about the same, whichever item it was then; who waits anew takes the time before back. */
    List<Waiting> waiting(Viewer viewer, int most) {
        return as(viewer, """
                        select r.*, put_off.* from (%s and (i.closed_at is null and waits.until_at is not null or asked.until_at is not null)) r
                            cross join lateral (
                                select count(*) as times, min(d.proposed_at) as since,
                                    (array_agg(d.proposed_by order by d.decision_id desc))[1] as by_login,
                                    (array_agg(d.kind order by d.decision_id desc))[1] as by_kind
                                from decision d join review_item o on o.item_id = d.item_id
                                where o.subject = r.subject and o.fund_id is not distinct from r.fund_id and d.until_at is not null
                                    and d.reverses is null and d.state in ('DONE', 'UNDONE')) put_off
                        where put_off.times > 0
                        order by r.at_risk desc, r.item_id limit :most
                        """.formatted(ROWS))
                .param("most", most)
                .query((row, n) -> {
                    OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
                    OffsetDateTime asked = row.getObject("asked_until", OffsetDateTime.class);
                    return new Waiting(
                            row(viewer, row),
                            row.getString("by_login"),
                            DecisionKind.valueOf(row.getString("by_kind")),
                            LocalDate.ofInstant((asked == null ? until : asked).toInstant(), DecisionRows.ZONE),
                            row.getInt("times"),
                            row.getObject("since", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    Optional<Row> one(Viewer viewer, long id) {
        return as(viewer, ROWS + "and i.item_id = :id")
                .param("id", id)
                .query((row, n) -> row(viewer, row))
                .optional();
    }

    String subject(long id) {
        return jdbc.sql("select subject from review_item where item_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private JdbcClient.StatementSpec as(Viewer viewer, String sql) {
        return jdbc.sql(sql).param("operator", viewer.operator()).param("funds", Reading.funds(viewer));
    }

    private static Row row(Viewer viewer, ResultSet row) throws SQLException {
        Label label = Label.valueOf(row.getString("label"));
        OffsetDateTime opened = row.getObject("opened_at", OffsetDateTime.class);
        Optional<DecisionState> last =
                Optional.ofNullable(row.getString("last_state")).map(DecisionState::valueOf);
        OffsetDateTime since = row.getObject("asked_at", OffsetDateTime.class);
        OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
        boolean open = row.getObject("closed_at") == null;
        boolean asked = row.getObject("asked_until") != null;
        boolean waits = open ? until != null : asked;
        String assignee = row.getString("assignee");
        return new Row(
                row.getLong("item_id"),
                label,
                Optional.ofNullable(row.getString("fund_id")).map(FundId::of),
                waits ? ItemState.DONE : ItemState.of(open, last, row.getBoolean("decided")),
                Satang.of(row.getLong(asked ? "asked_satang" : "at_risk")),
                row.getInt("lines"),
                assignee == null ? row.getString("owner") : assignee,
                opened.toInstant(),
                due(row.getObject("due_on", LocalDate.class), until, since, label),
                note(viewer, label, row),
                waits,
                Optional.ofNullable(row.getString("reference")),
                who(viewer, row),
                Objects.requireNonNullElse(row.getString("gave_up"), ""));
    }

    /** Of one line: names stay with the fund, and a line that could not be read has none. */
    private static Optional<Who> who(Viewer viewer, ResultSet row) throws SQLException {
        @Nullable String lastFour = row.getString("last_four");
        return lastFour == null || lastFour.isEmpty()
                ? Optional.empty()
                : Optional.of(new Who(BatchViews.name(viewer, row), Persons.masked(lastFour)));
    }

    /**
     * Of a member who is missing ({@code member:<fund>:<period>:<scheme>:<number>}) whose note begins with the name: name, the scheme's code, which readers see in their
     * language, and the month, as {@code 2569-11}: one item is about one month. An operator sees no names, but the number. Notes of other labels hold codes and places only.
     */
    static String note(Viewer viewer, Label label, ResultSet row) throws SQLException {
        String note = row.getString("note");
        if (label != Label.MISSING_FROM_BATCH) {
            return note;
        }
        String[] member = row.getString("subject").split(":", 5);
        if (member.length < 5) {
            return viewer.operator() ? "" : note;
        }
        String who = viewer.operator() ? member[4] : note.split(" · ", 2)[0];
        return who + " · " + member[3] + " · " + member[2];
    }

    /**
     * As people said; else the day until which is waited; else as its label asks.
     *
     * @param asked when it opened, the last time, or was no longer waited for
     */
    private static LocalDate due(
            @Nullable LocalDate said, @Nullable OffsetDateTime until, OffsetDateTime asked, Label label) {
        if (said != null) {
            return said;
        }
        return until == null
                ? LocalDate.ofInstant(asked.toInstant(), DecisionRows.ZONE).plusDays(Decidable.days(label))
                : LocalDate.ofInstant(until.toInstant(), DecisionRows.ZONE);
    }
}
