package org.songtor.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.approval.Offices;
import org.songtor.approval.Offices.Holder;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.FundRules.Window;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At start, the store knows who may decide for each fund and up to how much, and when what it holds goes on by itself: what the settings say is written, what they say no longer is closed and stays, in one
 * transaction, one program after the other. A second node with the same settings changes nothing.
 */
@Component
@DependsOn("fundSync")
@DependsOnDatabaseInitialization
class OfficeSync implements InitializingBean {
    private static final String OFFICES = """
            unnest(:funds::text[], :logins::text[], :roles::text[], :froms::date[], :untils::date[]) s (fund_id, login, role, from_on, until_on)
            """;
    private static final String TIERS = """
            unnest(:funds::text[], :froms::date[], :untils::date[], :most::bigint[], :roles::text[]) s (fund_id, from_on, until_on, most_satang, role)
            """;

    private static final String WINDOWS = """
            unnest(:funds::text[], :schemes::text[], :froms::date[], :untils::date[], :opens::text[], :closes::text[]) s (fund_id, scheme, from_on, until_on, opens, closes)
            """;
    /** As PostgreSQL's {@code MM-DD}. */
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Catalogue catalogue;
    private final Offices offices;

    OfficeSync(DataSource dataSource, TransactionTemplate transactions, Catalogue catalogue, Offices offices) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.offices = offices;
    }

    private record Office(
            @Nullable String fund,
            String login,
            String role,
            LocalDate from,
            @Nullable LocalDate until) {}

    private record Tier(
            String fund, LocalDate from, @Nullable LocalDate until, ApprovalTier tier) {}

    private record Held(
            String fund,
            String scheme,
            LocalDate from,
            @Nullable LocalDate until,
            Window window) {}

    @Override
    public void afterPropertiesSet() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("lock table office, approval_tier, hold_window in share row exclusive mode")
                    .update();
            offices();
            tiers();
            windows();
        });
    }

    private void offices() {
        List<Office> all =
                offices.holders().stream().flatMap(h -> of(h).stream()).toList();
        for (String sql : statements("office", "fund_id, login, role, from_on, until_on", OFFICES)) {
            jdbc.sql(sql)
                    .param("funds", all.stream().map(Office::fund).toArray(String[]::new))
                    .param("logins", all.stream().map(Office::login).toArray(String[]::new))
                    .param("roles", all.stream().map(Office::role).toArray(String[]::new))
                    .param("froms", all.stream().map(o -> day(o.from())).toArray(String[]::new))
                    .param("untils", all.stream().map(o -> day(o.until())).toArray(String[]::new))
                    .update();
        }
    }

    /** An operator's is of no fund. */
    private static List<Office> of(Holder holder) {
        LocalDate until = holder.until().orElse(null);
        List<Office> all = new ArrayList<>();
        holder.funds()
                .forEach(
                        fund -> all.add(new Office(fund.value(), holder.login(), holder.role(), holder.from(), until)));
        if (holder.role().equals("operator")) {
            all.add(new Office(null, holder.login(), holder.role(), holder.from(), until));
        }
        return all;
    }

    private void tiers() {
        List<Tier> all = catalogue.funds().values().stream()
                .flatMap(fund -> of(fund).stream())
                .toList();
        for (String sql : statements("approval_tier", "fund_id, from_on, until_on, most_satang, role", TIERS)) {
            jdbc.sql(sql)
                    .param("funds", all.stream().map(Tier::fund).toArray(String[]::new))
                    .param("froms", all.stream().map(t -> day(t.from())).toArray(String[]::new))
                    .param("untils", all.stream().map(t -> day(t.until())).toArray(String[]::new))
                    .param(
                            "most",
                            all.stream().map(t -> t.tier().most().value()).toArray(Long[]::new))
                    .param("roles", all.stream().map(t -> t.tier().role()).toArray(String[]::new))
                    .update();
        }
    }

    /** Rules hold from the first day of a month to the last of one. */
    private static List<Tier> of(Fund fund) {
        List<Tier> all = new ArrayList<>();
        for (FundRules rules : fund.rules()) {
            rules.tiers()
                    .forEach(tier -> all.add(
                            new Tier(fund.id().value(), rules.from().month().atDay(1), until(rules), tier)));
        }
        return all;
    }

    private static @Nullable LocalDate until(FundRules rules) {
        return rules.until().map(period -> period.month().atEndOfMonth()).orElse(null);
    }

    private void windows() {
        List<Held> all = catalogue.funds().values().stream()
                .flatMap(fund -> windows(fund).stream())
                .toList();
        for (String sql : statements("hold_window", "fund_id, scheme, from_on, until_on, opens, closes", WINDOWS)) {
            jdbc.sql(sql)
                    .param("funds", all.stream().map(Held::fund).toArray(String[]::new))
                    .param("schemes", all.stream().map(Held::scheme).toArray(String[]::new))
                    .param("froms", all.stream().map(h -> day(h.from())).toArray(String[]::new))
                    .param("untils", all.stream().map(h -> day(h.until())).toArray(String[]::new))
                    .param(
                            "opens",
                            all.stream()
                                    .map(h -> MONTH_DAY.format(h.window().from()))
                                    .toArray(String[]::new))
                    .param(
                            "closes",
                            all.stream()
                                    .map(h -> MONTH_DAY.format(h.window().until()))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    private static List<Held> windows(Fund fund) {
        List<Held> all = new ArrayList<>();
        for (FundRules rules : fund.rules()) {
            LocalDate from = rules.from().month().atDay(1);
            rules.schemes()
                    .forEach((scheme, rule) -> rule.hold()
                            .ifPresent(hold -> all.add(
                                    new Held(fund.id().value(), scheme.value(), from, until(rules), hold.forward()))));
        }
        return all;
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** What is told no longer is closed, then what is new is written. */
    private static List<String> statements(String table, String columns, String told) {
        return List.of(
                "update " + table + " t set closed_at = now() where t.closed_at is null and not exists (select from "
                        + told + "where (" + of("s", columns) + ") is not distinct from (" + of("t", columns) + "))",
                "insert into " + table + " (" + columns + ") select " + columns + " from " + told
                        + "where not exists (select from " + table + " t where t.closed_at is null and ("
                        + of("s", columns) + ") is not distinct from (" + of("t", columns) + "))");
    }

    private static String of(String alias, String columns) {
        return alias + "." + columns.replace(", ", ", " + alias + ".");
    }
}
