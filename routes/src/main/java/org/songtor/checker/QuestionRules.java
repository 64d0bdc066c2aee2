package org.songtor.checker;

import java.util.List;
import java.util.Map;
import org.songtor.checker.Finding.Kind;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Asked;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.Line;
import org.songtor.review.Decidable;

/**
 * A line whose label needs a person is asked about by an open item, or was decided as the label that it has. At every moment and not only when the run is over: label
 * and item are of one commit.
 */
final class QuestionRules {
    private final Index index;
    private final Map<Long, List<Asked>> asked;

    private QuestionRules(Index index) {
        this.index = index;
        this.asked = Index.groups(index.run.books().asked(), Asked::line);
    }

    static void check(Index index, Findings findings) {
        QuestionRules rules = new QuestionRules(index);
        for (Line line : index.run.books().lines()) {
            findings.unless(
                    line.label().need() != Label.Need.DECISION || rules.ofAnother(line) || rules.asked(line),
                    Kind.UNASKED,
                    line.batch() + " line " + line.lineNo(),
                    "is " + line.label() + ", and nobody is asked about it");
        }
    }

    /** What did not go again is asked about by the line that it should have carried. */
    private boolean ofAnother(Line line) {
        Batch batch = index.batches.get(line.batch());
        return line.refused() && batch != null && batch.channel().equals(MoneyRules.CORRECTED);
    }

    /**
     * An item may ask about the whole file or about many lines; a decision is about the label it was taken of, and what came since asks anew. Of what is held for its
     * member is asked beside.
     */
    private boolean asked(Line line) {
        return asked.getOrDefault(line.id(), List.of()).stream()
                .anyMatch(a -> a.decided() ? a.label() == line.label() : !Decidable.ofHeldMoney(a.label()));
    }
}
