package org.songtor.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.approval.Quorum;
import org.songtor.approval.Signature;
import org.songtor.approval.Tiers;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Satang;

/**
 * Who may decide for a fund on a day: its tiers of that day and its officers with their terms. What belongs to no fund is decided by two operators.
 *
 * @param ofFund false for an item of the operators
 * @param tiers of the fund's rules on the day, smallest first
 * @param offices every officer of the fund, or every operator, by login
 */
public record Authority(boolean ofFund, List<ApprovalTier> tiers, Map<String, Office> offices) {
    /** Whoever keeps the books or orders; a collector and a secretary decide nothing. */
    private static final Set<String> SIGNING = Set.of("treasurer", "chair", "committee");

    private static final Set<String> NOT_SIGNING = Set.of("collector", "secretary");

    public Authority {
        tiers = List.copyOf(tiers);
        offices = Map.copyOf(offices);
    }

    /** @param until last day; empty for an office without one */
    public record Office(String role, LocalDate from, Optional<LocalDate> until) {
        /** Whether the term runs on the day; its first and its last day belong to it. */
        public boolean runs(LocalDate day) {
            return new Signature("", role, day, from, until).inOffice();
        }
    }

    /** One person's name under a decision. */
    public record Signed(String login, String role, LocalDate on) {}

    /**
     * Whether this person may propose or sign on the day at all.
     *
     * @return the role, as it is in force
     * @throws DeskException where not
     */
    public String role(String login, LocalDate on) {
        Optional<DeskException.Why> refused = refused(login, on);
        if (refused.isPresent()) {
            throw new DeskException(refused.get());
        }
        return role(login);
    }

    /** Whether this person may propose, sign and send back on the day. */
    public boolean decides(String login, LocalDate on) {
        return refused(login, on).isEmpty();
    }

    private Optional<DeskException.Why> refused(String login, LocalDate on) {
        Office office = offices.get(login);
        if (office == null
                || !(ofFund ? SIGNING.contains(office.role()) : office.role().equals("operator"))) {
            return Optional.of(DeskException.Why.NO_RIGHT);
        }
        return signature(new Signed(login, office.role(), on)).inOffice()
                ? Optional.empty()
                : Optional.of(DeskException.Why.NOT_IN_OFFICE);
    }

    /**
     * Before anybody signs: whether enough people could.
     *
     * @throws DeskException above all tiers
     */
    public void orderable(DecisionKind kind, Satang amount) {
        if (!mayOrder(kind, amount)) {
            throw new DeskException(DeskException.Why.ABOVE_ALL_TIERS);
        }
    }

    /** Whether enough people could sign for it. */
    public boolean mayOrder(DecisionKind kind, Satang amount) {
        return !ofFund || !kind.movesMoney() || Tiers.of(tiers, amount).isPresent();
    }

    /**
     * Why the signatures do not suffice yet; empty when they do.
     *
     * @param signed the proposer first, then whoever approved
     */
    public Optional<Quorum.Reason> missing(DecisionKind kind, Satang amount, List<Signed> signed) {
        if (!kind.movesMoney()) {
            return Optional.empty();
        }
        if (!ofFund) {
            return signed.stream().map(Signed::login).distinct().count() < 2
                    ? Optional.of(Quorum.Reason.TOO_FEW)
                    : Optional.empty();
        }
        return missing(amount, signed);
    }

    /** The same for any order of the fund's that moves so much. A name of a role that decides nothing, from before that was asked, counts for nothing. */
    public Optional<Quorum.Reason> missing(Satang amount, List<Signed> signed) {
        List<Signature> signatures = signed.stream()
                .filter(s -> !NOT_SIGNING.contains(s.role()))
                .map(this::signature)
                .toList();
        return Quorum.TWO_WITH_THE_CHAIR.missing(tiers, amount, signatures);
    }

    /** As the settings have it today; empty for who is no officer any more. */
    public String role(String login) {
        Office office = offices.get(login);
        return office == null ? "" : office.role();
    }

    /** Who is no officer any more was in office on no day. */
    private Signature signature(Signed signed) {
        Office office = offices.get(signed.login());
        return office == null
                ? new Signature(signed.login(), signed.role(), signed.on(), LocalDate.MAX, Optional.empty())
                : new Signature(signed.login(), signed.role(), signed.on(), office.from(), office.until());
    }
}
