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

/** What makes one roster of another: worked out in memory, then written. */
final class RosterPlan {
    /** @param what changed, for the member's history */
    record Step(Member member, Optional<Member> before, List<String> what) {}

    private final Map<String, Member> active;
    private final Map<NationalId, String> taken = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Member> ended = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private int added;
    private int changed;
    private int completed;
    private int unchanged;

    private RosterPlan(Map<String, Member> active) {
        this.active = active;
        active.values().forEach(member -> member.person().ifPresent(id -> taken.put(id, member.memberNo())));
    }

    /**
     * These members as they are given, and nobody else.
     *
     * @throws IllegalArgumentException where a number is given twice
     */
    static RosterPlan replacing(Map<String, Member> active, List<Member> members) {
        RosterPlan plan = new RosterPlan(active);
        for (Member member : members) {
            plan.once(member);
            plan.step(active.get(member.memberNo()), member);
        }
        active.values().stream()
                .filter(member -> !plan.given.contains(member.memberNo()))
                .forEach(plan.ended::add);
        return plan;
    }

    /**
     * These members added to those there; what is left empty stays as it was. An id on record is completed, never changed.
     *
     * @throws IllegalArgumentException where a number is given twice
     */
    static RosterPlan merging(Map<String, Member> active, List<Member> members) {
        RosterPlan plan = new RosterPlan(active);
        for (Member member : members) {
            plan.once(member);
            Member before = active.get(member.memberNo());
            if (plan.clashes(before, member)) {
                plan.conflicts.add(member.memberNo());
            } else {
                plan.step(before, before == null ? member : MemberChanges.merged(before, member));
                member.person().ifPresent(id -> plan.taken.put(id, member.memberNo()));
            }
        }
        return plan;
    }

    private void once(Member member) {
        if (!given.add(member.memberNo())) {
            throw new IllegalArgumentException("member number given twice: " + member.memberNo());
        }
    }

    /** Another id than the one on record, or the id of another member. */
    private boolean clashes(@Nullable Member before, Member member) {
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
            steps.add(new Step(after, Optional.empty(), List.of("added")));
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

    List<Step> steps() {
        return steps;
    }

    List<Member> ended() {
        return ended;
    }

    boolean isEmpty() {
        return steps.isEmpty() && ended.isEmpty();
    }

    Merged merged() {
        return new Merged(added, changed, completed, unchanged, List.copyOf(conflicts));
    }
}
