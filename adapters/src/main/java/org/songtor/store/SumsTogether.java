package org.songtor.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.items.PaidTogether;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people are told of files that are paid together, inside a reader's transaction. */
@Component("store.sumsTogether")
class SumsTogether {
    private final JdbcClient jdbc;

    SumsTogether(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record Sum(@Nullable Long due, @Nullable Long came, long over, long alone, List<Long> others, int unseen) {}

    /** @return empty for a file that is paid by itself, and for who does not see all of it */
    Optional<PaidTogether> ofFile(long file) {
        return jdbc.sql("select * from paid_together(?)")
                .param(file)
                .query((row, n) -> sum(row))
                .optional()
                .map(sum -> new PaidTogether(
                        with(sum.others()),
                        sum.unseen(),
                        Optional.ofNullable(sum.due()).map(Satang::of),
                        Optional.ofNullable(sum.came()).map(Satang::of),
                        Satang.of(sum.over()),
                        Satang.of(sum.alone())));
    }

    /** Of the file that an item is about, where it is about one. */
    Optional<PaidTogether> ofItem(long item) {
        return jdbc.sql("select file_id from review_item where item_id = ? and file_id is not null")
                .param(item)
                .query(Long.class)
                .optional()
                .flatMap(this::ofFile);
    }

    private static Sum sum(ResultSet row) throws SQLException {
        Array others = row.getArray("others");
        return new Sum(
                row.getObject("due", Long.class),
                row.getObject("came", Long.class),
                row.getLong("over"),
                row.getLong("alone"),
                others == null ? List.of() : List.of((Long[]) others.getArray()),
                row.getInt("unseen"));
    }

    /** Each with the items about its money: those that are open, and those in which people said what became of money that was over, while that counts. */
    private List<PaidTogether.With> with(List<Long> others) {
        Map<Long, String> references = new LinkedHashMap<>();
        Map<Long, List<PaidTogether.About>> items = new LinkedHashMap<>();
        jdbc.sql("""
                        select f.file_id, f.reference, i.item_id, i.decided
                        from agency_file f
                            left join lateral (
                                select i.item_id, exists (
                                        select from decision d
                                        where d.item_id = i.item_id and (
                                            exists (select from decision_excess e where e.decision_id = d.decision_id and e.live)
                                            or exists (select from decision_credit c where c.decision_id = d.decision_id and c.live))) as decided, i.closed_at
                                from review_item i
                                where i.file_id = f.file_id and i.label in ('FILE_SHORT', 'FILE_OVER', 'DECISION_CONTRADICTED')) i
                                on i.closed_at is null or i.decided
                        where f.file_id = any(?) order by f.file_id, i.item_id
                        """).param(others.toArray(Long[]::new)).query((ResultSet row) -> {
            long file = row.getLong("file_id");
            references.put(file, row.getString("reference"));
            List<PaidTogether.About> about = items.computeIfAbsent(file, f -> new ArrayList<>());
            if (row.getObject("item_id") != null) {
                about.add(new PaidTogether.About(row.getLong("item_id"), row.getBoolean("decided")));
            }
        });
        return references.entrySet().stream()
                .map(file -> new PaidTogether.With(
                        new FileId(file.getKey()), file.getValue(), items.getOrDefault(file.getKey(), List.of())))
                .toList();
    }
}
