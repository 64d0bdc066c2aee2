package org.songtor.intake;

import java.util.Optional;
import org.songtor.model.Satang;

/** Adds up rows as the check does: an empty cell adds nothing, one that cannot be read leaves no sum. */
final class Sum {
    private int lines;
    private Optional<Satang> total = Optional.of(Satang.ZERO);

    void add(String amount) {
        lines++;
        String text = Tidy.number(amount).value();
        Optional<Satang> more = text.isEmpty() ? Optional.of(Satang.ZERO) : Baht.ofLine(text);
        total = total.flatMap(t -> more.map(t::plus));
    }

    int lines() {
        return lines;
    }

    Optional<Satang> total() {
        return total;
    }
}
