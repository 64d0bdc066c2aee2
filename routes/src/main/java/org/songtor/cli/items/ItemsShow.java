package org.songtor.cli.items;

import java.util.List;
import java.util.stream.Collectors;
import org.songtor.model.Satang;
import org.songtor.model.Shown;
import org.songtor.port.Reversal;
import org.songtor.port.ReviewDesk;
import org.songtor.port.ReviewDesk.Case;
import org.songtor.port.ReviewDesk.Decision;
import org.songtor.review.Fix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code items show}: an item, what could be done, and its story. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "One item: lines, fixes, decisions and story.")
final class ItemsShow extends AtDesk {
    @Parameters(paramLabel = "ITEM", description = "its number, as list prints it")
    private long id;

    @Override
    void at(Desk desk) {
        Case item = desk.item(id);
        desk.out().println(ItemsList.line(item.row()));
        item.lines()
                .forEach(l -> desk.out()
                        .println("line\t" + l.id() + "\t" + l.batch() + "/" + l.lineNo() + "\t" + l.person() + "\t"
                                + l.amount().toBaht() + "\tbooked " + booked(l) + "\t" + l.label()));
        if (item.over().isPositive()) {
            desk.out().println("over\t" + item.over().toBaht());
        }
        item.decideFirst().forEach(first -> desk.out().println("decide first\titem " + first));
        item.bank()
                .forEach(b -> desk.out()
                        .println("bank\t" + b.what() + "\t" + b.account() + "\t" + Shown.withoutSoundIds(b.name())
                                + "\t" + b.day() + "\t" + b.amount().toBaht() + "\t" + b.text()));
        item.together().map(TogetherSays::of).orElse(List.of()).forEach(desk.out()::println);
        item.credit()
                .ifPresent(c -> desk.out()
                        .println("credit\t" + c.account() + "\t" + c.entry() + "\t" + c.day() + "\t"
                                + c.amount().toBaht() + "\tfee " + c.fee().toBaht() + "\t" + c.text()));
        item.refusals().forEach(r -> desk.out().println("refused\t" + r.file() + "\t" + r.at() + "\t" + r.reason()));
        item.fixes().forEach(f -> desk.out().println(line(f, desk.authorities().mayOrder(item, f.kind()))));
        item.candidates()
                .forEach(c -> desk.out()
                        .println("file\t" + c.file() + "\t" + c.reference() + "\t"
                                + c.total().toBaht() + "\t" + c.why()));
        item.takenFrom().forEach(c -> desk.out().println(line(c)));
        item.decisions().forEach(d -> {
            desk.out().println(line(d));
            DecisionSays.of(d).forEach(desk.out()::println);
        });
        item.notes().forEach(n -> desk.out().println("note\t" + n.login() + "\t" + n.at() + "\t" + n.text()));
        item.attachments().forEach(a -> desk.out().println("paper\t" + a.kind() + "\t" + a.size() + "\t" + a.name()));
        item.story()
                .forEach(e -> desk.out()
                        .println("story\t" + e.at() + "\t" + e.actor() + "\t" + e.event() + "\t" + e.detail()
                                + (e.item() == id ? "" : "\titem " + e.item())));
    }

    /** What nobody of the fund may order is no fix that could be done. */
    private static String line(Fix fix, boolean possible) {
        return possible
                ? "fix\t" + fix.kind() + "\t" + fix.why()
                : "above\t" + fix.kind()
                        + "\tเกินอำนาจสั่งจ่ายทุกระดับของกองทุน ต้องให้ที่ประชุมตัดสิน · above all tiers of the fund: the meeting must decide";
    }

    /** What was taken back may be this; {@code propose --credit} names it by its number. */
    private static String line(Reversal.Candidate c) {
        return "came\t" + c.credit() + "\t" + Shown.withoutSoundIds(c.came().name()) + "\t"
                + c.came().day() + "\t" + c.came().amount().toBaht() + "\t" + c.why() + "\tpays "
                + c.files().stream().map(ReviewDesk.Paid::reference).collect(Collectors.joining(" ")) + "\t"
                + c.came().text();
    }

    /** What each of its answers booked, where they disagree. */
    private static String booked(ReviewDesk.Line line) {
        return line.disputed()
                ? line.said().stream().map(Satang::toBaht).collect(Collectors.joining(" or "))
                : line.booked().toBaht();
    }

    static String line(Decision d) {
        return "decision\t" + d.id() + "\t" + d.state() + "\t" + d.kind() + "\t"
                + d.amount().toBaht() + "\tby " + d.proposedBy()
                + d.reverses().map(r -> "\ttakes back " + r).orElse("") + "\t" + d.reason();
    }
}
