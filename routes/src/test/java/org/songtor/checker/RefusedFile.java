package org.songtor.checker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.checker.Observed.Sent;
import org.songtor.checker.Observed.SentLine;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Arrived;
import org.songtor.port.RunBooks.Asked;
import org.songtor.port.RunBooks.Extract;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/**
 * A true run as it would be had the agency refused every line of one file: no money came for it, nobody said beforehand how its lines should end, and its
 * answer books nothing.
 */
final class RefusedFile {
    private final Observed run;
    private final File file;
    private final long answer;

    RefusedFile(Observed run) {
        this.run = run;
        this.file = run.books().files().get(0);
        this.answer = run.books().answers().stream()
                .filter(a -> a.file().equals(Optional.of(file.id())))
                .findFirst()
                .orElseThrow()
                .arrival();
    }

    /** The gateway took the answer out of the agency's outbox and kept it nowhere: the file waits for it until nobody does. */
    Observed lost() {
        return with(
                run.books().arrivals().stream().filter(a -> a.id() != answer).toList());
    }

    /** It could not be read, and is kept as that. */
    Observed rejected() {
        return with(run.books().arrivals().stream()
                .map(a -> a.id() == answer ? new Arrived(a.id(), a.agency(), "rejected", a.name(), a.sha256()) : a)
                .toList());
    }

    private Observed with(List<Arrived> arrivals) {
        Extract b = run.books();
        Extract books = new Extract(
                b.batches(),
                lines(b),
                Stream.concat(Stream.of(unanswered()), b.files().stream().skip(1))
                        .toList(),
                b.places(),
                b.attempts(),
                arrivals,
                b.answers().stream().filter(a -> a.arrival() != answer).toList(),
                b.credits().stream()
                        .filter(c -> !c.references().contains(file.reference()))
                        .toList(),
                own(b).map(line -> new Asked(line, Label.NEVER_ANSWERED, false)).toList(),
                0);
        return new Observed(
                true,
                run.sent().stream().map(RefusedFile::unlabelled).toList(),
                run.receipts(),
                books,
                run.agencies().stream().map(this::refusing).toList());
    }

    private Stream<Long> own(Extract b) {
        return b.places().stream().filter(p -> p.file() == file.id()).map(Place::line);
    }

    private List<Line> lines(Extract b) {
        Set<Long> own = own(b).collect(Collectors.toSet());
        return b.lines().stream()
                .map(l -> own.contains(l.id())
                        ? new Line(
                                l.id(),
                                l.batch(),
                                l.lineNo(),
                                l.agency(),
                                l.profile(),
                                l.satang(),
                                l.refused(),
                                Label.NEVER_ANSWERED)
                        : l)
                .toList();
    }

    private File unanswered() {
        return new File(
                file.id(),
                file.agency(),
                file.profile(),
                file.sequence(),
                file.reference(),
                file.name(),
                file.sha256(),
                "DELIVERED",
                file.lines(),
                file.satang(),
                file.live(),
                file.signedAt(),
                file.sentAt(),
                file.deliveredAt(),
                Optional.empty(),
                Optional.empty());
    }

    private static Sent unlabelled(Sent sent) {
        return new Sent(
                sent.fund(),
                sent.door(),
                sent.name(),
                sent.sha256(),
                sent.lines().stream()
                        .map(l -> new SentLine(l.lineNo(), l.agency(), l.satang(), Optional.empty()))
                        .toList());
    }

    private Agency refusing(Agency a) {
        return new Agency(
                a.code(),
                a.ledger().stream()
                        .map(r -> r.file().equals(file.name())
                                ? new LedgerRow(r.file(), r.sha256(), r.line(), r.satang(), "refused")
                                : r)
                        .toList(),
                a.inbox(),
                a.received(),
                a.answers(),
                a.statements(),
                a.paid().stream()
                        .filter(p -> !p.references().contains(file.reference()))
                        .toList());
    }
}
