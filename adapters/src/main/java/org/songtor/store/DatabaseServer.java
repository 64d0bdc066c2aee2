package org.songtor.store;

import java.io.IOException;
import java.util.Optional;
import org.songtor.port.Installation;
import org.songtor.store.server.PostgresServer;

/**
 * Where the database is.
 *
 * @param embedded the server we run ourselves; empty for one that others run
 */
record DatabaseServer(Installation.Database database, Optional<PostgresServer> embedded) implements AutoCloseable {

    static DatabaseServer of(Installation installation) throws IOException, InterruptedException {
        if (installation.database().isPresent()) {
            return new DatabaseServer(installation.database().get(), Optional.empty());
        }
        PostgresServer server = PostgresServer.start(installation.home().resolve("postgres"));
        return new DatabaseServer(server.database(), Optional.of(server));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (embedded.isPresent()) {
            embedded.get().close();
        }
    }
}
