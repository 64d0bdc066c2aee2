package org.songtor.layout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Period;
import org.songtor.port.FormatException;

/** What a file's first record says of the version that the file is of. */
final class Dating {
    private Dating() {}

    /** The first record alone; empty when it is none of this layout. */
    static Optional<Row> head(Layout layout, byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        Findings findings = new Findings();
        List<Row> rows = new ArrayList<>();
        try {
            ByteArrayInputStream line = new ByteArrayInputStream(content, 0, Math.min(content.length, end + 1));
            new FileReader(layout, findings).watch(line, (n, l, row, eye) -> {
                if (row != null && findings.size() == 0) {
                    rows.add(row.copy());
                }
            });
        } catch (FormatException | IOException e) {
            throw new IllegalStateException("nothing here throws", e);
        }
        return rows.stream().findFirst();
    }

    /** Whether the first record holds what this version is chosen by. */
    static boolean isSaid(Layout layout) {
        return layout.records().get(0).fields().stream().anyMatch(field -> chooses(layout, field));
    }

    /** The day that a file's first record chooses its version by. */
    static Optional<LocalDate> day(Layout layout, Row first) {
        return first.type().fields().stream()
                .filter(field -> chooses(layout, field))
                .findFirst()
                .map(f -> {
                    Object value = first.get(f.name(), Object.class);
                    return value instanceof Period period ? period.month().atDay(1) : (LocalDate) value;
                });
    }

    private static boolean chooses(Layout layout, Field field) {
        Class<?> due = layout.chosenBy() == ChosenBy.PERIOD ? Period.class : LocalDate.class;
        return field.content() instanceof Content.Given given && given.type() == due;
    }
}
