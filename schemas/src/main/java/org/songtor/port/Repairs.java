package org.songtor.port;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.Submissions.Handed;
import org.songtor.repair.Group;

/**
 * Equal mistakes of a batch that was not taken whole, and a corrected batch of the repairs a person picked. The original stays as it is; it is read again
 * each time.
 */
public interface Repairs {

    /** Empty where the fund has no such batch, or its check is not over. */
    Optional<Found> find(FundId fund, BatchId id) throws IOException;

    /** What a corrected batch with these repairs would hold; writes nothing. Empty where no row would be in it. */
    Optional<Plan> plan(FundId fund, BatchId id, Set<String> picked) throws IOException;

    /**
     * Hands in the corrected batch: of a checked batch the refused rows that a repair helps, with their own count and total; of a refused batch every row,
     * with the count and total the fund declared, unless a person picked to replace them. The same repairs give the same bytes and so the same batch.
     *
     * @param picked keys of groups
     * @param channel as of {@link Submissions.Parcel}
     * @param actor login of the person who decided
     * @return empty where no row would be in it
     */
    Optional<Handed> apply(FundId fund, BatchId id, Set<String> picked, String channel, String actor)
            throws IOException;

    /**
     * @param groups mistakes known by what stands in a cell, those with a repair first
     * @param others problems the check found which are of no group, in the same manner
     */
    record Found(BatchId id, BatchState state, List<Group> groups, List<Others> others) {
        public Found {
            groups = List.copyOf(groups);
            others = List.copyOf(others);
        }

        public boolean mendable() {
            return groups.stream().anyMatch(g -> g.mistake().mendable());
        }
    }

    /** @param examples the first few */
    record Others(ProblemCode code, String field, int count, List<Problem> examples) {
        public Others {
            examples = List.copyOf(examples);
        }
    }

    /** @param total empty where an amount cannot be read */
    record Plan(int lines, Optional<Satang> total, List<Group> groups) {
        public Plan {
            groups = List.copyOf(groups);
        }
    }
}
