package org.songtor.cli.items;

import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.review.DecisionState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code items approve}: the second of two people; the signature that completes the quorum carries it out. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves what another officer proposed; carried out when the signatures suffice.")
final class ItemsApprove extends AtDesk {
    @Parameters(paramLabel = "DECISION", description = "its number, as propose and show print it")
    private long id;

    @Override
    void at(Desk desk) {
        Decision known = desk.decision(id);
        By by = desk.by(known.fund());
        DecisionSays.of(known).forEach(desk.out()::println);
        Decision signed =
                known.state() == DecisionState.APPROVED ? known : desk.desk().approve(desk.viewer(), id, by);
        if (signed.state() == DecisionState.APPROVED) {
            desk.desk().execute(desk.viewer(), id, by);
            desk.out().println("อนุมัติและดำเนินการแล้ว · approved and done");
        } else {
            desk.out()
                    .println("ลงนามแล้ว ยังไม่ครบ · signed, still missing: "
                            + signed.missing(by.authority())
                                    .map(desk.words()::missing)
                                    .orElse(""));
        }
    }
}
