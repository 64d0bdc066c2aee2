package org.songtor.store;

import java.util.List;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Money that came before the file it names: it is looked at again when the file is there, inside the caller's transaction. */
@Component
class EarlyCredits {
    private final JdbcClient jdbc;
    private final ReviewItems items;
    private final Bell bell;

    EarlyCredits(DataSource dataSource, ReviewItems items, Bell bell) {
        this.jdbc = JdbcClient.create(dataSource);
        this.items = items;
        this.bell = bell;
    }

    private record Early(long creditId, long fileId) {}

    /** A statement that is being applied has not seen these files: it is waited for, and the next one waits for them. */
    void named(List<FileId> files) {
        if (files.isEmpty()) {
            return;
        }
        jdbc.sql("lock table credit in share mode").update();
        List<Early> early = jdbc.sql("""
                        select c.credit_id, f.file_id from agency_file f
                            join credit_reference r on r.reference = f.reference
                            join credit c on c.credit_id = r.credit_id and c.agency = f.agency
                        where f.file_id = any(?)
                        order by c.credit_id
                        """)
                .param(files.stream().map(FileId::value).toArray(Long[]::new))
                .query(Early.class)
                .list();
        early.forEach(e -> items.close(Label.CREDIT_WITHOUT_FILE, "credit:" + e.creditId()));
        bell.touch(early.stream()
                .map(Early::fileId)
                .distinct()
                .flatMap(this::connected)
                .distinct()
                .toList());
    }

    private java.util.stream.Stream<Long> connected(long file) {
        return jdbc.sql("select file_id from connected_files(?)").param(file).query(Long.class).list().stream();
    }
}
