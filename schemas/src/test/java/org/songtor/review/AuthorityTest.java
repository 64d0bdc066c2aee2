package org.songtor.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songtor.approval.Quorum.Reason;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Satang;
import org.songtor.review.Authority.Office;
import org.songtor.review.Authority.Signed;
import org.songtor.review.DeskException.Why;

class AuthorityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate BEGAN = LocalDate.of(2024, 11, 21);
    private static final DecisionKind MONEY = DecisionKind.WRITE_OFF;
    private static final Authority FUND = new Authority(
            true,
            List.of(
                    new ApprovalTier(Satang.ofBaht(20_000), "chair"),
                    new ApprovalTier(Satang.ofBaht(50_000), "committee")),
            Map.of(
                    "treasurer", new Office("treasurer", BEGAN, Optional.empty()),
                    "chair", new Office("chair", BEGAN, Optional.of(DAY)),
                    "committee", new Office("committee", BEGAN, Optional.empty()),
                    "secretary", new Office("secretary", BEGAN, Optional.empty()),
                    "collector", new Office("collector", BEGAN, Optional.empty()),
                    "op", new Office("operator", BEGAN, Optional.empty())));

    @Test
    void s8_and_s9_the_amount_says_who_must_sign_and_the_limit_itself_is_inside() {
        assertThat(missing(19_200, "treasurer", "chair")).isEmpty();
        assertThat(missing(20_000, "treasurer", "chair")).isEmpty();
        assertThat(missing(20_400, "treasurer", "chair")).contains(Reason.WITHOUT_THE_TIERS_ROLE);
        assertThat(missing(20_400, "treasurer", "chair", "committee")).isEmpty();
        assertThat(missing(49_200, "committee", "chair")).isEmpty();
        assertThat(missing(50_000, "committee", "chair")).isEmpty();
        assertThat(missing(50_400, "treasurer", "chair", "committee")).contains(Reason.ABOVE_ALL_TIERS);
        refused(Why.ABOVE_ALL_TIERS, () -> FUND.orderable(MONEY, Satang.ofBaht(50_400)));
        FUND.orderable(DecisionKind.ASK_AGENCY, Satang.ofBaht(50_400));
    }

    @Test
    void s10_two_signatures_without_the_chairs_release_nothing() {
        assertThat(missing(100, "treasurer", "committee")).contains(Reason.WITHOUT_THE_CHAIR);
        assertThat(missing(100, "chair")).contains(Reason.TOO_FEW);
        assertThat(missing(100, "chair", "chair")).contains(Reason.TOO_FEW);
    }

    @Test
    void s11_who_signs_after_the_term_is_refused_and_on_its_last_day_is_not() {
        assertThat(FUND.role("chair", DAY)).isEqualTo("chair");
        refused(Why.NOT_IN_OFFICE, () -> FUND.role("chair", DAY.plusDays(1)));
        refused(Why.NOT_IN_OFFICE, () -> FUND.role("treasurer", BEGAN.minusDays(1)));
        assertThat(FUND.missing(
                        MONEY,
                        Satang.ofBaht(100),
                        List.of(
                                new Signed("treasurer", "treasurer", DAY),
                                new Signed("chair", "chair", DAY.plusDays(1)))))
                .contains(Reason.NOT_IN_OFFICE);
        assertThat(missing(100, "chair", "nobody")).contains(Reason.NOT_IN_OFFICE);
    }

    @Test
    void a_secretary_an_operator_and_a_stranger_decide_nothing_for_a_fund() {
        for (String login : List.of("secretary", "op", "nobody")) {
            refused(Why.NO_RIGHT, () -> FUND.role(login, DAY));
        }
    }

    @Test
    void whoever_has_a_role_that_decides_and_is_in_office_decides() {
        for (String login : List.of("treasurer", "chair", "committee")) {
            assertThat(FUND.decides(login, DAY)).isTrue();
        }
        for (String login : List.of("secretary", "collector", "op", "nobody")) {
            assertThat(FUND.decides(login, DAY)).isFalse();
        }
        assertThat(FUND.decides("chair", DAY.plusDays(1))).isFalse();
    }

    @Test
    void a_collectors_and_a_secretarys_name_from_before_counts_for_nothing() {
        assertThat(missing(100, "collector", "chair")).contains(Reason.TOO_FEW);
        assertThat(missing(100, "secretary", "chair")).contains(Reason.TOO_FEW);
        assertThat(missing(100, "collector", "chair", "treasurer")).isEmpty();
    }

    @Test
    void what_belongs_to_no_fund_is_decided_by_two_different_operators() {
        Authority operators = new Authority(
                false,
                List.of(),
                Map.of(
                        "one", new Office("operator", BEGAN, Optional.empty()),
                        "chair", new Office("chair", BEGAN, Optional.empty())));
        assertThat(operators.role("one", DAY)).isEqualTo("operator");
        refused(Why.NO_RIGHT, () -> operators.role("chair", DAY));
        Signed one = new Signed("one", "operator", DAY);
        assertThat(operators.missing(MONEY, Satang.ofBaht(900_000), List.of(one, one)))
                .contains(Reason.TOO_FEW);
        assertThat(operators.missing(MONEY, Satang.ofBaht(900_000), List.of(one, new Signed("two", "operator", DAY))))
                .isEmpty();
    }

    private static Optional<Reason> missing(long baht, String... logins) {
        List<Signed> signed =
                List.of(logins).stream().map(l -> new Signed(l, l, DAY)).toList();
        return FUND.missing(MONEY, Satang.ofBaht(baht), signed);
    }

    private static void refused(Why why, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(why));
    }
}
