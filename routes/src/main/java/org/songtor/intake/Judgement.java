package org.songtor.intake;

import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Catalogue;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.RemittanceLine;
import org.songtor.model.SchemeCode;
import org.songtor.model.Severity;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.NewItem;

/** Every line of a batch by the rules, and who is not in it. */
final class Judgement {
    private final Catalogue catalogue;
    private final Rules rules;
    private final Completeness completeness;

    Judgement(Catalogue catalogue, Rules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.completeness = new Completeness(catalogue);
    }

    /** @param missing an item for each member who should be there */
    record Result(List<CheckedLine> lines, ProblemList problems, List<NewItem> missing) {}

    /** Lines whose shape is right. */
    List<RemittanceLine> good(List<ParsedLine> lines) {
        return lines.stream()
                .map(ParsedLine::content)
                .filter(LineContent.Good.class::isInstance)
                .map(c -> ((LineContent.Good) c).line())
                .toList();
    }

    Result judge(List<ParsedLine> lines, Period period, Surroundings around) {
        ProblemList problems = new ProblemList();
        List<CheckedLine> checked = new ArrayList<>(lines.size());
        for (ParsedLine line : lines) {
            checked.add(line(line, around, problems));
        }
        List<Completeness.Missing> missing =
                completeness.missing(lines.stream().map(ParsedLine::content).toList(), around);
        problems.add(missing.stream().map(Completeness.Missing::problem).toList());
        return new Result(
                checked,
                problems,
                missing.stream().map(m -> m.item(around, period.toString())).toList());
    }

    private CheckedLine line(ParsedLine parsed, Surroundings around, ProblemList problems) {
        problems.add(parsed.problems());
        if (parsed.content() instanceof LineContent.Good good) {
            List<Problem> broken = rules.broken(good.line(), around);
            problems.add(broken);
            Label label = label(broken);
            LineContent content = label == Label.REFUSED_AT_INTAKE ? ParsedLine.refused(good.line()) : parsed.content();
            return checked(content, good.line().scheme(), label);
        }
        LineContent.Bad bad = (LineContent.Bad) parsed.content();
        return checked(bad, SchemeCode.of(bad.scheme()), Label.REFUSED_AT_INTAKE);
    }

    private CheckedLine checked(LineContent content, SchemeCode scheme, Label label) {
        return new CheckedLine(content, catalogue.scheme(scheme).orElseThrow().profile(), label);
    }

    private static Label label(List<Problem> broken) {
        if (ParsedLine.has(broken, Severity.REFUSE_LINE) || ParsedLine.has(broken, Severity.REFUSE_BATCH)) {
            return Label.REFUSED_AT_INTAKE;
        }
        return ParsedLine.has(broken, Severity.HOLD_LINE) ? Label.HELD_FOR_REVIEW : Label.WAITING;
    }
}
