package org.songtor.cli.held;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code held show}: an order, whose money it is, who signed and what is missing. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One order: whose money, who signed, what is missing, the day it lapses.")
final class HeldShow extends AtTrust {
    @Parameters(paramLabel = "ORDER", description = "its number, as list and propose print it")
    private long id;

    @Override
    void at(Trust trust) {
        trust.tell(trust.order(id));
    }
}
