package org.songtor.store;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Money that came before the file it names: it is looked at again when the file is there, inside the caller's transaction. Whether the new files change whose
 * other credits are is asked soon after, once for all files that came meanwhile.
 */
@Component
class EarlyCredits {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final ReviewItems items;
    private final Bell bell;
    private final Entries entries;

    EarlyCredits(DataSource dataSource, ReviewItems items, Bell bell, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.items = items;
        this.bell = bell;
        this.entries = entries;
    }

    private record Early(long creditId, long fileId) {}

    /** A statement that is being applied has not seen these files: it is waited for, and the next one waits for them. */
    void named(List<FileId> files) {
        if (files.isEmpty()) {
            return;
        }
        jdbc.sql("lock table credit in share mode").update();
        Long[] ids = files.stream().map(FileId::value).toArray(Long[]::new);
        List<Early> early = jdbc.sql("""
                        select c.credit_id, f.file_id from agency_file f
                            join credit_reference r on r.reference = f.reference
                            join credit c on c.credit_id = r.credit_id and c.agency = f.agency
                        where f.file_id = any(?)
                        order by c.credit_id
                        """).param(ids).query(Early.class).list();
        settle(early);
        if (unsure(ids)) {
            entries.work(Outbox.CREDITS, 0, SOON);
        }
    }

    private void settle(List<Early> early) {
        if (early.isEmpty()) {
            return;
        }
        Long[] credits = early.stream().map(Early::creditId).distinct().toArray(Long[]::new);
        jdbc.sql("delete from credit_unnamed where credit_id = any(?)")
                .param(credits)
                .update();
        for (Long credit : credits) {
            items.close(Label.CREDIT_WITHOUT_FILE, "credit:" + credit);
            items.close(Label.CREDIT_UNSURE, "credit:" + credit);
        }
        TreeSet<Long> touched = new TreeSet<>();
        early.forEach(e -> touched.addAll(connected(e.fileId())));
        bell.touch(touched);
    }

    private List<Long> connected(long file) {
        return jdbc.sql("select file_id from connected_files(?)")
                .param(file)
                .query(Long.class)
                .list();
    }

    private boolean unsure(Long[] files) {
        return jdbc.sql("""
                        select exists (select from credit_unnamed u where u.agency in (select f.agency from agency_file f where f.file_id = any(?)))
                        """).param(files).query(Boolean.class).single();
    }
}
