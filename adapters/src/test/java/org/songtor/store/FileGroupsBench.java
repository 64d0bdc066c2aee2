package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.FileGroups;
import org.songtor.port.FileGroups.Company;

/** Lines of many funds that wait for company, on real PostgreSQL. Each test has a profile and so a group of its own. */
abstract class FileGroupsBench {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    static final AtomicInteger NUMBER = new AtomicInteger();
    static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    static final Instant NOW = Instant.EPOCH;

    final ProfileId many = ProfileId.of("toy/many" + NUMBER.incrementAndGet());
    Bench bench;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    List<FileId> join(BatchId batch, Instant due, int mostLines) {
        return bench.groups.freeze(batch, DAY, Map.of(many, new Company(due, mostLines)));
    }

    List<FileId> close(int mostLines) {
        Optional<Long> group = anyGroup();
        return group.map(g -> bench.groups.close(g, DAY, mostLines, FileGroups.Fit.ALL))
                .orElse(List.of());
    }

    FileId onlyFile(int mostLines) {
        List<FileId> files = bench.groups.close(group(), DAY, mostLines, FileGroups.Fit.ALL);
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    Optional<Long> anyGroup() {
        return bench.jdbc
                .sql("select group_id from file_group where profile = ?")
                .param(many.name())
                .query(Long.class)
                .optional();
    }

    long group() {
        return anyGroup().orElseThrow();
    }

    void dueNow() {
        bench.jdbc
                .sql("update file_group_part set due_at = now() where group_id = ?")
                .param(group())
                .update();
    }

    Instant due() {
        return bench.jdbc
                .sql("select due_at from outbox where topic = 'group' and subject = ?")
                .param(group())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    long groupRows() {
        return anyGroup()
                .map(g -> bench.count("select count(*) from outbox where topic = 'group' and subject = " + g))
                .orElse(0L);
    }

    long dispatchRows(BatchId batch) {
        return bench.count("select count(*) from outbox where topic = 'dispatch' and subject = " + batch.value());
    }

    String state(BatchId batch) {
        return bench.jdbc
                .sql("select state from batch where batch_id = ?")
                .param(batch.value())
                .query(String.class)
                .single();
    }

    int sequence(FileId file) {
        return bench.files.frozen(file).orElseThrow().sequence();
    }

    List<String> inFile(FileId file) {
        return bench.jdbc
                .sql("""
                        select l.batch_id, l.line_no from file_line fl join line l on l.line_id = fl.line_id
                        where fl.file_id = ? order by fl.position
                        """)
                .param(file.value())
                .query((row, n) -> new BatchId(row.getLong(1)) + "/" + row.getInt(2))
                .list();
    }

    List<String> shares(FileId file) {
        return bench.jdbc.sql("""
                        select fund_id || ' ' || first_position || '-' || last_position || ' ' || lines || ' ' || satang
                        from file_share where file_id = ? order by first_position
                        """).param(file.value()).query(String.class).list();
    }
}
