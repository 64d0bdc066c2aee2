package org.songtor.checker;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.Held;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Attempt;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Place;

/** What we say of a file's journey is what lies in the agency's box, byte for byte. */
final class DeliveryRules {
    private static final Set<String> ARRIVED = Set.of("DELIVERED", "ANSWERED");

    private final Index index;
    private final Findings findings;

    private DeliveryRules(Index index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    static void check(Index index, Findings findings) {
        DeliveryRules rules = new DeliveryRules(index, findings);
        index.run.books().files().forEach(rules::file);
        index.run.agencies().forEach(rules::agency);
    }

    private void file(File file) {
        List<String> held = index.held(file);
        boolean same = held.contains(file.sha256());
        boolean said = ARRIVED.contains(file.state()) || file.deliveredAt().isPresent();
        findings.unless(
                !said || same,
                Kind.MISREPORTED,
                file.reference(),
                "is " + file.state() + (held.isEmpty() ? ", and is not there" : ", and other bytes are there"));
        findings.unless(
                held.isEmpty() || file.sentAt().isPresent(),
                Kind.MISREPORTED,
                file.reference(),
                "is " + file.state() + ", never sent, and lies at the agency");
        if (index.run.settled()) {
            over(file, same);
            elsewhere(file, held.isEmpty());
        }
        proof(file);
    }

    private void over(File file, boolean same) {
        boolean given = file.state().equals("UNDELIVERABLE");
        findings.unless(
                same || given || !file.live(),
                Kind.LOST,
                file.reference(),
                "is " + file.state() + " and never arrived");
        findings.unless(!same || !given, Kind.MISREPORTED, file.reference(), "is UNDELIVERABLE and lies at the agency");
        boolean on = ARRIVED.contains(file.state()) || given || !file.live();
        findings.unless(!same || on, Kind.MISREPORTED, file.reference(), "is " + file.state() + " and has arrived");
    }

    /** Of a file that nobody answered a line goes again only where the file never left, and stays here. */
    private void elsewhere(File file, boolean nothingThere) {
        boolean wentAgain = file.answeredAt().isEmpty()
                && index.placesOfFile.getOrDefault(file.id(), List.of()).stream()
                        .filter(Place::live)
                        .map(place -> index.lines.get(place.line()))
                        .anyMatch(line -> line != null && line.label() == Label.RESUBMITTED);
        findings.unless(
                !wentAgain
                        || nothingThere
                                && file.state().equals("UNDELIVERABLE")
                                && file.sentAt().isEmpty(),
                Kind.DOUBLED,
                file.reference(),
                "is " + file.state() + ", and lines of it went again in another file");
    }

    /** Only an attempt that saw the bytes there, or an answer, makes a file delivered. */
    private void proof(File file) {
        List<Attempt> attempts = index.run.books().attempts().stream()
                .filter(a -> a.file() == file.id())
                .toList();
        boolean seen = attempts.stream().anyMatch(a -> a.outcome().equals("DELIVERED"));
        boolean answered = file.answeredAt().isPresent();
        findings.unless(
                file.deliveredAt().isEmpty() || seen || answered,
                Kind.MISREPORTED,
                file.reference(),
                "is delivered, and no attempt saw that");
        long proofs =
                attempts.stream().filter(a -> a.outcome().equals("DELIVERED")).count();
        findings.unless(proofs < 2, Kind.DOUBLED, file.reference(), "was delivered " + proofs + " times");
    }

    private void agency(Agency agency) {
        Set<String> ours = index.run.books().files().stream()
                .filter(f -> f.agency().equals(agency.code()))
                .map(f -> f.profile() + "/" + f.name())
                .collect(Collectors.toSet());
        for (Held held : agency.inbox()) {
            String name = held.box() + "/" + held.name();
            findings.unless(ours.contains(name), Kind.PHANTOM, agency.code() + "/" + name, "is no file of ours");
        }
    }
}
