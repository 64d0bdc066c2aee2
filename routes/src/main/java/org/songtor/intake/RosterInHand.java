package org.songtor.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.port.RosterStore;

/** A roster that was just read from a file, to check with; nothing was paid before, and nothing can be changed. */
final class RosterInHand implements RosterStore {
    private final List<Member> members;

    RosterInHand(List<Member> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public void active(FundId fund, Consumer<Member> to) {
        members.forEach(to);
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
        // None is known here.
    }

    @Override
    public void handedIn(FundId fund, Period from, Period until, Consumer<Payment> to) {
        // None is known here.
    }

    @Override
    public void elsewhere(FundId fund, Period period, Iterable<NationalId> persons, Consumer<Payment> to) {
        // None is known here.
    }

    @Override
    public void replace(FundId fund, List<Member> others) {
        throw new UnsupportedOperationException("a roster in hand is only read");
    }

    @Override
    public Merged merge(FundId fund, List<Member> others, String actor) {
        throw new UnsupportedOperationException("a roster in hand is only read");
    }
}
