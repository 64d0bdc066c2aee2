package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.match.FileFacts;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.ReconcileStore.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What labels need to know of files themselves: three queries, however many files there are. */
@Component
class FileFactRows {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    private final JdbcClient jdbc;
    private final Together together;

    FileFactRows(DataSource dataSource, Together together) {
        this.jdbc = JdbcClient.create(dataSource);
        this.together = together;
    }

    /**
     * @param known up to when what came is known
     * @param settled the money of the file itself is there, whatever the files it is paid with lack
     * @param over what it has too much where some of its lines left it, for which it is asked about itself unless a line speaks of that; else zero
     */
    record InHand(FileFacts facts, ProfileId profile, Instant known, boolean settled, Satang over) {}

    /** @param known by profile, asked before this transaction looked at anything */
    List<InHand> of(Long[] files, Map<ProfileId, Instant> known, Terms terms) {
        Map<Long, Together.Money> money = together.money(files);
        return jdbc.sql("""
                        select f.file_id, f.reference, f.agency || '/' || f.profile as profile, f.period, f.fund_id, f.state, f.satang, f.answer_due,
                            f.delivered_at, (select array_agg(distinct a.verdict) from answer_file a where a.file_id = f.file_id) as verdicts
                        from agency_file f where f.file_id = any(:files) order by f.file_id
                        """)
                .param("files", files)
                .query((row, n) -> inHand(row, money, known, terms))
                .list();
    }

    private static InHand inHand(
            ResultSet row, Map<Long, Together.Money> money, Map<ProfileId, Instant> known, Terms terms)
            throws SQLException {
        long id = row.getLong("file_id");
        ProfileId profile = ProfileId.of(row.getString("profile"));
        Satang total = Satang.of(row.getLong("satang"));
        Together.Money own = money.getOrDefault(id, Together.Money.NONE);
        Set<Answer.Verdict> verdicts = verdicts(row);
        FileFacts facts = new FileFacts(
                new FileId(id),
                PaymentReference.of(row.getString("reference")),
                FileState.valueOf(row.getString("state")),
                total,
                Columns.time(row, "answer_due"),
                terms.dueOn(
                        profile,
                        Period.of(row.getString("period")),
                        Optional.ofNullable(row.getString("fund_id")).map(FundId::of)),
                Columns.time(row, "delivered_at").map(at -> at.atZone(BANGKOK).toLocalDate()),
                verdicts,
                verdicts.isEmpty(),
                own.standing(),
                own.tooMuch());
        return new InHand(facts, profile, known.getOrDefault(profile, Instant.EPOCH), own.whole(), own.over());
    }

    /** Lines of an answer come with the answer's own row, so a file without one is one of which nothing was said. */
    private static Set<Answer.Verdict> verdicts(ResultSet row) throws SQLException {
        String[] said = row.getArray("verdicts") == null
                ? new String[0]
                : (String[]) row.getArray("verdicts").getArray();
        return Arrays.stream(said).map(Answer.Verdict::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
