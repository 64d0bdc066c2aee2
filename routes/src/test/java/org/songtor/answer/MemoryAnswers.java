package org.songtor.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;

/** Arrivals in memory; fails as often as it is told to. */
final class MemoryAnswers implements AnswerStore {
    record Rejected(Arrived arrived, List<Problem> problems) {}

    final List<Answer> answers = new CopyOnWriteArrayList<>();
    final List<Statement> statements = new CopyOnWriteArrayList<>();
    final List<Rejected> rejected = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    /** Whatever comes contradicts what was here before. */
    boolean contradicts;

    private final Set<Sha256> known = new HashSet<>();

    @Override
    public synchronized Taken answer(ProfileId profile, Arrived arrived, Answer answer) {
        return taken(arrived, () -> answers.add(answer));
    }

    @Override
    public synchronized Taken statement(AgencyCode agency, Arrived arrived, Statement statement) {
        return taken(arrived, () -> statements.add(statement));
    }

    @Override
    public synchronized boolean rejected(AgencyCode agency, Arrived arrived, List<Problem> problems) {
        return first(arrived) && rejected.add(new Rejected(arrived, problems));
    }

    private Taken taken(Arrived arrived, Runnable apply) {
        if (!first(arrived)) {
            return Taken.KNOWN;
        }
        if (contradicts) {
            return Taken.REFUSED;
        }
        apply.run();
        return Taken.APPLIED;
    }

    private boolean first(Arrived arrived) {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("no connection to the database");
        }
        return known.add(Sha256.of(arrived.content()));
    }
}
