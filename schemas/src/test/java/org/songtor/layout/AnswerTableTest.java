package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.model.Answer;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

class AnswerTableTest {
    private final AnswerTable table =
            new AnswerTable(Layout.load("/formats/baac/bill-payment-answer.v1.layout"), "H", "D", "T");

    private static Answer answer(Answer.Verdict verdict, String id, String reason, Answer.Line... lines) {
        return new Answer(
                PaymentReference.ofNumber(1), id, LocalDate.of(2026, 11, 22), verdict, reason, List.of(lines));
    }

    private static Answer.Line line(Answer.LineVerdict verdict, long satang) {
        return new Answer.Line(1, NationalId.of("9000000000012"), verdict, Satang.of(satang), "");
    }

    @Test
    void money_is_only_where_it_was_booked() throws Exception {
        byte[] booked = table.write(answer(Answer.Verdict.PROCESSED, "A1", "", line(Answer.LineVerdict.BOOKED, 100)));
        for (Answer.LineVerdict verdict :
                List.of(Answer.LineVerdict.DUPLICATE, Answer.LineVerdict.NOT_ELIGIBLE, Answer.LineVerdict.REFUSED)) {
            assertThatThrownBy(() -> table.write(answer(Answer.Verdict.PROCESSED, "A1", "", line(verdict, 100))))
                    .isInstanceOf(FormatException.class);
        }
        String text = new String(booked, StandardCharsets.US_ASCII).replace("9000000000012B", "9000000000012D");
        assertThatThrownBy(() -> table.read(text.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("booked");
        assertThat(table.read(booked).lines().get(0).booked()).isEqualTo(Satang.of(100));
    }

    @Test
    void a_refused_file_has_a_reason_and_no_lines_a_processed_one_the_other_way_round() {
        assertThatThrownBy(() -> table.write(
                        answer(Answer.Verdict.FILE_REFUSED, "A1", "ผิด", line(Answer.LineVerdict.BOOKED, 100))))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> table.write(answer(Answer.Verdict.PROCESSED, "A1", "ผิด")))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void an_answers_number_is_fit_for_a_file_name() {
        for (String bad : List.of("", "../x", "a b", "ก", "A".repeat(21))) {
            assertThatThrownBy(() -> table.write(answer(Answer.Verdict.PROCESSED, bad, "")))
                    .as(bad)
                    .isInstanceOf(FormatException.class);
        }
    }
}
