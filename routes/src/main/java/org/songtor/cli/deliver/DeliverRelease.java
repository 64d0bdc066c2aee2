package org.songtor.cli.deliver;

import org.songtor.model.BatchId;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Unchanged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deliver release}: what was held goes on, and so does work of the gateway that stopped by itself. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Releases a held file or batch, or work that stopped after failing too often.")
final class DeliverRelease extends Wish {
    @Parameters(paramLabel = "FILE|BATCH|WORK", description = "such as F000012, B000003 or work:check:7")
    private String what = "";

    @Override
    String apply(DeliveryDesk desk, By by) {
        Target target = Target.of(what).orElseThrow(() -> wrong("expected a file, a batch or work, found " + what));
        if (target instanceof Target.OfFile file) {
            return told(
                    desk.release(file.id(), by),
                    "เลิกพักแล้ว · released " + what,
                    () -> Unchanged.release(desk.file(file.id())));
        }
        if (target instanceof Target.OfWork work) {
            return told(
                    desk.revive(work.topic(), work.subject(), by),
                    "ให้ทำต่อแล้ว · goes on " + what,
                    Unchanged::noSuchWork);
        }
        BatchId batch = ((Target.OfBatch) target).id();
        int released = desk.release(batch, by);
        return told(
                released > 0,
                "เลิกพักแล้ว · released " + what + " (" + released + ")",
                () -> Unchanged.releaseBatch(desk.batch(batch)));
    }
}
