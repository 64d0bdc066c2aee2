package org.songtor.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** A statement or an answer without one byte is refused in words for who asks its sender, and not in those for a fund that forgot to save its list. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmptyArrivalTest {
    private static void empty(ThrowingCallable read) {
        assertThat(catchThrowableOfType(FormatException.class, read).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.EMPTY_ARRIVAL);
    }

    @Test
    void in_either_encoding_an_empty_file_is_an_empty_arrival() {
        empty(() -> Utf8.decode(new byte[0]));
        empty(() -> ThaiText.decode(new byte[0]));
    }
}
