package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.match.CreditFacts;
import org.songtor.match.Decided;
import org.songtor.match.PayableFile;
import org.songtor.match.Settlement;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of an agency's credits that may need matching, and of the files that they may pay. */
@Component
class CreditRows {
    /** Who pays half a year late, or long before, is looked for by people. */
    private static final int DAYS = 180;

    /** No arrival has this number. */
    private static final long NONE = 0;

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    /** Credits of which people are asked: whatever became of them since, the question about one ends by what is known of it. */
    private static final String ASKED_ABOUT = """
            select case when i.subject like 'credit:%' then split_part(i.subject, ':', 2)::bigint end as credit_id
            from review_item i
            where i.closed_at is null and i.label in <labels> and i.subject like 'credit:%'
            """.replace("<labels>", CreditItems.ASKED);

    /** Credits of whose contradiction people wait: nothing else need ask about one whose text names a file whole, and on its day it is asked again. */
    private static final String WAITED_ABOUT = """
            select case when i.subject like 'credit:%' then split_part(i.subject, ':', 2)::bigint end as credit_id
            from decision d join review_item i on i.item_id = d.item_id
            where d.state = 'DONE' and d.reverses is null and d.until_at is not null
                and i.label = 'DECISION_CONTRADICTED' and i.subject like 'credit:%'
            """;

    private final JdbcClient jdbc;
    private final Together together;

    CreditRows(DataSource dataSource, Together together) {
        this.jdbc = JdbcClient.create(dataSource);
        this.together = together;
    }

    /** A file under its own number. */
    record Known(long id, PayableFile file) {}

    /**
     * Credits that name no file of the agency whole; those that repair gave one; those whose files lack money or have too much, because a damaged reference
     * may stand beside a whole one; those of which people are asked, and those of which they said that their text names the wrong file. Of a statement that is being applied also those that name a settled file: whether its
     * money is too much now, nobody has looked yet.
     *
     * @param arrival of that statement, where there is one
     */
    List<CreditFacts> credits(AgencyCode agency, OptionalLong arrival) {
        return jdbc.sql("""
                        with asked as (
                            select u.credit_id from credit_unnamed u where u.agency = :agency
                            union
                            select m.credit_id from credit_repair m join credit c on c.credit_id = m.credit_id where c.agency = :agency
                            union
                            select r.credit_id from agency_file f join credit_reference r on r.reference = f.reference
                            where f.agency = :agency and f.settled_at is null and f.frozen_at > now() - :days * interval '1 day'
                            union
                            select credit_id from (%s) open_item
                            union
                            select credit_id from (%s) waiting
                            union
                            select i.credit_id from decision_instead i where i.live
                            union
                            select c.credit_id from credit c join credit_reference r on r.credit_id = c.credit_id
                                join agency_file f on f.reference = r.reference and f.agency = c.agency
                            where c.arrival_id = :arrival and f.settled_at is not null)
                        select c.credit_id, c.satang, c.fee, c.booked_on, c.text,
                            (select array_agg(f.reference) from decision_credit d join agency_file f on f.file_id = d.file_id
                             where d.credit_id = c.credit_id and d.live) as given,
                            exists (select from review_item i join decision d on d.item_id = i.item_id
                                    where i.subject = 'credit:' || c.credit_id and d.kind = 'NOT_OURS' and d.state = 'DONE' and d.reverses is null) as not_ours,
                            exists (select from review_item i
                                    where i.subject = 'credit:' || c.credit_id and i.label = 'CREDIT_QUESTIONED' and i.closed_at is null) as questioned,
                            exists (select from decision_instead i where i.credit_id = c.credit_id and i.live) as otherwise
                        from asked a join credit c on c.credit_id = a.credit_id and c.agency = :agency
                        where c.booked_on > current_date - :days order by c.credit_id
                        """.formatted(ASKED_ABOUT, WAITED_ABOUT))
                .param("agency", agency.value())
                .param("days", DAYS)
                .param("arrival", arrival.orElse(NONE))
                .query((row, n) -> credit(row))
                .list();
    }

    private static CreditFacts credit(ResultSet row) throws SQLException {
        String[] given = row.getArray("given") == null
                ? new String[0]
                : (String[]) row.getArray("given").getArray();
        return new CreditFacts(
                row.getLong("credit_id"),
                Satang.of(row.getLong("satang")),
                Satang.of(row.getLong("fee")),
                row.getObject("booked_on", LocalDate.class),
                row.getString("text"),
                Arrays.stream(given).map(PaymentReference::of).collect(Collectors.toSet()),
                row.getBoolean("not_ours"),
                row.getBoolean("questioned"),
                row.getBoolean("otherwise"));
    }

    private record FileRow(
            long fileId,
            String reference,
            long satang,
            LocalDate day,
            @Nullable String fundId,
            @Nullable String nameTh,
            @Nullable String nameEn) {}

    /** Files of the agency that are not older than the oldest of these credits by half a year, also those whose money is there. */
    List<Known> files(AgencyCode agency, LocalDate oldest) {
        List<FileRow> rows = jdbc.sql("""
                        select f.file_id, f.reference, f.satang, (coalesce(f.delivered_at, f.frozen_at) at time zone :zone)::date as day,
                            f.fund_id, d.name_th, d.name_en
                        from agency_file f left join fund d on d.fund_id = f.fund_id
                        where f.agency = :agency and f.frozen_at > :oldest::date - :days * interval '1 day' order by f.file_id
                        """)
                .param("zone", BANGKOK.getId())
                .param("agency", agency.value())
                .param("oldest", oldest.toString())
                .param("days", DAYS)
                .query(FileRow.class)
                .list();
        Map<Long, Together.Money> money =
                together.withoutRepairs(rows.stream().map(FileRow::fileId).toArray(Long[]::new));
        return rows.stream().map(row -> known(row, money)).toList();
    }

    private static Known known(FileRow row, Map<Long, Together.Money> money) {
        Together.Money own = money.getOrDefault(row.fileId(), Together.Money.NONE);
        Satang total = Satang.of(row.satang());
        boolean unpaid = own.standing() == Settlement.NONE;
        Set<String> names = new HashSet<>();
        Optional.ofNullable(row.nameTh()).ifPresent(names::add);
        Optional.ofNullable(row.nameEn()).ifPresent(names::add);
        return new Known(
                row.fileId(),
                new PayableFile(
                        PaymentReference.of(row.reference()),
                        total,
                        unpaid ? total.minus(own.left()) : own.open(),
                        unpaid ? total : own.openAsSent(),
                        row.day(),
                        Optional.ofNullable(row.fundId()).map(FundId::of),
                        names));
    }

    /** What people decided last about each credit and did not undo, by the label that it answers. */
    Map<Long, Map<Label, Decided>> decided(AgencyCode agency) {
        Map<Long, Map<Label, Decided>> decided = new HashMap<>();
        jdbc.sql("""
                        with said as materialized (
                            select case when i.subject like 'credit:%' then split_part(i.subject, ':', 2)::bigint end as credit_id,
                                d.decision_id, d.kind, d.answers, d.until_at
                            from decision d join review_item i on i.item_id = d.item_id
                            where d.state = 'DONE' and d.reverses is null and i.subject like 'credit:%' and i.label in <labels>)
                        select distinct on (c.credit_id, s.answers) c.credit_id, s.kind, s.answers, s.until_at
                        from said s join credit c on c.credit_id = s.credit_id
                        where c.agency = :agency and c.booked_on > current_date - :days
                        order by c.credit_id, s.answers, s.decision_id desc
                        """.replace("<labels>", CreditItems.LABELS))
                .param("agency", agency.value())
                .param("days", DAYS)
                .query((ResultSet row) -> {
                    Decided one = decided(row);
                    decided.computeIfAbsent(row.getLong("credit_id"), credit -> new EnumMap<>(Label.class))
                            .put(one.answers(), one);
                });
        return decided;
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                DecisionKind.valueOf(row.getString("kind")),
                Label.valueOf(row.getString("answers")),
                Satang.ZERO,
                Optional.ofNullable(row.getTimestamp("until_at")).map(Timestamp::toInstant));
    }

    /** Those of the credits that a bank took back, by its text or as people said: whose they are nobody asks while that holds. */
    Set<Long> gone(List<Long> credits) {
        return Set.copyOf(jdbc.sql("select c from unnest(?::bigint[]) c where credit_taken(c, 0)")
                .param(credits.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    /** Of the database, as labels of credits hang on nothing else. */
    Instant now() {
        return jdbc.sql("select now()").query(Timestamp.class).single().toInstant();
    }

    /** Agencies that may have credits, or of whose credits people are asked; what came before V8 has no day. */
    List<AgencyCode> agencies() {
        return jdbc.sql("""
                        select agency from statement_day
                        union
                        select agency from credit_unnamed
                        union
                        select c.agency from (%s) open_item join credit c on c.credit_id = open_item.credit_id
                        order by 1
                        """.formatted(ASKED_ABOUT))
                .query((row, n) -> AgencyCode.of(row.getString(1)))
                .list();
    }
}
