package org.songtor.cli.held;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.cli.items.Officer;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command about held money has: a person, the money and its orders, and a word for what is refused. */
abstract class AtTrust implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Officer officer = new Officer();

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

        void tell(Order order) {
            OrderText.whole(order, desk()).forEach(out::println);
        }
    }

    @Override
    public Integer call() {
        Viewer viewer;
        try (Office office = Office.settings()) {
            viewer = officer.viewer(office.the(SongtorSettings.class), spec.commandLine());
        }
        try (Office office = Office.open()) {
            at(new Trust(office, viewer, spec.commandLine().getOut()));
            return CommandLine.ExitCode.OK;
        } catch (DeskException e) {
            return refused(e.why() + ", " + Refusals.words(e.why()));
        } catch (OrderOpen e) {
            return refused("ORDER_OPEN, " + Refusals.ORDER_OPEN + ": held show " + e.order());
        }
    }

    private int refused(String why) {
        spec.commandLine().getErr().println("ไม่ได้ทำ · refused: " + why);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** @throws CommandLine.ParameterException with these words */
    CommandLine.ParameterException wrong(String words) {
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }

    abstract void at(Trust trust);
}
