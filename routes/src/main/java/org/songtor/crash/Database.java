package org.songtor.crash;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The PostgreSQL of a home, as a process that can be killed and traced. */
final class Database {
    private Database() {}

    static Path data(Path run) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(run.resolve("home/postgres/server.properties"))) {
            properties.load(in);
        }
        return Path.of(properties.getProperty("data"));
    }

    /** The server's first process; empty while none lives. */
    static Optional<ProcessHandle> postmaster(Path run) throws IOException {
        Path file = data(run).resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    /** The server and all its sessions. */
    static List<Long> processes(Path run) throws IOException {
        return postmaster(run).stream()
                .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** {@code kill -9} of the first process; its children end by themselves. @return whether there was one */
    static boolean kill(Path run) throws IOException, InterruptedException {
        Optional<ProcessHandle> postmaster = postmaster(run);
        if (postmaster.isEmpty()) {
            return false;
        }
        int code = new ProcessBuilder(
                        "kill", "-9", Long.toString(postmaster.get().pid()))
                .start()
                .waitFor();
        return code == 0;
    }
}
