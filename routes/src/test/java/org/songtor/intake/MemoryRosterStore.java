package org.songtor.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.port.RosterStore;

/** One roster for whoever asks, and what earlier batches paid. */
public class MemoryRosterStore implements RosterStore {
    public final List<Member> members = new ArrayList<>();
    public final List<Payment> paid = new ArrayList<>();
    /** Handed in and given back since. */
    public final List<Payment> back = new ArrayList<>();

    /** What other funds' batches hold. */
    public final List<Payment> elsewhere = new ArrayList<>();

    @Override
    public void replace(FundId fund, List<Member> active) {
        members.clear();
        members.addAll(active);
    }

    @Override
    public Merged merge(FundId fund, List<Member> some, String actor) {
        members.addAll(some);
        return new Merged(some.size(), 0, 0, 0, List.of());
    }

    @Override
    public void active(FundId fund, Consumer<Member> to) {
        List.copyOf(members).forEach(to);
    }

    @Override
    public Optional<Member> member(FundId fund, String memberNo) {
        return members.stream().filter(m -> m.memberNo().equals(memberNo)).findFirst();
    }

    @Override
    public List<Change> history(FundId fund, String memberNo) {
        return List.of();
    }

    @Override
    public void payments(FundId fund, Period from, Period until, Consumer<Payment> to) {
        paid.stream()
                .filter(p -> p.period().compareTo(from) >= 0 && p.period().compareTo(until) <= 0)
                .forEach(to);
    }

    @Override
    public void handedIn(FundId fund, Period from, Period until, Consumer<Payment> to) {
        payments(fund, from, until, to);
        back.stream()
                .filter(p -> p.period().compareTo(from) >= 0 && p.period().compareTo(until) <= 0)
                .forEach(to);
    }

    @Override
    public void elsewhere(FundId fund, Period period, Iterable<NationalId> persons, Consumer<Payment> to) {
        Set<NationalId> asked = new HashSet<>();
        persons.forEach(asked::add);
        elsewhere.stream().filter(p -> asked.contains(p.person())).forEach(to);
    }
}
