package org.songtor.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.BatchId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Books.Unsure;

/**
 * Money of one batch and scheme that no agency has for certain for one reason: what is to be done is said once, with its members below it.
 *
 * @param lines at least one, as they came
 */
public record UnsureTogether(BatchId batch, SchemeCode scheme, Label label, List<Unsure> lines) {
    public UnsureTogether {
        lines = List.copyOf(lines);
    }

    private record Key(BatchId batch, SchemeCode scheme, Label label) {}

    /** Each where its first line stood. */
    static List<UnsureTogether> of(List<Unsure> all) {
        Map<Key, List<Unsure>> together = new LinkedHashMap<>();
        all.forEach(one -> together.computeIfAbsent(
                        new Key(one.batch(), one.scheme(), one.label()), key -> new ArrayList<>())
                .add(one));
        return together.entrySet().stream()
                .map(each -> new UnsureTogether(
                        each.getKey().batch(),
                        each.getKey().scheme(),
                        each.getKey().label(),
                        each.getValue()))
                .toList();
    }

    /** Of all its lines. */
    public Satang amount() {
        return lines.stream().map(Unsure::satang).reduce(Satang.ZERO, Satang::plus);
    }
}
