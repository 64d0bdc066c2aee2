package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.match.AgencyCause;
import org.songtor.match.Evidence;
import org.songtor.match.LineFacts;
import org.songtor.match.Said;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The evidence about a file and all files connected with it: five queries, however many files and lines there are. */
@Component
class EvidenceRows {
    private final JdbcClient jdbc;

    EvidenceRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record FileRow(
            long fileId,
            String reference,
            FileState state,
            @Nullable Timestamp answerDue) {
        Optional<Instant> due() {
            return Optional.ofNullable(answerDue).map(Timestamp::toInstant);
        }
    }

    private record Place(long fileId, int position) {}

    private record SentRow(long fileId, int position, long satang) {}

    private record SaidRow(
            long fileId, int position, Answer.LineVerdict verdict, long satang, String cause, long arrivalId) {
        Said said() {
            return new Said(verdict, Satang.of(satang), AgencyCause.ofCode(cause), arrivalId);
        }
    }

    private record VerdictRow(long fileId, Answer.Verdict verdict) {}

    private record CreditRow(long creditId, long satang, String reference) {}

    Evidence of(FileId id) {
        List<FileRow> files = jdbc.sql("select file_id, reference, state, answer_due from connected_files(:id)")
                .param("id", id.value())
                .query(FileRow.class)
                .list();
        Long[] ids = files.stream().map(FileRow::fileId).toArray(Long[]::new);
        Map<Long, List<Answer.Verdict>> verdicts = verdicts(ids);
        Map<Long, List<LineFacts>> lines = lines(ids);
        return new Evidence(
                files.stream()
                        .map(file -> new Evidence.File(
                                new FileId(file.fileId()),
                                PaymentReference.of(file.reference()),
                                file.state(),
                                file.due(),
                                verdicts.getOrDefault(file.fileId(), List.of()),
                                lines.getOrDefault(file.fileId(), List.of())))
                        .toList(),
                credits(ids));
    }

    private Map<Long, List<Answer.Verdict>> verdicts(Long[] files) {
        return jdbc
                .sql("select file_id, verdict from answer_file where file_id = any(:files) order by arrival_id")
                .param("files", files)
                .query(VerdictRow.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        VerdictRow::fileId, Collectors.mapping(VerdictRow::verdict, Collectors.toList())));
    }

    private Map<Long, List<LineFacts>> lines(Long[] files) {
        Map<Place, List<Said>> said = said(files);
        return jdbc.sql("""
                        select file_id, position, satang from file_line
                        where file_id = any(:files) order by file_id, position
                        """).param("files", files).query(SentRow.class).list().stream()
                .collect(Collectors.groupingBy(
                        SentRow::fileId,
                        Collectors.mapping(
                                row -> new LineFacts(
                                        row.position(),
                                        Satang.of(row.satang()),
                                        said.getOrDefault(new Place(row.fileId(), row.position()), List.of())),
                                Collectors.toList())));
    }

    private Map<Place, List<Said>> said(Long[] files) {
        return jdbc.sql("""
                        select file_id, position, verdict, satang, cause, arrival_id from answer_line
                        where file_id = any(:files) and position > 0 order by arrival_id, number
                        """).param("files", files).query(SaidRow.class).list().stream()
                .collect(Collectors.groupingBy(
                        row -> new Place(row.fileId(), row.position()),
                        Collectors.mapping(SaidRow::said, Collectors.toList())));
    }

    /** Credits with every reference they name, also of files that are not ours. */
    private List<Evidence.Credit> credits(Long[] files) {
        Map<Long, List<CreditRow>> rows = jdbc.sql("""
                        select c.credit_id, c.satang, r.reference
                        from credit c join credit_reference r on r.credit_id = c.credit_id
                        where exists (
                            select from credit_reference own
                                join agency_file f on f.reference = own.reference and f.agency = c.agency
                            where own.credit_id = c.credit_id and f.file_id = any(:files))
                        """).param("files", files).query(CreditRow.class).list().stream()
                .collect(Collectors.groupingBy(CreditRow::creditId));
        return rows.values().stream().map(EvidenceRows::credit).toList();
    }

    private static Evidence.Credit credit(List<CreditRow> rows) {
        Set<PaymentReference> references = new HashSet<>();
        rows.forEach(row -> references.add(PaymentReference.of(row.reference())));
        return new Evidence.Credit(rows.get(0).creditId(), Satang.of(rows.get(0).satang()), references);
    }
}
