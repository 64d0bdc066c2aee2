package org.songtor.intake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.intake.Surroundings.Rated;
import org.songtor.intake.index.Keys;
import org.songtor.intake.index.Roster;
import org.songtor.intake.rules.Case;
import org.songtor.intake.rules.Findings;
import org.songtor.intake.rules.LineRules;
import org.songtor.model.Document;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt.Count;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.SchemeTerms;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;

/** Judges the lines of one batch one after the other, by every rule and by the agency's own format, and adds up what came of them. */
final class Judgement {
    private final Surroundings around;
    private final BatchCheck with;
    private final Map<ProfileId, List<Problem>> payees = new HashMap<>();
    private final ProblemList problems;
    private final Completeness completeness;
    private final Map<Label, Count> counts = new EnumMap<>(Label.class);
    private int withoutBirthDate;

    Judgement(Surroundings around, BatchCheck with, ProblemList problems, Completeness completeness) {
        this.around = around;
        this.with = with;
        this.problems = problems;
        this.completeness = completeness;
    }

    CheckedLine judge(ParsedLine parsed) {
        problems.add(parsed.problems());
        completeness.there(parsed);
        CheckedLine checked = parsed.content() instanceof LineContent.Good good
                ? judged(good, parsed)
                : checked(parsed.content(), parsed.scheme(), Label.REFUSED_AT_INTAKE);
        Satang amount = parsed.submitted().orElse(Satang.ZERO);
        counts.merge(checked.label(), new Count(1, amount), (a, b) -> a.plus(amount));
        return checked;
    }

    private CheckedLine judged(LineContent.Good good, ParsedLine parsed) {
        RemittanceLine line = good.line();
        Rated rated = around.rated(line, parsed.scheme());
        Case c = around.caseOf(line, rated, parsed.member());
        Findings findings = new Findings(line);
        LineRules.judge(c, findings);
        unfitForTheFormat(c, parsed.member(), findings);
        problems.add(findings.problems());
        countBirthDate(c);
        Label label = label(findings, rated);
        if (label == Label.REFUSED_AT_INTAKE) {
            return checked(ParsedLine.refused(line), parsed.scheme(), label);
        }
        around.payments().count(Keys.person(line.person()), rated.month(), rated.scheme(), line.amount());
        return checked(good, parsed.scheme(), label);
    }

    private Label label(Findings findings, Rated rated) {
        if (findings.refuse()) {
            return Label.REFUSED_AT_INTAKE;
        }
        if (findings.hold() || around.around().looksLike()) {
            return Label.HELD_FOR_REVIEW;
        }
        return rated.setting().held() ? Label.HELD_IN_TRUST : Label.WAITING;
    }

    private CheckedLine checked(LineContent content, int scheme, Label label) {
        return new CheckedLine(content, around.schemes().at(scheme).profile(), label);
    }

    private void unfitForTheFormat(Case c, int member, Findings to) {
        RemittanceLine line = c.line();
        ProfileId profile = c.setting().scheme().profile();
        Optional<String> reference =
                member == Roster.NONE ? Optional.empty() : around.roster().reference(member, profile.agency());
        List<Problem> unfit = with.formats
                .apply(profile)
                .check(
                        Document.Line.of(line.lineNo(), line, reference),
                        c.setting().period());
        add(unfit, to);
        add(payees.computeIfAbsent(profile, with::ofPayee), to);
    }

    private static void add(List<Problem> problems, Findings to) {
        for (Problem p : problems) {
            to.add(p.code(), p.field(), p.found(), p.expected());
        }
    }

    private void countBirthDate(Case c) {
        boolean asked = c.setting().terms().flatMap(SchemeTerms::ages).isPresent();
        if (asked && c.facts().onRoster() && c.facts().birthDate().isEmpty()) {
            withoutBirthDate++;
        }
    }

    /** Lines whose member's age could not be judged. */
    int withoutBirthDate() {
        return withoutBirthDate;
    }

    Count count(Label label) {
        return counts.getOrDefault(label, Count.NONE);
    }
}
