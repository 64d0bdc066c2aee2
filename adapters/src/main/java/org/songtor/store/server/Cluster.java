package org.songtor.store.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's programs for one data folder: makes it, and says how the server over it is run. */
record Cluster(Path binaries, ServiceUser user, Path data, Path console) {
    static final String ADMINISTRATOR = "postgres";
    private static final long INITDB_SECONDS = 120;
    /**
     * How often a login hashes its password. Many rounds keep one that a person made up from being guessed by who has the server's file; ours are 192 bits from
     * {@code SecureRandom}, and 4,096 rounds with each connection of each start keep nobody out but the gateway.
     */
    private static final String ONE_ROUND = "scram_iterations=1";

    boolean exists() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Beside its place first, then renamed: a data folder that is there is whole. */
    void create(String administratorPassword) throws IOException, InterruptedException {
        Path making = data.resolveSibling(data.getFileName() + ".making");
        Folders.delete(making);
        Folders.createPrivate(making, user);
        Path password = data.resolveSibling(data.getFileName() + ".password");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, administratorPassword);
            user.own(password);
            initdb(making, password);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void initdb(Path making, Path password) throws IOException, InterruptedException {
        Process process = process(List.of(
                        program("initdb"),
                        "-D",
                        making.toString(),
                        "-U",
                        ADMINISTRATOR,
                        "--pwfile=" + password,
                        "--auth-host=scram-sha-256",
                        "--auth-local=reject",
                        "--set=" + ONE_ROUND,
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--locale-provider=icu",
                        "--icu-locale=th-TH"))
                .start();
        if (!process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("initdb took more than " + INITDB_SECONDS + " s; see " + console);
        }
        if (process.exitValue() != 0) {
            throw new IOException("initdb failed with " + process.exitValue() + ":\n" + Files.readString(console));
        }
    }

    /** The port of the server that takes connections over these data, by its own word in {@code postmaster.pid}. */
    static Optional<Integer> port(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
            return Optional.empty();
        }
        boolean alive = ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
        return alive ? Optional.of(Integer.valueOf(lines.get(3).strip())) : Optional.empty();
    }

    /** The server in the foreground, as a direct child. Options stand on the command line, so no file left behind changes them. */
    Process serve(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString()));
        for (String option : options(port)) {
            command.add("-c");
            command.add(option);
        }
        return process(command).start();
    }

    private List<String> options(int port) {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                ONE_ROUND,
                "full_page_writes=on",
                "max_connections=40",
                // A batch of a million lines is some 400 MB of log: fewer checkpoints, fewer whole pages written twice.
                "shared_buffers=256MB",
                "max_wal_size=4GB",
                "checkpoint_timeout=15min",
                "wal_compression=on",
                "timezone=Asia/Bangkok",
                "log_timezone=Asia/Bangkok",
                "lc_messages=C",
                "logging_collector=on",
                "log_directory=" + data.resolveSibling("log"),
                "log_filename=postgresql-%Y-%m-%d.log",
                "log_rotation_age=1d",
                "log_rotation_size=0",
                "log_min_messages=warning",
                // Details and statements of an error quote rows, and rows hold national ids.
                "log_error_verbosity=terse",
                "log_min_error_statement=panic");
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(user.command(command))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("PG") || name.toUpperCase(Locale.ROOT).startsWith("LC_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }
}
