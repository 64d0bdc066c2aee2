package org.songtor.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.FundId;

/** Everybody who has an office in this installation, as its settings say; the store writes them down when a program starts and asks them of each signature. */
public record Offices(List<Holder> holders) {
    public Offices {
        holders = List.copyOf(holders);
    }

    /**
     * @param role such as {@code chair}, the same in each fund; {@code operator} is nobody's officer
     * @param from first day of the term
     * @param until last day of it; empty for an office without a term
     */
    public record Holder(String login, String role, Set<FundId> funds, LocalDate from, Optional<LocalDate> until) {
        public Holder {
            funds = Set.copyOf(funds);
        }
    }
}
