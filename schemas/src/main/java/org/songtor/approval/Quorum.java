package org.songtor.approval;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Satang;

/**
 * Signatures that release an order: so many different officers, one of them in a certain role; and the tier of the amount decides who of them may
 * order it.
 *
 * @param needed how many different officers, for example two of three
 * @param must role that one of them must have, such as {@code chair}
 */
public record Quorum(int needed, String must) {
    /** Two of three signatures, the chair's being one. */
    public static final Quorum TWO_WITH_THE_CHAIR = new Quorum(2, "chair");

    /** Why an order is not released. */
    public enum Reason {
        /** Above every tier, or the fund has none. */
        ABOVE_ALL_TIERS,
        /** Somebody signed whose term had ended or not begun. */
        NOT_IN_OFFICE,
        TOO_FEW,
        /** The role that must sign did not. */
        WITHOUT_THE_CHAIR,
        /** Nobody of the role that may order this amount signed. */
        WITHOUT_THE_TIERS_ROLE
    }

    /**
     * @param tiers of the fund's rules, smallest first
     * @return why the order is not released; empty when it is
     */
    public Optional<Reason> missing(List<ApprovalTier> tiers, Satang amount, List<Signature> signatures) {
        Optional<ApprovalTier> tier = Tiers.of(tiers, amount);
        if (tier.isEmpty()) {
            return Optional.of(Reason.ABOVE_ALL_TIERS);
        }
        if (!signatures.stream().allMatch(Signature::inOffice)) {
            return Optional.of(Reason.NOT_IN_OFFICE);
        }
        Set<String> people = new HashSet<>();
        Set<String> roles = new HashSet<>();
        signatures.forEach(s -> {
            people.add(s.login());
            roles.add(s.role());
        });
        if (people.size() < needed) {
            return Optional.of(Reason.TOO_FEW);
        }
        if (!roles.contains(must)) {
            return Optional.of(Reason.WITHOUT_THE_CHAIR);
        }
        return roles.contains(tier.get().role()) ? Optional.empty() : Optional.of(Reason.WITHOUT_THE_TIERS_ROLE);
    }
}
