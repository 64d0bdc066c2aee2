package org.songtor.store;

import java.util.List;
import org.songtor.items.Decision;
import org.songtor.review.DeskException;
import org.springframework.stereotype.Component;

/** Whether what was proposed may be signed still, by what is known at this moment. Outside of a reader's transaction, for decisions that the viewer has seen: what stands against one may be money of others. */
@Component("store.signable")
class Signable {
    private final Execution execution;
    private final TakingBack undoing;

    Signable(Execution execution, TakingBack undoing) {
        this.execution = execution;
        this.undoing = undoing;
    }

    /** @throws DeskException where it may not */
    void refuse(Decision proposed) {
        proposed.reverses().ifPresentOrElse(undoing::refuseBuiltOn, () -> execution.refuseOvertaken(proposed));
        execution.refuseTakesMore(proposed);
    }

    List<Decision> told(List<Decision> seen) {
        return seen.stream().map(this::told).toList();
    }

    /** The decision with why nobody signs it any more, or carries it out: so that it is said before somebody tries. */
    Decision told(Decision seen) {
        if (!seen.state().underWay() || !seen.kind().movesMoney()) {
            return seen;
        }
        try {
            refuse(seen);
            return seen;
        } catch (DeskException refused) {
            return seen.refusedBy(refused.why());
        }
    }
}
