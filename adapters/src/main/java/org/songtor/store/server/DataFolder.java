package org.songtor.store.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the data lie: beside our file, unless the service user cannot get there. */
final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Path SYSTEM = Path.of("/var/lib/songtor");

    private DataFolder() {}

    /**
     * Started by root below a closed folder ({@code /root} is 0700), the data go to {@code /var/lib/songtor}, where Debian
     * keeps such things; our file remembers the place. Opening somebody's closed folder is not ours to do.
     */
    static Path choose(Path folder, ServiceUser user) throws IOException {
        Optional<Path> obstacle = user.obstacle(folder);
        if (obstacle.isEmpty()) {
            return folder.resolve("data");
        }
        Path data = SYSTEM.resolve("postgres-" + UUID.randomUUID()).resolve("data");
        LOG.warn(
                "PostgreSQL's user may not pass {}: the data go to {}; {} remembers it",
                obstacle.get(),
                data,
                folder.resolve("server.properties"));
        return data;
    }
}
