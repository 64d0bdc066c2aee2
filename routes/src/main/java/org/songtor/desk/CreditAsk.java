package org.songtor.desk;

import org.jspecify.annotations.Nullable;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** Of which money a program asks, for an operator, which file its payer meant; what is missing is refused. @param entry the bank's own number of it on that account */
record CreditAsk(
        @Nullable String account,
        @Nullable String entry,
        @Nullable String reason) {

    String accounted() {
        return said(account);
    }

    String entered() {
        return said(entry);
    }

    String reasoned() {
        return said(reason);
    }

    private static String said(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        return text.strip();
    }
}
