package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.approval.Offices;
import org.songtor.approval.Offices.Holder;
import org.songtor.approval.Quorum;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.FundRules.Hold;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.FundRules.Window;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Office;
import org.songtor.review.Authority.Signed;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may decide, as the settings say it, in the tables: the same rule as the pure one, and history that stays. */
class OfficesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final FundId WIANG = FundId.of("wiang");
    private static final List<String> PEOPLE = List.of("malee", "somchai", "kanda", "former");
    private static final List<String> ROLES = List.of("treasurer", "chair", "committee", "collector", "secretary");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final Random random = new Random(44);

    @BeforeEach
    void fund() {
        jdbc.sql("insert into fund values ('wiang', 'เวียง', 'Wiang') on conflict do nothing")
                .update();
    }

    private static FundRules rules(String from, String until, ApprovalTier... tiers) {
        return new FundRules(
                Period.of(from),
                Optional.of(until).filter(u -> !u.isEmpty()).map(Period::of),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(tiers));
    }

    private static ApprovalTier tier(long baht, String role) {
        return new ApprovalTier(Satang.ofBaht(baht), role);
    }

    /** A program starts with these settings. */
    private void start(List<FundRules> rules, Holder... holders) {
        Fund fund = new Fund(WIANG, "เวียง", "Wiang", Map.of(), List.of(), rules);
        new OfficeSync(
                        DATABASE.dataSource(),
                        DATABASE.transactions(),
                        new Catalogue(Map.of(), Map.of(WIANG, fund), Map.of()),
                        new Offices(List.of(holders)))
                .afterPropertiesSet();
    }

    private static Holder holder(String login, String role, LocalDate from, Optional<LocalDate> until) {
        return new Holder(login, role, Set.of(WIANG), from, until);
    }

    private String missing(Optional<FundId> fund, long satang, LocalDate day, List<Signed> signed) {
        return jdbc.sql("select coalesce(signatures_missing(?, ?, ?, ?::text[], ?::text[], ?::date[]), '')")
                .params(new ArrayList<>(java.util.Arrays.asList(
                        fund.map(FundId::value).orElse(null),
                        satang,
                        day,
                        signed.stream().map(Signed::login).toArray(String[]::new),
                        signed.stream().map(Signed::role).toArray(String[]::new),
                        signed.stream().map(s -> s.on().toString()).toArray(String[]::new))))
                .query(String.class)
                .single();
    }

    @Test
    void the_table_asks_for_the_same_signatures_as_the_pure_rule() {
        Map<String, Integer> said = new HashMap<>();
        for (int n = 0; n < 60; n++) {
            Map<String, Office> offices = offices();
            List<ApprovalTier> tiers = tiers();
            start(
                    List.of(rules("2569-01", "", tiers.toArray(ApprovalTier[]::new))),
                    offices.entrySet().stream()
                            .map(o -> holder(
                                    o.getKey(),
                                    o.getValue().role(),
                                    o.getValue().from(),
                                    o.getValue().until()))
                            .toArray(Holder[]::new));
            Authority authority = new Authority(true, tiers, offices);
            for (int k = 0; k < 30; k++) {
                long satang = 1_000L * random.nextInt(60) * 100 + random.nextInt(2);
                List<Signed> signed = signed(offices);
                String pure = authority
                        .missing(DecisionKind.WRITE_OFF, Satang.of(satang), signed)
                        .map(Quorum.Reason::name)
                        .orElse("");
                assertThat(missing(Optional.of(WIANG), satang, DAY, signed))
                        .as("%d %s %s %s", satang, tiers, offices, signed)
                        .isEqualTo(pure);
                said.merge(pure, 1, Integer::sum);
            }
        }
        assertThat(said).as("every answer was asked for").hasSize(1 + Quorum.Reason.values().length);
    }

    private Map<String, Office> offices() {
        Map<String, Office> offices = new HashMap<>();
        for (String login : PEOPLE) {
            if (random.nextInt(8) > 0) {
                LocalDate from = DAY.minusDays(random.nextInt(5) == 0 ? -3 + random.nextInt(4) : 400);
                Optional<LocalDate> until =
                        random.nextInt(3) == 0 ? Optional.of(DAY.plusDays(random.nextInt(5) - 2)) : Optional.empty();
                offices.put(login, new Office(ROLES.get(random.nextInt(ROLES.size())), from, until));
            }
        }
        return offices;
    }

    private List<ApprovalTier> tiers() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(tier(20_000, "chair"));
            case 2 -> List.of(tier(20_000, "chair"), tier(50_000, "committee"));
            default -> List.of(tier(5_000, "treasurer"), tier(20_000, "chair"), tier(30_000, "committee"));
        };
    }

    /** As a proposal and its signatures hold them: in the role of that day, which may be another since. */
    private List<Signed> signed(Map<String, Office> offices) {
        List<Signed> signed = new ArrayList<>();
        int people = 1 + random.nextInt(3);
        for (int n = 0; n < people; n++) {
            String login = PEOPLE.get(random.nextInt(PEOPLE.size()));
            Office office = offices.get(login);
            String role =
                    office == null || random.nextInt(6) == 0 ? ROLES.get(random.nextInt(ROLES.size())) : office.role();
            signed.add(new Signed(login, role, DAY.minusDays(random.nextInt(3))));
        }
        return signed;
    }

    @Test
    void tiers_hold_from_the_first_day_of_a_month_to_the_last_of_one_and_their_amount_is_inside() {
        start(List.of(
                rules("2568-01", "2569-05", tier(20_000, "chair")), rules("2569-06", "", tier(10_000, "committee"))));
        assertThat(mayOrder(2_000_000, "2026-05-31")).isEqualTo("chair");
        assertThat(mayOrder(2_000_001, "2026-05-31")).isEmpty();
        assertThat(mayOrder(1_000_000, "2026-06-01")).isEqualTo("committee");
        assertThat(mayOrder(1_000_001, "2026-06-01")).isEmpty();
        assertThat(mayOrder(1, "2024-12-31")).isEmpty();
        assertThat(mayOrder(1, "2025-01-01")).isEqualTo("chair");
    }

    private String mayOrder(long satang, String day) {
        return jdbc.sql("select coalesce(tier_role('wiang', ?, ?::date), '')")
                .params(satang, day)
                .query(String.class)
                .single();
    }

    @Test
    void what_the_settings_say_no_longer_is_closed_and_stays_and_a_second_start_changes_nothing() {
        List<FundRules> rules = List.of(rules("2569-01", "", tier(20_000, "chair")));
        Holder malee = holder("malee", "treasurer", DAY, Optional.empty());
        start(rules, malee, new Holder("ornuma", "operator", Set.of(), DAY, Optional.empty()));
        List<String> written = all();
        start(rules, malee, new Holder("ornuma", "operator", Set.of(), DAY, Optional.empty()));
        assertThat(all()).isEqualTo(written);
        start(rules, holder("malee", "chair", DAY, Optional.empty()));
        assertThat(all()).hasSize(written.size() + 1);
        assertThat(role("wiang", "malee")).isEqualTo("chair");
        assertThat(role(null, "ornuma")).isEmpty();
        assertThat(role("wiang", "Malee")).as("as the settings write it").isEmpty();
    }

    private List<String> all() {
        return jdbc.sql("select office_id || login || role from office order by office_id")
                .query(String.class)
                .list();
    }

    /** As {@code org.songtor.held.ForwardingDay} says it. */
    @Test
    void what_is_held_waits_no_more_on_the_last_three_days_of_the_schemes_window_in_the_rules_of_that_day() {
        start(List.of(
                holding("2568-01", "2569-05", "--12-01", "--12-28"),
                holding("2569-06", "2571-12", "--01-10", "--02-29"),
                holding("2572-01", "", "--12-30", "--12-31")));
        assertThat(waitingNoMore("2025-01-01", "2025-12-31")).containsExactly("2025-12-26", "2025-12-27", "2025-12-28");
        assertThat(waitingNoMore("2026-01-01", "2026-12-31"))
                .as("of neither rules")
                .isEmpty();
        assertThat(waitingNoMore("2027-01-01", "2027-12-31")).containsExactly("2027-02-26", "2027-02-27", "2027-02-28");
        assertThat(waitingNoMore("2028-01-01", "2028-12-31")).containsExactly("2028-02-27", "2028-02-28", "2028-02-29");
        assertThat(waitingNoMore("2029-01-01", "2029-12-31"))
                .as("it opens later")
                .containsExactly("2029-12-30", "2029-12-31");
        assertThat(jdbc.sql("select waits_no_more('wiang', 'two', '2025-12-27')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private List<String> waitingNoMore(String from, String until) {
        return jdbc.sql(
                        "select d::date::text from generate_series(?::date, ?::date, interval '1 day') d where waits_no_more('wiang', 'toy', d::date) order by 1")
                .params(from, until)
                .query(String.class)
                .list();
    }

    private static FundRules holding(String from, String until, String opens, String closes) {
        FundRules plain = rules(from, until);
        return new FundRules(
                plain.from(),
                plain.until(),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(
                        SchemeCode.of("toy"),
                        new SchemeRule(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Hold(new Window(MonthDay.parse(opens), MonthDay.parse(closes)))),
                                Optional.empty(),
                                Optional.empty())),
                List.of());
    }

    private String role(@org.jspecify.annotations.Nullable String fund, String login) {
        return jdbc.sql("select coalesce(office_role(?, ?, ?), '')")
                .params(java.util.Arrays.asList(fund, login, DAY))
                .query(String.class)
                .single();
    }

    @Test
    void nobody_writes_history_anew_and_one_person_has_one_office() {
        start(
                List.of(
                        rules("2569-01", "2569-12", tier(20_000, "chair")),
                        holding("2570-01", "", "--12-01", "--12-28")),
                holder("malee", "treasurer", DAY, Optional.empty()));
        for (String sql : List.of(
                "update office set role = 'chair'",
                "update office set closed_at = now(), until_on = '2000-01-01'",
                "update office set closed_at = now() - interval '1 day' where closed_at is null",
                "delete from office",
                "update approval_tier set most_satang = 99999999",
                "delete from approval_tier",
                "update hold_window set closes = '12-31'",
                "delete from hold_window")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).rootCause().hasMessageContaining("never changed");
        }
        assertThatThrownBy(() -> start(
                        List.of(),
                        holder("malee", "treasurer", DAY, Optional.empty()),
                        holder("Malee ", "chair", DAY, Optional.empty())))
                .rootCause()
                .hasMessageContaining("office_one");
    }
}
