package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers come back as they were written. */
abstract class AnswerContract extends RefusedRemittanceContract {
    @Test
    void the_answers_form_says_what_it_is() {
        assertThat(format().answerProfile().id()).isEqualTo(format().profile().id());
        assertThat(format().answerProfile().source()).isNotBlank();
    }

    @Test
    void an_answer_comes_back_as_it_was_written() throws Exception {
        comesBack(sampleAnswer());
        comesBack(refusal("ยอดรวมไม่ตรง"));
        comesBack(answer(List.of()));
    }

    @Test
    void generated_answers_come_back_to_the_satang() throws Exception {
        Random random = seeded();
        for (int i = 0; i < DOCUMENTS; i++) {
            comesBack(answer(answerLines(1 + random.nextInt(40), random)));
        }
        comesBack(answer(answerLines(10_000, random)));
    }
}
