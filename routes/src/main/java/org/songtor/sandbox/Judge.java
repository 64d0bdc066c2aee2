package org.songtor.sandbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Document;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.sandbox.Script.Act;
import org.songtor.sandbox.Script.Deed;

/** Decides what the agency says of a file: as the script tells it, otherwise every line is booked as sent. */
final class Judge {
    static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");
    private static final String NOT_TAKEN = "not accepted";

    private final Script script;

    Judge(Script script) {
        this.script = script;
    }

    /** The ledger's rows of a file that could be read: what was booked of elsewhere, and one row a line. */
    List<Ledger.Row> rows(Filed f) {
        Document d = f.document().orElseThrow();
        List<Ledger.Row> rows = new ArrayList<>();
        boolean refused = refuses(f);
        if (f.first() && !refused) {
            acts(Deed.EXTRA, f)
                    .forEach(a -> rows.add(
                            new Ledger.Row(f.at(), Ledger.NONE, Ledger.NONE, Ledger.NONE, a.amount(), "extra", 0)));
        }
        for (Document.Line line : d.lines()) {
            String key = d.header().reference() + "-" + line.position();
            String what = refused ? "refused" : what(line, act(f, line));
            rows.add(new Ledger.Row(f.at(), f.name(), f.sha256().hex(), key, line.amount(), what, f.bytes()));
        }
        return rows;
    }

    /** The same file always gets the same answer; empty where not even its reference is known. */
    Optional<Answer> answer(Filed f) {
        return f.reference().map(reference -> {
            String id = reference.value().substring(2, 10);
            LocalDate date = f.at().atZone(ZONE).toLocalDate();
            if (f.document().isEmpty() || refuses(f)) {
                String reason = f.document().isEmpty() ? f.refusal() : NOT_TAKEN;
                return new Answer(reference, id, date, Answer.Verdict.FILE_REFUSED, reason, List.of());
            }
            return new Answer(reference, id, date, Answer.Verdict.PROCESSED, "", lines(f));
        });
    }

    /** True where the file is sent back as a whole. */
    boolean refuses(Filed f) {
        return f.document().isEmpty() || !acts(Deed.REFUSE_FILE, f).isEmpty();
    }

    private List<Answer.Line> lines(Filed f) {
        List<Answer.Line> lines = new ArrayList<>();
        for (Document.Line line : f.document().orElseThrow().lines()) {
            answerLine(line, act(f, line)).ifPresent(lines::add);
        }
        if (f.first()) {
            acts(Deed.EXTRA, f)
                    .forEach(a -> lines.add(
                            new Answer.Line(0, a.person().orElseThrow(), LineVerdict.BOOKED, a.amount(), "")));
        }
        return lines;
    }

    private static Optional<Answer.Line> answerLine(Document.Line line, Optional<Act> act) {
        Deed deed = act.map(Act::deed).orElse(Deed.BOOK);
        return switch (deed) {
            case SILENT -> Optional.empty();
            case DUPLICATE -> Optional.of(said(line, LineVerdict.DUPLICATE, Satang.ZERO));
            case NOT_ELIGIBLE -> Optional.of(said(line, LineVerdict.NOT_ELIGIBLE, Satang.ZERO));
            default ->
                Optional.of(said(line, LineVerdict.BOOKED, act.map(Act::amount).orElse(line.amount())));
        };
    }

    private static Answer.Line said(Document.Line line, LineVerdict verdict, Satang booked) {
        return new Answer.Line(line.position(), line.person(), verdict, booked, "");
    }

    private static String what(Document.Line line, Optional<Act> act) {
        return answerLine(line, act)
                .map(a -> switch (a.verdict()) {
                    case BOOKED ->
                        a.booked().equals(line.amount())
                                ? "booked"
                                : "booked-other:" + a.booked().toBaht();
                    case DUPLICATE -> "duplicate";
                    case NOT_ELIGIBLE -> "not-eligible";
                    case REFUSED -> "refused";
                })
                .orElse("silent");
    }

    private Optional<Act> act(Filed f, Document.Line line) {
        return script.ofLine(profile(f), payer(f), line.person());
    }

    private List<Act> acts(Deed deed, Filed f) {
        return script.of(deed, profile(f), payer(f));
    }

    private static ProfileId profile(Filed f) {
        return f.box().profile();
    }

    private static String payer(Filed f) {
        return f.document().orElseThrow().header().payer().registeredName();
    }
}
