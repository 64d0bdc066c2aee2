package org.songtor.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Fund;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.RemittanceLine;
import org.songtor.model.SchemeCode;

/**
 * What rules may know of a line's batch.
 *
 * @param date day of the check
 * @param period of the batch
 * @param roster active members by person
 * @param earlier payments of the period's earlier batches
 * @param first for each payment of this batch, the first line that holds it
 * @param schemes every scheme a person pays into: in this batch, in earlier ones of the period, or by the roster
 */
record Surroundings(
        Fund fund,
        LocalDate date,
        Period period,
        Map<NationalId, Member> roster,
        Set<Paid> earlier,
        Map<Paid, Integer> first,
        Map<NationalId, Set<SchemeCode>> schemes) {

    static Surroundings of(
            Fund fund,
            LocalDate date,
            Period period,
            List<Member> members,
            List<Paid> paid,
            List<RemittanceLine> lines) {
        Map<NationalId, Member> roster = new HashMap<>();
        Map<Paid, Integer> first = new HashMap<>();
        Map<NationalId, Set<SchemeCode>> schemes = new HashMap<>();
        for (Member member : members) {
            if (member.person().isPresent()) {
                roster.put(member.person().get(), member);
                schemes.computeIfAbsent(member.person().get(), p -> new HashSet<>())
                        .addAll(member.schemes());
            }
        }
        for (Paid one : paid) {
            schemes.computeIfAbsent(one.person(), p -> new HashSet<>()).add(one.scheme());
        }
        for (RemittanceLine line : lines) {
            first.putIfAbsent(new Paid(line.person(), line.scheme()), line.lineNo());
            schemes.computeIfAbsent(line.person(), p -> new HashSet<>()).add(line.scheme());
        }
        return new Surroundings(fund, date, period, roster, Set.copyOf(paid), first, schemes);
    }

    /** A payment by what makes it the same payment twice in one period. */
    record Paid(NationalId person, SchemeCode scheme) {}

    Optional<Member> member(NationalId person) {
        return Optional.ofNullable(roster.get(person));
    }

    Set<SchemeCode> schemesOf(NationalId person) {
        return schemes.getOrDefault(person, Set.of());
    }
}
