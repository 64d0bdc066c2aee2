package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Views.LabelCount;

class BarTest {
    @Test
    void one_exception_among_thousands_is_still_seen_and_pieces_join() {
        Bar bar = Bar.of(List.of(count(Label.FILE_SHORT, 1), count(Label.SETTLED, 9_999)));
        assertThat(bar.pieces())
                .containsExactly(
                        new Bar.Piece(Label.Need.NOTHING, 0, 9_999), new Bar.Piece(Label.Need.DECISION, 9_999, 200));
        assertThat(bar.width()).isEqualTo(10_199);
        assertThat(bar.counts()).extracting(LabelCount::label).containsExactly(Label.SETTLED, Label.FILE_SHORT);
    }

    @Test
    void labels_that_ask_the_same_share_a_piece() {
        Bar bar = Bar.of(List.of(count(Label.ALREADY_PAID, 3), count(Label.FILE_SHORT, 4)));
        assertThat(bar.pieces()).containsExactly(new Bar.Piece(Label.Need.DECISION, 0, 7));
        assertThat(bar.counts()).extracting(LabelCount::lines).containsExactly(4, 3);
    }

    private static LabelCount count(Label label, int lines) {
        return new LabelCount(label, lines, Satang.ofBaht(lines));
    }
}
