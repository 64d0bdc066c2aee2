package org.songtor.checker;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.Received;
import org.songtor.port.RunBooks.File;

/** What an agency's book says it took lies there as it came, byte for byte, and carries the gateway's signature. */
final class ReceivedRules {
    /** Words of the book about files that were not taken, or not for the first time. */
    private static final Set<String> NOT_TAKEN = Set.of("repeat", "conflict", "bad-signature");

    private final Index index;
    private final Findings findings;

    private ReceivedRules(Index index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    static void check(Index index, Findings findings) {
        ReceivedRules rules = new ReceivedRules(index, findings);
        index.run.agencies().forEach(rules::agency);
    }

    private void agency(Agency agency) {
        Set<Taken> lie = agency.received().stream()
                .filter(ReceivedRules::asItCame)
                .map(r -> new Taken(r.name(), r.sha256()))
                .collect(Collectors.toSet());
        Set<String> names = lie.stream().map(Taken::name).collect(Collectors.toSet());
        for (Taken taken : taken(agency)) {
            boolean other = names.contains(taken.name());
            findings.unless(
                    lie.contains(taken),
                    Kind.MISREPORTED,
                    agency.code() + " " + taken.name(),
                    other ? "was booked from other bytes than lie there" : "was booked and does not lie there");
        }
        Ours ours = ours(agency);
        agency.received().forEach(received -> one(agency, ours, received));
    }

    private record Taken(String name, String sha256) {}

    /** By what the book says; a row about no file is a payment of elsewhere. */
    private static List<Taken> taken(Agency agency) {
        return agency.ledger().stream()
                .filter(row -> !row.file().equals("-") && !NOT_TAKEN.contains(row.what()))
                .map(row -> new Taken(row.file(), row.sha256()))
                .distinct()
                .toList();
    }

    private static boolean asItCame(Received received) {
        return received.place().equals(Received.AS_IT_CAME);
    }

    /** What the gateway's books say of files for one agency: their names, and the hashes of their bytes. */
    private record Ours(Set<String> names, Set<String> hashes) {}

    private Ours ours(Agency agency) {
        List<File> files = index.run.books().files().stream()
                .filter(f -> f.agency().equals(agency.code()))
                .toList();
        return new Ours(
                files.stream().map(File::name).collect(Collectors.toSet()),
                files.stream().map(File::sha256).collect(Collectors.toSet()));
    }

    private void one(Agency agency, Ours ours, Received received) {
        String subject = agency.code() + "/" + received.place() + "/" + received.name();
        findings.unless(
                !asItCame(received) || ours.names().contains(received.name()),
                Kind.PHANTOM,
                subject,
                "is no file of ours");
        // In an inbox a file may be on its way still, or lie there under our name and be another's.
        boolean judged =
                asItCame(received) || index.run.settled() && ours.hashes().contains(received.sha256());
        received.bad()
                .filter(why -> judged)
                .ifPresent(why -> findings.add(Kind.MISREPORTED, subject, "is not signed by us: " + why));
    }
}
