package org.songtor.store;

import java.util.List;
import javax.sql.DataSource;
import org.songtor.items.FileRefusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why an agency took nothing of the files that hold an item's lines, inside a reader's transaction. */
@Component("store.refusedFiles")
class RefusedFiles {
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    RefusedFiles(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @return the latest first; none where the agency processed the file, or said nothing of it as a whole */
    List<FileRefusal> of(long item) {
        return jdbc.sql("""
                        select coalesce(f.name, f.reference) as name, v.arrived_at, a.reason
                        from agency_file f
                            join answer_file a on a.file_id = f.file_id and a.verdict = 'FILE_REFUSED'
                            join arrival v on v.arrival_id = a.arrival_id
                        where f.file_id in (select fl.file_id from review_item_line x join file_line fl on fl.line_id = x.line_id and fl.live
                                            where x.item_id = ?)
                            and not exists (select from answer_file p where p.file_id = f.file_id and p.verdict = 'PROCESSED')
                        order by v.arrived_at desc, a.arrival_id desc limit ?
                        """)
                .params(item, MOST)
                .query((row, n) -> new FileRefusal(
                        row.getString("name"), row.getTimestamp("arrived_at").toInstant(), row.getString("reason")))
                .list();
    }
}
