package org.songtor.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.FormVersion;
import org.songtor.port.LayoutActivations;

/** Proposals and approvals in memory, by the same law: two people. */
public final class MemoryActivations implements LayoutActivations {
    private final List<Proposal> proposals = new ArrayList<>();

    @Override
    public boolean activated(FormVersion form) {
        return proposals.stream().anyMatch(p -> p.of(form) && p.approval().isPresent());
    }

    @Override
    public List<Proposal> all() {
        return List.copyOf(proposals);
    }

    @Override
    public Proposal propose(FormVersion form, String officer) {
        Proposal made = new Proposal(
                proposals.size() + 1,
                form.info().id(),
                form.part(),
                form.info().version(),
                form.hash(),
                officer,
                Instant.EPOCH,
                Optional.empty());
        proposals.add(made);
        return made;
    }

    @Override
    public Proposal approve(long id, FormVersion form, String officer) {
        Proposal old = proposals.stream()
                .filter(p -> p.id() == id && p.of(form))
                .findFirst()
                .orElseThrow(IllegalStateException::new);
        if (old.proposedBy().equals(officer)) {
            throw new IllegalStateException("who proposed a form does not approve it");
        }
        Proposal made = new Proposal(
                id,
                old.profile(),
                old.part(),
                old.version(),
                old.hash(),
                old.proposedBy(),
                old.proposedAt(),
                Optional.of(new Approval(officer, Instant.EPOCH)));
        proposals.set((int) id - 1, made);
        return made;
    }
}
