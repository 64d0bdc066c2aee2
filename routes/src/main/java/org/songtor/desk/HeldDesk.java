package org.songtor.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.approval.Quorum;
import org.songtor.held.HeldWindows;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.Proposal;
import org.songtor.port.HeldStore.SentBack;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Signed;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.stereotype.Component;

/**
 * Orders about money held in trust, for pages, API and commands alike. The signature that completes them carries it out: two officers, the chair being one,
 * and the role that the fund's rules name for the amount. Each must have been in office on the day of signing, and whose term is over signs nothing; a collector
 * and a secretary sign nothing, as at the desk. What is refused is a {@link DeskException}, and nothing was changed then.
 */
@Component
public class HeldDesk {
    /** Characters of a reason. */
    public static final int LONGEST_REASON = 200;

    private final HeldStore store;
    private final HeldWindows windows;
    private final Authorities authorities;
    private final Clock clock;

    HeldDesk(HeldStore store, HeldWindows windows, Authorities authorities, Clock clock) {
        this.store = store;
        this.windows = windows;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** What a person wants ordered. @param memberNo one member's money only; a return needs it */
    public record Wish(String login, Kind kind, SchemeCode scheme, Optional<String> memberNo, String reason) {}

    /**
     * The first of two people; nothing moves yet.
     *
     * @throws DeskException of who may not sign either, without a reason or a return's member, and where nothing of it is held
     * @throws HeldStore.OrderOpen where all that is held of it waits for an order already
     */
    public Order propose(FundId fund, Wish wish) {
        mayDecide(fund, wish.login());
        String why = reason(wish.reason());
        if (wish.kind() == Kind.RETURN && wish.memberNo().isEmpty()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        Proposal proposal = new Proposal(wish.kind(), wish.scheme(), wish.memberNo(), wish.login(), why);
        try {
            return store.propose(fund, proposal);
        } catch (IllegalArgumentException e) { // by the port: nothing of it is held
            throw new DeskException(Why.NOTHING_HELD);
        }
    }

    /** @throws DeskException where the fund has no such order */
    public Order order(FundId fund, long id) {
        return store.order(fund, id).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
    }

    /** Signs, and carries out what is signed whole then. Who signed before signs no second time, but carries out what stood still after the last signature. */
    public Order approve(FundId fund, long id, String login) {
        Order order = another(fund, id, login);
        return whileOpen(order, () -> {
            Order signed = store.approve(fund, id, login, role(fund, login));
            if (missing(signed).isEmpty()) {
                execute(signed, login);
            }
        });
    }

    /** Carries out what is signed whole and stood still after the last signature; whoever signed it does, which its proposer never did. */
    public Order execute(FundId fund, long id, String login) {
        Order order = order(fund, id);
        mayDecide(fund, login);
        return whileOpen(order, () -> {
            if (!signed(order, login) || missing(order).isPresent()) {
                throw new DeskException(Why.NOT_APPROVED);
            }
            execute(order, login);
        });
    }

    private void execute(Order order, String login) {
        store.execute(order.fund(), order.id(), new Period(YearMonth.now(clock)), login);
    }

    /** By whoever may sign it: an order whose proposer is no officer any more would hold on to the money for ever. */
    public Order sendBack(FundId fund, long id, String login, String reason) {
        Order order = another(fund, id, login);
        String why = reason(reason);
        return whileOpen(order, () -> store.sendBack(fund, id, new SentBack(login, why)));
    }

    /** By who proposed it, and nobody else. */
    public Order withdraw(FundId fund, long id, String login) {
        Order order = order(fund, id);
        if (!order.proposedBy().equals(login)) {
            throw new DeskException(Why.NO_RIGHT);
        }
        return whileOpen(order, () -> store.withdraw(fund, id, login));
    }

    /** Whether this person proposes, signs and sends back today. */
    public boolean decides(FundId fund, String login) {
        return authority(fund).decides(login, windows.today());
    }

    /** Whether this person's name stands under the order besides its proposer's. */
    public static boolean signed(Order order, String login) {
        return order.approvals().stream().anyMatch(a -> a.officer().equals(login));
    }

    /** Why the signatures do not suffice; empty where they do, and of an order that has ended. */
    public Optional<Quorum.Reason> missing(Order order) {
        if (!order.state().open()) {
            return Optional.empty();
        }
        Authority authority = authority(order.fund());
        List<Signed> signed = new ArrayList<>();
        signed.add(new Signed(order.proposedBy(), authority.role(order.proposedBy()), day(order.proposedAt())));
        order.approvals().forEach(a -> signed.add(new Signed(a.officer(), a.role(), day(a.at()))));
        return authority.missing(order.amount(), signed);
    }

    /** The day on which it lapses unless enough have signed, as {@link HeldWindows#lapses}; empty of an order that has ended. */
    public Optional<LocalDate> lapses(Order order) {
        return order.state().open() ? windows.lapses(order.fund(), order.scheme()) : Optional.empty();
    }

    /** Where it ended just now, by somebody else or the same person's second call, nothing was done either. */
    private Order whileOpen(Order order, Runnable step) {
        if (!order.state().open()) {
            throw new DeskException(Why.OTHER_STATE);
        }
        try {
            step.run();
        } catch (IllegalStateException e) {
            if (order(order.fund(), order.id()).state().open()) {
                throw e;
            }
            throw new DeskException(Why.OTHER_STATE);
        }
        return order(order.fund(), order.id());
    }

    /** Of who may neither sign nor send it back nothing is taken. */
    private Order another(FundId fund, long id, String login) {
        Order order = order(fund, id);
        mayDecide(fund, login);
        if (order.proposedBy().equals(login)) {
            throw new DeskException(Why.OWN_PROPOSAL);
        }
        return order;
    }

    private void mayDecide(FundId fund, String login) {
        role(fund, login);
    }

    private String role(FundId fund, String login) {
        return authority(fund).role(login, windows.today());
    }

    private static String reason(String said) {
        String why = said.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new DeskException(Why.INCOMPLETE);
        }
        return why;
    }

    private Authority authority(FundId fund) {
        return authorities.of(Optional.of(fund));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
