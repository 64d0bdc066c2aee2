package org.songtor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.songtor.match.Labelled;
import org.songtor.match.LineFacts;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.store.CopyRows.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes labels of many files' lines, inside the caller's transaction, piece by piece: the database writes those that are new, and what follows for the books;
 * what asks for a decision goes beside them by {@code COPY} into a table that ends with the transaction, from which {@link LineItems} makes the review items.
 */
@Component("store.labelling")
class Labelling {
    private static final int PIECE = 10_000;

    private final JdbcClient jdbc;
    private final CopyRows copy;
    private final LineItems items;

    Labelling(DataSource dataSource, CopyRows copy, LineItems items) {
        this.jdbc = JdbcClient.create(dataSource);
        this.copy = copy;
        this.items = items;
    }

    /**
     * Of the caller's transaction, which holds these files.
     *
     * @param firsts as of {@link Together#firsts}
     */
    Writing of(Long[] files, Map<Long, Long> firsts) {
        items.begin();
        return new Writing(files, firsts);
    }

    /** Lines in any order, then {@link #end}. */
    final class Writing {
        private final Long[] files;
        private final Map<Long, Long> firsts;
        private final List<EvidenceRows.Line> lines = new ArrayList<>(PIECE);
        private final List<String> labels = new ArrayList<>(PIECE);
        private final List<Row> asking = new ArrayList<>();
        private final Map<Long, Long> changes = new TreeMap<>();
        private final List<Long> credited = new ArrayList<>();

        private Writing(Long[] files, Map<Long, Long> firsts) {
            this.files = files;
            this.firsts = firsts;
        }

        void add(EvidenceRows.Line line, Labelled labelled) {
            Label label = labelled.label();
            lines.add(line);
            labels.add(label.name());
            if (label.need() == Label.Need.DECISION) {
                asking.add(new Row(
                        line.file(),
                        line.facts().position(),
                        line.id(),
                        atRisk(label, line.facts()).value(),
                        label,
                        labelled.perFile() ? "" : line.cause(),
                        labelled.perFile()));
            }
            if (line.facts().holdsForMember()) {
                credited.add(line.id());
            }
            if (lines.size() == PIECE) {
                flush();
            }
        }

        /** Of money that did not come just what is due: what was accepted, and not what was sent. */
        private static Satang atRisk(Label label, LineFacts line) {
            return label == Label.NEVER_PAID || label == Label.FILE_SHORT ? line.due() : line.amount();
        }

        /** The file itself has so much too much, and none of its lines says it. */
        void over(long file, Satang satang) {
            asking.add(new Row(file, null, null, satang.value(), Label.FILE_OVER, "", true));
        }

        private void flush() {
            if (!lines.isEmpty()) {
                label();
            }
            copy.into(LineItems.ASKING, LineItems.COLUMNS, asking::forEach);
            lines.clear();
            labels.clear();
            asking.clear();
        }

        /** Which of these labels are new is known where they are written. */
        private void label() {
            jdbc.sql("select file_id, changed from label_lines(:files, :lines, :labels)")
                    .param("files", lines.stream().map(EvidenceRows.Line::file).toArray(Long[]::new))
                    .param("lines", lines.stream().map(EvidenceRows.Line::id).toArray(Long[]::new))
                    .param("labels", labels.toArray(String[]::new))
                    .query(row -> {
                        changes.merge(row.getLong(1), row.getLong(2), Long::sum);
                    });
        }

        void end() {
            flush();
            items.put(files, firsts, credited.toArray(Long[]::new));
            jdbc.sql("""
                            insert into journal (actor, event, subject, detail)
                            select :self, 'file.labelled', 'file:' || said.file, said.lines || ' lines'
                            from unnest(:files::bigint[], :lines::bigint[]) as said (file, lines)
                            """)
                    .param("self", Entries.SELF)
                    .param("files", changes.keySet().toArray(Long[]::new))
                    .param("lines", changes.values().toArray(Long[]::new))
                    .update();
        }
    }
}
