package org.songtor.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.Receipt;
import org.songtor.model.Receipt.Count;
import org.songtor.model.Satang;
import org.songtor.model.Severity;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.Received;

/** Writes the result and the receipt of a check. */
record Verdict(Received batch, Optional<BatchHeader> header, Sheet sheet) {

    /** The whole batch is refused: no line is kept, and every problem found so far is told, the fatal ones first. */
    Check refused(List<Problem> fatal) {
        ProblemList problems = new ProblemList();
        problems.add(fatal);
        for (ParsedLine line : sheet.lines()) {
            problems.add(line.problems().stream()
                    .filter(p -> p.severity() != Severity.REFUSE_BATCH)
                    .toList());
        }
        Count all = submitted();
        Receipt receipt = receipt(BatchState.REFUSED, Count.NONE, Count.NONE, all, problems);
        return new Whole(
                List.of(),
                new CheckedBatch(BatchState.REFUSED, header, Optional.empty(), problems.kept(), List.of(), receipt));
    }

    Check checked(Judgement.Result result) {
        Map<Label, Count> counts = new TreeMap<>();
        for (CheckedLine line : result.lines()) {
            counts.merge(line.label(), Count.NONE.plus(amount(line.raw())), (a, b) -> a.plus(amount(line.raw())));
        }
        Receipt receipt = receipt(
                BatchState.CHECKED,
                counts.getOrDefault(Label.WAITING, Count.NONE),
                counts.getOrDefault(Label.HELD_FOR_REVIEW, Count.NONE),
                counts.getOrDefault(Label.REFUSED_AT_INTAKE, Count.NONE),
                result.problems());
        return new Whole(
                result.lines(),
                new CheckedBatch(
                        BatchState.CHECKED,
                        header,
                        Optional.empty(),
                        result.problems().kept(),
                        result.missing(),
                        receipt));
    }

    private Receipt receipt(BatchState state, Count accepted, Count held, Count refused, ProblemList problems) {
        return new Receipt(
                batch.id().toString(),
                batch.fund(),
                header.map(h -> h.period().toString()).orElse(""),
                batch.sha256(),
                batch.receivedAt(),
                state,
                submitted(),
                accepted,
                held,
                refused,
                problems.count(),
                problems.kept().stream().limit(Receipt.MOST_PROBLEMS).toList(),
                batch.corrects(),
                "");
    }

    /** Lines as submitted, with every amount that could be read. */
    private Count submitted() {
        Satang sum = sheet.lines().stream().flatMap(l -> l.submitted().stream()).reduce(Satang.ZERO, Satang::plus);
        return new Count(sheet.submitted(), sum);
    }

    private static Satang amount(LineContent content) {
        return content instanceof LineContent.Good good
                ? good.line().amount()
                : Satang.of(((LineContent.Bad) content).satang());
    }

    /** A check whose lines are all there. */
    record Whole(List<CheckedLine> all, CheckedBatch result) implements Check {
        @Override
        public void lines(Consumer<CheckedLine> to) {
            all.forEach(to);
        }
    }
}
