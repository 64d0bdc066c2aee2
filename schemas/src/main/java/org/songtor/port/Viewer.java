package org.songtor.port;

import java.util.Set;
import org.songtor.model.FundId;

/**
 * Who looks. A fund's officers see their own funds, by the query and by row-level security; an operator sees every fund but
 * no person's name.
 */
public record Viewer(String login, Set<FundId> funds, boolean operator) {
    public Viewer {
        funds = Set.copyOf(funds);
    }
}
