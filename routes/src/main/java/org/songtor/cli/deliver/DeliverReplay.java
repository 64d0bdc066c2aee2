package org.songtor.cli.deliver;

import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.By;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deliver replay}: proposes that a file is sent again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes that a file which was given up or delivered is sent again: the same bytes, name and number.",
            "Another operator approves it, here or on the page /delivery."
        })
final class DeliverReplay extends Wish {
    @Parameters(paramLabel = "FILE", description = "such as F000012")
    private String what = "";

    @Override
    String apply(DeliveryDesk desk, By by) {
        if (Target.of(what).orElseThrow(() -> wrong("expected a file, found " + what)) instanceof Target.OfFile file) {
            Again again = desk.propose(file.id(), by);
            return "เสนอแล้ว รออีกคนหนึ่งอนุมัติ · proposed, waits for another person: deliver approve " + again.id();
        }
        throw wrong("expected a file, found " + what);
    }
}
