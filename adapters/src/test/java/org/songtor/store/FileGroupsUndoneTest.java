package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.AtOnce.atOnce;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.OTHER;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.FileGroups;
import org.songtor.port.HeldBackException;

/** Lines that wait for company and find none: held, not to be written, rolled back, or many nodes at once. */
class FileGroupsUndoneTest extends FileGroupsBench {
    @Test
    void a_line_that_cannot_be_written_becomes_its_treasurers_item_and_the_others_go_on() {
        BatchId good = bench.batch("dokkhamtai", 2, many);
        BatchId bad = bench.batch("wiang", 2, many);
        join(good, LATER, 100);
        join(bad, NOW, 100);
        Set<Document.Line> asked = new HashSet<>();
        List<FileId> made = bench.groups.close(group(), DAY, 100, (period, lines) -> {
            asked.addAll(lines);
            return lines.size() == 4 ? Map.of(3, "SGT-4002 first_name") : Map.of();
        });
        assertThat(made).hasSize(1);
        assertThat(inFile(made.get(0))).containsExactly(good + "/1", good + "/2", bad + "/2");
        assertThat(asked).extracting(Document.Line::person).doesNotContainNull();
        assertThat(bench.labels(bad)).containsExactlyInAnyOrder("HELD_FOR_REVIEW", "WAITING");
        assertThat(state(bad)).as("nothing of it waits here").isEqualTo("DISPATCHED");
        assertThat(bench.count("""
                        select count(*) from review_item i join review_item_line x on x.item_id = i.item_id join line l on l.line_id = x.line_id
                        where i.label = 'HELD_FOR_REVIEW' and i.owner = 'treasurer' and i.fund_id = 'wiang' and i.note = 'SGT-4002 first_name'
                            and i.at_risk = 10000 and i.closed_at is null and l.line_no = 1 and l.batch_id = """ + bad.value())).isOne();
        assertThat(groupRows()).isZero();
    }

    @Test
    void where_no_line_can_be_written_no_file_is_made_and_no_number_is_used() {
        BatchId batch = bench.batch("wiang", 2, many);
        join(batch, NOW, 100);
        assertThat(bench.groups.close(group(), DAY, 100, (period, lines) -> Map.of(1, "x", 2, "y")))
                .isEmpty();
        assertThat(bench.count("select count(*) from sequence_counter where stream = '" + many + "'"))
                .isZero();
        assertThat(groupRows()).isZero();
    }

    @Test
    void a_close_that_is_rolled_back_leaves_the_lines_waiting_and_takes_no_number() {
        BatchId batch = bench.batch("wiang", 2, many);
        join(batch, NOW, 100);
        DATABASE.transactions().executeWithoutResult(status -> {
            assertThat(bench.groups.close(group(), DAY, 100, FileGroups.Fit.ALL))
                    .hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(state(batch)).isEqualTo("CHECKED");
        assertThat(groupRows()).isOne();
        assertThat(sequence(onlyFile(100))).isOne();
    }

    @Test
    void many_nodes_that_join_and_close_at_once_freeze_each_line_once_and_leave_no_gap() throws Exception {
        List<Callable<List<FileId>>> work = new ArrayList<>();
        List<BatchId> batches = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            BatchId batch = bench.batch("fund-" + i % 8, 1 + i % 5, many, OTHER);
            batches.add(batch);
            work.add(() -> join(batch, LATER, 7));
            work.add(() -> join(batch, LATER, 7));
            work.add(() -> close(7));
        }
        atOnce(work);
        dueNow();
        while (groupRows() > 0) {
            close(7);
        }
        assertThat(batches).allSatisfy(batch -> assertThat(state(batch)).isEqualTo("DISPATCHED"));
        assertThat(bench.count("select count(*) from line where profile = '" + many.name() + "'"))
                .isEqualTo(bench.count(
                        "select count(*) from file_line fl join agency_file f on f.file_id = fl.file_id and f.profile = '"
                                + many.name() + "'"));
        List<Integer> numbers = bench.jdbc
                .sql("select sequence from agency_file where profile = ? order by 1")
                .param(many.name())
                .query(Integer.class)
                .list();
        assertThat(numbers)
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, numbers.size())
                        .boxed()
                        .toList());
        assertThat(bench.count("select max(lines) from agency_file where profile = '" + many.name() + "'"))
                .isEqualTo(7);
    }

    @Test
    void a_group_whose_funds_have_their_own_files_again_goes_back_to_be_dispatched() {
        BatchId batch = bench.batch("wiang", 2, many);
        join(batch, LATER, 100);
        bench.groups.dissolve(group());
        assertThat(groupRows()).isZero();
        assertThat(dispatchRows(batch)).isOne();
        assertThat(bench.files.freeze(batch, DAY)).hasSize(1);
        assertThat(state(batch)).isEqualTo("DISPATCHED");
    }

    @Test
    void a_batch_that_a_person_holds_leaves_its_company_and_joins_again_when_it_is_released() {
        BatchId held = bench.batch("wiang", 2, many);
        BatchId other = bench.batch("dokkhamtai", 1, many);
        join(held, NOW, 100);
        join(other, NOW, 100);
        DeliveryDesk desk = new Stores(DATABASE).desk();
        DeliveryDesk.By operator = new DeliveryDesk.By("operator", "asked by the fund");
        assertThat(desk.hold(held, operator)).isOne();
        assertThatThrownBy(() -> join(held, NOW, 100)).isInstanceOf(HeldBackException.class);
        assertThat(inFile(onlyFile(100))).containsExactly(other + "/1");
        assertThat(state(held)).isEqualTo("CHECKED");
        desk.release(held, operator);
        join(held, NOW, 100);
        assertThat(inFile(onlyFile(100))).containsExactly(held + "/1", held + "/2");
        assertThat(state(held)).isEqualTo("DISPATCHED");
    }
}
