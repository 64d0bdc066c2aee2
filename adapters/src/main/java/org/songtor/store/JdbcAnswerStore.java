package org.songtor.store;

import java.util.List;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Arrivals in PostgreSQL; what is applied and what is not stands at {@link Answers} and {@link Statements}. */
@Repository
class JdbcAnswerStore implements AnswerStore {
    private final TransactionTemplate transactions;
    private final Arrivals arrivals;
    private final Answers answers;
    private final Statements statements;

    JdbcAnswerStore(TransactionTemplate transactions, Arrivals arrivals, Answers answers, Statements statements) {
        this.transactions = transactions;
        this.arrivals = arrivals;
        this.answers = answers;
        this.statements = statements;
    }

    @Override
    public Taken answer(ProfileId profile, Arrived arrived, Answer answer) {
        return In.transaction(transactions, () -> answers.apply(profile, arrived, answer));
    }

    @Override
    public Taken statement(AgencyCode agency, Arrived arrived, Statement statement) {
        return In.transaction(transactions, () -> statements.apply(agency, arrived, statement));
    }

    /** The bytes are kept as an answer's; nobody could read whether they were a statement's. */
    @Override
    public boolean rejected(AgencyCode agency, Arrived arrived, List<Problem> problems) {
        return In.transaction(transactions, () -> arrivals.rejected(agency, "answer", arrived, problems));
    }
}
