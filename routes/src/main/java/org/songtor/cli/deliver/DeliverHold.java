package org.songtor.cli.deliver;

import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.By;
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
            return desk.hold(file.id(), by)
                    ? "พักไว้แล้ว · held " + what
                    : NOTHING + ": "
                            + desk.file(file.id()).map(DeliverHold::why).orElse("ไม่มีไฟล์นี้ · no such file");
        }
        if (target instanceof Target.OfBatch batch) {
            int held = desk.hold(batch.id(), by);
            return told(held > 0, "พักไว้แล้ว · held " + what + " (" + held + ")");
        }
        throw wrong("work of the gateway is not held: " + what);
    }

    private static String why(DeliveryDesk.Waiting file) {
        if (file.held().isPresent()) {
            return "พักไว้อยู่แล้ว · it is held already";
        }
        return switch (file.state()) {
            case FROZEN, SIGNED, SENT -> "เพิ่งเปลี่ยนสถานะ ลองอีกครั้ง · its state has just changed, try again";
            case DELIVERED, ANSWERED -> "ส่งถึงหน่วยงานแล้ว · it has reached the agency";
            case UNDELIVERABLE -> "เลิกส่งแล้ว ไม่มีอะไรให้พัก · it is not sent any more";
        };
    }
}
