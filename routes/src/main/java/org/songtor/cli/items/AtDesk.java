package org.songtor.cli.items;

import org.songtor.items.Case;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.desk.Authorities;
import org.songtor.desk.Refusals;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.port.ReviewDesk;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.port.Viewer;
import org.songtor.review.DeskException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command of the desk has: a person, the desk, and a word for what it refuses. */
abstract class AtDesk implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Officer officer = new Officer();

    /** The desk as this person stands before it. */
    record Desk(ReviewDesk desk, Authorities authorities, Viewer viewer, PrintWriter out) {
        By by(Optional<FundId> fund) {
            return authorities.by(viewer.login(), fund);
        }

        Decision decision(long id) {
            return desk.decision(viewer, id).orElseThrow(() -> new DeskException(DeskException.Why.NOT_FOUND));
        }

        /** What became of a proposal. */
        void tell(Decision made) {
            DecisionSays.of(made).forEach(out::println);
            out.println(
                    made.state().underWay()
                            ? "เสนอแล้ว รออีกคนหนึ่งอนุมัติ · proposed, waits for another person: items approve "
                                    + made.id()
                            : "ดำเนินการแล้ว · done " + made.id());
        }

        Case item(long id) {
            return desk.item(viewer, id).orElseThrow(() -> new DeskException(DeskException.Why.NOT_FOUND));
        }
    }

    @Override
    public Integer call() {
        Viewer viewer;
        try (Office office = Office.settings()) {
            viewer = officer.viewer(office.the(SongtorSettings.class), spec.commandLine());
        }
        try (Office office = Office.open()) {
            PrintWriter out = spec.commandLine().getOut();
            at(new Desk(office.the(ReviewDesk.class), office.the(Authorities.class), viewer, out));
            return CommandLine.ExitCode.OK;
        } catch (DeskException e) {
            spec.commandLine().getErr().println("ไม่ได้ทำ · refused: " + e.why() + ", " + Refusals.words(e.why()));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    abstract void at(Desk desk);
}
