package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** The funds' member rosters, and what their members have paid. National ids lie here as a keyed hash and encrypted. */
public interface RosterStore {

    /** Makes these the fund's active members, in one transaction; who is not among them ends, and stays in the history. */
    void replace(FundId fund, List<Member> members);

    /**
     * Adds and changes members, in one transaction, and ends nobody. An id that a member lacked is completed; an id that differs from the one
     * on record changes nothing of that member and is told.
     */
    Merged merge(FundId fund, List<Member> members, String actor);

    /** Active members in the order of their numbers, one by one: memory does not grow with the roster. */
    void active(FundId fund, Consumer<Member> to);

    Optional<Member> member(FundId fund, String memberNo);

    /** What changed of this member, newest first; no national id in clear. */
    List<Change> history(FundId fund, String memberNo);

    /**
     * What counts as paid of this fund's batches for periods {@code from} to {@code until}, by which ceilings are judged and what is paid already: held lines too,
     * refused ones not, nor what went back to its member, one by one. A line counts for its own period where it has one.
     */
    void payments(FundId fund, Period from, Period until, Consumer<Payment> to);

    /**
     * What members handed in for these periods and the check took over, whatever became of it afterwards: a pledge (สัจจะ) is kept on the day, also where the agency
     * refuses the money and the member has it back. What went again under another id counts for that person, and once.
     */
    void handedIn(FundId fund, Period from, Period until, Consumer<Payment> to);

    /**
     * Which of these persons' payments other funds' batches hold for the calendar year of the period. Says no fund: a fund sees only itself.
     *
     * @param persons asked about once, in any order; may be very many
     */
    void elsewhere(FundId fund, Period period, Iterable<NationalId> persons, Consumer<Payment> to);

    record Payment(NationalId person, SchemeCode scheme, Period period, Satang amount) {}

    /** @param conflicts members whose id on record differs from the one given, by member number */
    record Merged(int added, int changed, int completed, int unchanged, List<String> conflicts) {}

    record Change(Instant at, String actor, String what) {}
}
