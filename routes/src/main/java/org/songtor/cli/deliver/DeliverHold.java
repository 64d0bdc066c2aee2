package org.songtor.cli.deliver;

import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Unchanged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deliver hold}: bytes that have not left do not leave. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Holds a file or every file of a batch, until it is released.")
final class DeliverHold extends Wish {
    @Parameters(paramLabel = "FILE|BATCH", description = "such as F000012 or B000003")
    private String what = "";

    @Override
    String apply(DeliveryDesk desk, By by) {
        Target target = Target.of(what).orElseThrow(() -> wrong("expected a file or a batch, found " + what));
        if (target instanceof Target.OfFile file) {
            return told(
                    desk.hold(file.id(), by), "พักไว้แล้ว · held " + what, () -> Unchanged.hold(desk.file(file.id())));
        }
        if (target instanceof Target.OfBatch batch) {
            int held = desk.hold(batch.id(), by);
            return told(
                    held > 0,
                    "พักไว้แล้ว · held " + what + " (" + held + ")",
                    () -> Unchanged.holdBatch(desk.batch(batch.id())));
        }
        throw wrong("work of the gateway is not held: " + what);
    }
}
