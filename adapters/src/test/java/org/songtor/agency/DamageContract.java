package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.port.FormatException;

/** A file that is damaged, of another kind or nothing at all is never read as another one. */
abstract class DamageContract extends AnswerContract {
    @Test
    void a_line_end_of_another_kind_is_noticed() throws Exception {
        String name = format().fileName(sample().header());
        byte[] good = format().write(sample());
        for (int i = 1; i < good.length; i++) {
            if (good[i - 1] == '\r' && good[i] == '\n') {
                for (byte[] bad : List.of(without(good, i), without(good, i - 1))) {
                    assertThatThrownBy(() -> format().read(name, bad)).isInstanceOf(FormatException.class);
                }
            }
        }
    }

    private static byte[] without(byte[] good, int at) {
        byte[] cut = new byte[good.length - 1];
        System.arraycopy(good, 0, cut, 0, at);
        System.arraycopy(good, at + 1, cut, at, cut.length - at);
        return cut;
    }

    @Test
    void no_damaged_remittance_is_read_as_another_one() throws Exception {
        String name = format().fileName(sample().header());
        isReadAsItselfOrRefused(format().write(sample()), bytes -> format().write(format().read(name, bytes)));
    }

    @Test
    void no_damaged_answer_is_read_as_another_one() throws Exception {
        String name = format().answerName(sampleAnswer());
        isReadAsItselfOrRefused(
                format().writeAnswer(sampleAnswer()), bytes -> format().writeAnswer(format().readAnswer(name, bytes)));
    }

    @Test
    void damage_to_the_bytes_of_a_file_is_told_with_the_byte_where_it_begins() throws Exception {
        String name = format().fileName(sample().header());
        String answer = format().answerName(sampleAnswer());
        for (byte[] bad : Damage.ofBytes(format().write(sample()))) {
            Damage.isToldWithByte(() -> format().read(name, bad), persons());
        }
        for (byte[] bad : Damage.ofBytes(format().writeAnswer(sampleAnswer()))) {
            Damage.isToldWithByte(() -> format().readAnswer(answer, bad), persons());
        }
    }

    @Test
    void records_in_another_order_missing_or_there_twice_are_told_with_the_record() throws Exception {
        String name = format().fileName(sample().header());
        String answer = format().answerName(sampleAnswer());
        for (byte[] bad : Damage.ofRecords(format().write(sample()))) {
            Damage.isTold(() -> format().read(name, bad), persons());
        }
        for (byte[] bad : Damage.ofRecords(format().writeAnswer(sampleAnswer()))) {
            Damage.isTold(() -> format().readAnswer(answer, bad), persons());
        }
    }

    private void isReadAsItselfOrRefused(byte[] good, ReadAndWrite again) {
        int refused = 0;
        List<byte[]> damaged = FormatSamples.damaged(good, seeded());
        for (byte[] bytes : damaged) {
            try {
                assertThat(again.of(bytes)).isEqualTo(strict(bytes));
            } catch (FormatException e) {
                Ids.areNotShownBy(e, persons());
                refused++;
            }
        }
        assertThat(refused).as("of %d damaged files", damaged.size()).isGreaterThan(damaged.size() / 2);
    }

    private interface ReadAndWrite {
        byte[] of(byte[] bytes) throws FormatException;
    }

    @Test
    void an_empty_file_is_neither_a_remittance_nor_an_answer() {
        String name = format().fileName(sample().header());
        String answer = format().answerName(sampleAnswer());
        assertThatThrownBy(() -> format().read(name, new byte[0])).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> format().readAnswer(answer, new byte[0])).isInstanceOf(FormatException.class);
    }

    @Test
    void a_remittance_is_no_answer_and_an_answer_is_no_remittance() throws Exception {
        byte[] remittance = format().write(sample());
        byte[] answer = format().writeAnswer(sampleAnswer());
        String name = format().fileName(sample().header());
        String answerName = format().answerName(sampleAnswer());
        assertThatThrownBy(() -> format().readAnswer(answerName, remittance)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> format().read(name, answer)).isInstanceOf(FormatException.class);
    }
}
