package org.songtor.cli.layout;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songtor.layout.Description;
import org.songtor.layout.Inspection;
import org.songtor.layout.Layout;
import org.songtor.layout.Row;
import org.songtor.model.FormVersion.Part;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/**
 * A file of the present form, written in another: fields go over by their names, sums and counts are made anew. A record that does not
 * fit is told and left out, so that the others can be seen.
 */
final class Rehearsal {
    private final Profiles profiles;
    private final Layout next;
    private final Map<String, String> given;
    private final boolean ids;
    private final List<Told> problems = new ArrayList<>();

    /** @param given values {@code RECORD.field} that the old form does not hold */
    Rehearsal(Profiles profiles, Layout next, Map<String, String> given, boolean ids) {
        this.profiles = profiles;
        this.next = next;
        this.given = given;
        this.ids = ids;
    }

    /** Prints the differences and what does not fit. @return whether all fits */
    boolean run(AgencyFormat format, String name, byte[] content, PrintWriter out) {
        FileParts old = FileParts.read(profiles, format, Part.REMITTANCE, name, content);
        problems.addAll(old.problems());
        List<Inspection.Seen> carried = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Inspection.Seen seen : old.records()) {
            if (!seen.tag().isEmpty()) {
                row(seen).ifPresent(row -> {
                    carried.add(seen);
                    rows.add(row);
                });
            }
        }
        out.println(
                name + ": " + old.form().words() + " → version " + next.info().version());
        written(format, rows, old, carried, content, out);
        problems.forEach(p -> out.println(p.words()));
        return problems.isEmpty();
    }

    private Optional<Row> row(Inspection.Seen seen) {
        int record = (int) seen.number();
        try {
            Row row = next.rowOf(seen.tag(), texts(seen));
            List<Problem> found = next.check(row);
            found.forEach(
                    p -> problems.add(Told.of(Problem.ofRow(p.code(), record, 0, p.field(), p.found(), p.expected()))));
            return found.isEmpty() ? Optional.of(row) : Optional.empty();
        } catch (IllegalArgumentException e) {
            problems.add(Told.of(Problem.ofRow(
                    ProblemCode.MISSING_VALUE, record, 0, seen.tag(), "", String.valueOf(e.getMessage()))));
            return Optional.empty();
        }
    }

    /** What the new record takes, by name, from the old one or from what was given; else nothing. */
    private Map<String, String> texts(Inspection.Seen seen) {
        Map<String, String> old = seen.texts();
        Map<String, String> texts = new TreeMap<>();
        for (Description.Kind kind : next.describe().records()) {
            if (kind.tag().equals(seen.tag())) {
                for (Description.Line field : kind.fields()) {
                    String set = given.getOrDefault(seen.tag() + "." + field.name(), "");
                    texts.put(field.name(), old.getOrDefault(field.name(), set));
                }
            }
        }
        return texts;
    }

    private void written(
            AgencyFormat format,
            List<Row> rows,
            FileParts old,
            List<Inspection.Seen> carried,
            byte[] content,
            PrintWriter out) {
        try {
            byte[] made = next.write(rows);
            List<Inspection.Seen> now = next.inspect(made).records().stream()
                    .filter(r -> !r.tag().isEmpty())
                    .toList();
            Charset before = charset(format, content);
            Charset after = Charset.forName(next.describe().encoding());
            int same = 0;
            for (int i = 0; i < now.size(); i++) {
                String was = Ruled.line(carried.get(i), content, before);
                String is = Ruled.line(now.get(i), made, after);
                if (was.equals(is)) {
                    same++;
                } else {
                    out.println("ระเบียน record " + carried.get(i).number() + " "
                            + now.get(i).tag());
                    out.println("- " + shown(was, carried.get(i)));
                    out.println("+ " + shown(is, now.get(i)));
                    out.println("  " + Ruled.changes(was, is));
                }
            }
            out.println("ต่างกัน changed " + (now.size() - same) + ", เหมือนเดิม same " + same + ", ลงไม่ได้ left out "
                    + (old.records().stream().filter(r -> !r.tag().isEmpty()).count() - rows.size()));
        } catch (FormatException e) {
            e.problems().forEach(p -> problems.add(Told.of(p)));
        }
    }

    private Charset charset(AgencyFormat format, byte[] content) {
        return profiles.book(format, Part.REMITTANCE)
                .map(b -> Charset.forName(b.reading(content).describe().encoding()))
                .orElseThrow();
    }

    /** As long as before, so that the ruler under it holds. */
    private String shown(String line, Inspection.Seen record) {
        String shown = line;
        for (String text : record.texts().values()) {
            if (!ids && NationalId.isValid(text)) {
                shown = shown.replace(text, NationalId.mask(text));
            }
        }
        return shown;
    }
}
