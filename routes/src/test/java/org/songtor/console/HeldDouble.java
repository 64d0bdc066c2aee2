package org.songtor.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldViews;
import org.songtor.port.Viewer;

/** Money two funds hold in trust, in memory, with the port's own rules about orders. */
public final class HeldDouble implements HeldStore, HeldViews {
    public static final SchemeCode NSF = SchemeCode.of("nsf");
    private final Map<Long, Order> orders = new HashMap<>();
    private final List<Proposal> proposals = new ArrayList<>();

    private Optional<State> faster = Optional.empty();
    private boolean broken;
    private boolean gone;

    public void empty() {
        orders.clear();
        proposals.clear();
        faster = Optional.empty();
        broken = false;
        gone = false;
    }

    /** All that was held went on. */
    public void gone() {
        gone = true;
    }

    /** Somebody else ends the order between the next look at it and the step. */
    public void faster(State ended) {
        faster = Optional.of(ended);
    }

    /** Nothing is carried out. */
    public void broken() {
        broken = true;
    }

    public void mended() {
        broken = false;
    }

    private Order proposed(FundId fund, long id) {
        Order o = order(fund, id).orElseThrow();
        faster.ifPresent(ended ->
                put(o, ended, ended == State.DONE ? Optional.of(MonthFixture.DONE) : Optional.empty(), o.approvals()));
        faster = Optional.empty();
        return order(fund, id)
                .filter(now -> now.state() == State.PROPOSED)
                .orElseThrow(() -> new IllegalStateException("no open order " + id + " of " + fund));
    }

    @Override
    public List<FundBalance> balances(Viewer viewer) {
        return List.of(balance(MonthFixture.WIANG), balance(MonthFixture.DOK_KHAM_TAI)).stream()
                .filter(b -> viewer.operator() || viewer.funds().contains(b.fund()))
                .toList();
    }

    private FundBalance balance(FundId fund) {
        return new FundBalance(
                fund,
                NSF,
                baht(20_000),
                baht(gone ? 0 : 12_000),
                baht(gone ? 19_500 : 7_500),
                baht(500),
                tied(fund, order -> true),
                3,
                ages(6_000, 3_000, 2_000, 1_000));
    }

    /** Of one member's order half of a member's money, so that some of it stays free; of a release all that is left. */
    private Satang tied(FundId fund, Predicate<Order> which) {
        return orders.values().stream()
                .filter(o -> o.fund().equals(fund) && o.state().open())
                .filter(which)
                .map(o -> o.kind() == Kind.RELEASE ? baht(12_000) : baht(6_000))
                .reduce(Satang.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    @Override
    public List<MonthBalance> months(Viewer viewer, FundId fund) {
        if (!viewer.operator() && !viewer.funds().contains(fund)) {
            return List.of();
        }
        Satang tied = tied(fund, order -> true);
        Satang early = tied.compareTo(baht(4_000)) > 0 ? baht(4_000) : tied;
        return List.of(
                new MonthBalance(NSF, Period.of("2569-10"), 6, baht(4_000), early),
                new MonthBalance(NSF, Period.of("2569-11"), 12, baht(8_000), tied.minus(early)));
    }

    @Override
    public List<MemberBalance> members(Viewer viewer, FundId fund, SchemeCode scheme, int offset, int most) {
        return all(viewer, fund).stream().skip(offset).limit(most).toList();
    }

    private List<MemberBalance> all(Viewer viewer, FundId fund) {
        return List.of(
                new MemberBalance(
                        Optional.of("W001"),
                        "xxxxxxxxx0001",
                        viewer.operator() ? "" : MonthFixture.HOSTILE_NAME,
                        12,
                        baht(6_000),
                        tied(fund, order -> true),
                        ages(5_000, 0, 0, 1_000)),
                new MemberBalance(
                        Optional.of("W002"),
                        "xxxxxxxxx0002",
                        viewer.operator() ? "" : "นางบุญมี แก้วใส",
                        6,
                        baht(6_000),
                        tied(fund, order -> order.kind() == Kind.RELEASE),
                        ages(1_000, 3_000, 2_000, 0)));
    }

    @Override
    public List<Balance> held(FundId fund) {
        throw new AssertionError("no page asks for it");
    }

    @Override
    public Optional<BatchId> release(FundId fund, SchemeCode scheme, Period period) {
        throw new AssertionError("a page releases nothing by schedule");
    }

    @Override
    public Order propose(FundId fund, Proposal p) {
        if (p.reason().contains("nothing")) {
            throw new IllegalArgumentException("nothing is held");
        }
        open(fund).stream()
                .filter(o -> o.kind() == Kind.RELEASE || p.kind() == o.kind())
                .findFirst()
                .ifPresent(o -> {
                    throw new OrderOpen(o.id());
                });
        proposals.add(p);
        // A whole release is within the chair's tier; one member's money with this reason is above all.
        Satang amount = p.reason().contains("above") ? baht(90_000) : baht(12_000);
        long id = orders.size() + 1L;
        orders.put(
                id,
                new Order(
                        id,
                        fund,
                        p.kind(),
                        p.scheme(),
                        p.officer(),
                        ConsoleProgram.NOW,
                        p.reason(),
                        18,
                        amount,
                        State.PROPOSED,
                        Optional.empty(),
                        List.of(),
                        1,
                        List.of(new Whose("นางน้ำผึ้ง ใจดี", "0705")),
                        Optional.empty()));
        return orders.get(id);
    }

    @Override
    public Optional<Order> order(FundId fund, long id) {
        return Optional.ofNullable(orders.get(id)).filter(o -> o.fund().equals(fund));
    }

    @Override
    public List<Order> open(FundId fund) {
        return orders.values().stream()
                .filter(o -> o.fund().equals(fund) && o.state().open())
                .toList();
    }

    @Override
    public List<Order> notDone(FundId fund) {
        return orders.values().stream()
                .filter(o -> o.fund().equals(fund)
                        && Set.of(State.SENT_BACK, State.LAPSED).contains(o.state()))
                .toList();
    }

    @Override
    public Order approve(FundId fund, long id, String officer, String role) {
        Order o = proposed(fund, id);
        List<Approval> approvals = new ArrayList<>(o.approvals());
        if (approvals.stream().noneMatch(a -> a.officer().equals(officer))) {
            approvals.add(new Approval(officer, role, ConsoleProgram.NOW));
        }
        return put(o, o.state(), Optional.empty(), approvals);
    }

    @Override
    public Optional<BatchId> execute(FundId fund, long id, Period period, String officer) {
        Order o = proposed(fund, id);
        if (broken) {
            throw new IllegalStateException("the store does not answer");
        }
        put(o, State.DONE, Optional.of(MonthFixture.DONE), o.approvals());
        return Optional.of(MonthFixture.DONE);
    }

    @Override
    public void withdraw(FundId fund, long id, String officer) {
        Order o = proposed(fund, id);
        put(o, State.WITHDRAWN, Optional.empty(), o.approvals(), Optional.of(officer), Optional.empty());
    }

    @Override
    public void sendBack(FundId fund, long id, SentBack said) {
        Order o = proposed(fund, id);
        put(
                o,
                State.SENT_BACK,
                Optional.empty(),
                o.approvals(),
                Optional.of(said.officer()),
                Optional.of(said.reason()));
    }

    @Override
    public int lapse(FundId fund, SchemeCode scheme) {
        List<Order> over = open(fund);
        over.forEach(o -> put(o, State.LAPSED, Optional.empty(), o.approvals()));
        return over.size();
    }

    public List<Proposal> proposals() {
        return proposals;
    }

    private Order put(Order o, State state, Optional<BatchId> batch, List<Approval> approvals) {
        return put(o, state, batch, approvals, Optional.empty(), Optional.empty());
    }

    private Order put(
            Order o,
            State state,
            Optional<BatchId> batch,
            List<Approval> approvals,
            Optional<String> by,
            Optional<String> reason) {
        Order next = new Order(
                o.id(),
                o.fund(),
                o.kind(),
                o.scheme(),
                o.proposedBy(),
                o.proposedAt(),
                o.reason(),
                o.lines(),
                o.amount(),
                state,
                batch,
                approvals,
                o.members(),
                o.whose(),
                state.open() ? Optional.empty() : Optional.of(new End(ConsoleProgram.NOW, by, reason)));
        orders.put(o.id(), next);
        return next;
    }

    private static Satang baht(long baht) {
        return Satang.ofBaht(baht);
    }

    private static Ageing ages(long young, long three, long six, long old) {
        return new Ageing(baht(young), baht(three), baht(six), baht(old));
    }
}
