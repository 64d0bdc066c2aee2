package org.songtor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.songtor.match.Labelled;
import org.songtor.model.Label;
import org.songtor.store.CopyRows.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes labels of many files' lines, inside the caller's transaction: those that changed by {@code COPY}, piece by piece; what asks for a decision goes beside
 * them into a table that ends with the transaction, from which {@link LineItems} makes the review items.
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

    /** Of the caller's transaction, which holds these files. */
    Writing of(Long[] files) {
        items.begin();
        return new Writing(files);
    }

    /** Lines in any order, then {@link #end}. */
    final class Writing {
        private final Long[] files;
        private final List<Row> changed = new ArrayList<>();
        private final List<Row> asking = new ArrayList<>();
        private final Map<Long, Integer> changes = new TreeMap<>();

        private Writing(Long[] files) {
            this.files = files;
        }

        void add(EvidenceRows.Line line, Labelled labelled) {
            Label label = labelled.label();
            if (!label.name().equals(line.label())) {
                changes.merge(line.file(), 1, Integer::sum);
                put(changed, new Row(line.id(), line.number() + 1, label));
            }
            if (label.need() == Label.Need.DECISION) {
                put(
                        asking,
                        new Row(
                                line.file(),
                                line.facts().position(),
                                line.id(),
                                line.fund(),
                                line.facts().amount().value(),
                                label,
                                labelled.perFile() ? "" : line.cause(),
                                labelled.perFile()));
            }
        }

        private void put(List<Row> rows, Row row) {
            rows.add(row);
            if (rows.size() == PIECE) {
                flush();
            }
        }

        private void flush() {
            flush("line_label", "line_id, number, label", changed);
            flush(LineItems.ASKING, LineItems.COLUMNS, asking);
        }

        private void flush(String table, String columns, List<Row> rows) {
            copy.into(table, columns, rows::forEach);
            rows.clear();
        }

        void end() {
            flush();
            items.put(files);
            jdbc.sql("""
                            insert into journal (actor, event, subject, detail)
                            select :self, 'file.labelled', 'file:' || said.file, said.lines || ' lines'
                            from unnest(:files::bigint[], :lines::int[]) as said (file, lines)
                            """)
                    .param("self", Entries.SELF)
                    .param("files", changes.keySet().toArray(Long[]::new))
                    .param("lines", changes.values().toArray(Integer[]::new))
                    .update();
        }
    }
}
