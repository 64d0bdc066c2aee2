package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.songtor.model.Label;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix.Again;
import org.songtor.review.Worth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lines that went before others and may stand in their place, inside the caller's transaction. Of a line's earlier sendings it is the nearest one that the agency
 * booked; where it booked none, the one just before.
 */
@Component("store.firstStanding")
class FirstStanding {
    private static final String EARLIER = """
            with recursive back as (
                select k.line_id, k.first_id, 1 as steps from carried_line k where k.line_id = any(:lines)
                union all
                select b.line_id, k.first_id, b.steps + 1 from back b join carried_line k on k.line_id = b.first_id
            ),
            known as (
                select b.*, l.satang, booked.satang as booked
                from back b join line l on l.line_id = b.first_id cross join lateral (%s) booked
            ),
            first as (select distinct on (line_id) line_id, first_id, steps, satang, booked from known order by line_id, booked = 0, steps)
            """.formatted(DecidedLines.BOOKED);

    private final JdbcClient jdbc;

    FirstStanding(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record First(long line, long satang, long booked) {
        boolean isBooked() {
            return booked > 0;
        }
    }

    /** How lines went, for what may be decided about them; nothing is known of lines of which only some went before. */
    Again again(List<Long> lines) {
        List<First> firsts = firsts(lines);
        if (lines.isEmpty() || firsts.size() < lines.size()) {
            return Again.ONCE;
        }
        long booked = firsts.stream().filter(First::isBooked).count();
        if (booked == 0) {
            return Again.SECOND;
        }
        return booked < lines.size() ? Again.SECOND_SOME_BOOKED : Again.SECOND_ALL_BOOKED;
    }

    /**
     * That the first ones stand is proposed: the agency refuses these lines and booked nothing of them; and it booked each earlier one as it was sent, or calls
     * these already paid.
     *
     * @throws DeskException where that is not so
     */
    void refuseOthers(Label label, List<Worth.Line> about) {
        List<First> firsts = firsts(ids(about));
        boolean fits = firsts.size() == about.size()
                && about.stream().noneMatch(line -> line.booked().isPositive())
                && firsts.stream()
                        .allMatch(first ->
                                first.isBooked() ? first.booked() == first.satang() : label == Label.ALREADY_PAID);
        if (!fits) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
    }

    /** Writes beside a proposal's own lines which ones stand in their place, with what the agency had said of them, and which lie between. */
    void write(long decision, List<Worth.Line> about) {
        jdbc.sql(EARLIER + """
                        insert into decision_line (decision_id, line_id, booked, part, knew)
                        select :decision, k.first_id, case when k.steps = f.steps then k.satang else k.booked end,
                            case when k.steps = f.steps then 'STANDS' else 'BETWEEN' end,
                            case when k.steps = f.steps then coalesce(
                                (select array_agg(distinct said.now order by said.now) from file_line fl
                                     join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                                     cross join lateral (select case when a.verdict <> 'BOOKED' then a.verdict when not <stands> then 'REFUSED' end as now) said
                                 where said.now is not null and fl.line_id = k.first_id and fl.live), array[]::text[]) end
                        from first f join known k on k.line_id = f.line_id and k.steps <= f.steps
                        """.replace("<stands>", GoneBookings.STANDS))
                .param("lines", ids(about).toArray(Long[]::new))
                .param("decision", decision)
                .update();
    }

    /**
     * Before money is given back or sent once more.
     *
     * @throws DeskException where the agency has it by an earlier line of the same money
     */
    void refusePaidBefore(DecisionKind kind, List<Worth.Line> about) {
        if (!Decidable.paysAgain(kind)) {
            return;
        }
        boolean paid = jdbc.sql("select exists (select from unnest(:lines::bigint[]) line where paid_before(line))")
                .param("lines", ids(about).toArray(Long[]::new))
                .query(Boolean.class)
                .single();
        if (paid) {
            throw new DeskException(Why.WOULD_PAY_TWICE);
        }
    }

    private List<First> firsts(List<Long> lines) {
        return jdbc.sql(EARLIER + "select first_id, satang, booked from first")
                .param("lines", lines.toArray(Long[]::new))
                .query((row, n) -> first(row))
                .list();
    }

    private static First first(ResultSet row) throws SQLException {
        return new First(row.getLong("first_id"), row.getLong("satang"), row.getLong("booked"));
    }

    private static List<Long> ids(List<Worth.Line> about) {
        return about.stream().map(Worth.Line::id).toList();
    }
}
