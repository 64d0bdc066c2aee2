package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** What a program leaves out, or sends as nothing, is asked for in words and never a fault of ours. */
class AskTest {
    private static final String KIND = "\"kind\":\"MATCH_CREDIT\"";

    @Test
    void only_the_kind_must_be_there() throws JsonProcessingException {
        assertThat(ask(KIND).proposal(AskTest::file)).isEqualTo(Proposal.of(DecisionKind.MATCH_CREDIT, ""));
        assertThat(ask("").written()).isEmpty();
        assertThat(ask("").dueOn()).isEmpty();
        refused(Why.INCOMPLETE, () -> ask("").proposal(AskTest::file));
        refused(Why.INCOMPLETE, () -> ask("\"kind\":\"match_credit\"").proposal(AskTest::file));
    }

    @Test
    void files_are_numbers_above_nought() throws JsonProcessingException {
        assertThat(ask(KIND + ",\"files\":[12]").proposal(AskTest::file).files())
                .containsExactly(new FileId(12));
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"files\":[12,null]").proposal(AskTest::file));
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"files\":[0]").proposal(AskTest::file));
    }

    @Test
    void what_was_taken_back_is_named_by_the_number_of_a_credit() throws JsonProcessingException {
        Proposal wish = ask("\"kind\":\"MATCH_DEBIT\",\"credit\":61").proposal(AskTest::file);
        assertThat(wish).isEqualTo(Proposal.takesBack(61, ""));
        assertThat(ask(KIND + ",\"credit\":null").proposal(AskTest::file).credit())
                .isEmpty();
    }

    @Test
    void an_agencys_letter_has_a_number_and_a_date() throws JsonProcessingException {
        String gone = "\"kind\":\"BOOKING_GONE\"";
        AgencyLetter letter = new AgencyLetter("กก 0001/17", LocalDate.of(2026, 11, 20));
        assertThat(ask(gone + ",\"letter\":{\"number\":\" กก 0001/17 \",\"date\":\"2026-11-20\"}")
                        .proposal(AskTest::file))
                .isEqualTo(Proposal.bookingGone(Set.of(), letter, ""));
        assertThat(ask(gone).proposal(AskTest::file).letter()).isEmpty();
        for (String half : new String[] {
            "{}",
            "{\"number\":\"1\"}",
            "{\"date\":\"2026-11-20\"}",
            "{\"number\":\" \",\"date\":\"2026-11-20\"}",
            "{\"number\":\"1\",\"date\":\"20/11/2569\"}"
        }) {
            refused(Why.INCOMPLETE, () -> ask(gone + ",\"letter\":" + half).proposal(AskTest::file));
        }
    }

    @Test
    void a_correction_that_is_nothing_is_incomplete_and_one_without_a_right_id_says_so() {
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"corrections\":[null]").proposal(AskTest::file));
        refused(
                Why.WRONG_ID,
                () -> ask(KIND + ",\"corrections\":[{\"line\":7}]").proposal(AskTest::file));
        refused(
                Why.WRONG_ID,
                () -> ask(KIND + ",\"corrections\":[{\"line\":7,\"national_id\":\"1\"}]")
                        .proposal(AskTest::file));
    }

    @Test
    void an_amount_has_both_decimals_and_a_day_is_a_day() throws JsonProcessingException {
        assertThat(ask(KIND + ",\"amount\":\"80.50\"").proposal(AskTest::file).amount())
                .contains(Satang.of(8_050));
        for (String amount : new String[] {"80", "80.5", "-80.50", "8e1", ""}) {
            refused(
                    Why.INCOMPLETE,
                    () -> ask(KIND + ",\"amount\":\"" + amount + "\"").proposal(AskTest::file));
        }
        assertThat(ask(KIND + ",\"until\":\"2026-12-01\"")
                        .proposal(AskTest::file)
                        .until())
                .contains(LocalDate.of(2026, 12, 1));
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"until\":\"2026-02-30\"").proposal(AskTest::file));
        refused(Why.INCOMPLETE, () -> ask("\"due\":\"1/12/2569\"").dueOn());
    }

    @Test
    void whether_somebody_takes_it_or_by_when_must_be_said() throws JsonProcessingException {
        assertThat(ask("\"mine\":false").takes()).contains(false);
        assertThat(ask("\"due\":\"2026-12-01\"").takes()).isEmpty();
        refused(Why.INCOMPLETE, () -> ask("").takes());
        refused(Why.INCOMPLETE, () -> ask("\"mine\":null").takes());
    }

    private static Ask ask(String fields) throws JsonProcessingException {
        return new ObjectMapper().readValue("{" + fields + "}", Ask.class);
    }

    private static void refused(Why why, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    @Test
    void a_file_is_named_by_its_number_or_its_reference() throws Exception {
        assertThat(ask(KIND + ",\"files\":[12],\"references\":[\"ST 1\"]")
                        .proposal(AskTest::file)
                        .files())
                .containsExactlyInAnyOrder(new FileId(12), new FileId(77));
        refused(
                Why.UNKNOWN_REFERENCE,
                () -> ask(KIND + ",\"references\":[\"ST 2\"]").proposal(AskTest::file));
        refused(
                Why.UNKNOWN_REFERENCE,
                () -> ask(KIND + ",\"references\":[null]").proposal(AskTest::file));
    }

    private static FileId file(String reference) {
        if (!reference.equals("ST 1")) {
            throw new DeskException(Why.UNKNOWN_REFERENCE);
        }
        return new FileId(77);
    }
}
