package org.songtor.cli.items;

import java.io.PrintWriter;
import java.util.Optional;
import org.songtor.cli.BothTongues;
import org.songtor.cli.Office;
import org.songtor.desk.Authorities;
import org.songtor.flow.SongtorSettings;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.model.FundId;
import org.songtor.port.ReviewDesk;
import org.songtor.port.Viewer;
import org.songtor.review.DeskException;
import picocli.CommandLine;

/** What a person does at the desk. */
abstract class AtDesk extends OfficerCommand {
    /** The desk as this person stands before it. */
    record Desk(ReviewDesk desk, Authorities authorities, Viewer viewer, PrintWriter out, BothTongues words) {
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
    protected final int in(Office office, Viewer viewer, PrintWriter out) {
        BothTongues words = new BothTongues(out, office.the(SongtorSettings.class));
        at(new Desk(office.the(ReviewDesk.class), office.the(Authorities.class), viewer, out, words));
        return CommandLine.ExitCode.OK;
    }

    abstract void at(Desk desk);
}
