package org.songtor.store;

import java.io.IOException;
import java.util.Optional;
import org.songtor.port.Installation;
import org.songtor.store.server.PostgresServer;

/**
 * Where the database is.
 *
 * @param embedded the server we run ourselves; empty for one that others run
 * @param joined the embedded server of a gateway that runs beside us: its tables are not ours to change
 */
record DatabaseServer(Installation.Database database, Optional<PostgresServer> embedded, boolean joined)
        implements AutoCloseable {

    /** What a command beside the gateway uses: the gateway's own embedded server while it runs one. */
    static DatabaseServer joining(Installation installation) throws IOException, InterruptedException {
        if (installation.database().isEmpty()) {
            Optional<Installation.Database> running =
                    PostgresServer.running(installation.home().resolve("postgres"));
            if (running.isPresent()) {
                return new DatabaseServer(running.get(), Optional.empty(), true);
            }
        }
        return of(installation);
    }

    static DatabaseServer of(Installation installation) throws IOException, InterruptedException {
        if (installation.database().isPresent()) {
            return new DatabaseServer(installation.database().get(), Optional.empty(), false);
        }
        PostgresServer server = PostgresServer.start(installation.home().resolve("postgres"));
        return new DatabaseServer(server.database(), Optional.of(server), false);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (embedded.isPresent()) {
            embedded.get().close();
        }
    }
}
