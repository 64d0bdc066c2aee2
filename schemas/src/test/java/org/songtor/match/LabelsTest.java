package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.songtor.match.Proof.EARLIER;
import static org.songtor.match.Proof.LATER;
import static org.songtor.match.Proof.NOW;
import static org.songtor.match.Proof.answered;
import static org.songtor.match.Proof.booked;
import static org.songtor.match.Proof.credit;
import static org.songtor.match.Proof.file;
import static org.songtor.match.Proof.gone;
import static org.songtor.match.Proof.line;
import static org.songtor.match.Proof.said;
import static org.songtor.match.Proof.taken;
import static org.songtor.model.Answer.LineVerdict.DUPLICATE;
import static org.songtor.model.Answer.LineVerdict.NOT_ELIGIBLE;
import static org.songtor.model.Answer.LineVerdict.REFUSED;
import static org.songtor.model.Answer.Verdict.FILE_REFUSED;
import static org.songtor.model.Answer.Verdict.PROCESSED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

class LabelsTest {
    private static final Evidence.Credit NOTHING = credit(1, 100, 77);
    private static final Evidence.Credit EXACT = credit(1, 100, 1);
    private static final Evidence.Credit LITTLE = credit(1, 99, 1);
    private static final Evidence.Credit MUCH = credit(1, 101, 1);

    static Stream<Arguments> rules() {
        LineFacts silent = line(1);
        LineFacts good = line(1, booked());
        return Stream.of(
                rule("frozen", file(1, FileState.FROZEN, null, List.of(), silent), NOTHING, Label.WAITING, false),
                rule("sent", file(1, FileState.SENT, null, List.of(), silent), EXACT, Label.WAITING, false),
                rule("delivered", file(1, FileState.DELIVERED, LATER, List.of(), silent), EXACT, Label.WAITING, false),
                rule(
                        "deadline now",
                        file(1, FileState.DELIVERED, NOW, List.of(), silent),
                        EXACT,
                        Label.NEVER_ANSWERED,
                        true),
                rule(
                        "undeliverable",
                        file(1, FileState.UNDELIVERABLE, null, List.of(), silent),
                        EXACT,
                        Label.UNDELIVERED,
                        true),
                rule(
                        "given up, yet answered",
                        file(1, FileState.UNDELIVERABLE, null, List.of(PROCESSED), good),
                        EXACT,
                        Label.SETTLED,
                        false),
                rule(
                        "file refused",
                        file(1, FileState.ANSWERED, LATER, List.of(FILE_REFUSED), silent),
                        EXACT,
                        Label.FILE_REFUSED,
                        true),
                rule(
                        "refused, then processed",
                        file(1, FileState.ANSWERED, LATER, List.of(FILE_REFUSED, PROCESSED), good),
                        EXACT,
                        Label.SETTLED,
                        false),
                rule("line not answered", answered(1, LATER, silent), EXACT, Label.WAITING, false),
                rule("line never answered", answered(1, EARLIER, silent), EXACT, Label.NEVER_ANSWERED, false),
                rule("refused", answered(1, LATER, line(1, said(REFUSED))), EXACT, Label.REFUSED_BY_AGENCY, false),
                rule("not eligible", answered(1, LATER, line(1, said(NOT_ELIGIBLE))), EXACT, Label.NOT_ELIGIBLE, false),
                rule("duplicate", answered(1, LATER, line(1, said(DUPLICATE))), EXACT, Label.ALREADY_PAID, false),
                rule("other amount", answered(1, LATER, line(1, booked(90))), EXACT, Label.AMOUNT_MISMATCH, false),
                rule("settled", answered(1, LATER, good), EXACT, Label.SETTLED, false),
                rule("settled late", answered(1, EARLIER, good), EXACT, Label.SETTLED, false),
                rule("short at once", answered(1, LATER, good), LITTLE, Label.FILE_SHORT, true),
                rule("over at once", answered(1, LATER, good), MUCH, Label.FILE_OVER, true),
                rule("money to come", answered(1, LATER, good), NOTHING, Label.WAITING, false),
                rule("answered before delivery was noted", answered(1, null, good), NOTHING, Label.WAITING, false),
                rule("never paid", answered(1, NOW, good), NOTHING, Label.NEVER_PAID, true),
                rule(
                        "own trouble in a short file",
                        answered(1, LATER, line(1, said(DUPLICATE))),
                        LITTLE,
                        Label.ALREADY_PAID,
                        false),
                rule(
                        "duplicate and other amount",
                        answered(1, LATER, line(1, booked(90), said(DUPLICATE))),
                        EXACT,
                        Label.ALREADY_PAID,
                        false),
                rule(
                        "not eligible and duplicate",
                        answered(1, LATER, line(1, said(DUPLICATE), said(NOT_ELIGIBLE))),
                        EXACT,
                        Label.NOT_ELIGIBLE,
                        false),
                rule(
                        "everything at once",
                        answered(1, LATER, line(1, booked(), said(NOT_ELIGIBLE), said(REFUSED), said(DUPLICATE))),
                        EXACT,
                        Label.REFUSED_BY_AGENCY,
                        false),
                rule(
                        "booked twice the same",
                        answered(1, LATER, line(1, booked(), booked())),
                        EXACT,
                        Label.SETTLED,
                        false),
                rule(
                        "booked, and taken back",
                        answered(1, EARLIER, line(1, gone(booked()))),
                        EXACT,
                        Label.REFUSED_BY_AGENCY,
                        false),
                rule(
                        "booked, taken back, and booked anew",
                        answered(1, LATER, line(1, gone(booked(90)), booked())),
                        EXACT,
                        Label.SETTLED,
                        false),
                rule(
                        "booked, taken back, and not eligible",
                        answered(1, LATER, line(1, gone(booked()), said(NOT_ELIGIBLE))),
                        EXACT,
                        Label.NOT_ELIGIBLE,
                        false),
                rule(
                        "booked twice in one answer, and taken back",
                        twiceAndGone(),
                        EXACT,
                        Label.REFUSED_BY_AGENCY,
                        false));
    }

    private static Evidence.File twiceAndGone() {
        Said once = booked();
        return answered(1, LATER, line(1, gone(once), gone(once)));
    }

    @Test
    void what_was_taken_back_is_booked_no_more_and_owed_as_it_was_sent() {
        LineFacts line = line(1, gone(booked(80)), gone(booked(90)));
        assertThat(line.booked()).isEqualTo(Satang.ZERO);
        assertThat(line.due()).isEqualTo(Proof.HUNDRED);
        assertThat(line(1, gone(booked(80)), booked(90)).booked()).isEqualTo(Satang.ofBaht(90));
    }

    @Test
    void what_was_accepted_and_taken_back_since_is_asked_about_and_what_was_given_back_is_given_back_again() {
        LineFacts gone = line(1, gone(booked()));
        assertThat(decided(gone, DecisionKind.ACCEPT_AGENCY_AMOUNT, Label.LATE, Proof.HUNDRED))
                .isEqualTo(Label.REFUSED_BY_AGENCY);
        assertThat(decided(line(1, booked()), DecisionKind.RETURN_TO_MEMBER, Label.NOT_ELIGIBLE, Satang.ZERO))
                .isEqualTo(Label.DECISION_CONTRADICTED);
        assertThat(decided(gone, DecisionKind.RETURN_TO_MEMBER, Label.NOT_ELIGIBLE, Satang.ZERO))
                .isEqualTo(Label.RETURNED);
        assertThat(decided(line(1, booked()), DecisionKind.RESUBMIT, Label.REFUSED_BY_AGENCY, Satang.ZERO))
                .isEqualTo(Label.BOOKED_AFTER_ALL);
        assertThat(decided(gone, DecisionKind.RESUBMIT, Label.REFUSED_BY_AGENCY, Satang.ZERO))
                .isEqualTo(Label.RESUBMITTED);
    }

    @Test
    void the_first_one_stands_no_longer_where_the_agency_took_back_what_it_had_booked_of_it() {
        Decided stands = new Decided(
                DecisionKind.FIRST_STANDS,
                Label.REFUSED_BY_AGENCY,
                Proof.HUNDRED,
                Proof.HUNDRED,
                Optional.empty(),
                Optional.of(Set.of()),
                Optional.empty());
        assertThat(label(line(1, booked()), stands)).isEqualTo(Label.AMOUNT_ACCEPTED);
        assertThat(label(line(1, gone(booked())), stands)).isEqualTo(Label.REFUSED_BY_AGENCY);
    }

    private static Label decided(LineFacts line, DecisionKind kind, Label answers, Satang booked) {
        return label(line, new Decided(kind, answers, booked, Optional.empty()));
    }

    private static Label label(LineFacts line, Decided by) {
        LineFacts facts = new LineFacts(1, line.amount(), line.said(), Optional.of(by));
        return Labels.label(new Evidence(List.of(answered(1, LATER, facts)), List.of(EXACT), List.of()), NOW)
                .get(0)
                .label();
    }

    private static Arguments rule(
            String name, Evidence.File file, Evidence.Credit credit, Label expected, boolean perFile) {
        return arguments(name, file, credit, expected, perFile);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void each_rule_gives_its_label(
            String name, Evidence.File file, Evidence.Credit credit, Label expected, boolean perFile) {
        assertThat(Labels.label(new Evidence(List.of(file), List.of(credit), List.of()), NOW))
                .singleElement()
                .extracting(Labelled::position, Labelled::label, Labelled::perFile)
                .containsExactly(1, expected, perFile);
    }

    @Test
    void a_line_with_its_own_trouble_keeps_it_when_the_file_is_short() {
        Evidence.File file = answered(1, LATER, line(1, booked()), line(2, said(REFUSED)), line(3));
        assertThat(Labels.label(new Evidence(List.of(file), List.of(credit(1, 299, 1)), List.of()), NOW))
                .containsExactly(
                        new Labelled(file.id(), 1, Label.FILE_SHORT, true),
                        new Labelled(file.id(), 2, Label.REFUSED_BY_AGENCY, false),
                        new Labelled(file.id(), 3, Label.WAITING, false, Optional.of(LATER)));
    }

    @Test
    void the_order_of_arrival_changes_no_label() {
        Random random = new Random(2569);
        for (int round = 0; round < 200; round++) {
            Evidence some = some(random);
            List<Labelled> labels = Labels.label(some, NOW);
            for (int again = 0; again < 10; again++) {
                assertThat(Labels.label(shuffled(some, random), NOW)).isEqualTo(labels);
            }
        }
    }

    private static Evidence some(Random random) {
        List<Evidence.File> files = new ArrayList<>();
        List<Evidence.Credit> credits = new ArrayList<>();
        for (int file = 1; file <= 5; file++) {
            files.add(someFile(file, random));
            int also = 1 + random.nextInt(6);
            credits.add(credit(file, 100L * (1 + random.nextInt(4)), random.nextBoolean() ? file : also, also));
        }
        return new Evidence(files, credits, List.of(taken(6, 100, 4, 1, 1 + random.nextInt(5)), taken(7, 200, 2, 3)));
    }

    private static Evidence.File someFile(int file, Random random) {
        LineFacts[] lines = new LineFacts[1 + random.nextInt(3)];
        for (int i = 0; i < lines.length; i++) {
            List<Said> all = new ArrayList<>(List.of(
                    booked(),
                    booked(90),
                    gone(booked()),
                    gone(booked(90)),
                    said(DUPLICATE),
                    said(NOT_ELIGIBLE),
                    said(REFUSED)));
            Collections.shuffle(all, random);
            lines[i] = line(i + 1, all.subList(0, random.nextInt(3)).toArray(Said[]::new));
        }
        return file(
                file,
                FileState.values()[random.nextInt(FileState.values().length)],
                random.nextBoolean() ? LATER : EARLIER,
                List.of(FILE_REFUSED, PROCESSED, PROCESSED).subList(random.nextInt(2), 1 + random.nextInt(3)),
                lines);
    }

    private static Evidence shuffled(Evidence evidence, Random random) {
        return new Evidence(
                shuffled(
                        evidence.files().stream()
                                .map(file -> file(
                                        (int) file.id().value(),
                                        file.state(),
                                        file.answerDue().orElseThrow(),
                                        shuffled(file.answered(), random),
                                        shuffled(file.lines(), random).stream()
                                                .map(line -> new LineFacts(
                                                        line.position(), line.amount(), shuffled(line.said(), random)))
                                                .toArray(LineFacts[]::new)))
                                .toList(),
                        random),
                shuffled(evidence.credits(), random),
                shuffled(evidence.debits(), random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
