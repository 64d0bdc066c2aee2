package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;

/** What the tables refuse where the desk is passed by, and where two say things at the same time that do not go together. */
class TakenMoreBySqlTest extends TakenMoreBench {
    private static final String NOBODY = "nobody is asked";

    private Decision given;

    @BeforeEach
    void money_that_was_given() {
        files();
        given = given(nameless("N"));
    }

    /** The undo is signed before the money is taken that it needs. */
    private List<String> undone(Decision done, String... rows) {
        Decision undo = operators.approved(desk.undo(Bench.OPERATOR, done.id(), TwoOperators.FIRST, "ผิด"));
        List<String> sql = new java.util.ArrayList<>(List.of(
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + undo.id(),
                "update decision set state = 'UNDONE', ended_at = now() where decision_id = " + done.id()));
        for (String table : rows) {
            sql.add("update " + table + " set live = false where decision_id = " + done.id());
        }
        sql.add("update review_item set closed_at = null where item_id = " + done.item());
        return sql;
    }

    private List<String> takenBack(Decision signed) {
        return List.of(
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + signed.id(),
                "update decision_debit set live = true where decision_id = " + signed.id(),
                "update review_item set closed_at = now() where item_id = " + signed.item());
    }

    private Decision signed(long baht) {
        return operators.approved(operators.propose(left("R", baht, "REVERSAL OF L1"), ofFile(sent.file())));
    }

    private void inOne(List<String> all) {
        DATABASE.transactions()
                .executeWithoutResult(
                        status -> all.forEach(sql -> bench.jdbc.sql(sql).update()));
    }

    private void refusedTogether(List<String> all) {
        assertThatThrownBy(() -> inOne(all)).hasStackTraceContaining(NOBODY);
    }

    @Test
    void a_credit_is_not_taken_from_a_file_by_hand() {
        List<String> undo = undone(given, "decision_credit");
        Decision said = operators.settle(left("R", sent.baht() + 1, "REVERSAL OF L1"), ofFile(sent.file()));
        refusedTogether(undo);
        operators.undo(said);
        inOne(undo);
        lookedAt();
        heldOrAsked();
    }

    @Test
    void nor_is_it_given_to_another_by_hand() {
        long item = question("C" + sent.file().value());
        Decision signed = operators.approved(operators.propose(item, MeantFilesTest.isFor(other.file())));
        operators.settle(left("R", NAMELESS + 1, "REVERSAL OF L1"), ofFile(sent.file()));
        refusedTogether(List.of(
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + signed.id(),
                "update decision_instead set live = true where decision_id = " + signed.id(),
                "update decision_credit set live = true where decision_id = " + signed.id(),
                "update review_item set closed_at = now() where item_id = " + item));
    }

    @Test
    void nor_does_what_is_none_of_ours_become_ours_by_hand() {
        long named = left("M", NAMELESS, reference(sent));
        List<String> undo = undone(operators.settle(named, Proposal.of(DecisionKind.NOT_OURS, "ธนาคารผิด")));
        taken("R", sent.baht() + 1);
        refusedTogether(undo);
    }

    /** Each sees the other's state before: whoever ends second is refused. */
    @Test
    void of_two_at_the_same_time_one_is_refused_whichever_ends_first() throws Exception {
        List<String> undo = undone(given, "decision_credit");
        List<String> takes = takenBack(signed(sent.baht() + 1));
        try (Connection one = open();
                Connection two = open()) {
            run(one, undo);
            run(two, takes);
            two.commit();
            assertThatThrownBy(one::commit).hasMessageContaining(NOBODY);
        }
        lookedAt();
        heldOrAsked();
    }

    @Test
    void the_desk_waits_for_who_takes_money_back_and_sees_it_then() throws Exception {
        Decision undo = operators.approved(desk.undo(Bench.OPERATOR, given.id(), TwoOperators.FIRST, "ผิด"));
        List<String> takes = takenBack(signed(sent.baht() + 1));
        try (Connection one = open()) {
            run(one, takes);
            CompletableFuture<Void> desk =
                    CompletableFuture.runAsync(() -> refused(Why.TAKES_MORE, () -> operators.carriedOut(undo)));
            assertThatThrownBy(() -> desk.get(700, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            one.commit();
            desk.get(20, TimeUnit.SECONDS);
        }
        lookedAt();
        heldOrAsked();
    }

    @Test
    void who_takes_money_back_waits_for_who_ends_first_and_is_refused_then() throws Exception {
        List<String> undo = undone(given, "decision_credit");
        List<String> takes = takenBack(signed(sent.baht() + 1));
        try (Connection one = open();
                Connection two = open()) {
            run(one, undo);
            run(one, List.of("set constraints all immediate"));
            CompletableFuture<Void> later = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> run(two, takes)).hasMessageContaining("less money is there"));
            assertThatThrownBy(() -> later.get(700, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            one.commit();
            later.get(20, TimeUnit.SECONDS);
            two.rollback();
        }
        assertThat(bench.count(
                        "select gained - taken from sums_of(" + sent.file().value() + ")"))
                .isEqualTo(100 * sent.baht());
    }

    private static Connection open() throws SQLException {
        Connection connection = DATABASE.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void run(Connection connection, List<String> all) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }
}
