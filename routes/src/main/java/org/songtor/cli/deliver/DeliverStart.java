package org.songtor.cli.deliver;

import java.util.Optional;
import org.songtor.model.AgencyCode;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Unchanged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deliver start}: the switch of one agency or of all. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Ends a stop of this agency, or the stop of all.")
final class DeliverStart extends Wish {
    @Parameters(arity = "0..1", paramLabel = "AGENCY|all", defaultValue = "all", description = "default: all")
    private String agency = "all";

    @Override
    String apply(DeliveryDesk desk, By by) {
        Optional<AgencyCode> code = agency.equals("all") ? Optional.empty() : Optional.of(AgencyCode.of(agency));
        return told(desk.start(code, by), "เปิดส่งต่อแล้ว · goes on " + agency, () -> Unchanged.start(desk.gate(code)));
    }
}
