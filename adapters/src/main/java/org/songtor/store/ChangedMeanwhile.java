package org.songtor.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Evidence that arrives between the desk's own look and the table's. The guards that ask what came or was booked by now name one constraint when they refuse (V85), as they write or when
 * the transaction ends; by that alone they are known, and every other refusal of the database goes on as it is.
 */
final class ChangedMeanwhile {
    /** As V85 names it. */
    static final String CONSTRAINT = "changed_meanwhile";

    private static final Logger LOG = LoggerFactory.getLogger(ChangedMeanwhile.class);

    private ChangedMeanwhile() {}

    /**
     * @param work a whole transaction, with its end
     * @throws DeskException with {@code CHANGED_MEANWHILE} where such a guard refused; nothing was changed then
     */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            ServerErrorMessage said = guard(e).orElseThrow(() -> e);
            // The guards' own words: numbers of lines and entries, and nobody's.
            LOG.info("refused at the desk, changed in this moment: {}", said.getMessage());
            DeskException refused = new DeskException(Why.CHANGED_MEANWHILE);
            refused.initCause(e);
            throw refused;
        }
    }

    private static Optional<ServerErrorMessage> guard(Throwable wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException told && told.getServerErrorMessage() != null) {
                return Optional.of(told.getServerErrorMessage())
                        .filter(said -> CONSTRAINT.equals(said.getConstraint()));
            }
        }
        return Optional.empty();
    }
}
