package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.Satang;

/** Most lines of a file are booked once, as they were sent: the store labels them together by the one label the rules give for such a line. */
class BookedAsSentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final List<Set<Answer.Verdict>> VERDICTS = List.of(
            Set.of(),
            Set.of(Answer.Verdict.PROCESSED),
            Set.of(Answer.Verdict.FILE_REFUSED),
            EnumSet.allOf(Answer.Verdict.class));

    private final Random random = new Random(2569);
    private final Set<Label> seen = EnumSet.noneOf(Label.class);

    @Test
    void a_line_booked_as_sent_has_its_files_label_whatever_its_amount_and_place() {
        for (FileState state : FileState.values()) {
            for (Settlement money : Settlement.values()) {
                for (Set<Answer.Verdict> verdicts : VERDICTS) {
                    everyTime(state, money, verdicts);
                }
            }
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Label.WAITING,
                        Label.SETTLED,
                        Label.LATE,
                        Label.FILE_SHORT,
                        Label.FILE_OVER,
                        Label.NEVER_PAID,
                        Label.FILE_REFUSED,
                        Label.UNDELIVERED);
    }

    private void everyTime(FileState state, Settlement money, Set<Answer.Verdict> verdicts) {
        for (Instant due : List.of(Proof.EARLIER, Proof.NOW, Proof.LATER)) {
            for (int late = -1; late <= 1; late++) {
                same(new FileFacts(
                        new FileId(7),
                        Proof.reference(7),
                        state,
                        Satang.ofBaht(300),
                        due.equals(Proof.EARLIER) && random.nextBoolean() ? Optional.empty() : Optional.of(due),
                        Optional.of(DAY),
                        Optional.of(DAY.plusDays(late)),
                        verdicts,
                        verdicts.isEmpty(),
                        money));
            }
        }
    }

    private void same(FileFacts file) {
        Labelled expected = Labels.ofBookedAsSent(file, Proof.NOW);
        seen.add(expected.label());
        for (int i = 0; i < 5; i++) {
            Satang amount = Satang.of(1 + random.nextInt(3_000_000));
            Said said = new Said(
                    Answer.LineVerdict.BOOKED, amount, AgencyCause.ofCode("00"), 1 + random.nextInt(1_000_000));
            LineFacts line = new LineFacts(1 + random.nextInt(500), amount, List.of(said));
            assertThat(Labels.of(file, line, Proof.NOW))
                    .as("%s", file)
                    .isEqualTo(new Labelled(
                            file.id(), line.position(), expected.label(), expected.perFile(), expected.until()));
        }
    }
}
