package org.songtor.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.port.RosterStore.Merged;

/**
 * What makes one roster of another, worked out for some members at a time: only what the roster holds of those is in memory. Members of one plan are
 * given once.
 */
final class RosterPlan {
    private static final List<String> ADDED = List.of("added");

    /** @param what changed, for the member's history */
    record Step(Member member, Optional<Member> before, List<String> what) {}

    private final Set<String> given = new HashSet<>();
    private final List<String> conflicts = new ArrayList<>();
    private List<Step> steps = new ArrayList<>();
    private int added;
    private int changed;
    private int completed;
    private int unchanged;

    /**
     * These members as they are given.
     *
     * @param active by number, at least those of these numbers that are there
     * @throws IllegalArgumentException where a number is given twice
     */
    List<Step> replacing(Map<String, Member> active, List<Member> members) {
        steps = new ArrayList<>();
        for (Member member : members) {
            once(member);
            step(active.get(member.memberNo()), member);
        }
        return steps;
    }

    /**
     * These members added to those there; what is left empty stays as it was. An id on record is completed, never changed.
     *
     * @param active by number, at least those of these numbers or these ids that are there
     * @throws IllegalArgumentException where a number is given twice
     */
    List<Step> merging(Map<String, Member> active, List<Member> members) {
        steps = new ArrayList<>();
        Map<NationalId, String> taken = new HashMap<>();
        active.values().forEach(member -> member.person().ifPresent(id -> taken.put(id, member.memberNo())));
        for (Member member : members) {
            once(member);
            Member before = active.get(member.memberNo());
            if (clashes(taken, before, member)) {
                conflicts.add(member.memberNo());
            } else {
                step(before, before == null ? member : MemberChanges.merged(before, member));
                member.person().ifPresent(id -> taken.put(id, member.memberNo()));
            }
        }
        return steps;
    }

    boolean gives(String memberNo) {
        return given.contains(memberNo);
    }

    private void once(Member member) {
        if (!given.add(member.memberNo())) {
            throw new IllegalArgumentException("member number given twice: " + member.memberNo());
        }
    }

    /** Another id than the one on record, or the id of another member. */
    private static boolean clashes(Map<NationalId, String> taken, @Nullable Member before, Member member) {
        if (member.person().isEmpty()) {
            return false;
        }
        String owner = taken.get(member.person().get());
        return owner != null && !owner.equals(member.memberNo())
                || before != null
                        && before.person().isPresent()
                        && !before.person().equals(member.person());
    }

    private void step(@Nullable Member before, Member after) {
        if (before == null) {
            added++;
            steps.add(new Step(after, Optional.empty(), ADDED));
        } else if (before.equals(after)) {
            unchanged++;
        } else {
            if (before.person().isEmpty() && after.person().isPresent()) {
                completed++;
            } else {
                changed++;
            }
            steps.add(new Step(after, Optional.of(before), MemberChanges.between(before, after)));
        }
    }

    boolean changesNothing() {
        return added + changed + completed == 0;
    }

    Merged merged() {
        return new Merged(added, changed, completed, unchanged, List.copyOf(conflicts));
    }
}
