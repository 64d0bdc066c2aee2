package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One at a time in a fund, until the caller's transaction ends: two checks that did not see each other would both pass on the same payment. */
@Component
class Turn {
    private final JdbcClient jdbc;

    Turn(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Waits for the fund's turn; rows that only refer to the fund do not wait.
     *
     * @throws IllegalArgumentException for a fund that is not known
     */
    void of(FundId fund) {
        boolean known = jdbc.sql("select fund_id from fund where fund_id = ? for no key update")
                .param(fund.value())
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new IllegalArgumentException("no such fund in the catalogue: " + fund);
        }
    }
}
