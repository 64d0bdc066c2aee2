package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Answered;
import org.songtor.port.RunBooks.Extract;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Place;

/** What the checker reads of answers, from the tables themselves. */
class RunRowsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    @Test
    void what_an_answer_says_of_the_whole_file_and_of_each_line_is_read_and_whether_it_is_accepted() throws Exception {
        FileId taken = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        bench.answered(bench.answer(taken, 2));
        FileId refused = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        bench.answered(new Answer(
                bench.reference(refused), "refused", DAY, Answer.Verdict.FILE_REFUSED, "bad total", List.of()));
        Extract books = books();
        assertThat(said(books, taken)).containsExactly("0 PROCESSED", "1 BOOKED", "2 BOOKED");
        assertThat(said(books, refused)).containsExactly("0 FILE_REFUSED");
        assertThat(file(books, taken).acceptedAt()).isEqualTo(file(books, taken).answeredAt());
        assertThat(file(books, refused).answeredAt()).isPresent();
        assertThat(file(books, refused).acceptedAt()).isEmpty();
    }

    @Test
    void every_line_that_needs_a_person_is_asked_about_and_what_was_settled_is_not() throws Exception {
        FileId taken = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        bench.answered(bench.answer(taken, 2));
        FileId refused = bench.delivered(bench.batch("wiang", 12, TOY), DUE);
        bench.answered(new Answer(
                bench.reference(refused), "all-refused", DAY, Answer.Verdict.FILE_REFUSED, "bad total", List.of()));
        bench.reconcile(taken, Bench.NOW);
        bench.reconcile(refused, Bench.NOW);
        Extract books = books();
        assertThat(books.asked())
                .filteredOn(a -> lines(books, refused).contains(a.line()))
                .hasSize(12)
                .allSatisfy(a -> {
                    assertThat(a.label()).isEqualTo(Label.FILE_REFUSED);
                    assertThat(a.decided()).isFalse();
                });
        assertThat(books.asked()).noneMatch(a -> lines(books, taken).contains(a.line()));
        Planted.closed(DATABASE.dataSource(), "file_id = " + refused.value());
        assertThat(books().asked()).noneMatch(a -> lines(books, refused).contains(a.line()));
        assertThat(Unasked.of(DATABASE))
                .hasSize(12)
                .allSatisfy(line -> assertThat(line).endsWith("FILE_REFUSED"));
    }

    private static List<Long> lines(Extract books, FileId file) {
        return books.places().stream()
                .filter(p -> p.file() == file.value())
                .map(Place::line)
                .toList();
    }

    @Test
    void work_that_died_is_never_over_and_work_that_people_hold_is_theirs() throws Exception {
        bench.jdbc
                .sql("insert into outbox (topic, subject, due_at) values ('credits', 1, now() + interval '1 day')")
                .update();
        int before = books().dueWork();
        bench.jdbc
                .sql(
                        "update outbox set parked = 'HELD', parked_at = now(), parked_by = 'o', parked_reason = 'letter' where topic = 'credits'")
                .update();
        assertThat(books().dueWork()).isEqualTo(before);
        bench.jdbc
                .sql("update outbox set parked = 'DEAD' where topic = 'credits'")
                .update();
        assertThat(books().dueWork()).isEqualTo(before + 1);
    }

    private static Extract books() throws Exception {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            return new RunRows(connection).all();
        }
    }

    private static List<String> said(Extract books, FileId file) {
        return books.answers().stream()
                .filter(a -> a.file().filter(f -> f == file.value()).isPresent())
                .map((Answered a) -> a.position() + " " + a.verdict())
                .toList();
    }

    private static File file(Extract books, FileId id) {
        return books.files().stream()
                .filter(f -> f.id() == id.value())
                .findFirst()
                .orElseThrow();
    }
}
