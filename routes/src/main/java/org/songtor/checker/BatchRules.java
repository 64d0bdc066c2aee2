package org.songtor.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.Sent;
import org.songtor.checker.Observed.SentLine;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.Line;

/** What was handed in is there once, line by line, and nothing else is. */
final class BatchRules {
    /** The gateway's own: money that was held and goes on, and lines that people correct and send again. */
    private static final Set<String> OWN = Set.of("release", MoneyRules.CORRECTED);

    private final Index index;
    private final Findings findings;

    private BatchRules(Index index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    static void check(Index index, Findings findings) {
        new BatchRules(index, findings).check();
    }

    private void check() {
        Map<String, List<Batch>> kept = Index.groups(index.run.books().batches(), b -> b.fund() + " " + b.sha256());
        Set<String> given = new HashSet<>();
        for (Sent sent : index.run.sent()) {
            given.add(sent.fund() + " " + sent.sha256());
            List<Batch> batches = kept.getOrDefault(sent.fund() + " " + sent.sha256(), List.of());
            findings.unless(!batches.isEmpty(), Kind.LOST, sent.name(), "handed in by " + sent.door() + ", no batch");
            findings.unless(batches.size() < 2, Kind.DOUBLED, sent.name(), "is " + batches.size() + " batches");
            batches.stream().limit(1).forEach(batch -> lines(sent, batch));
        }
        for (Batch batch : index.run.books().batches()) {
            boolean known = OWN.contains(batch.channel()) || given.contains(batch.fund() + " " + batch.sha256());
            findings.unless(known, Kind.PHANTOM, batch.number(), "is not among what was handed in");
        }
    }

    private void lines(Sent sent, Batch batch) {
        Map<Integer, List<Line>> kept =
                new HashMap<>(Index.groups(index.linesOfBatch.getOrDefault(batch.number(), List.of()), Line::lineNo));
        if (batch.state().equals("REFUSED") || batch.state().equals("RECEIVED")) {
            findings.unless(kept.isEmpty(), Kind.PHANTOM, batch.number(), "is " + batch.state() + " and has lines");
            boolean over = !index.run.settled() || !batch.state().equals("RECEIVED");
            findings.unless(over, Kind.LOST, batch.number(), "was never checked");
            return;
        }
        for (SentLine line : sent.lines()) {
            List<Line> same = kept.getOrDefault(line.lineNo(), List.of());
            kept.remove(line.lineNo());
            String subject = batch.number() + " line " + line.lineNo();
            findings.unless(!same.isEmpty(), Kind.LOST, subject, "was handed in and is not there");
            findings.unless(same.size() < 2, Kind.DOUBLED, subject, "is there " + same.size() + " times");
            same.stream().limit(1).forEach(one -> same(subject, line, one));
        }
        new ArrayList<>(kept.keySet())
                .forEach(n -> findings.add(Kind.PHANTOM, batch.number() + " line " + n, "was never handed in"));
    }

    private void same(String subject, SentLine sent, Line line) {
        findings.unless(
                sent.satang() == line.satang(),
                Kind.SUMS,
                subject,
                "handed in with " + sent.satang() + " satang, kept with " + line.satang());
        findings.unless(
                sent.agency().equals(line.agency()),
                Kind.MISREPORTED,
                subject,
                "handed in for " + sent.agency() + ", kept for " + line.agency());
        if (index.run.settled()) {
            sent.label()
                    .ifPresent(label -> findings.unless(
                            label == line.label(),
                            Kind.MISREPORTED,
                            subject,
                            "should have ended as " + label + ", is " + line.label()));
        }
    }
}
