package org.songtor.checker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.Held;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.checker.Observed.Received;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Answered;
import org.songtor.port.RunBooks.Arrived;
import org.songtor.port.RunBooks.Asked;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.Credit;
import org.songtor.port.RunBooks.Extract;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** A true run with one thing in it that is otherwise. */
final class Altered {
    private Altered() {}

    /** A file of the first agency that has one. */
    static File file(Observed run) {
        String code = first(run);
        return run.books().files().stream()
                .filter(f -> f.agency().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String first(Observed run) {
        return run.agencies().stream()
                .filter(a -> a.ledger().size() > 1)
                .findFirst()
                .orElseThrow()
                .code();
    }

    static Observed agency(Observed run, UnaryOperator<Agency> change) {
        String code = first(run);
        return new Observed(
                true,
                run.sent(),
                run.receipts(),
                run.books(),
                run.agencies().stream()
                        .map(a -> a.code().equals(code) ? change.apply(a) : a)
                        .toList());
    }

    static Agency ledger(Agency a, List<LedgerRow> rows) {
        return new Agency(a.code(), rows, a.inbox(), a.received(), a.answers(), a.statements(), a.paid());
    }

    static Agency inbox(Agency a, List<Held> inbox) {
        return new Agency(a.code(), a.ledger(), inbox, a.received(), a.answers(), a.statements(), a.paid());
    }

    static Agency received(Agency a, List<Received> received) {
        return new Agency(a.code(), a.ledger(), a.inbox(), received, a.answers(), a.statements(), a.paid());
    }

    static Observed books(Observed run, UnaryOperator<Extract> change) {
        return new Observed(true, run.sent(), run.receipts(), change.apply(run.books()), run.agencies());
    }

    static Extract batches(Extract b, List<Batch> all) {
        return new Extract(
                all,
                b.lines(),
                b.files(),
                b.places(),
                b.attempts(),
                b.arrivals(),
                b.answers(),
                b.credits(),
                b.asked(),
                0);
    }

    static Extract lines(Extract b, List<Line> all) {
        return new Extract(
                b.batches(),
                all,
                b.files(),
                b.places(),
                b.attempts(),
                b.arrivals(),
                b.answers(),
                b.credits(),
                b.asked(),
                0);
    }

    static Extract files(Extract b, List<File> all) {
        return new Extract(
                b.batches(),
                b.lines(),
                all,
                b.places(),
                b.attempts(),
                b.arrivals(),
                b.answers(),
                b.credits(),
                b.asked(),
                0);
    }

    static Extract places(Extract b, List<Place> all) {
        return new Extract(
                b.batches(),
                b.lines(),
                b.files(),
                all,
                b.attempts(),
                b.arrivals(),
                b.answers(),
                b.credits(),
                b.asked(),
                0);
    }

    static Extract arrivals(Extract b, List<Arrived> all) {
        return new Extract(
                b.batches(),
                b.lines(),
                b.files(),
                b.places(),
                b.attempts(),
                all,
                b.answers(),
                b.credits(),
                b.asked(),
                0);
    }

    static Extract answers(Extract b, List<Answered> all) {
        return new Extract(
                b.batches(),
                b.lines(),
                b.files(),
                b.places(),
                b.attempts(),
                b.arrivals(),
                all,
                b.credits(),
                b.asked(),
                0);
    }

    static Extract credits(Extract b, List<Credit> all) {
        return new Extract(
                b.batches(),
                b.lines(),
                b.files(),
                b.places(),
                b.attempts(),
                b.arrivals(),
                b.answers(),
                all,
                b.asked(),
                0);
    }

    static Extract asked(Extract b, List<Asked> all) {
        return new Extract(
                b.batches(),
                b.lines(),
                b.files(),
                b.places(),
                b.attempts(),
                b.arrivals(),
                b.answers(),
                b.credits(),
                all,
                0);
    }

    static File sequence(File f, long sequence) {
        return file(f, sequence, f.state());
    }

    static File state(File f, String state) {
        return file(f, f.sequence(), state);
    }

    private static File file(File f, long sequence, String state) {
        return new File(
                f.id(),
                f.agency(),
                f.profile(),
                sequence,
                f.reference(),
                f.name(),
                f.sha256(),
                state,
                f.lines(),
                f.satang(),
                f.live(),
                f.signedAt(),
                f.sentAt(),
                Optional.of(f.sentAt().orElseThrow()),
                f.answeredAt(),
                f.acceptedAt());
    }

    static File unanswered(File f) {
        return new File(
                f.id(),
                f.agency(),
                f.profile(),
                f.sequence(),
                f.reference(),
                f.name(),
                f.sha256(),
                "DELIVERED",
                f.lines(),
                f.satang(),
                f.live(),
                f.signedAt(),
                f.sentAt(),
                f.deliveredAt(),
                Optional.empty(),
                Optional.empty());
    }

    static File accepted(File f, Optional<Instant> at) {
        return new File(
                f.id(),
                f.agency(),
                f.profile(),
                f.sequence(),
                f.reference(),
                f.name(),
                f.sha256(),
                f.state(),
                f.lines(),
                f.satang(),
                f.live(),
                f.signedAt(),
                f.sentAt(),
                f.deliveredAt(),
                f.answeredAt(),
                at);
    }

    static Line label(Line l, Label label) {
        return new Line(l.id(), l.batch(), l.lineNo(), l.agency(), l.profile(), l.satang(), l.refused(), label);
    }

    static Place line(Place p, long line) {
        return new Place(p.file(), p.position(), line, p.satang(), p.live());
    }

    static Place satang(Place p) {
        return new Place(p.file(), p.position(), p.line(), p.satang() + 1, p.live());
    }

    static <T> List<T> without(List<T> all, int index) {
        List<T> less = new ArrayList<>(all);
        less.remove(index);
        return less;
    }

    static <T> List<T> with(List<T> all, int index, T other) {
        List<T> changed = new ArrayList<>(all);
        changed.set(index, other);
        return changed;
    }

    static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }
}
