package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void the_digest_of_abc_is_the_standards() {
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(new Sha256(ABC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba78", "G", "A", "/", ":", "`", "g", "๑"})
    void what_is_no_digest_of_64_small_digits_is_refused(String end) {
        String text = end.length() == 1 ? ABC.substring(1) + end : end;
        assertThatThrownBy(() -> new Sha256(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a SHA-256");
        assertThatThrownBy(() -> new Sha256(ABC + "0")).isInstanceOf(IllegalArgumentException.class);
    }
}
