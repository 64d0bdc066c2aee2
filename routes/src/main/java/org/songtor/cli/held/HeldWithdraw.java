package org.songtor.cli.held;

import org.songtor.port.HeldStore.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code held withdraw}: who proposed it takes it back. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Withdraws an order of one's own; the money is held as before.")
final class HeldWithdraw extends AtTrust {
    @Parameters(paramLabel = "ORDER", description = "its number, as list and propose print it")
    private long id;

    @Override
    void at(Trust trust) {
        String login = trust.acting();
        Order order = trust.order(id);
        trust.tell(trust.desk().withdraw(order.fund(), id, login));
        trust.out().println("ถอนคำสั่งแล้ว · withdrawn");
    }
}
