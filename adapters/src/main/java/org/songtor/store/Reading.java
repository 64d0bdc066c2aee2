package org.songtor.store;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.port.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads as a person: one transaction under the role {@code songtor_reader}, which owns nothing and sees only rows of the
 * viewer's funds. Role and settings end with the transaction, so a connection never carries them to the next viewer.
 */
@Component("store.reading")
class Reading {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Reading(DataSource dataSource, TransactionTemplate transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
    }

    <T> T as(Viewer viewer, Supplier<T> read) {
        return In.transaction(transactions, () -> {
            become(viewer);
            return read.get();
        });
    }

    private void become(Viewer viewer) {
        jdbc.sql("""
                        select set_config('songtor.funds', :funds, true), set_config('songtor.operator', :operator, true),
                            set_config('role', 'songtor_reader', true)
                        """)
                .param("funds", viewer.funds().stream().map(FundId::value).collect(Collectors.joining(",")))
                .param("operator", Boolean.toString(viewer.operator()))
                .query()
                .singleRow();
    }

    static String[] funds(Viewer viewer) {
        return viewer.funds().stream().map(FundId::value).toArray(String[]::new);
    }
}
