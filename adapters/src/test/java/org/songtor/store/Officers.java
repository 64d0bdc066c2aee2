package org.songtor.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Satang;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Office;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who decides in tests: the same people for every fund, written where the start of a program writes those of its settings. */
final class Officers {
    static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);
    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    static final List<ApprovalTier> TIERS = List.of(
            new ApprovalTier(Satang.ofBaht(20_000), "chair"), new ApprovalTier(Satang.ofBaht(50_000), "committee"));
    static final Map<String, Office> OFFICES = Map.of(
            "malee", new Office("treasurer", LONG_AGO, Optional.empty()),
            "somchai", new Office("chair", LONG_AGO, Optional.of(TODAY)),
            "former", new Office("chair", LONG_AGO, Optional.of(TODAY.minusDays(1))),
            "kanda", new Office("committee", LONG_AGO, Optional.empty()),
            "wichai", new Office("collector", LONG_AGO, Optional.empty()),
            "suda", new Office("secretary", LONG_AGO, Optional.empty()));
    /** Operators of tests; the same login may be a fund's officer in others. */
    private static final List<String> OPERATORS = List.of("one", "two", "operator", "second");

    private Officers() {}

    static Authority authority() {
        return new Authority(true, TIERS, OFFICES);
    }

    /** As {@link OfficeSync} would, where the store is new enough to know of it. */
    static void of(JdbcClient jdbc, String fund) {
        boolean known = jdbc.sql("select to_regclass('office') is not null")
                .query(Boolean.class)
                .single();
        if (!known || written(jdbc, fund)) {
            return;
        }
        OFFICES.forEach((login, office) -> office(jdbc, fund, login, office));
        TIERS.forEach(
                tier -> jdbc.sql("insert into approval_tier (fund_id, from_on, most_satang, role) values (?, ?, ?, ?)")
                        .params(fund, LONG_AGO, tier.most().value(), tier.role())
                        .update());
        operators(jdbc);
    }

    /** Those of no fund, where what is decided is no fund's. */
    static void operators(JdbcClient jdbc) {
        OPERATORS.forEach(login -> office(jdbc, null, login, new Office("operator", LONG_AGO, Optional.empty())));
    }

    /** What the fund holds of the scheme goes on today at the latest: whoever waits for signatures waits no more. */
    static void lastDay(JdbcClient jdbc, String fund, String scheme) {
        jdbc.sql("insert into hold_window (fund_id, scheme, from_on, opens, closes)"
                        + " select ?, ?, ?, to_char(here_today(), 'MM-DD'), to_char(here_today(), 'MM-DD')")
                .params(fund, scheme, LONG_AGO)
                .update();
    }

    private static boolean written(JdbcClient jdbc, String fund) {
        return jdbc.sql("select exists (select from office where fund_id = ?)")
                .param(fund)
                .query(Boolean.class)
                .single();
    }

    /** Of every fund that a store has. */
    static void ofAll(JdbcClient jdbc) {
        jdbc.sql("select fund_id from fund").query(String.class).list().forEach(fund -> of(jdbc, fund));
    }

    private static void office(
            JdbcClient jdbc, @org.jspecify.annotations.Nullable String fund, String login, Office office) {
        jdbc.sql(
                        "insert into office (fund_id, login, role, from_on, until_on) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(java.util.Arrays.asList(
                        fund,
                        login,
                        office.role(),
                        office.from(),
                        office.until().orElse(null)))
                .update();
    }
}
