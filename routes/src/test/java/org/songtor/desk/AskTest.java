package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.port.ReviewDesk.Proposal;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** What a program leaves out, or sends as nothing, is asked for in words and never a fault of ours. */
class AskTest {
    private static final String KIND = "\"kind\":\"MATCH_CREDIT\"";

    @Test
    void only_the_kind_must_be_there() throws JsonProcessingException {
        assertThat(ask(KIND).proposal()).isEqualTo(Proposal.of(DecisionKind.MATCH_CREDIT, ""));
        assertThat(ask("").written()).isEmpty();
        assertThat(ask("").dueOn()).isEmpty();
        refused(Why.INCOMPLETE, () -> ask("").proposal());
        refused(Why.INCOMPLETE, () -> ask("\"kind\":\"match_credit\"").proposal());
    }

    @Test
    void files_are_numbers_above_nought() throws JsonProcessingException {
        assertThat(ask(KIND + ",\"files\":[12]").proposal().files()).containsExactly(new FileId(12));
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"files\":[12,null]").proposal());
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"files\":[0]").proposal());
    }

    @Test
    void a_correction_that_is_nothing_is_incomplete_and_one_without_a_right_id_says_so() {
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"corrections\":[null]").proposal());
        refused(
                Why.WRONG_ID,
                () -> ask(KIND + ",\"corrections\":[{\"line\":7}]").proposal());
        refused(
                Why.WRONG_ID,
                () -> ask(KIND + ",\"corrections\":[{\"line\":7,\"national_id\":\"1\"}]")
                        .proposal());
    }

    @Test
    void an_amount_has_both_decimals_and_a_day_is_a_day() throws JsonProcessingException {
        assertThat(ask(KIND + ",\"amount\":\"80.50\"").proposal().amount()).contains(Satang.of(8_050));
        for (String amount : new String[] {"80", "80.5", "-80.50", "8e1", ""}) {
            refused(
                    Why.INCOMPLETE,
                    () -> ask(KIND + ",\"amount\":\"" + amount + "\"").proposal());
        }
        assertThat(ask(KIND + ",\"until\":\"2026-12-01\"").proposal().until()).contains(LocalDate.of(2026, 12, 1));
        refused(Why.INCOMPLETE, () -> ask(KIND + ",\"until\":\"2026-02-30\"").proposal());
        refused(Why.INCOMPLETE, () -> ask("\"due\":\"1/12/2569\"").dueOn());
    }

    @Test
    void whether_somebody_takes_it_must_be_said() throws JsonProcessingException {
        assertThat(ask("\"mine\":false").takes()).isFalse();
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
}
