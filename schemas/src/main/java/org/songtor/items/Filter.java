package org.songtor.items;

import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.Label;

/**
 * Which items are asked for.
 *
 * @param agedDays at least so old; zero all
 * @param closed also what is over
 */
public record Filter(Optional<Label> label, Optional<FundId> fund, int agedDays, boolean closed) {
    public static final Filter OPEN = new Filter(Optional.empty(), Optional.empty(), 0, false);
}
