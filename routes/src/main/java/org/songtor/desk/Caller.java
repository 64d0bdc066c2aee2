package org.songtor.desk;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.songtor.model.FundId;
import org.songtor.port.Viewer;

/**
 * Who calls the desk: a fund's program, or an operator, whose are the items of no fund.
 *
 * @param fund empty for an operator
 * @param person login of the person who acts; refused when asked for and nobody is said, or somebody who is not in office
 */
record Caller(Optional<FundId> fund, Viewer viewer, Supplier<String> person) {
    static Caller program(FundId fund, Supplier<String> person) {
        return new Caller(Optional.of(fund), new Viewer("program of " + fund, Set.of(fund), false), person);
    }

    static Caller operator(String login, Supplier<String> person) {
        return new Caller(Optional.empty(), new Viewer(login, Set.of(), true), person);
    }

    /** What an address of this caller's begins with. */
    String root() {
        return fund.isPresent() ? Callers.FUNDS : Callers.OPERATORS;
    }
}
