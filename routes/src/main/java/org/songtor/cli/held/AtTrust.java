package org.songtor.cli.held;

import java.io.PrintWriter;
import java.util.List;
import org.songtor.cli.BothTongues;
import org.songtor.cli.Office;
import org.songtor.cli.items.OfficerCommand;
import org.songtor.desk.HeldDesk;
import org.songtor.desk.Refusals;
import org.songtor.desk.Terms;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.OrderOpen;
import org.songtor.port.Viewer;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import picocli.CommandLine;

/** What a person does about held money and its orders. */
abstract class AtTrust extends OfficerCommand {
    /** Held money as this person stands before it. */
    record Trust(Office office, Viewer viewer, PrintWriter out) {
        HeldDesk desk() {
            return office.the(HeldDesk.class);
        }

        HeldStore store() {
            return office.the(HeldStore.class);
        }

        /** Who does something, and not only looks. @throws DeskException for who is not in office */
        String acting() {
            return office.the(Terms.class).acting(viewer.login());
        }

        /** Whose orders this person reads: an operator belongs to no fund. */
        List<FundId> funds() {
            return viewer.operator()
                    ? List.of()
                    : viewer.funds().stream().sorted().toList();
        }

        Order order(long id) {
            return funds().stream()
                    .flatMap(fund -> store().order(fund, id).stream())
                    .findFirst()
                    .orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        }

        BothTongues words() {
            return new BothTongues(out, office.the(SongtorSettings.class));
        }

        void tell(Order order) {
            OrderText.whole(order, desk(), words()).forEach(out::println);
        }
    }

    @Override
    protected final int in(Office office, Viewer viewer, PrintWriter out) {
        try {
            at(new Trust(office, viewer, out));
            return CommandLine.ExitCode.OK;
        } catch (OrderOpen e) {
            return refused("ORDER_OPEN, " + Refusals.ORDER_OPEN + ": held show " + e.order());
        }
    }

    abstract void at(Trust trust);
}
