package org.songtor.cli.held;

import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code held approve}: the second of two people; the signature that completes the quorum carries it out. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves what another officer proposed; carried out when the signatures suffice.")
final class HeldApprove extends AtTrust {
    @Parameters(paramLabel = "ORDER", description = "its number, as list and propose print it")
    private long id;

    @Override
    void at(Trust trust) {
        String login = trust.acting();
        Order signed = trust.desk().approve(trust.order(id).fund(), id, login);
        trust.tell(signed);
        trust.out()
                .println(
                        signed.state() == State.DONE
                                ? "อนุมัติและดำเนินการแล้ว · approved and done"
                                : "ลงนามแล้ว ยังไม่ครบ · signed, still missing: "
                                        + trust.desk()
                                                .missing(signed)
                                                .map(trust.words()::missing)
                                                .orElse(""));
    }
}
