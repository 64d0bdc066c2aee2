package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox.Work;

/** Those that leave together are marked, and booked, all or none. */
class ConvoyLeavesTest extends ConvoyBench {
    private static final String LEAVES = "update agency_file set sent_at = now() where file_id = %d";

    @Test
    void all_are_marked_before_a_byte_leaves_or_none_is() {
        List<Work> works = works(join(10));
        convoy.sending(works);
        assertThat(count("state = 'SENT' and doubt and sending_at is not null and sent_at is not null"))
                .isEqualTo(3);
    }

    @Test
    void those_that_leave_together_are_booked_in_one_posting() {
        convoy.sending(works(join(10)));
        assertThat(moved("to_account = 'SENT' and from_account = 'TO_SEND'")).isEqualTo(6);
        assertThat(bench.count("select count(distinct posting_id) from ("
                        + MOVED.formatted(files.get(0).value()) + ") m"))
                .isOne();
    }

    @Test
    void what_is_called_something_else_than_waiting_stays_where_its_money_is_when_its_file_leaves() {
        Planted.label(
                DATABASE.dataSource(),
                "WRITTEN_OFF",
                "select line_id from file_line where position = 1 and file_id = "
                        + files.get(1).value());
        convoy.sending(works(join(10)));
        assertThat(moved("to_account = 'SENT' and from_account = 'TO_SEND'")).isEqualTo(5);
        assertThat(moved("to_account = 'WRITTEN_OFF'")).isOne();
        assertThat(moved("from_account = 'WRITTEN_OFF'")).isZero();
    }

    @Test
    void one_that_did_not_leave_after_all_is_not_booked_with_those_that_did() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute(LEAVES.formatted(files.get(0).value()));
            Savepoint before = connection.setSavepoint();
            sql.execute(LEAVES.formatted(files.get(1).value()));
            connection.rollback(before);
            sql.execute(LEAVES.formatted(files.get(2).value()));
            sql.execute(LEAVES.replace("now()", "null").formatted(files.get(2).value()));
            connection.commit();
        }
        assertThat(moved("to_account = 'SENT'")).as("of the first file").isEqualTo(2);
        assertThat(moved("true")).isEqualTo(2);
    }

    @Test
    void one_that_leaves_where_constraints_are_asked_at_once_is_booked_at_once() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("set constraints all immediate");
            sql.execute(LEAVES.formatted(files.get(0).value()));
            connection.commit();
        }
        assertThat(moved("to_account = 'SENT'")).isEqualTo(2);
    }

    @Test
    void where_one_is_held_back_or_no_longer_ours_none_is_marked() {
        List<Work> works = works(join(10));
        bench.jdbc
                .sql("update agency_file set held_by = 'malee', held_at = now(), held_reason = 'x' where file_id = ?")
                .param(files.get(1).value())
                .update();
        assertThatThrownBy(() -> convoy.sending(works)).isInstanceOf(HeldBackException.class);
        bench.jdbc
                .sql("update agency_file set held_by = null, held_at = null, held_reason = null")
                .update();
        bench.outbox.release(works.get(2), Duration.ZERO);
        assertThatThrownBy(() -> convoy.sending(works)).hasMessageContaining("stale token");
        assertThatThrownBy(() -> convoy.delivered(proved(works), DUE)).hasMessageContaining("stale token");
        assertThat(count("state = 'SIGNED' and not doubt")).isEqualTo(3);
    }
}
