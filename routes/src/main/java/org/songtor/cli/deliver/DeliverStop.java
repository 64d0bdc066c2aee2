package org.songtor.cli.deliver;

import java.util.Optional;
import java.util.Set;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Unchanged;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code deliver stop}: the switch of one agency or of all. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "No attempt begins at this agency, or at any.")
final class DeliverStop extends Wish {
    @Parameters(arity = "0..1", paramLabel = "AGENCY|all", defaultValue = "all", description = "default: all")
    private String agency = "all";

    /** @throws ParameterException for an agency that is not configured: files to the one that was meant would go on leaving */
    @Override
    void check(SongtorSettings settings) {
        Set<AgencyCode> known = settings.agencies().keySet();
        if (code().filter(code -> !known.contains(code)).isPresent()) {
            throw wrong("ไม่มีหน่วยงาน " + agency + " ไม่ได้หยุดอะไร · no agency " + agency
                    + " is configured, nothing was stopped; there are " + known);
        }
    }

    @Override
    String apply(DeliveryDesk desk, By by) {
        return told(desk.stop(code(), by), "หยุดส่งแล้ว · stopped " + agency, () -> Unchanged.stop(desk.gate(code())));
    }

    private Optional<AgencyCode> code() {
        return agency.equals("all") ? Optional.empty() : Optional.of(AgencyCode.of(agency));
    }
}
