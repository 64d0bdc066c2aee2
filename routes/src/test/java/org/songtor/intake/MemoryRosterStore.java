package org.songtor.intake;

import java.util.ArrayList;
import java.util.List;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.port.RosterStore;

/** One roster for whoever asks, and what earlier batches paid. */
public final class MemoryRosterStore implements RosterStore {
    public final List<Member> members = new ArrayList<>();
    public final List<Paid> paid = new ArrayList<>();

    @Override
    public void replace(FundId fund, List<Member> active) {
        members.clear();
        members.addAll(active);
    }

    @Override
    public List<Member> active(FundId fund) {
        return List.copyOf(members);
    }

    @Override
    public List<Paid> paid(FundId fund, Period period) {
        return List.copyOf(paid);
    }
}
