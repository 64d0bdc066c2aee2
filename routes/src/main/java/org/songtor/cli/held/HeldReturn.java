package org.songtor.cli.held;

import org.songtor.port.HeldStore.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code held return}: sends an order back. */
@Command(
        name = "return",
        mixinStandardHelpOptions = true,
        description = "Sends another's order back with a reason; the money is held as before.")
final class HeldReturn extends AtTrust {
    @Parameters(paramLabel = "ORDER", description = "its number, as list and propose print it")
    private long id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept in the journal")
    private String reason = "";

    @Override
    void at(Trust trust) {
        String login = trust.acting();
        Order order = trust.order(id);
        trust.tell(trust.desk().sendBack(order.fund(), id, login, reason));
        trust.out().println("ส่งคืนคำสั่งแล้ว · sent back");
    }
}
