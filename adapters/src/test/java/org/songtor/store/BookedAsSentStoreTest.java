package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;
import static org.songtor.store.Bench.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;

/** Lines that were booked as sent are labelled and booked where they lie; whatever else was said of a line is the program's to judge. */
class BookedAsSentStoreTest {
    private static final int LINES = 9;
    private static final String GIVEN =
            "booked_as_sent(array[%d]::bigint[], array['SETTLED'], array['DUPLICATE', 'DATE_MISMATCH'])";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private BatchId batch;
    private FileId file;

    /** Line 1 and 9 are simply booked, 9 under a code that says nothing; of each other one something else is known. */
    @BeforeEach
    void everythingThatMayBeSaidOfALine() {
        bench = new Bench(DATABASE);
        batch = bench.batch("wiang", LINES, TOY);
        file = bench.delivered(batch, DUE);
        bench.answered(new Answer(
                bench.reference(file),
                "A" + file,
                Bench.DAY,
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        said(1, LineVerdict.BOOKED, 100, ""),
                        said(2, LineVerdict.BOOKED, 90, ""),
                        said(3, LineVerdict.BOOKED, 100, "DATE_MISMATCH"),
                        said(4, LineVerdict.DUPLICATE, 0, ""),
                        said(5, LineVerdict.BOOKED, 100, ""),
                        said(5, LineVerdict.BOOKED, 100, ""),
                        said(6, LineVerdict.BOOKED, 100, ""),
                        said(7, LineVerdict.BOOKED, 100, "DUPLICATE"),
                        booked(9, 9, 100))));
        bench.answered(new Answer(
                bench.reference(file),
                "B" + file,
                Bench.DAY,
                Answer.Verdict.PROCESSED,
                "",
                List.of(said(6, LineVerdict.REFUSED, 0, ""))));
    }

    private static Answer.Line said(int position, LineVerdict verdict, long baht, String cause) {
        return new Answer.Line(position, person(position), verdict, Satang.ofBaht(baht), cause);
    }

    private void paid() {
        bench.stated(credit("E" + file, 100 * LINES, "pay " + bench.reference(file)));
    }

    @Test
    void only_what_was_booked_once_and_as_sent_is_labelled_where_it_lies() {
        assertThat(positions(GIVEN.formatted(file.value()))).containsExactly(0, 2, 3, 4, 5, 5, 6, 6, 7, 8);
        assertThat(bench.labels(batch).stream().filter("SETTLED"::equals)).hasSize(2);
        assertThat(wrong()).isEmpty();
        assertThat(positions(GIVEN.formatted(file.value()))).as("once more").containsExactly(2, 3, 4, 5, 5, 6, 6, 7, 8);
    }

    private List<Integer> positions(String from) {
        return bench.jdbc
                .sql("select position from " + from + " with ordinality order by ordinality")
                .query(Integer.class)
                .list();
    }

    @Test
    void a_label_that_asks_the_files_facts_is_not_given_where_the_line_lies() {
        String waiting = GIVEN.formatted(file.value()).replace("'SETTLED'", "'WAITING'");
        assertThat(positions(waiting)).as("they wait already").startsWith(0, 2);
        bench.jdbc
                .sql("select count(*) from " + GIVEN.formatted(file.value()))
                .query(Long.class)
                .single();
        assertThat(positions(waiting)).as("settled, and to wait again").startsWith(1, 2);
        assertThat(bench.labels(batch)).startsWith("SETTLED");
    }

    @Test
    void every_label_is_what_the_rules_say_of_all_evidence_before_and_after_the_money() {
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly(labels("WAITING"));
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and due_at = timestamptz '" + DUE
                        + "' and subject = " + file.value()))
                .as("looked at again when the money should be there")
                .isOne();
        paid();
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly(labels("SETTLED"));
        assertThat(wrong()).isEmpty();
        assertThat(bench.jdbc
                        .sql(
                                "select detail from journal where event = 'file.labelled' and subject = ? order by entry_id desc limit 1")
                        .param("file:" + file.value())
                        .query(String.class)
                        .single())
                .isEqualTo("2 lines");
    }

    @Test
    void money_of_two_files_that_comes_together_is_booked_together() {
        BatchId second = bench.batch("wiang", 1, TOY);
        List<FileId> files = List.of(file, bench.delivered(second, DUE));
        for (FileId one : files) {
            bench.jdbc
                    .sql(
                            "insert into line_label (line_id, number, label) select line_id, 1, 'AMOUNT_ACCEPTED' from file_line where file_id = ? and position = 1")
                    .param(one.value())
                    .update();
        }
        long postings = bench.count("select count(*) from posting");
        bench.jdbc
                .sql("update agency_file set settled_at = now() where file_id in (?, ?)")
                .params(file.value(), files.get(1).value())
                .update();
        assertThat(bench.count("select count(*) from posting") - postings).isOne();
        assertThat(wrong()).isEmpty();
    }

    private static String[] labels(String simply) {
        return new String[] {
            simply,
            "AMOUNT_MISMATCH",
            "DATE_DIFFERS",
            "ALREADY_PAID",
            "BOOKED_TWICE",
            "REFUSED_BY_AGENCY",
            "ALREADY_PAID",
            "WAITING",
            simply
        };
    }

    private List<Difference> wrong() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.empty(), found::add);
        return found;
    }
}
