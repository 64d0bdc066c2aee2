package org.songtor.approval;

import java.util.List;
import java.util.Optional;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Satang;

/** Which role may order an amount. A tier's own amount is inside it ("not exceeding"). */
public final class Tiers {
    private Tiers() {}

    /**
     * The smallest tier that holds the amount; empty where it is above all of them, which nobody may order, and where the fund wrote down no tiers.
     *
     * @param tiers smallest first
     */
    public static Optional<ApprovalTier> of(List<ApprovalTier> tiers, Satang amount) {
        return tiers.stream().filter(t -> amount.compareTo(t.most()) <= 0).findFirst();
    }
}
