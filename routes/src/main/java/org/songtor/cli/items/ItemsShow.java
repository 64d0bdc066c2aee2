package org.songtor.cli.items;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.songtor.cli.BothTongues;
import org.songtor.console.Words;
import org.songtor.items.BankSide;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Line;
import org.songtor.items.Paid;
import org.songtor.items.Reversal;
import org.songtor.match.Reason;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.model.Shown;
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
        PrintWriter out = desk.out();
        out.println(ItemsList.line(item.row()));
        about(item, out, desk.words());
        item.lines().forEach(l -> out.println(line(l)));
        money(item, out);
        item.refusals().forEach(r -> out.println("refused\t" + r.file() + "\t" + r.at() + "\t" + r.reason()));
        item.fixes().forEach(f -> out.println(line(f, desk.authorities().mayOrder(item, f.kind()), desk.words())));
        item.candidates()
                .forEach(c -> out.println("file\t" + c.file() + "\t" + c.reference() + "\t"
                        + c.total().toBaht() + "\t" + why(c.why(), desk.words())));
        item.takenFrom().forEach(c -> out.println(line(c, desk.words())));
        item.decisions().forEach(d -> {
            out.println(line(d));
            DecisionSays.of(d).forEach(out::println);
        });
        people(item, out);
    }

    /** What the item is about and what is wrong with what came, as the page has it: the note in the first line is in codes. */
    private static void about(Case item, PrintWriter out, BothTongues words) {
        if (!item.row().note().isEmpty()) {
            out.println("about\t"
                    + words.both(w -> w.note(item.row().label(), item.row().note())));
        }
        item.wrong().forEach(p -> out.println(line("wrong", p, words)));
        item.notTaken().forEach(p -> out.println(line("not taken", p, words)));
    }

    private static String line(String what, Problem problem, BothTongues words) {
        return what + "\t" + problem.code().code() + "\trow " + problem.row() + "\t" + problem.field() + "\t"
                + words.both(w ->
                        String.join("; ", w.what(problem), w.found(problem), w.expected(problem), w.mend(problem)));
    }

    /** What is over, what a bank said, and of files that are paid together the one sum. */
    private static void money(Case item, PrintWriter out) {
        if (item.over().isPositive()) {
            out.println("over\t" + item.over().toBaht());
        }
        item.decideFirst().forEach(first -> out.println("decide first\titem " + first));
        item.bank().forEach(b -> out.println(line(b)));
        item.together().map(TogetherSays::of).orElse(List.of()).forEach(out::println);
        item.credit()
                .ifPresent(c -> out.println("credit\t" + c.account() + "\t" + c.entry() + "\t" + c.day() + "\t"
                        + c.amount().toBaht() + "\tfee " + c.fee().toBaht() + "\t" + c.text()));
    }

    /** What people wrote and laid beside it, and what happened. */
    private void people(Case item, PrintWriter out) {
        item.notes().forEach(n -> out.println("note\t" + n.login() + "\t" + n.at() + "\t" + n.text()));
        item.attachments().forEach(a -> out.println("paper\t" + a.kind() + "\t" + a.size() + "\t" + a.name()));
        item.story()
                .forEach(e -> out.println("story\t" + e.at() + "\t" + e.actor() + "\t" + e.event() + "\t" + e.detail()
                        + (e.item() == id ? "" : "\titem " + e.item())));
    }

    private static String line(Line l) {
        return "line\t" + l.id() + "\t" + l.batch() + "/" + l.lineNo() + "\t" + l.person() + "\t"
                + l.amount().toBaht() + "\tbooked " + booked(l) + "\t" + l.label();
    }

    private static String line(BankSide b) {
        return "bank\t" + b.what() + "\t" + b.account() + "\t" + Shown.withoutSoundIds(b.name()) + "\t" + b.day() + "\t"
                + b.amount().toBaht() + "\t" + b.text();
    }

    /** What nobody of the fund may order is no fix that could be done. */
    private static String line(Fix fix, boolean possible, BothTongues words) {
        return possible
                ? "fix\t" + fix.kind() + "\t" + fix.why() + "\t" + words.both(w -> does(w, fix))
                : "above\t" + fix.kind()
                        + "\tเกินอำนาจสั่งจ่ายทุกระดับของกองทุน ต้องให้ที่ประชุมตัดสิน · above all tiers of the fund: the meeting must decide";
    }

    /** What it is called, and why it is suggested. */
    private static String does(Words w, Fix fix) {
        String kind = w.say("kind." + fix.kind());
        return fix.why() == Fix.Why.POSSIBLE ? kind : kind + ": " + w.say("fix." + fix.why());
    }

    /** What was taken back may be this; {@code propose --credit} names it by its number. */
    private static String line(Reversal.Candidate c, BothTongues words) {
        return "came\t" + c.credit() + "\t" + Shown.withoutSoundIds(c.came().name()) + "\t"
                + c.came().day() + "\t" + c.came().amount().toBaht() + "\t" + why(c.why(), words) + "\tpays "
                + c.files().stream().map(Paid::reference).collect(Collectors.joining(" ")) + "\t"
                + c.came().text();
    }

    /** In the words of the page, the strongest first. */
    private static String why(List<Reason> reasons, BothTongues words) {
        return words.both(w -> reasons.stream().map(w::reason).collect(Collectors.joining("; ")));
    }

    /** What each of its answers booked, where they disagree. */
    private static String booked(Line line) {
        return line.disputed()
                ? line.said().stream().map(Satang::toBaht).collect(Collectors.joining(" or "))
                : line.booked().toBaht();
    }

    static String line(Decision d) {
        return "decision\t" + d.id() + "\t" + d.state() + "\t" + d.kind() + "\t"
                + DecisionSays.amount(d) + "\tby " + d.proposedBy()
                + d.reverses().map(r -> "\ttakes back " + r).orElse("") + "\t" + d.reason();
    }
}
