package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.model.Period;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
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
        return ordered(kind, by, first);
    }

    private long ordered(String kind, String by, long line) {
        inOne(order(kind, by, 1, 10_000), LINE.formatted(line));
        return bench.count("select max(order_id) from held_order");
    }

    private List<Difference> found() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(fund), found::add);
        return found;
    }

    private static String done(long order) {
        return "update held_order set state = 'DONE', ended_at = now(), ended_by = 'somchai' where order_id = " + order;
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
        sqlRefused(done(order), "is not done where not all of it moved");
        long other = ordered("RETURN", "malee", second);
        sign(other, "somchai");
        Planted.behind(DATABASE.dataSource(), "held_order held_order_carried_out", () -> inOne(done(other)));
        assertThat(found()).contains(new Difference(Kind.SIGNED, fund, "order " + other, "0 satang", "10000 satang"));
        held.execute(fund, order, Period.of("2569-01"), "somchai");
        sqlRefused(leaves(second, order), "leaves only as an order says");
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

    private static String ends(long order, String state, String by, String why) {
        return "update held_order set state = '" + state + "', ended_at = now(), ended_by = " + by + ", back_for = "
                + why + " where order_id = " + order;
    }

    private static String letsGo(long order) {
        return "update held_order_line set live = false where order_id = " + order;
    }

    private static String signs(long order, String login, String role) {
        return "insert into held_approval (order_id, officer, role) values (" + order + ", '" + login + "', '" + role
                + "')";
    }

    @Test
    void a_collector_and_a_secretary_neither_propose_nor_sign_nor_send_back_nor_carry_out() {
        for (String kind : new String[] {"RETURN", "RELEASE"}) {
            sqlRefused(order(kind, "wichai", 1, 10_000), "decides nothing");
            sqlRefused(order(kind, "suda", 1, 10_000), "decides nothing");
        }
        long order = ordered("RETURN", "malee");
        sqlRefused(signs(order, "wichai", "collector"), "decides nothing");
        sqlRefused(signs(order, "suda", "secretary"), "decides nothing");
        togetherRefused("who may sign", ends(order, "SENT_BACK", "'wichai'", "'ผิดราย'"), letsGo(order));
        sign(order, "somchai");
        sqlRefused(ends(order, "DONE", "'suda'", "null"), "decides nothing");
        sqlRefused(ends(order, "DONE", "null", "null"), "decides nothing");
        inOne(done(order), leaves(first, order));
    }

    @Test
    void names_that_decide_nothing_under_an_order_of_before_count_for_nothing() {
        long before = before("wichai", "'somchai', 'chair'");
        sqlRefused(done(before), "TOO_FEW");
        inOne(signs(before, "kanda", "committee"), done(before), leaves(first, before));
        long alone = before("somchai", "'suda', 'secretary'");
        sqlRefused(done(alone), "TOO_FEW");
    }

    /** An order and one signature, as they were taken when nobody asked for the role. */
    private long before(String by, String signature) {
        String triggers = "alter table %s %s trigger %s";
        bench.jdbc
                .sql(triggers.formatted("held_order", "disable", "held_order_who"))
                .update();
        bench.jdbc
                .sql(triggers.formatted("held_approval", "disable", "held_approval_who"))
                .update();
        try {
            long line = by.equals("wichai") ? first : second;
            inOne(order("RETURN", by, 1, 10_000), LINE.formatted(line));
            long order = bench.count("select max(order_id) from held_order");
            inOne("insert into held_approval values (" + order + ", " + signature + ", now())");
            return order;
        } finally {
            bench.jdbc
                    .sql(triggers.formatted("held_order", "enable", "held_order_who"))
                    .update();
            bench.jdbc
                    .sql(triggers.formatted("held_approval", "enable", "held_approval_who"))
                    .update();
        }
    }

    @Test
    void an_order_is_sent_back_by_another_in_office_and_not_without_a_reason() {
        long order = ordered("RETURN", "malee");
        for (String who : new String[] {"'malee'", "'former'", "'nobody'", "'songtor'", "null"}) {
            togetherRefused("who may sign", ends(order, "SENT_BACK", who, "'ผิดราย'"), letsGo(order));
        }
        for (String why : new String[] {"null", "''", "'  '"}) {
            togetherRefused("held_order_back_for", ends(order, "SENT_BACK", "'somchai'", why), letsGo(order));
        }
        togetherRefused("holds on to money", ends(order, "SENT_BACK", "'somchai'", "'ผิดราย'"));
        inOne(ends(order, "SENT_BACK", "'somchai'", "'ผิดราย'"), letsGo(order));
        sqlRefused(signs(order, "kanda", "committee"), "after the end");
        sqlRefused(done(order), "what was proposed does not change");
        assertThat(ordered("RETURN", "malee")).as("may be ordered anew").isGreaterThan(order);
    }

    @Test
    void an_order_lapses_by_itself_only_and_is_withdrawn_by_its_proposer_only() {
        Officers.lastDay(bench.jdbc, fund.value(), "toy");
        long order = ordered("RETURN", "malee");
        togetherRefused("lapses by itself", ends(order, "LAPSED", "'somchai'", "null"), letsGo(order));
        togetherRefused("held_order_back_for", ends(order, "LAPSED", "'songtor'", "'x'"), letsGo(order));
        togetherRefused("by who proposed it", ends(order, "WITHDRAWN", "'somchai'", "null"), letsGo(order));
        inOne(ends(order, "LAPSED", "'songtor'", "null"), letsGo(order));
        long next = ordered("RETURN", "malee");
        bench.jdbc
                .sql("update office set closed_at = now() where login = 'malee' and fund_id = '" + fund + "'")
                .update();
        togetherRefused("in office", ends(next, "WITHDRAWN", "'malee'", "null"), letsGo(next));
    }

    @Test
    void an_order_lapses_on_the_last_days_of_its_own_window_only() {
        long order = ordered("RETURN", "malee");
        String lapses = ends(order, "LAPSED", "'songtor'", "null");
        togetherRefused("on the last days of its window", lapses, letsGo(order));
        String window = "insert into hold_window (fund_id, scheme, from_on, until_on, opens, closes) select '" + fund
                + "', '%s', %s, %s, to_char(d, 'MM-DD'), to_char(d, 'MM-DD') from (select here_today() + %d as d) x";
        for (String other : List.of(
                window.formatted("toy", "'2020-01-01'", "null", 40),
                window.formatted("toy", "'2020-01-01'", "null", -1),
                window.formatted("toy", "'2020-01-01'", "here_today() - 1", 0),
                window.formatted("toy", "here_today() + 1", "null", 0),
                window.formatted("two", "'2020-01-01'", "null", 0))) {
            inOne(other);
            togetherRefused("on the last days of its window", lapses, letsGo(order));
        }
        Officers.lastDay(bench.jdbc, fund.value(), "toy");
        inOne("update hold_window set closed_at = now() where closed_at is null and fund_id = '" + fund + "'");
        togetherRefused("on the last days of its window", lapses, letsGo(order));
        Officers.lastDay(bench.jdbc, fund.value(), "toy");
        inOne(lapses, letsGo(order));
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
