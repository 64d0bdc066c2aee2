package org.songtor.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Asked;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.Credit;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** A checker that finds nothing proves nothing: every planted bug is found under its right name, and the true run is not blamed. */
class CheckerTest {
    private static final int AT_LEAST = 20;

    @Test
    void a_true_run_has_no_finding() {
        Observed run = Recorded.run();
        assertThat(Checker.check(run)).isEmpty();
        assertThat(run.books().lines()).hasSizeGreaterThan(20);
        assertThat(run.agencies().stream().filter(a -> !a.ledger().isEmpty())).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void a_planted_bug_is_found_under_its_name(Bug bug) {
        List<Finding> findings = Checker.check(bug.planted(Recorded.run()));
        assertThat(findings).extracting(Finding::kind).contains(bug.kind);
    }

    /** Money would not miss it, and no label was promised: only the document itself tells. */
    @Test
    void an_answer_that_books_nothing_is_missed_and_one_that_was_kept_as_rejected_is_not() {
        RefusedFile refused = new RefusedFile(Recorded.run());
        assertThat(Checker.check(refused.lost())).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(Finding.Kind.LOST);
            assertThat(f.what()).contains("nobody took it in");
        });
        assertThat(Checker.check(refused.rejected())).isEmpty();
    }

    @Test
    void a_line_is_asked_about_by_an_open_item_or_was_decided_as_what_it_is() {
        Observed run = new RefusedFile(Recorded.run()).rejected();
        Asked one = run.books().asked().get(0);
        assertThat(Checker.check(with(run, new Asked(one.line(), Label.NEVER_ANSWERED, true))))
                .isEmpty();
        assertThat(Checker.check(with(run, new Asked(one.line(), Label.FILE_REFUSED, true))))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.kind()).isEqualTo(Finding.Kind.UNASKED);
                    assertThat(f.what()).isEqualTo("is NEVER_ANSWERED, and nobody is asked about it");
                });
        assertThat(Checker.check(with(run, new Asked(one.line(), Label.HELD_FOR_MEMBER, false))))
                .as("what is held for its member is another question")
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.UNASKED);
    }

    /** The agency may have both. */
    @Test
    void a_file_that_nobody_answered_and_whose_lines_went_again_is_neither_there_nor_on_its_way() {
        Observed run = Recorded.run();
        File there = Altered.file(run);
        Place place = run.books().places().stream()
                .filter(p -> p.file() == there.id())
                .findFirst()
                .orElseThrow();
        assertThat(Checker.check(run)).isEmpty();
        Observed again = Altered.books(
                run,
                b -> Altered.files(
                        Altered.lines(
                                b,
                                b.lines().stream()
                                        .map(l -> l.id() == place.line() ? Altered.label(l, Label.RESUBMITTED) : l)
                                        .toList()),
                        b.files().stream()
                                .map(f -> f.id() == there.id() ? Altered.unanswered(f) : f)
                                .toList()));
        assertThat(Checker.check(again))
                .contains(new Finding(
                        Finding.Kind.DOUBLED,
                        there.reference(),
                        "is DELIVERED, and lines of it went again in another file"));
    }

    /** Whoever pays after people gave a refused line back pays for the others alone. */
    @Test
    void what_left_a_file_by_decision_need_not_be_paid_and_nothing_else_may_lack() {
        Observed run = Recorded.run();
        Index index = new Index(run);
        Place place = run.books().places().stream()
                .filter(Place::live)
                .filter(p -> Objects.requireNonNull(index.lines.get(p.line())).label() == Label.SETTLED)
                .filter(p ->
                        Objects.requireNonNull(index.placesOfFile.get(p.file())).size() > 1)
                .findFirst()
                .orElseThrow();
        File file = index.file(place).orElseThrow();
        Observed returned =
                labelled(unbooked(run, Index.key(file, place)), Objects.requireNonNull(index.lines.get(place.line())));
        assertThat(lacking(run)).as("all is paid").isEmpty();
        assertThat(lacking(given(run, file.reference(), -place.satang())))
                .as("nobody gave anything back")
                .isNotEmpty();
        assertThat(lacking(returned)).as("paid before").isEmpty();
        assertThat(lacking(given(returned, file.reference(), -place.satang()))).isEmpty();
        assertThat(lacking(given(returned, file.reference(), -place.satang() - 1)))
                .isNotEmpty();
        assertThat(lacking(given(returned, file.reference(), 1))).isNotEmpty();
    }

    private static List<Finding> lacking(Observed run) {
        return Checker.check(run).stream()
                .filter(f -> f.what().contains("the bank has not its money"))
                .toList();
    }

    private static Observed unbooked(Observed run, String line) {
        List<Observed.Agency> agencies = run.agencies().stream()
                .map(a -> Altered.ledger(
                        a,
                        a.ledger().stream()
                                .map(row -> row.line().equals(line)
                                        ? new LedgerRow(row.file(), row.sha256(), row.line(), row.satang(), "refused")
                                        : row)
                                .toList()))
                .toList();
        return new Observed(run.settled(), run.sent(), run.receipts(), run.books(), agencies);
    }

    private static Observed labelled(Observed run, Line line) {
        int at = run.books().lines().indexOf(line);
        return Altered.books(
                run, b -> Altered.lines(b, Altered.with(b.lines(), at, Altered.label(line, Label.RETURNED))));
    }

    /** So much more at the bank, and in our books of it. */
    private static Observed given(Observed run, String reference, long more) {
        List<Observed.Agency> agencies = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (Observed.Agency a : run.agencies()) {
            List<Observed.Paid> paid = new ArrayList<>();
            for (Observed.Paid one : a.paid()) {
                boolean mine = entries.isEmpty() && one.references().contains(reference);
                if (mine) {
                    entries.add(a.code() + " " + one.entry());
                }
                paid.add(mine ? new Observed.Paid(one.entry(), one.satang() + more, one.references()) : one);
            }
            agencies.add(new Observed.Agency(
                    a.code(), a.ledger(), a.inbox(), a.received(), a.answers(), a.statements(), paid));
        }
        Observed changed = new Observed(run.settled(), run.sent(), run.receipts(), run.books(), agencies);
        return Altered.books(
                changed,
                b -> Altered.credits(
                        b,
                        b.credits().stream()
                                .map(c -> entries.contains(c.agency() + " " + c.entry())
                                        ? new Credit(c.agency(), c.entry(), c.satang() + more, c.references())
                                        : c)
                                .toList()));
    }

    private static Observed with(Observed run, Asked first) {
        return Altered.books(run, b -> Altered.asked(b, Altered.with(b.asked(), 0, first)));
    }

    /** Its money is at the agency, or open, as if it had come in: it stands in the fund's batch and in this one. */
    @Test
    void what_people_sent_again_was_handed_in_by_nobody_and_adds_up() {
        Observed run = Recorded.run();
        List<Batch> batches = new ArrayList<>(run.books().batches());
        Batch one = batches.stream()
                .filter(b -> b.state().equals("DISPATCHED"))
                .findFirst()
                .orElseThrow();
        batches.set(batches.indexOf(one), new Batch(one.number(), one.fund(), one.sha256(), "desk", one.state()));
        Observed again = new Observed(
                true,
                run.sent().stream()
                        .filter(s ->
                                !s.sha256().equals(one.sha256()) || !s.fund().equals(one.fund()))
                        .toList(),
                run.receipts(),
                Altered.batches(run.books(), batches),
                run.agencies());
        assertThat(again.sent()).hasSizeLessThan(run.sent().size());
        assertThat(Checker.check(again)).isEmpty();
    }

    @Test
    void there_are_at_least_twenty_bugs_and_every_word_is_used() {
        assertThat(Bug.values()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        assertThat(Stream.of(Bug.values()).map(b -> b.kind)).contains(Finding.Kind.values());
    }

    @Test
    void what_is_on_its_way_is_not_lost_before_the_run_is_over() {
        Observed over = Recorded.run();
        Observed begun = new Observed(
                false,
                over.sent(),
                List.of(),
                new org.songtor.port.RunBooks.Extract(
                        over.books().batches().stream()
                                .map(b -> new org.songtor.port.RunBooks.Batch(
                                        b.number(), b.fund(), b.sha256(), b.channel(), "RECEIVED"))
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1),
                List.of());
        assertThat(Checker.check(begun)).isEmpty();
    }
}
