package org.songtor.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.HandoverStore.Approval;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Claim;
import org.songtor.port.HandoverStore.Earlier;
import org.songtor.port.HandoverStore.Said;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Handovers that two people took for nothing, and what one person wants carried once more; inside the caller's transaction. */
@Component
class EarlierHandovers {
    private static final String CLAIMS = """
            select c.*, d.ended_by, d.ended_at
            from handover_claim c join handover_claim_end d on d.claim_id = c.claim_id and d.approved
            where c.file_id = any (?)
                and c.replay_id is distinct from handover_round(c.file_id)
            order by c.claim_id
            """;

    private final JdbcClient jdbc;
    private final Replays replays;

    EarlierHandovers(DataSource dataSource, Replays replays) {
        this.jdbc = JdbcClient.create(dataSource);
        this.replays = replays;
    }

    /** The same files with their history. */
    List<Carried> with(List<Carried> files) {
        List<Long> ids = files.stream().map(f -> f.id().value()).toList();
        Map<FileId, List<Again>> approved = replays.approved(ids).stream().collect(groupingBy(Again::file));
        Map<FileId, Again> open =
                replays.open().stream().collect(toMap(Again::file, again -> again, (first, second) -> first));
        Map<FileId, List<Past>> past = approved.isEmpty() ? Map.of() : past(ids);
        return files.stream()
                .map(f -> f.with(
                        past.getOrDefault(f.id(), List.of()).stream()
                                .flatMap(p -> p.ended(approved.getOrDefault(f.id(), List.of())))
                                .toList(),
                        Optional.ofNullable(open.get(f.id()))))
                .toList();
    }

    private Map<FileId, List<Past>> past(List<Long> ids) {
        return jdbc
                .sql(CLAIMS)
                .param(ids.toArray(Long[]::new))
                .query((row, n) -> new Past(
                        new FileId(row.getLong("file_id")),
                        row.getLong("replay_id"),
                        claim(row).orElseThrow()))
                .list()
                .stream()
                .collect(groupingBy(Past::file));
    }

    /** @param since the replay after which it was carried; 0 before the first */
    private record Past(FileId file, long since, Claim claim) {
        /** With the next replay, which ended it. */
        private Stream<Earlier> ended(List<Again> approved) {
            return approved.stream()
                    .filter(again -> again.id() > since)
                    .limit(1)
                    .map(again -> new Earlier(claim, again));
        }
    }

    /** What was said last of a handover, of a row of {@code handover_claim} and its end. */
    static Optional<Claim> claim(ResultSet row) throws SQLException {
        Optional<Instant> proposed = Columns.time(row, "proposed_at");
        if (proposed.isEmpty()) {
            return Optional.empty();
        }
        String by = row.getString("ended_by");
        Said said = new Said(
                row.getString("carried_by"),
                row.getString("receipt_no"),
                row.getObject("handed_on", LocalDate.class),
                Optional.empty());
        return Optional.of(new Claim(
                row.getLong("claim_id"),
                said,
                row.getString("receipt") != null,
                row.getString("proposed_by"),
                proposed.get(),
                Columns.time(row, "ended_at").map(ended -> new Approval(by, ended))));
    }
}
