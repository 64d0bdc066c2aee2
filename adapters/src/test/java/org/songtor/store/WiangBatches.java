package org.songtor.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.port.BatchStore.Submission;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches that the fund Wiang hands in, and what the database then holds. */
final class WiangBatches {
    final JdbcBatchStore store;
    private final JdbcClient jdbc;
    private final Path folder;

    WiangBatches(TestDatabase database, Path folder) {
        this.store = new Stores(database).batches();
        this.jdbc = database.jdbc();
        this.folder = folder;
    }

    Submission submission(String text, Optional<String> key) {
        return Month.submission(folder, text, key);
    }

    BatchId claimed(String text) throws IOException {
        return Month.claimed(store, folder, text);
    }

    /** @param from table and condition */
    long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    /** What people are asked about its lines: label, satang at risk, who, and why. */
    List<String> items(BatchId id) {
        return jdbc.sql("""
                        select concat_ws(' ', label, at_risk, owner, note)
                        from review_item join review_item_line using (item_id) join line using (line_id)
                        where batch_id = ? order by line_no
                        """).param(id.value()).query(String.class).list();
    }
}
