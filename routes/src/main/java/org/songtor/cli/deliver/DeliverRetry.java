package org.songtor.cli.deliver;

import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Unchanged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deliver retry}: a file that waits for its next attempt need not wait. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Tries a waiting file now; the agency's window and breaker still hold.")
final class DeliverRetry extends Wish {
    @Parameters(paramLabel = "FILE", description = "such as F000012")
    private String what = "";

    @Override
    String apply(DeliveryDesk desk, By by) {
        if (Target.of(what).orElseThrow(() -> wrong("expected a file, found " + what)) instanceof Target.OfFile file) {
            return told(
                    desk.retry(file.id(), by),
                    "จะลองส่งทันทีที่หน่วยงานเปิดรับ · is tried as soon as the agency may be tried " + what,
                    () -> Unchanged.retry(desk.file(file.id())));
        }
        throw wrong("expected a file, found " + what);
    }
}
