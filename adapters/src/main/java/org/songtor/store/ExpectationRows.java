package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.delivery.Expected;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is expected, as rows, inside the caller's transaction. */
@Component
class ExpectationRows {
    private final JdbcClient jdbc;

    ExpectationRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void begin(long subject) {
        jdbc.sql("insert into outbox (topic, subject) values (:topic, :subject) on conflict do nothing")
                .param("topic", Outbox.EXPECT)
                .param("subject", subject)
                .update();
    }

    void add(Expected one) {
        if (one instanceof Expected.OfStatement s) {
            add(
                    s,
                    "STATEMENT",
                    Optional.of(s.agency()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(s.day()));
        } else if (one instanceof Expected.OfAnswers a) {
            add(
                    a,
                    "ANSWERS",
                    Optional.of(a.profile().agency()),
                    Optional.of(a.profile()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(a.day()));
        } else if (one instanceof Expected.OfBatch b) {
            add(
                    b,
                    "BATCH",
                    b.agency(),
                    Optional.empty(),
                    Optional.of(b.fund()),
                    Optional.of(b.period()),
                    Optional.empty());
        }
    }

    private void add(
            Expected one,
            String kind,
            Optional<AgencyCode> agency,
            Optional<ProfileId> profile,
            Optional<FundId> fund,
            Optional<Period> period,
            Optional<LocalDate> day) {
        jdbc.sql("""
                        insert into expectation (subject, kind, agency, profile, fund_id, period, day, due_at)
                        values (:subject, :kind, :agency, :profile, :fund, :period, :day, :due)
                        on conflict (subject) do update set due_at = excluded.due_at
                            where expectation.kind <> 'ANSWERS' and expectation.due_at <> excluded.due_at
                        """)
                .param("subject", one.subject())
                .param("kind", kind)
                .param("agency", agency.map(AgencyCode::value).orElse(null))
                .param("profile", profile.map(ProfileId::name).orElse(null))
                .param("fund", fund.map(FundId::value).orElse(null))
                .param("period", period.map(Period::toString).orElse(null))
                .param("day", day.map(java.sql.Date::valueOf).orElse(null), java.sql.Types.DATE)
                .param("due", Timestamp.from(one.due()))
                .update();
    }

    /** Days on which answers are due that have not come. */
    List<Expected> answerDays() {
        return jdbc.sql("""
                        select agency, profile, (answer_due at time zone 'Asia/Bangkok')::date as day, min(answer_due) as due_at
                        from agency_file
                        where state = 'DELIVERED' and answered_at is null
                        group by 1, 2, 3
                        """).query((row, n) -> (Expected) answers(row)).list();
    }

    List<Expected> open(Instant since) {
        return jdbc.sql("select * from expectation where state <> 'CAME' or due_at >= :since order by due_at, subject")
                .param("since", Timestamp.from(since))
                .query((row, n) -> expected(row))
                .list();
    }

    private static Expected expected(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "STATEMENT" -> new Expected.OfStatement(AgencyCode.of(row.getString("agency")), day(row), due(row));
            case "ANSWERS" -> answers(row);
            case "BATCH" ->
                new Expected.OfBatch(
                        FundId.of(row.getString("fund_id")),
                        Period.of(row.getString("period")),
                        Optional.ofNullable(row.getString("agency")).map(AgencyCode::of),
                        due(row));
            default -> throw new IllegalStateException("unknown kind " + row.getString("kind"));
        };
    }

    private static Expected.OfAnswers answers(ResultSet row) throws SQLException {
        ProfileId profile = new ProfileId(AgencyCode.of(row.getString("agency")), row.getString("profile"));
        return new Expected.OfAnswers(profile, day(row), due(row));
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("day", LocalDate.class);
    }

    private static Instant due(ResultSet row) throws SQLException {
        return row.getTimestamp("due_at").toInstant();
    }
}
