package org.songtor.port;

import java.util.List;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;

/** The funds' member rosters. */
public interface RosterStore {
    /** Makes these the fund's active members, in one transaction. */
    void replace(FundId fund, List<Member> members);

    List<Member> active(FundId fund);

    /** Person and scheme of every line, held ones too, that this fund's earlier batches of the period hold and that was not refused. */
    List<Paid> paid(FundId fund, Period period);

    record Paid(NationalId person, SchemeCode scheme) {}
}
