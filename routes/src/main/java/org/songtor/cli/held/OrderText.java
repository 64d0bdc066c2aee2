package org.songtor.cli.held;

import java.util.ArrayList;
import java.util.List;
import org.songtor.cli.BothTongues;
import org.songtor.desk.HeldDesk;
import org.songtor.port.HeldStore.Order;

/** An order about held money in lines with tabs. */
final class OrderText {
    private OrderText() {}

    static String line(Order order) {
        return String.join(
                "\t",
                "order",
                Long.toString(order.id()),
                order.state().name(),
                order.kind().name(),
                order.scheme().value(),
                order.fund().value(),
                order.amount().toBaht(),
                order.lines() + " lines",
                "by " + order.proposedBy(),
                order.reason());
    }

    /** All that who is to sign should know: whose money it is, who signed, what is missing, and until when. */
    static List<String> whole(Order order, HeldDesk desk, BothTongues words) {
        List<String> lines = new ArrayList<>();
        lines.add(line(order));
        order.whose().forEach(w -> lines.add("whose\t" + w.name() + "\txxxxxxxxx" + w.lastFour()));
        if (order.members() > order.whose().size()) {
            lines.add("whose\tand " + (order.members() - order.whose().size()) + " more");
        }
        lines.add("proposed\t" + order.proposedBy() + "\t" + order.proposedAt());
        order.approvals().forEach(a -> lines.add("signed\t" + a.officer() + "\t" + a.role() + "\t" + a.at()));
        desk.missing(order).ifPresent(why -> lines.add("missing\t" + words.missing(why)));
        desk.lapses(order).ifPresent(day -> lines.add("lapses\t" + day));
        order.end()
                .ifPresent(end -> lines.add("ended\t" + end.at() + "\t"
                        + end.by().orElse("") + "\t" + end.reason().orElse("")));
        order.batch().ifPresent(batch -> lines.add("batch\t" + batch));
        return List.copyOf(lines);
    }
}
