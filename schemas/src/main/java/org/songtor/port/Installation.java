package org.songtor.port;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this installation keeps things; the flow makes it from its settings, adapters use it.
 *
 * @param home absolute folder of everything written at run time: database, broker journal, intake folders
 * @param keys absolute folder of private keys, outside the source tree
 * @param database an external PostgreSQL; empty starts the embedded one under {@code home/postgres}
 */
public record Installation(Mode mode, String node, Path home, Path keys, Optional<Database> database) {

    /** {@code LIVE} refuses development keys and unconfirmed profiles. */
    public enum Mode {
        SANDBOX,
        LIVE
    }

    /** Where its database is; the password is printed nowhere. */
    public record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + ", password=(hidden)]";
        }
    }
}
