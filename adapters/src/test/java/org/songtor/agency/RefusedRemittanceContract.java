package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/** What a profile cannot carry is refused before a byte is written, and nothing is cut. */
abstract class RefusedRemittanceContract extends WholeRemittanceContract {
    @Test
    void the_longest_name_is_carried_and_one_character_more_is_refused() throws Exception {
        PersonName longest = longestName();
        comesBack(named(longest));
        refusedLine(
                named(new PersonName(longest.title(), longest.first(), longest.last() + "ก")), ProblemCode.TOO_LONG);
    }

    @Test
    void a_name_the_encoding_cannot_carry_is_refused_and_never_written_with_a_question_mark() {
        refusedLine(named(unencodable()), ProblemCode.UNENCODABLE);
    }

    @Test
    void an_amount_that_does_not_fit_is_refused_and_never_cut() {
        refusedLine(paying(overflowing()), ProblemCode.AMOUNT_OVERFLOW);
    }

    @Test
    void nothing_and_less_than_nothing_are_no_payment() {
        for (long satang : new long[] {0, -100, Long.MIN_VALUE}) {
            Document document = paying(Satang.of(satang));
            assertThat(format().check(document.lines().get(0))).as("%d", satang).isNotEmpty();
            assertThatThrownBy(() -> format().write(document)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void a_sum_beyond_every_long_is_refused() {
        Satang half = Satang.of(Long.MAX_VALUE / 2 - 1);
        List<Document.Line> lines = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            lines.add(with(line(i, new Random(i)), half));
        }
        assertThatThrownBy(() -> format().write(new Document(sample().header(), lines)))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void what_passes_the_check_can_be_written_and_what_does_not_cannot() throws Exception {
        Random random = seeded();
        for (int i = 0; i < 2000; i++) {
            PersonName name = OddNames.name(random);
            Document document = new Document(sample().header(), List.of(with(line(1, random), name)));
            if (format().check(document.lines().get(0)).isEmpty()) {
                byte[] bytes = format().write(document);
                assertThat(format().write(format().read(format().fileName(document.header()), bytes)))
                        .as(OddNames.shown(name))
                        .isEqualTo(bytes);
            } else {
                assertThatThrownBy(() -> format().write(document))
                        .as(OddNames.shown(name))
                        .isInstanceOf(FormatException.class);
            }
        }
    }

    @Test
    void positions_that_do_not_count_from_one_are_refused() {
        Document.Line first = line(1, new Random(1));
        Document.Line third = line(3, new Random(3));
        assertThatThrownBy(() -> format().write(new Document(sample().header(), List.of(first, third))))
                .isInstanceOf(FormatException.class);
    }
}
