package org.songtor.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.songtor.port.Yardstick;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** One {@code COPY} of a file as it is, into a durable table without any index or rule. */
@Component
@DependsOnDatabaseInitialization
class JdbcYardstick implements Yardstick {
    private static final String TABLE = "yardstick";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    JdbcYardstick(DataSource dataSource, TransactionOperations transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    @Override
    public long copy(Path csv, int skip, int columns) throws IOException {
        String texts =
                IntStream.range(0, columns).mapToObj(n -> "c" + n + " text").collect(Collectors.joining(", "));
        try {
            Long copied = transactions.execute(status -> {
                jdbc.execute("create table " + TABLE + " (" + texts + ")");
                return jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, csv, skip));
            });
            return copied == null ? 0 : copied;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            jdbc.execute("drop table if exists " + TABLE);
        }
    }

    private static long copy(Connection connection, Path csv, int skip) throws SQLException {
        try (BufferedReader lines = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
            for (int i = 0; i < skip; i++) {
                lines.readLine();
            }
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + TABLE + " from stdin (format csv)", lines, 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
