package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.model.Period;
import org.songtor.port.HeldStore.State;

/** Money held in trust, and one person alone with the program's own role and SQL: none of it leaves without what others signed. */
class HeldSignedTest extends DeskBench {
    private static final String ORDER =
            "insert into held_order (fund_id, kind, scheme, proposed_by, reason, lines, satang) ";
    private static final String LINE = "insert into held_order_line select max(order_id), %d from held_order";
    private JdbcHeldStore held;
    private long first;
    private long second;

    @BeforeEach
    void inTrust() {
        held = new Stores(DATABASE).held();
        batch = bench.batch(fund.value(), 0, TOY);
        bench.line(batch.value(), fund.value(), 1, TOY, "HELD_IN_TRUST");
        bench.line(batch.value(), fund.value(), 2, TOY, "HELD_IN_TRUST");
        bench.jdbc
                .sql(
                        "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where batch_id = ?")
                .param(batch.value())
                .update();
        first = bench.count("select min(line_id) from line where batch_id = " + batch.value());
        second = first + 1;
    }

    private String order(String kind, String by, int lines, long satang) {
        return ORDER + "values ('" + fund + "', '" + kind + "', 'toy', '" + by + "', 'x', " + lines + ", " + satang
                + ")";
    }

    /** An order about the first line, as one person writes it. */
    private long ordered(String kind, String by) {
        inOne(order(kind, by, 1, 10_000), LINE.formatted(first));
        return bench.count("select max(order_id) from held_order");
    }

    private static String done(long order) {
        return "update held_order set state = 'DONE', ended_at = now() where order_id = " + order;
    }

    private static String leaves(long line, long order) {
        return "insert into held_entry (line_id, kind, satang, order_id) values (" + line + ", 'RETURNED', 10000, "
                + order + ")";
    }

    private void sign(long order, String login) {
        held.approve(fund, order, login, "chair");
    }

    @Test
    void an_order_is_done_only_behind_anothers_signature_also_where_it_names_the_schedule() {
        sqlRefused(done(ordered("RETURN", "malee")), "nobody alone");
        sqlRefused(order("RETURN", "songtor", 1, 10_000), "not in office");
    }

    @Test
    void what_two_people_signed_is_given_back() {
        long order = ordered("RETURN", "malee");
        sign(order, "somchai");
        held.execute(fund, order, Period.of("2569-01"), "somchai");
        assertThat(held.order(fund, order).orElseThrow().state()).isEqualTo(State.DONE);
    }

    @Test
    void nothing_leaves_before_its_order_is_done_or_after_or_beside_it() {
        long order = ordered("RETURN", "malee");
        sqlRefused(leaves(first, order), "leaves only as an order says");
        sign(order, "somchai");
        sqlRefused(leaves(first, order), "leaves only as an order says");
        togetherRefused("leaves only as an order says", done(order), leaves(second, order));
        inOne(done(order));
        sqlRefused(leaves(first, order), "leaves only as an order says");
    }

    @Test
    void an_order_is_about_what_was_written_with_it_and_adds_up() {
        togetherRefused("are to be signed", order("RETURN", "malee", 1, 10_000));
        togetherRefused("are to be signed", order("RETURN", "malee", 1, 5), LINE.formatted(first));
        long order = ordered("RETURN", "malee");
        String more = "insert into held_order_line values (" + order + ", " + second + ")";
        sqlRefused(more, "before anybody signs");
        sign(order, "somchai");
        sqlRefused(more, "before anybody signs");
    }

    @Test
    void what_was_ordered_is_not_changed_nor_dated_otherwise() {
        long order = ordered("RETURN", "malee");
        String lines = "update held_order_line set %s where order_id = " + order;
        sqlRefused(lines.formatted("live = false"), "what was proposed does not change");
        sqlRefused(lines.formatted("line_id = " + second), "what was proposed does not change");
        sqlRefused("delete from held_order_line where order_id = " + order, "what was proposed does not change");
        sqlRefused(
                "update held_order set state = 'WITHDRAWN', ended_at = now() - interval '1 day' where order_id = "
                        + order,
                "what was proposed does not change");
        sqlRefused(
                "insert into held_order (fund_id, kind, scheme, proposed_by, proposed_at, reason, lines, satang) values ('"
                        + fund + "', 'RETURN', 'toy', 'malee', now() - interval '1 day', 'x', 1, 10000)",
                "is proposed now");
    }

    @Test
    void a_person_signs_once_and_today_however_the_login_is_written() {
        long order = ordered("RETURN", "malee");
        String signs = "insert into held_approval values (" + order + ", '%s', 'chair', %s)";
        sqlRefused(signs.formatted("Malee ", "now()"), "twice by one person");
        sqlRefused(signs.formatted("somchai", "now() - interval '1 day'"), "not today");
        sign(order, "somchai");
        sqlRefused(signs.formatted("SOMCHAI", "now()"), "twice by one person");
    }
}
