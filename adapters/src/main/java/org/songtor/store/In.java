package org.songtor.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction around work that always has a result. */
final class In {
    private In() {}

    static <T> T transaction(TransactionTemplate transactions, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
