package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.AtOnce.atOnce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.RemittanceLine;
import org.songtor.model.RemittanceLine.Details;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.NewItem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a check found is written whole or not at all, and once. */
class CheckedBatchesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final WiangBatches wiang = new WiangBatches(DATABASE, folder);
    private final JdbcBatchStore batches = wiang.store;

    @BeforeAll
    static void theFundIsKnown() {
        new Stores(DATABASE).fund("wiang");
    }

    @Test
    void a_checked_batch_has_its_lines_labels_items_problems_and_receipt_and_asks_for_dispatch() throws IOException {
        BatchId id = wiang.claimed("checked");
        Check result = checked(id);
        assertThat(batches.checked(id, result)).isTrue();

        assertThat(labels(id)).containsExactly("1 WAITING", "2 HELD_FOR_REVIEW", "3 REFUSED_AT_INTAKE");
        assertThat(jdbc.sql("select first_name from line where line_no = 1 and batch_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("ปู่\tทิพย์\\");
        assertThat(wiang.items(id))
                .containsExactly(
                        "HELD_FOR_REVIEW 20000 treasurer ", "REFUSED_AT_INTAKE 0 treasurer SGT-2002 national_id");
        assertThat(wiang.count(
                        "review_item where subject like '%:42' and label = 'MISSING_FROM_BATCH' and at_risk = 10000"))
                .isOne();
        assertThat(wiang.count("journal where event = 'item.opened'")).isEqualTo(wiang.count("review_item"));
        assertThat(wiang.count("problem where batch_id = " + id.value())).isOne();
        assertThat(batches.receipt(id)).contains(result.result().receipt());
        assertThat(batches.received(id, folder.resolve("late"))).isEmpty();
        assertThat(wiang.count("outbox where topic = 'check' and subject = " + id.value()))
                .isZero();
        assertThat(wiang.count("outbox where topic = 'dispatch' and subject = " + id.value()))
                .isOne();
    }

    @Test
    void a_ledger_of_several_months_is_entered_under_each_of_them() throws IOException {
        BatchId id = wiang.claimed("ledger");
        List<CheckedLine> lines = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> Month.line(n, n, 100 * n, Label.WAITING))
                .toList();
        assertThat(batches.checked(
                        id,
                        Month.checked(
                                id,
                                List.of(of("2569-02", lines.get(0)), of("2569-10", lines.get(1)), lines.get(2)),
                                List.of())))
                .isTrue();
        assertThat(jdbc.sql("""
                                select concat_ws(' ', coalesce(e.own_period, b.period), account, e.lines, e.satang / 100)
                                from posting_entry e join batch b on b.batch_id = e.batch_id where b.batch_id = ? order by 1
                                """).param(id.value()).query(String.class).list())
                .containsExactly(
                        "2569-02 COLLECTED -1 -100",
                        "2569-02 TO_SEND 1 100",
                        "2569-10 COLLECTED -1 -200",
                        "2569-10 TO_SEND 1 200",
                        "2569-11 COLLECTED -1 -300",
                        "2569-11 TO_SEND 1 300");
    }

    private static CheckedLine of(String month, CheckedLine line) {
        RemittanceLine one = ((LineContent.Good) line.raw()).line();
        Details own = new Details(Optional.empty(), Optional.of(Period.of(month)), Optional.empty(), Optional.empty());
        return new CheckedLine(
                new LineContent.Good(new RemittanceLine(
                        one.lineNo(),
                        one.row(),
                        one.person(),
                        one.name(),
                        one.scheme(),
                        one.amount(),
                        one.wages(),
                        own)),
                line.profile(),
                line.label());
    }

    @Test
    void a_refused_batch_passes_nothing_on_and_has_its_receipt() throws IOException {
        BatchId id = wiang.claimed("refused");
        assertThat(batches.checked(id, Month.refused(id))).isTrue();
        assertThat(batches.receipt(id)).map(r -> r.state()).contains(BatchState.REFUSED);
        assertThat(wiang.count("outbox where subject = " + id.value())).isZero();
        assertThat(wiang.count("line where batch_id = " + id.value())).isZero();
    }

    @Test
    void the_second_result_of_a_check_changes_nothing_even_at_the_same_moment() throws Exception {
        BatchId id = wiang.claimed("two workers");
        Check result = Month.checked(id, List.of(Month.line(1, 1, 100, Label.WAITING)), List.of());
        List<Boolean> written = atOnce(Collections.nCopies(8, () -> batches.checked(id, result)));
        assertThat(written).filteredOn(w -> w).hasSize(1);
        assertThat(wiang.count("line where batch_id = " + id.value())).isOne();
    }

    @Test
    void a_failure_in_the_middle_leaves_nothing_half_written() throws IOException {
        BatchId id = wiang.claimed("fails");
        List<CheckedLine> twice = List.of(Month.line(1, 1, 100, Label.WAITING), Month.line(1, 2, 100, Label.WAITING));
        assertThatThrownBy(() -> batches.checked(id, Month.checked(id, twice, List.of())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageNotContaining(Month.person(1).value());
        Check badText = Month.checked(
                id,
                IntStream.rangeClosed(1, 5_000)
                        .mapToObj(n -> Month.line(n, n, 100, Label.WAITING))
                        .toList(),
                List.of(new NewItem(Label.MISSING_FROM_BATCH, "x", FundId.of("nobody"), 1, "")));
        assertThatThrownBy(() -> batches.checked(id, badText)).isInstanceOf(DataAccessException.class);
        assertThat(wiang.count("line where batch_id = " + id.value())).isZero();
        assertThat(wiang.count("problem where batch_id = " + id.value())).isZero();
        assertThat(wiang.count("outbox where topic = 'check' and subject = " + id.value()))
                .isOne();
        assertThat(batches.checked(id, checked(id))).isTrue();
    }

    @Test
    void a_text_that_is_no_unicode_is_refused_instead_of_changed() throws IOException {
        BatchId id = wiang.claimed("surrogate");
        CheckedLine half = new CheckedLine(
                new org.songtor.port.BatchStore.LineContent.Bad(1, 8, "nsf", "", "\ud83d", 0),
                Month.NSF,
                Label.REFUSED_AT_INTAKE);
        assertThatThrownBy(() -> batches.checked(id, Month.checked(id, List.of(half), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_line_refused_at_intake_is_kept_without_the_persons_number_and_wages() throws IOException {
        BatchId id = wiang.claimed("masked");
        batches.checked(id, Month.checked(id, List.of(Month.line(1, 7, 100, Label.REFUSED_AT_INTAKE)), List.of()));
        assertThat(jdbc.sql(
                                "select concat_ws(' ', last_four, person_hash, person_seal, wages) from line where batch_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(Month.person(7).value().substring(9));
    }

    @Test
    void a_result_that_contradicts_itself_is_the_callers_fault() throws IOException {
        BatchId id = wiang.claimed("contradiction");
        Check settled = Month.checked(id, List.of(Month.line(1, 1, 100, Label.SETTLED)), List.of());
        assertThatThrownBy(() -> batches.checked(id, settled)).isInstanceOf(IllegalArgumentException.class);
        Check linesOfRefused =
                new Month.Whole(List.of(Month.unreadable(1)), Month.refused(id).result());
        assertThatThrownBy(() -> batches.checked(id, linesOfRefused)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_check_that_cannot_read_the_batch_leaves_it_waiting() throws IOException {
        BatchId id = wiang.claimed("breaks while read");
        Check breaks = new Check() {
            @Override
            public void lines(Consumer<CheckedLine> to) throws IOException {
                to.accept(Month.line(1, 1, 100, Label.WAITING));
                throw new IOException("gone");
            }

            @Override
            public CheckedBatch result() {
                throw new IllegalStateException("not asked");
            }
        };
        assertThatThrownBy(() -> batches.checked(id, breaks)).isInstanceOf(IOException.class);
        assertThat(wiang.count("line where batch_id = " + id.value())).isZero();
        assertThat(batches.checked(id, checked(id))).isTrue();
    }

    private static Check checked(BatchId id) {
        return Month.checked(
                id,
                List.of(
                        Month.line(1, 1, 100, Label.WAITING),
                        Month.line(2, 2, 200, Label.HELD_FOR_REVIEW),
                        Month.unreadable(3)),
                List.of(Month.missing(42)));
    }

    private List<String> labels(BatchId id) {
        return jdbc.sql("select line_no || ' ' || first_label from line where batch_id = ? order by line_no")
                .param(id.value())
                .query(String.class)
                .list();
    }
}
