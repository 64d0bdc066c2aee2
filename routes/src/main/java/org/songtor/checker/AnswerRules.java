package org.songtor.checker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.Held;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.port.RunBooks.Answered;
import org.songtor.port.RunBooks.Arrived;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Place;

/** What we took in as an agency's word is what the agency wrote, once, and all of it; "answered" and "accepted" stand on such a word, and say it. */
final class AnswerRules {
    private static final String REJECTED = "rejected";
    private static final String PROCESSED = "PROCESSED";

    private final Index index;
    private final Findings findings;
    private final Map<Long, Arrived> arrivals;
    private final Map<Long, List<Answered>> words;

    private AnswerRules(Index index, Findings findings) {
        this.index = index;
        this.findings = findings;
        this.arrivals = index.run.books().arrivals().stream()
                .collect(Collectors.toMap(Arrived::id, a -> a, (first, again) -> first));
        this.words = index.run.books().answers().stream()
                .filter(a -> a.file().isPresent())
                .collect(Collectors.groupingBy(a -> a.file().get()));
    }

    static void check(Index index, Findings findings) {
        AnswerRules rules = new AnswerRules(index, findings);
        rules.documents();
        rules.everyAnswer();
        index.run.books().files().forEach(rules::file);
        index.run.books().answers().forEach(rules::line);
    }

    private void documents() {
        Map<String, Set<String>> written = index.run.agencies().stream()
                .collect(Collectors.toMap(
                        Observed.Agency::code,
                        a -> Stream.concat(a.answers().stream(), a.statements().stream())
                                .map(Held::sha256)
                                .collect(Collectors.toSet())));
        List<Arrived> applied = index.run.books().arrivals().stream()
                .filter(a -> !a.kind().equals(REJECTED))
                .toList();
        for (Arrived arrived : applied) {
            boolean known = written.getOrDefault(arrived.agency(), Set.of()).contains(arrived.sha256());
            findings.unless(known, Kind.PHANTOM, arrived.name(), arrived.agency() + " never wrote it");
        }
        Index.groups(applied, a -> a.agency() + " " + a.sha256())
                .forEach((key, same) -> findings.unless(
                        same.size() == 1, Kind.DOUBLED, same.get(0).name(), "was applied " + same.size() + " times"));
    }

    /** Whatever it says: one that books nothing moves no money that would be missed. What could not be read is kept as well, as rejected. */
    private void everyAnswer() {
        if (!index.run.settled()) {
            return;
        }
        Set<String> taken = index.run.books().arrivals().stream()
                .map(a -> a.agency() + " " + a.sha256())
                .collect(Collectors.toSet());
        index.run
                .agencies()
                .forEach(a -> a.answers()
                        .forEach(written -> findings.unless(
                                taken.contains(a.code() + " " + written.sha256()),
                                Kind.LOST,
                                written.name(),
                                a.code() + " wrote it, and nobody took it in")));
    }

    private void file(File file) {
        boolean said = file.state().equals("ANSWERED") || file.answeredAt().isPresent();
        List<Answered> word = words.getOrDefault(file.id(), List.of());
        findings.unless(
                !said || !word.isEmpty(),
                Kind.MISREPORTED,
                file.reference(),
                "is answered, and no answer was taken in");
        boolean processed = word.stream().anyMatch(a -> a.verdict().equals(PROCESSED));
        boolean accepted = file.acceptedAt().isPresent();
        findings.unless(
                !accepted || processed,
                Kind.MISREPORTED,
                file.reference(),
                "is accepted, and no answer says that the agency took it");
        findings.unless(
                accepted || !processed,
                Kind.MISREPORTED,
                file.reference(),
                "is not said to be accepted, and an answer says that the agency took it");
    }

    private void line(Answered answered) {
        Arrived document = arrivals.get(answered.arrival());
        findings.unless(
                document != null && document.kind().equals("answer"),
                Kind.MISREPORTED,
                "answer " + answered.arrival(),
                "is in no document");
        File file = answered.file().map(index.files::get).orElse(null);
        if (file == null || answered.position() == 0) {
            return;
        }
        Place place = index.places.get(file.reference() + "-" + answered.position());
        if (place == null) {
            findings.add(Kind.PHANTOM, file.reference() + "-" + answered.position(), "answered, and not in the file");
            return;
        }
        index.ledgerOf(file, place).forEach(row -> same(row, answered));
    }

    private void same(LedgerRow row, Answered answered) {
        String said = answered.verdict().equals("BOOKED") && answered.satang() != row.satang()
                ? "BOOKED-OTHER"
                : answered.verdict();
        String booked = row.what().split(":", 2)[0].replace("-", "_").toUpperCase(java.util.Locale.ROOT);
        findings.unless(
                said.replace('-', '_').equals(booked),
                Kind.MISREPORTED,
                row.line(),
                "the answer says " + said + ", the agency's book " + row.what());
    }
}
