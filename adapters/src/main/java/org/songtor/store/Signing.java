package org.songtor.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.approval.Quorum;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names under a decision that waits for them, inside the caller's transaction, which holds it. */
@Component("store.signing")
class Signing {
    private final JdbcClient jdbc;
    private final DecisionRows decisions;
    private final Proposals proposals;

    Signing(DataSource dataSource, DecisionRows decisions, Proposals proposals) {
        this.jdbc = JdbcClient.create(dataSource);
        this.decisions = decisions;
        this.proposals = proposals;
    }

    /** The program itself decides nothing. */
    static void person(By by) {
        if (by.login().isBlank() || by.login().equals(Entries.SELF)) {
            throw new DeskException(Why.NO_RIGHT);
        }
    }

    /** @throws DeskException where it waits for no signature, which is told before all that its money would be refused for */
    static void refuseUnlessProposed(Decision found) {
        refuseSentBack(found);
        if (found.state() != DecisionState.PROPOSED) {
            throw new DeskException(Why.OTHER_STATE);
        }
    }

    /** @throws DeskException where not all who must have signed it, or where it is over */
    static void refuseUnlessApproved(Decision found) {
        refuseSentBack(found);
        if (found.state() != DecisionState.APPROVED) {
            throw new DeskException(found.state() == DecisionState.PROPOSED ? Why.NOT_APPROVED : Why.OTHER_STATE);
        }
    }

    private static void refuseSentBack(Decision found) {
        if (found.state() == DecisionState.RETURNED) {
            throw new DeskException(Why.SENT_BACK);
        }
    }

    /** @param found waits for signatures */
    void approve(Decision found, By by) {
        if (found.proposedBy().equals(by.login())) {
            throw new DeskException(Why.OWN_PROPOSAL);
        }
        person(by);
        sign(found, by);
        if (missing(decisions.one(found.id()).orElseThrow(), by).isEmpty()) {
            decisions.become(found.id(), DecisionState.APPROVED);
        }
    }

    private void sign(Decision found, By by) {
        String role = by.authority().role(by.login(), by.on());
        int added = jdbc.sql("""
                        insert into decision_approval (decision_id, officer, role) values (?, ?, ?) on conflict do nothing
                        """).params(found.id(), by.login(), role).update();
        if (added > 0) {
            proposals.told(by.login(), found.item(), "decision.approved", found.id(), role);
        }
    }

    /** Who may not sign at all is refused; who is only not enough yet waits for others. */
    private static Optional<Quorum.Reason> missing(Decision signed, By by) {
        Optional<Quorum.Reason> missing = signed.missing(by.authority());
        if (missing.filter(Quorum.Reason.NOT_IN_OFFICE::equals).isPresent()) {
            throw new DeskException(Why.NOT_IN_OFFICE);
        }
        if (missing.filter(Quorum.Reason.ABOVE_ALL_TIERS::equals).isPresent()) {
            throw new DeskException(Why.ABOVE_ALL_TIERS);
        }
        return missing;
    }

    void sendBack(Decision found, By by, String reason) {
        refuseSentBack(found);
        if (!found.state().underWay()) {
            throw new DeskException(Why.OTHER_STATE);
        }
        by.authority().role(by.login(), by.on());
        String why = Proposals.reason(reason);
        if (why.isEmpty()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        decisions.become(found.id(), DecisionState.RETURNED);
        proposals.told(by.login(), found.item(), "decision.returned", found.id(), why);
    }
}
