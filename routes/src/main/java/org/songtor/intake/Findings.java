package org.songtor.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Satang;
import org.songtor.repair.Diagnosis;
import org.songtor.repair.Finding;
import org.songtor.repair.Group;
import org.songtor.repair.Grouping;
import org.songtor.repair.Mistake;

/** The mistakes of one original, grouped as it is read. */
final class Findings implements Again.To {
    /** Of so many cells it is remembered that their problem has a group; of further ones the problem is told as well. */
    private static final int MOST_CELLS = 100_000;

    private final Diagnosis diagnosis;
    private final Grouping grouping;
    private final Mender.Wanted wanted;
    private final Sum sum = new Sum();
    private final Set<String> cells = new HashSet<>();
    private Map<String, String> header = Map.of();

    Findings(Diagnosis diagnosis, Mender.Wanted wanted) {
        this.diagnosis = diagnosis;
        this.grouping = new Grouping(diagnosis);
        this.wanted = wanted;
    }

    @Override
    public void header(Map<String, String> fields) {
        header = fields;
        grouping.header(fields);
        remember(0, fields);
    }

    @Override
    public void line(int lineNo, int row, Map<String, String> fields, boolean mendable) {
        sum.add(mended("amount", Mender.amount(fields)));
        if (wanted.line(lineNo) && mendable) {
            grouping.row(row, fields);
            remember(row, fields);
        }
    }

    private void remember(int row, Map<String, String> fields) {
        fields.forEach((name, text) -> {
            if (cells.size() < MOST_CELLS && diagnosis.of(name, text).isPresent()) {
                cells.add(cell(row, name));
            }
        });
    }

    /** @param whole the batch was refused, so that its count and total are asked again too */
    List<Group> groups(boolean whole) {
        if (whole) {
            String count = mended("count", header.getOrDefault("count", ""));
            grouping.declared(Mistake.DECLARED_COUNT, "count", count, Integer.toString(sum.lines()));
            Optional<Satang> total = Baht.ofTotal(mended("total", header.getOrDefault("total", "")));
            sum.total()
                    .filter(s -> total.isPresent())
                    .ifPresent(s -> grouping.declared(
                            Mistake.DECLARED_TOTAL, "total", total.get().toBaht(), s.toBaht()));
        }
        return grouping.groups();
    }

    boolean grouped(int row, String field) {
        return cells.contains(cell(row, field));
    }

    private String mended(String field, String text) {
        return diagnosis.of(field, text).flatMap(Finding::after).orElse(text);
    }

    private static String cell(int row, String field) {
        return row + " " + field;
    }
}
