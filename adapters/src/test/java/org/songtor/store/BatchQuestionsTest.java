package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.AtOnce.atOnce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.NewItem;

/** What the check of a batch leaves to people: who is missing, and what looks like another batch. */
class BatchQuestionsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private final WiangBatches wiang = new WiangBatches(DATABASE, folder);
    private final JdbcBatchStore batches = wiang.store;

    @BeforeAll
    static void theFundIsKnown() {
        new Stores(DATABASE).fund("wiang");
    }

    @Test
    void a_member_missing_twice_is_one_open_item() throws IOException {
        for (String text : List.of("missing once", "missing twice")) {
            BatchId id = wiang.claimed(text);
            batches.checked(
                    id, Month.checked(id, List.of(Month.line(1, 1, 100, Label.WAITING)), List.of(Month.missing(77))));
        }
        assertThat(wiang.count("review_item where subject like '%:77'")).isOne();
    }

    @Test
    void a_missing_member_whom_a_later_batch_brings_is_missing_no_more() throws IOException {
        new Stores(DATABASE)
                .rosters()
                .merge(
                        Month.WIANG,
                        List.of(Member.of("61", Month.person(61), new PersonName("", "ก", "ข"), "", Set.of())),
                        "malee");
        BatchId first = wiang.claimed("without 61");
        batches.checked(first, Month.checked(first, List.of(), List.of(Month.missing(61), Month.missing(62))));
        BatchId second = wiang.claimed("brings 61");
        batches.checked(second, Month.checked(second, List.of(Month.line(1, 61, 100, Label.WAITING)), List.of()));
        assertThat(wiang.count("review_item where subject like '%:61' and closed_at is null"))
                .isZero();
        assertThat(wiang.count("review_item where subject like '%:61' and closed_at is not null"))
                .isOne();
        assertThat(wiang.count("review_item where subject like '%:62' and closed_at is null"))
                .isOne();
        assertThat(wiang.count("journal where event = 'item.closed'")).isOne();
    }

    @Test
    void one_question_of_the_batch_stands_for_all_its_held_lines() throws IOException {
        BatchId id = wiang.claimed("looks like another");
        NewItem question =
                new NewItem(Label.HELD_FOR_REVIEW, "batch:" + id.value(), Month.WIANG, 30_000, "looks like B000001");
        batches.checked(
                id,
                Month.checked(
                        id,
                        List.of(
                                Month.line(1, 1, 100, Label.HELD_FOR_REVIEW),
                                Month.line(2, 2, 200, Label.HELD_FOR_REVIEW),
                                Month.unreadable(3)),
                        List.of(question)));
        assertThat(wiang.items(id))
                .containsExactly(
                        "HELD_FOR_REVIEW 30000 treasurer looks like B000001",
                        "HELD_FOR_REVIEW 30000 treasurer looks like B000001",
                        "REFUSED_AT_INTAKE 0 treasurer SGT-2002 national_id");
    }

    @Test
    void a_batch_that_looks_like_another_is_found_unless_that_was_refused_or_is_itself() throws IOException {
        Sha256 print = Sha256.of(new byte[] {7});
        BatchId first = wiang.claimed("first of two alike");
        batches.checked(first, printed(Month.checked(first, List.of(), List.of()), print));
        BatchId refused = wiang.claimed("refused and alike");
        batches.checked(refused, printed(Month.refused(refused), Sha256.of(new byte[] {8})));
        BatchId third = wiang.claimed("third");
        assertThat(batches.sameFingerprint(Month.WIANG, print, third)).contains(first);
        assertThat(batches.sameFingerprint(Month.WIANG, print, first)).isEmpty();
        assertThat(batches.sameFingerprint(Month.WIANG, Sha256.of(new byte[] {8}), third))
                .isEmpty();
        assertThat(batches.sameFingerprint(FundId.of("other"), print, third)).isEmpty();
    }

    @Test
    void a_check_may_ask_the_stores_before_its_first_line_and_sees_the_funds_earlier_checks() throws Exception {
        Sha256 print = Sha256.of(new byte[] {9});
        List<Callable<Optional<BatchId>>> both = new ArrayList<>();
        for (String text : List.of("alike at once 1", "alike at once 2")) {
            BatchId id = wiang.claimed(text);
            both.add(() -> {
                Asking asking = new Asking(id, print);
                batches.checked(id, asking);
                return asking.seen;
            });
        }
        assertThat(atOnce(both)).filteredOn(Optional::isPresent).hasSize(1);
    }

    private final class Asking implements Check {
        private final BatchId id;
        private final Sha256 print;
        private Optional<BatchId> seen = Optional.empty();

        Asking(BatchId id, Sha256 print) {
            this.id = id;
            this.print = print;
        }

        @Override
        public void lines(Consumer<CheckedLine> to) {
            seen = batches.sameFingerprint(Month.WIANG, print, id);
            to.accept(Month.line(1, 1, 100, Label.WAITING));
        }

        @Override
        public CheckedBatch result() {
            return printed(Month.checked(id, List.of(), List.of()), print).result();
        }
    }

    private static Check printed(Check check, Sha256 print) {
        CheckedBatch r = check.result();
        return new Month.Whole(
                List.of(),
                new CheckedBatch(r.state(), r.header(), Optional.of(print), r.problems(), r.missing(), r.receipt()));
    }
}
