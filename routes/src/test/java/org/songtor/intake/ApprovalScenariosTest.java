package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.approval.Quorum;
import org.songtor.approval.Signature;
import org.songtor.approval.Tiers;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Satang;

/** The trade's own scenarios of who signs a release, S8 to S11. */
class ApprovalScenariosTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 5);
    private static final List<ApprovalTier> TIERS = List.of(
            new ApprovalTier(Satang.ofBaht(20_000), "chair"), new ApprovalTier(Satang.ofBaht(50_000), "committee"));

    @Test
    void s08_the_amount_decides_whose_order_it_takes() {
        assertThat(tier("19200")).contains("chair");
        assertThat(tier("20400")).contains("committee");
        assertThat(tier("49200")).contains("committee");
        assertThat(tier("50400")).isEmpty();
    }

    @Test
    void s09_exactly_20_000_and_50_000_are_inside_their_tiers() {
        assertThat(tier("20000")).contains("chair");
        assertThat(tier("20000.01")).contains("committee");
        assertThat(tier("50000")).contains("committee");
        assertThat(tier("50000.01")).isEmpty();
    }

    private static Optional<String> tier(String baht) {
        return Tiers.of(TIERS, Wiang.baht(baht)).map(ApprovalTier::role);
    }

    @Test
    void s10_two_signatures_without_the_chairs_release_nothing() {
        assertThat(Quorum.TWO_WITH_THE_CHAIR.missing(
                        TIERS, Wiang.baht("19200"), List.of(signed("treasurer"), signed("committee"))))
                .contains(Quorum.Reason.WITHOUT_THE_CHAIR);
        assertThat(Quorum.TWO_WITH_THE_CHAIR.missing(
                        TIERS, Wiang.baht("19200"), List.of(signed("treasurer"), signed("chair"))))
                .isEmpty();
    }

    @Test
    void s11_a_chair_whose_term_ended_cannot_sign() {
        Signature late = new Signature("chair", "chair", DAY, DAY.minusYears(2), Optional.of(DAY.minusDays(1)));
        assertThat(Quorum.TWO_WITH_THE_CHAIR.missing(TIERS, Wiang.baht("19200"), List.of(signed("treasurer"), late)))
                .contains(Quorum.Reason.NOT_IN_OFFICE);
    }

    private static Signature signed(String role) {
        return new Signature(role, role, DAY, DAY.minusYears(1), Optional.of(DAY.plusYears(1)));
    }
}
