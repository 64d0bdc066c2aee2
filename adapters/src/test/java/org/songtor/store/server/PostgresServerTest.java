package org.songtor.store.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.port.Installation.Database;

class PostgresServerTest {
    private Path folder;

    @BeforeEach
    void anOpenFolder() throws IOException {
        folder = Files.createTempDirectory("songtor-server-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeIt() throws IOException {
        Folders.delete(folder);
    }

    @Test
    void rows_outlive_the_server_and_the_secrets_are_ours_alone() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            execute(server, "create table kept (name text); insert into kept values ('ดอกคำใต้')");
            assertThat(query(server, "select count(*) from pg_roles where rolname = current_user and rolsuper"))
                    .isEqualTo("0");
            assertThat(query(server, "show data_checksums")).isEqualTo("on");
            assertThat(query(
                            server,
                            "select string_agg(w, ' ' order by w) from unnest(array['ขา','แก','กา','ไก','คา','เก']) w"))
                    .isEqualTo("กา เก แก ไก ขา คา");
        }
        Path book = folder.resolve("server.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(book)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data/postmaster.pid")).as("stopped cleanly").doesNotExist();
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(query(server, "select name from kept")).isEqualTo("ดอกคำใต้");
        }
    }

    /** 192 random bits need no slow hash, and each connection of a start would wait for 4,096 rounds. */
    @Test
    void a_login_hashes_a_password_that_nobody_could_guess_once() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            Book book = Book.read(folder.resolve("server.properties")).orElseThrow();
            assertThat(book.ownerPassword()).hasSize(48).isNotEqualTo(book.administratorPassword());
            int port = Cluster.port(book.data()).orElseThrow();
            try (Connection administrator = Roles.administrator(book, port);
                    Statement statement = administrator.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select string_agg(split_part(rolpassword, ':', 1), ' ') from pg_authid"
                                    + " where rolpassword is not null")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("SCRAM-SHA-256$1 SCRAM-SHA-256$1");
            }
        }
    }

    @Test
    void a_second_program_on_the_folder_is_refused_and_the_first_goes_on() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThatThrownBy(() -> PostgresServer.start(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another Songtor already runs the database in " + folder);
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_command_beside_the_program_finds_its_server_while_it_runs_and_only_then() throws Exception {
        assertThat(PostgresServer.running(folder)).isEmpty();
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(PostgresServer.running(folder)).contains(server.database());
            assertThatThrownBy(() -> PostgresServer.start(folder)).hasMessageContaining("another Songtor");
        }
        assertThat(PostgresServer.running(folder)).isEmpty();
        Path left = folder.resolve("data/postmaster.pid");
        Files.writeString(left, "999999999\n" + folder + "\n0\n1\n\n127.0.0.1\n0\nready\n");
        assertThat(PostgresServer.running(folder))
                .as("what a killed server left")
                .isEmpty();
    }

    @Test
    void an_interrupt_at_the_terminal_reaches_the_program_and_not_the_server() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            String pid =
                    Files.readAllLines(server.data().resolve("postmaster.pid")).get(0);
            String afterName = Files.readString(Path.of("/proc", pid, "stat")).replaceFirst(".*\\) ", "");
            assertThat(afterName.split(" ")[2]).as("process group").isEqualTo(pid);
        }
    }

    @Test
    void a_killed_server_comes_back_at_the_same_address_with_every_committed_row() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            execute(server, "create table kept (n int); insert into kept values (7)");
            kill(Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0)));
            assertThat(eventually(server, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void a_server_that_is_killed_again_and_again_also_while_it_starts_comes_back() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            execute(server, "create table kept (n int); insert into kept values (7)");
            String last = "";
            for (int kills = 0; kills < 6; kills++) {
                String before = last;
                await(() -> !pid().equals(before) && alive(pid()));
                last = pid();
                kill(Long.parseLong(last));
            }
            assertThat(eventually(server, "select n from kept")).isEqualTo("7");
        }
    }

    private String pid() throws IOException {
        Path file = folder.resolve("data/postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.isEmpty() ? "" : lines.get(0);
    }

    private static boolean alive(String pid) {
        return !pid.isEmpty()
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    @Test
    void when_the_program_is_killed_the_server_shuts_down_cleanly_and_starts_again() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunsUntilKilled.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "other.log"))
                .start();
        Path pid = folder.resolve("data/postmaster.pid");
        Path ready = folder.resolve("ready");
        await(() -> Files.exists(ready) || !other.isAlive());
        long postgres = Long.parseLong(Files.readAllLines(pid).get(0));
        other.destroyForcibly().waitFor();
        await(() -> !Files.exists(pid));
        await(() -> !ProcessHandle.of(postgres).map(ProcessHandle::isAlive).orElse(false));
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(query(server, "select n from kept")).isEqualTo("1");
        }
    }

    @Test
    void a_stale_pid_file_that_names_a_living_process_neither_stops_the_start_nor_hurts_that_process()
            throws Exception {
        PostgresServer.start(folder).close();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Path pid = folder.resolve("data/postmaster.pid");
            Files.writeString(
                    pid, innocent.pid() + "\n" + folder.resolve("data") + "\n1\n1\n\n127.0.0.1\n  1 1\nready   \n");
            Files.setOwner(pid, Files.getOwner(folder.resolve("data")));
            try (PostgresServer server = PostgresServer.start(folder)) {
                assertThat(query(server, "select 1")).isEqualTo("1");
            }
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly().waitFor();
        }
    }

    @Test
    void another_database_in_the_place_of_ours_is_not_used() throws Exception {
        PostgresServer.start(folder).close();
        Path book = folder.resolve("server.properties");
        Files.writeString(book, Files.readString(book).replaceFirst("system.identifier=.*", "system.identifier=42"));
        assertThatThrownBy(() -> PostgresServer.start(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("system identifier is");
        assertThat(folder.resolve("data/postmaster.pid")).as("stopped again").doesNotExist();
    }

    @Test
    void lost_data_and_a_lost_password_file_are_said_and_not_replaced_by_an_empty_database() throws Exception {
        PostgresServer.start(folder).close();
        Path book = folder.resolve("server.properties");
        Files.move(book, folder.resolve("aside"));
        assertThatThrownBy(() -> PostgresServer.start(folder)).hasMessageContaining("put it back from the backup");
        Files.move(folder.resolve("aside"), book);
        Folders.delete(folder.resolve("data"));
        assertThatThrownBy(() -> PostgresServer.start(folder)).hasMessageContaining("restore it from the backup");
    }

    @Test
    void a_database_half_made_when_the_power_went_is_made_anew() throws Exception {
        Files.createDirectories(folder.resolve("data.making/base"));
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void below_a_closed_folder_the_database_starts_all_the_same_and_is_found_again() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path inside = folder.resolve("home/postgres");
        Path data;
        try (PostgresServer server = PostgresServer.start(inside)) {
            execute(server, "create table kept (n int); insert into kept values (5)");
            data = server.data();
        }
        try (PostgresServer server = PostgresServer.start(inside)) {
            assertThat(query(server, "select n from kept")).isEqualTo("5");
            assertThat(server.data()).isEqualTo(data);
        } finally {
            Folders.delete(data.getParent());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .as("somebody's closed folder stays closed")
                .isEqualTo("rwx------");
    }

    @Test
    void errors_leave_no_values_of_rows_in_the_servers_log() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            execute(server, "create table person (id text primary key)");
            execute(server, "insert into person values ('1100700000015')");
            assertThatThrownBy(() -> execute(server, "insert into person values ('1100700000015')"))
                    .isInstanceOf(SQLException.class);
        }
        StringBuilder log = new StringBuilder();
        try (var files = Files.list(folder.resolve("log"))) {
            for (Path file : files.toList()) {
                log.append(Files.readString(file));
            }
        }
        assertThat(log).contains("duplicate key value").doesNotContain("1100700000015");
    }

    /** A program of its own, to be killed. */
    static final class RunsUntilKilled {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            PostgresServer server = PostgresServer.start(folder);
            execute(server, "create table kept (n int); insert into kept values (1)");
            Files.createFile(folder.resolve("ready"));
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }
    }

    private static void kill(long pid) throws Exception {
        new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static String eventually(PostgresServer server, String sql) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return query(server, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        Database database = server.database();
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
