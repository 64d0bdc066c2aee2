package org.songtor.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** Everything known about some files, the credits that name them, and what was taken back of those, in no particular order; small enough for the heap. */
public record Evidence(List<File> files, List<Credit> credits, List<Debit> debits) {

    public Evidence {
        files = List.copyOf(files);
        credits = List.copyOf(credits);
        debits = List.copyOf(debits);
    }

    /**
     * @param answerDue when an answer and the money should have come; empty before delivery
     * @param dueOn the last day on which it is in time; empty where no rule says so
     * @param deliveredOn the day on which it came to the agency; empty before
     * @param answered what agencies said of the file as a whole, one entry an answer
     * @param ended what people said of money that came over for it and is asked for no longer: it was paid back, or given up
     */
    public record File(
            FileId id,
            PaymentReference reference,
            FileState state,
            Optional<Instant> answerDue,
            Optional<LocalDate> dueOn,
            Optional<LocalDate> deliveredOn,
            List<Answer.Verdict> answered,
            List<LineFacts> lines,
            List<Ended> ended) {

        public File {
            answered = List.copyOf(answered);
            lines = List.copyOf(lines);
            ended = List.copyOf(ended);
        }

        public Satang total() {
            return lines.stream().map(LineFacts::amount).reduce(Satang.ZERO, Satang::plus);
        }

        /** {@link LineFacts#asked()} of its lines. */
        Satang asked() {
            return lines.stream().map(LineFacts::asked).reduce(Satang.ZERO, Satang::plus);
        }

        /** What has to be paid: {@link LineFacts#due()} of its lines. */
        Satang due() {
            return lines.stream().map(LineFacts::due).reduce(Satang.ZERO, Satang::plus);
        }

        /**
         * Whether it is asked about its own money, beside its lines: too much of it came, some was for lines that left, and no line of it speaks of that.
         *
         * @param labels of its lines
         */
        public boolean asksItself(Settlement money, List<Labelled> labels) {
            Map<Integer, Label> called = labels.stream().collect(Collectors.toMap(Labelled::position, Labelled::label));
            boolean said = lines.stream()
                    .anyMatch(line -> Optional.ofNullable(called.get(line.position()))
                            .filter(line::saysOver)
                            .isPresent());
            return money.isOver() && !said && !asked().equals(total());
        }

        /**
         * Without its lines.
         *
         * @param open what it lacks with the files it is paid with, below zero by what they have too much
         */
        FileFacts facts(Settlement money, Satang open) {
            Set<Answer.Verdict> verdicts = EnumSet.noneOf(Answer.Verdict.class);
            verdicts.addAll(answered);
            boolean silent = answered.isEmpty()
                    && lines.stream().allMatch(line -> line.said().isEmpty());
            Satang over = money.isOver() ? Satang.ZERO.minus(open) : Satang.ZERO;
            return new FileFacts(
                    id, reference, state, total(), answerDue, dueOn, deliveredOn, verdicts, silent, money, over);
        }
    }

    /**
     * What two people said of money that came over.
     *
     * @param before what the bank had taken back of the file, and of all that it was paid with, when they decided: of what was over then it was off already
     */
    public record Ended(Satang amount, Satang before) {}

    /**
     * @param amount what the account gained
     * @param fee what the bank kept of what was paid
     * @param references every file it pays: named in the bank's text, repaired, or given to it by people; also of files that are not ours
     */
    public record Credit(long id, Satang amount, Satang fee, Set<PaymentReference> references) {

        public Credit {
            references = Set.copyOf(references);
        }

        /** Of which the bank kept nothing. */
        public Credit(long id, Satang amount, Set<PaymentReference> references) {
            this(id, amount, Satang.ZERO, references);
        }

        Satang paid() {
            return amount.plus(fee);
        }
    }

    /**
     * Money that left the account again. What people said is about something else is not among these.
     *
     * @param references of files that the bank's text names whole
     * @param credits whose very amount it is, and whose own reference at the bank its text names
     */
    public record Debit(long id, Satang amount, Set<PaymentReference> references, Set<Long> credits) {

        public Debit {
            references = Set.copyOf(references);
            credits = Set.copyOf(credits);
        }
    }
}
