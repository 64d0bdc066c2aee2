package org.songtor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.songtor.port.Installation.Database;
import org.songtor.port.RunBooks;
import org.songtor.store.server.PostgresServer;

/** Reads the embedded database without Spring, in one read-only transaction that sees one moment. */
public final class JdbcRunBooks implements RunBooks {
    @Override
    public Extract read(Path home) throws IOException, InterruptedException {
        Path folder = home.resolve("postgres");
        if (!Files.exists(folder.resolve("server.properties"))) {
            throw new IOException(home + " holds no embedded database");
        }
        Optional<Database> running = PostgresServer.running(folder);
        if (running.isPresent()) {
            return read(running.get());
        }
        try (PostgresServer server = PostgresServer.start(folder)) {
            return read(server.database());
        }
    }

    private static Extract read(Database database) throws IOException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            Extract extract = new RunRows(connection).all();
            connection.rollback();
            return extract;
        } catch (SQLException e) {
            throw new IOException("the books cannot be read", e);
        }
    }
}
