package org.songtor.checker;

import static org.songtor.checker.Altered.accepted;
import static org.songtor.checker.Altered.agency;
import static org.songtor.checker.Altered.answers;
import static org.songtor.checker.Altered.arrivals;
import static org.songtor.checker.Altered.asked;
import static org.songtor.checker.Altered.batches;
import static org.songtor.checker.Altered.books;
import static org.songtor.checker.Altered.credits;
import static org.songtor.checker.Altered.file;
import static org.songtor.checker.Altered.files;
import static org.songtor.checker.Altered.inbox;
import static org.songtor.checker.Altered.label;
import static org.songtor.checker.Altered.ledger;
import static org.songtor.checker.Altered.line;
import static org.songtor.checker.Altered.lines;
import static org.songtor.checker.Altered.places;
import static org.songtor.checker.Altered.plus;
import static org.songtor.checker.Altered.received;
import static org.songtor.checker.Altered.satang;
import static org.songtor.checker.Altered.sequence;
import static org.songtor.checker.Altered.state;
import static org.songtor.checker.Altered.with;
import static org.songtor.checker.Altered.without;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.Held;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.checker.Observed.Receipt;
import org.songtor.checker.Observed.Received;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Answered;
import org.songtor.port.RunBooks.Arrived;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.Extract;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Place;

/** Bugs a gateway could have, each as the true run would look with it, and the word the checker must find for it. */
enum Bug {
    A_BATCH_WAS_ACKNOWLEDGED_AND_IS_GONE(Kind.LOST, run -> books(run, b -> batches(b, without(b.batches(), 0)))),
    A_LINE_OF_A_BATCH_IS_GONE(Kind.LOST, run -> books(run, b -> lines(b, without(b.lines(), 1)))),
    A_LINE_IS_IN_NO_FILE(Kind.LOST, run -> books(run, b -> places(b, without(b.places(), 2)))),
    A_FILE_NEVER_REACHED_ITS_AGENCY(Kind.LOST, run -> {
        File file = file(run);
        return agency(
                run,
                a -> inbox(
                        a,
                        a.inbox().stream()
                                .filter(h -> !h.name().equals(file.name()))
                                .toList()));
    }),
    A_FILE_ARRIVED_AND_WAS_NOT_BOOKED(Kind.LOST, run -> {
        File file = file(run);
        return agency(
                run,
                a -> ledger(
                        a,
                        a.ledger().stream()
                                .filter(r -> !r.file().equals(file.name()))
                                .toList()));
    }),
    A_NUMBER_OF_A_STREAM_IS_MISSING(
            Kind.LOST,
            run -> books(
                    run, b -> files(b, with(b.files(), 0, sequence(b.files().get(0), 7))))),
    THE_BANK_PAID_AND_NOBODY_NOTED_IT(Kind.LOST, run -> books(run, b -> credits(b, without(b.credits(), 0)))),
    A_BATCH_WAS_TAKEN_TWICE(
            Kind.DOUBLED,
            run -> books(run, b -> {
                Batch one = b.batches().get(0);
                return batches(
                        b,
                        plus(b.batches(), new Batch("B999999", one.fund(), one.sha256(), one.channel(), one.state())));
            })),
    A_LINE_IS_IN_TWO_FILES(
            Kind.DOUBLED,
            run -> books(run, b -> {
                Place one = b.places().get(0);
                return places(b, plus(b.places(), new Place(one.file() + 1, 99, one.line(), one.satang(), true)));
            })),
    A_FILE_CAME_TWICE(
            Kind.DOUBLED,
            run -> agency(run, a -> {
                LedgerRow row = a.ledger().get(0);
                return ledger(a, plus(a.ledger(), new LedgerRow(row.file(), row.sha256(), "-", 0, "repeat")));
            })),
    A_LINE_WAS_BOOKED_TWICE(
            Kind.DOUBLED,
            run -> agency(run, a -> ledger(a, plus(a.ledger(), a.ledger().get(0))))),
    A_NUMBER_WAS_USED_TWICE(
            Kind.DOUBLED,
            run -> books(run, b -> {
                File last = b.files().get(b.files().size() - 1);
                return files(b, with(b.files(), b.files().size() - 1, sequence(last, last.sequence() - 1)));
            })),
    AN_ANSWER_WAS_APPLIED_TWICE(
            Kind.DOUBLED,
            run -> books(run, b -> {
                Arrived one = b.arrivals().get(0);
                return arrivals(
                        b, plus(b.arrivals(), new Arrived(999, one.agency(), one.kind(), one.name(), one.sha256())));
            })),
    AN_AGENCY_BOOKED_WHAT_NOBODY_SENT(
            Kind.PHANTOM,
            run -> agency(run, a -> {
                LedgerRow row = a.ledger().get(0);
                return ledger(
                        a, plus(a.ledger(), new LedgerRow(row.file(), row.sha256(), "ST0000009977-1", 100, "booked")));
            })),
    A_BATCH_THAT_NOBODY_HANDED_IN(
            Kind.PHANTOM,
            run -> books(
                    run,
                    b -> batches(b, plus(b.batches(), new Batch("B999999", "crash", "00", "rest", "DISPATCHED"))))),
    LINES_CHANGED_PLACES_IN_THEIR_FILE(
            Kind.REORDERED,
            run -> books(run, b -> {
                Place first = b.places().get(0);
                Place second = b.places().get(1);
                Extract one = places(b, with(b.places(), 0, line(first, second.line())));
                return places(one, with(one.places(), 1, line(second, first.line())));
            })),
    AN_AGENCY_BOOKED_A_LATER_LINE_FIRST(
            Kind.REORDERED,
            run -> agency(run, a -> {
                List<LedgerRow> rows = new ArrayList<>(a.ledger());
                rows.add(0, rows.remove(1));
                return ledger(a, rows);
            })),
    DELIVERED_AND_OTHER_BYTES_ARE_THERE(Kind.MISREPORTED, run -> {
        File file = file(run);
        return agency(
                run,
                a -> inbox(
                        a,
                        a.inbox().stream()
                                .map(h -> h.name().equals(file.name()) ? new Held(h.box(), h.name(), "ff") : h)
                                .toList()));
    }),
    WHAT_AN_AGENCY_GOT_IS_OTHER_BYTES_THAN_IT_BOOKED(
            Kind.MISREPORTED,
            run -> agency(run, a -> {
                Received one = a.received().get(0);
                return received(
                        a, with(a.received(), 0, new Received(one.place(), one.name(), "ff", Optional.of("unfit"))));
            })),
    WHAT_AN_AGENCY_GOT_IS_GONE(Kind.MISREPORTED, run -> agency(run, a -> received(a, without(a.received(), 0)))),
    WHAT_AN_AGENCY_GOT_IS_NOT_SIGNED_BY_US(
            Kind.MISREPORTED,
            run -> agency(
                    run,
                    a -> received(a, with(a.received(), 0, unsigned(a.received().get(0)))))),
    WHAT_LIES_IN_AN_INBOX_IS_NOT_SIGNED_BY_US(
            Kind.MISREPORTED,
            run -> agency(run, a -> {
                int last = a.received().size() - 1;
                return received(
                        a, with(a.received(), last, unsigned(a.received().get(last))));
            })),
    AN_AGENCY_GOT_WHAT_NOBODY_MADE(
            Kind.PHANTOM,
            run -> agency(
                    run,
                    a -> received(
                            a, plus(a.received(), new Received("received", "BP-9.txt", "ff", Optional.empty()))))),
    ANSWERED_WITHOUT_AN_ANSWER(
            Kind.MISREPORTED,
            run -> books(
                    run,
                    b -> new Extract(
                            b.batches(),
                            b.lines(),
                            b.files(),
                            b.places(),
                            b.attempts(),
                            b.arrivals(),
                            List.of(),
                            b.credits(),
                            b.asked(),
                            0))),
    AN_ANSWER_THAT_ITS_AGENCY_NEVER_WROTE(
            Kind.PHANTOM,
            run -> agency(
                    run,
                    a -> new Agency(
                            a.code(), a.ledger(), a.inbox(), a.received(), List.of(), a.statements(), a.paid()))),
    AN_ANSWER_THAT_REFUSES_WAS_LOST(Kind.LOST, run -> new RefusedFile(run).lost()),
    ACCEPTED_THOUGH_REFUSED(
            Kind.MISREPORTED,
            run -> books(
                    run,
                    b -> answers(
                            b,
                            b.answers().stream()
                                    .map(a -> a.verdict().equals("PROCESSED")
                                            ? new Answered(a.arrival(), a.file(), 0, "FILE_REFUSED", 0)
                                            : a)
                                    .toList()))),
    PROCESSED_AND_NOT_ACCEPTED(
            Kind.MISREPORTED,
            run -> books(
                    run, b -> files(b, with(b.files(), 0, accepted(b.files().get(0), Optional.empty()))))),
    ACCEPTED_BEFORE_IT_WAS_ANSWERED(
            Kind.REORDERED,
            run -> books(run, b -> {
                File one = b.files().get(0);
                return files(b, with(b.files(), 0, accepted(one, one.sentAt())));
            })),
    SETTLED_WITHOUT_BANK_MONEY(
            Kind.MISREPORTED,
            run -> agency(
                    run,
                    a -> new Agency(
                            a.code(), a.ledger(), a.inbox(), a.received(), a.answers(), a.statements(), List.of()))),
    WAITING_AND_LONG_PAID(
            Kind.MISREPORTED,
            run -> books(run, b -> lines(b, with(b.lines(), 0, label(b.lines().get(0), Label.WAITING))))),
    A_RECEIPT_WITHOUT_A_BATCH(
            Kind.MISREPORTED,
            run -> new Observed(
                    true,
                    run.sent(),
                    plus(run.receipts(), new Receipt("B777777", "crash", "77", "CHECKED", 1, 100)),
                    run.books(),
                    run.agencies())),
    PERMISSION_DENIED_COUNTED_AS_SENT(
            Kind.MISREPORTED,
            run -> books(
                    run,
                    b -> new Extract(
                            b.batches(),
                            b.lines(),
                            b.files(),
                            b.places(),
                            b.attempts().stream()
                                    .map(a -> new org.songtor.port.RunBooks.Attempt(a.file(), a.number(), "UNKNOWN"))
                                    .toList(),
                            b.arrivals(),
                            List.of(),
                            b.credits(),
                            b.asked(),
                            0))),
    GIVEN_UP_AND_YET_ARRIVED(
            Kind.MISREPORTED,
            run -> books(run, b -> files(b, with(b.files(), 0, state(b.files().get(0), "UNDELIVERABLE"))))),
    A_LINE_LEFT_WITH_ANOTHER_AMOUNT(
            Kind.SUMS,
            run -> books(
                    run, b -> places(b, with(b.places(), 0, satang(b.places().get(0)))))),
    AN_AGENCY_READ_ANOTHER_AMOUNT(
            Kind.SUMS,
            run -> agency(run, a -> {
                LedgerRow row = a.ledger().get(0);
                return ledger(
                        a,
                        with(
                                a.ledger(),
                                0,
                                new LedgerRow(row.file(), row.sha256(), row.line(), row.satang() + 1, "booked")));
            })),
    A_RECEIPT_SAYS_ANOTHER_SUM(Kind.SUMS, run -> {
        Receipt one = run.receipts().get(0);
        Receipt other = new Receipt(one.number(), one.fund(), one.sha256(), one.state(), one.lines(), one.satang() + 1);
        return new Observed(true, run.sent(), with(run.receipts(), 0, other), run.books(), run.agencies());
    }),
    A_LINE_NEEDS_A_PERSON_AND_NOBODY_IS_ASKED(
            Kind.UNASKED, run -> books(new RefusedFile(run).rejected(), b -> asked(b, without(b.asked(), 0))));

    final Kind kind;
    private final UnaryOperator<Observed> planting;

    Bug(Kind kind, UnaryOperator<Observed> planting) {
        this.kind = kind;
        this.planting = planting;
    }

    private static Received unsigned(Received one) {
        return new Received(one.place(), one.name(), one.sha256(), Optional.of("not a readable CMS signature"));
    }

    Observed planted(Observed run) {
        return planting.apply(run);
    }
}
