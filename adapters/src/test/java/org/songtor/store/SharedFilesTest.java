package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.port.Outbox;
import org.songtor.port.Outbox.Work;

/** Which of the files that are to be labelled one worker takes, so that small ones go together and large ones are shared. */
class SharedFilesTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** As a file of a whole province: more than a transaction of files that are labelled holds. */
    private static final int PROVINCE = 250_000;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static int run;

    private final List<BatchId> batches = new ArrayList<>();
    private final List<FileId> files = new ArrayList<>();
    private Bench bench;

    @BeforeEach
    void fourAnsweredFiles() {
        run++;
        bench = new Bench(DATABASE);
        bench.jdbc.sql("delete from outbox").update();
        for (int n = 0; n < 4; n++) {
            batches.add(bench.batch("wiang", 2, TOY));
            files.add(bench.delivered(batches.get(n), DUE));
            bench.answered(bench.answer(files.get(n), 2));
        }
    }

    @Test
    void small_files_go_together() {
        assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(0, 1, 2, 3));
    }

    @Test
    void no_more_go_together_than_one_transaction_labels() {
        lines(30_000);
        assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(0, 1));
        assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(2, 3));
    }

    @Test
    void a_file_that_would_be_too_much_waits_for_the_next_and_a_larger_one_goes_by_itself() {
        lines(45_000);
        lines(files.get(1), PROVINCE);
        assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(0));
        assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(1));
        assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(2));
    }

    /** Who was rung for a large file once took the next one with it, and of two files nothing was left for another. */
    @Test
    void nothing_goes_along_with_a_large_file_that_was_rung_for() {
        lines(files.get(2), PROVINCE);
        List<Work> rung = List.of(bench.take(Outbox.RECONCILE, files.get(2)));
        assertThat(more(rung)).isEmpty();
        assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(0, 1, 3));
    }

    @Test
    void with_a_small_file_that_was_rung_for_go_small_ones_and_no_large_one() {
        lines(files.get(3), PROVINCE);
        List<Work> rung = List.of(bench.take(Outbox.RECONCILE, files.get(1)));
        assertThat(numbers(more(rung))).isEqualTo(numbersOf(0, 2));
    }

    /** Whoever came while another took found all that was due held, and left it to the other: four large files were one worker's. */
    @Test
    void while_one_worker_takes_a_large_file_another_takes_the_next() throws Exception {
        lines(PROVINCE);
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            Future<List<Work>> other = In.transaction(DATABASE.transactions(), () -> {
                assertThat(numbers(more(List.of()))).isEqualTo(numbersOf(0));
                return meanwhile.begin(() -> more(List.of()));
            });
            assertThat(numbers(other.get(1, TimeUnit.MINUTES))).isEqualTo(numbersOf(1));
        }
    }

    /** Also of small files: what one holds already is no reason to leave the rest. */
    @Test
    void while_a_file_is_held_by_who_brings_evidence_the_others_are_taken() throws Exception {
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            Future<List<Work>> other = In.transaction(DATABASE.transactions(), () -> {
                bench.jdbc
                        .sql("select from outbox where topic = 'reconcile' and subject = ? for update")
                        .param(files.get(0).value())
                        .query()
                        .listOfRows();
                return meanwhile.begin(() -> more(List.of()));
            });
            assertThat(numbers(other.get(1, TimeUnit.MINUTES))).isEqualTo(numbersOf(1, 2, 3));
        }
    }

    @Test
    void files_that_one_credit_pays_are_reckoned_together_by_whoever_labels_one_of_them() {
        lines(PROVINCE);
        String both = bench.reference(files.get(0)) + " " + bench.reference(files.get(3));
        bench.stated(credit("shared-" + run + "-1", 300, both));
        assertThat(eachByItself()).isEqualTo(4);
        assertThat(bench.labels(batches.get(0))).containsOnly("FILE_SHORT");
        assertThat(bench.labels(batches.get(3))).containsOnly("FILE_SHORT");
        bench.stated(credit(
                "shared-" + run + "-2", 100, bench.reference(files.get(3)).value()));
        assertThat(eachByItself()).as("both are looked at, by two").isEqualTo(2);
        assertThat(bench.labels(batches.get(0))).containsOnly("SETTLED");
        assertThat(bench.labels(batches.get(3))).containsOnly("SETTLED");
    }

    /** As workers that take turns. @return how often something was there to be taken */
    private int eachByItself() {
        int turns = 0;
        for (List<Work> works = more(List.of()); !works.isEmpty(); works = more(List.of())) {
            bench.reconcile.reconcile(works, Bench.terms(NOW));
            turns++;
        }
        return turns;
    }

    private List<Work> more(List<Work> taken) {
        return bench.outbox.takeMore(Outbox.RECONCILE, taken, 10, LEASE);
    }

    private static List<Long> numbers(List<Work> works) {
        return works.stream().map(Work::subject).toList();
    }

    private List<Long> numbersOf(Integer... which) {
        return List.of(which).stream().map(n -> files.get(n).value()).toList();
    }

    private void lines(int each) {
        files.forEach(file -> lines(file, each));
    }

    /** As if it had so many. */
    private static void lines(FileId file, int lines) {
        DATABASE.jdbc().sql("alter table agency_file disable trigger user").update();
        DATABASE.jdbc()
                .sql("update agency_file set lines = ? where file_id = ?")
                .params(lines, file.value())
                .update();
        DATABASE.jdbc().sql("alter table agency_file enable trigger user").update();
    }
}
