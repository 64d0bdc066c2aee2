package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one person can write alone about what lines are called: nothing that people decide, and no end of what they are asked. */
class SaidByPeopleTest extends AgainBench {
    private static final String AGAIN =
            "insert into line_label (line_id, number, label) select n.line_id, max(n.number) + 1, '%s' from line_label n where n.line_id = %d group by n.line_id";

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());

    private long line() {
        return bench.count("select max(line_id) from line where batch_id = " + batch.value());
    }

    @Test
    void no_line_is_called_what_only_people_decide_unless_they_did() {
        refusedLine(Answer.LineVerdict.REFUSED);
        for (String label : BookWords.OF_PEOPLE) {
            sqlRefused(AGAIN.formatted(label, line()), "only if people decided so");
            sqlRefused(
                    "do $$ begin perform label_lines(array[%d], array[%d], array['%s']); end $$"
                            .formatted(file.value(), line(), label),
                    "only if people decided so");
            togetherRefused(
                    "only if people decided so",
                    "set local songtor.booking = 'true'",
                    "insert into line_label (line_id, number, label, said, account) values (%d, 9, '%s', false, 'SENT')"
                            .formatted(line(), label));
        }
        assertThat(bench.labels(batch)).containsExactly("REFUSED_BY_AGENCY");
        assertThat(found()).isEmpty();
    }

    @Test
    void nor_what_was_decided_of_it_and_taken_back_or_decided_otherwise() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Decision done = settle(item, RETURN);
        sqlRefused(AGAIN.formatted("WRITTEN_OFF", line()), "only if people decided so");
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("RETURNED");
        undone(done);
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("REFUSED_BY_AGENCY");
        sqlRefused(AGAIN.formatted("RETURNED", line()), "only if people decided so");
        assertThat(found()).isEmpty();
    }

    @Test
    void no_line_begins_with_what_people_decide() {
        refusedLine(Answer.LineVerdict.REFUSED);
        for (String label : BookWords.OF_PEOPLE) {
            sqlRefused(
                    "insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label, satang, title, first_name, last_name)"
                            + " values (" + batch.value() + ", '" + fund
                            + "', 99, 99, 'toy', 'toy', 'one', false, '" + label + "', 10000, '', '', '')",
                    label.equals("AMOUNT_ACCEPTED") ? "line_begins_otherwise" : "line_begins_undecided");
        }
    }

    @Test
    void the_database_and_the_program_know_the_same_labels_of_people() {
        assertThat(jdbc.queryForList("select unnest(labels_of_people())", String.class))
                .containsExactlyInAnyOrder(BookWords.OF_PEOPLE);
        for (DecisionKind kind : DecisionKind.values()) {
            String label = jdbc.queryForObject("select label_by(?, 'ASKED')", String.class, kind.name());
            boolean ofNoLine = kind == DecisionKind.MATCH_CREDIT
                    || kind == DecisionKind.MATCH_DEBIT
                    || kind == DecisionKind.PASS_ON
                    || kind == DecisionKind.BOOKING_GONE
                    || kind == DecisionKind.MEMBER_PAID;
            assertThat(label)
                    .as(kind.name())
                    .isEqualTo(ofNoLine ? null : kind.label().name());
        }
        assertThat(jdbc.queryForObject("select label_by('FIRST_STANDS', 'STANDS')", String.class))
                .isEqualTo(Label.AMOUNT_ACCEPTED.name());
        assertThat(Arrays.asList(BookWords.OF_PEOPLE)).doesNotContain("SETTLED", "WAITING");
    }

    @Test
    void a_label_that_came_in_behind_the_tables_is_found_with_its_line() {
        refusedLine(Answer.LineVerdict.REFUSED);
        Planted.label(DATABASE.dataSource(), "RETURNED", "select " + line() + " as line_id");
        assertThat(found())
                .containsExactly(new Difference(
                        Kind.DECIDED, fund, "batch " + batch.value() + " line 1", "RETURNED", "no decision"));
    }

    @Test
    void what_is_asked_of_lines_is_not_ended_by_one_alone_and_is_found_where_it_was() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        String closed = "update review_item set closed_at = now() where item_id = " + item;
        sqlRefused(closed, "is asked still");
        Planted.behind(DATABASE.dataSource(), "review_item review_item_over", () -> jdbc.execute(closed));
        assertThat(found())
                .containsExactly(new Difference(
                        Kind.ASKED, fund, "batch " + batch.value() + " line 1", "REFUSED_BY_AGENCY", "no open item"));
        jdbc.execute("update review_item set closed_at = null where item_id = " + item);
        assertThat(found()).isEmpty();
        jdbc.execute("delete from review_item_line where item_id = " + item);
        assertThat(found()).extracting(Difference::kind).isEqualTo(List.of(Kind.ASKED));
    }
}
