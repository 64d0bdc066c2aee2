package org.songtor.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.approval.Quorum.Reason;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Satang;

class QuorumTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
    private static final List<ApprovalTier> TIERS = List.of(
            new ApprovalTier(Satang.ofBaht(20_000), "chair"), new ApprovalTier(Satang.ofBaht(50_000), "committee"));

    @Test
    void two_of_three_release_where_the_chair_is_one_of_them() {
        assertThat(missing(20_000, chair(), treasurer())).isEmpty();
        assertThat(missing(20_000, treasurer(), committee())).contains(Reason.WITHOUT_THE_CHAIR);
        assertThat(missing(20_000, chair())).contains(Reason.TOO_FEW);
    }

    @Test
    void one_officer_who_signs_twice_is_one() {
        assertThat(missing(20_000, chair(), chair())).contains(Reason.TOO_FEW);
    }

    @Test
    void the_role_of_the_amounts_tier_must_be_among_those_who_sign() {
        assertThat(missing(20_001, chair(), treasurer())).contains(Reason.WITHOUT_THE_TIERS_ROLE);
        assertThat(missing(20_001, chair(), committee())).isEmpty();
    }

    @Test
    void nobody_may_order_more_than_every_tier_or_where_there_is_none() {
        assertThat(missing(50_001, chair(), committee())).contains(Reason.ABOVE_ALL_TIERS);
        assertThat(Quorum.TWO_WITH_THE_CHAIR.missing(List.of(), Satang.of(1), List.of(chair(), committee())))
                .contains(Reason.ABOVE_ALL_TIERS);
    }

    @Test
    void a_term_holds_from_its_first_day_to_its_last() {
        assertThat(signature("chair", DAY, DAY).inOffice()).isTrue();
        assertThat(signature("chair", DAY.minusYears(2), DAY.minusDays(1)).inOffice())
                .isFalse();
        assertThat(signature("chair", DAY.plusDays(1), DAY.plusYears(2)).inOffice())
                .isFalse();
    }

    private static Optional<Reason> missing(long baht, Signature... signatures) {
        return Quorum.TWO_WITH_THE_CHAIR.missing(TIERS, Satang.ofBaht(baht), List.of(signatures));
    }

    private static Signature chair() {
        return signature("chair", DAY.minusYears(1), DAY.plusYears(1));
    }

    private static Signature treasurer() {
        return signature("treasurer", DAY.minusYears(1), DAY.plusYears(1));
    }

    private static Signature committee() {
        return signature("committee", DAY.minusYears(1), DAY.plusYears(1));
    }

    private static Signature signature(String role, LocalDate from, LocalDate until) {
        return new Signature(role + "-1", role, DAY, from, Optional.of(until));
    }
}
