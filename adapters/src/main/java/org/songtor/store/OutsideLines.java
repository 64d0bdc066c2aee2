package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.model.Label;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines of a decision that are in no file: there is no evidence to compute their label from, so the decision writes it. Inside the caller's transaction. */
@Component("store.outsideLines")
class OutsideLines {
    private static final String OUTSIDE = """
            from decision_line d join line l on l.line_id = d.line_id
                cross join lateral current_label(l.line_id, l.first_label) now
            where d.decision_id = :decision and not exists (select from file_line fl where fl.line_id = d.line_id and fl.live)
            """;
    private static final String LABEL = """
            insert into line_label (line_id, label) select d.line_id, :label
            """ + OUTSIDE;

    private final JdbcClient jdbc;

    OutsideLines(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    boolean any(long decision) {
        return jdbc.sql("select exists (select " + OUTSIDE + ")")
                .param("decision", decision)
                .query(Boolean.class)
                .single();
    }

    void give(long decision, Label label) {
        label(decision, label, LABEL + " and now.label <> :other", label);
    }

    /** Only those that still have the label that the decision gave. */
    void takeBack(long decision, Label given, Label before) {
        label(decision, before, LABEL + " and now.label = :other", given);
    }

    private void label(long decision, Label label, String sql, Label other) {
        jdbc.sql(sql)
                .param("label", label.name())
                .param("other", other.name())
                .param("decision", decision)
                .update();
    }
}
