package org.songtor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.songtor.port.Installation.Database;
import org.songtor.store.server.PostgresServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fresh, migrated database for one test class, on the one real PostgreSQL this JVM starts:
 * {@code @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();}. Connects as the application does, as
 * the plain owner {@code songtor}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private static final String TEMPLATE = "songtor_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Optional<MigrationVersion> until;
    private HikariDataSource dataSource;
    private String name;

    public TestDatabase() {
        this(Optional.empty());
    }

    /** A store as an older version left it; {@link #migrate} brings it up to date. */
    TestDatabase(MigrationVersion until) {
        this(Optional.of(until));
    }

    private TestDatabase(Optional<MigrationVersion> until) {
        this.until = until;
    }

    /** Of before V84, which has the column itself. */
    private boolean withoutAge() {
        return until.filter(version -> version.compareTo(MigrationVersion.fromVersion("84")) < 0)
                .isPresent();
    }

    void migrate() {
        if (withoutAge()) {
            jdbc().sql("alter table if exists review_item drop column if exists began_at")
                    .update();
        }
        Shared.flyway(Shared.SERVER, name).load().migrate();
        // Statements that are prepared already would ask it still.
        jdbc().sql("drop schema if exists later cascade").update();
        Officers.ofAll(jdbc());
    }

    /** No further than this: what one migration does, before later ones do more. */
    void migrate(MigrationVersion version) {
        Shared.flyway(Shared.SERVER, name).target(version).load().migrate();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        name = "test_" + NUMBER.incrementAndGet();
        asAdministrator(
                "create database " + name + " owner songtor template " + (until.isEmpty() ? TEMPLATE : "template0"));
        // What outlives a power cut is PostgresServerTest's matter; here nobody waits for the disk.
        asAdministrator("alter database " + name + " set synchronous_commit = off");
        dataSource = pool(name);
        if (until.isPresent()) {
            migrate(until.get());
            asksNothingLater();
        }
    }

    /**
     * What today's program asks of each new file and an older store has no table or column for, empty and behind its own: such a store gets its files by the program of
     * today, and the true tables when it is migrated.
     */
    private void asksNothingLater() throws SQLException {
        jdbc().sql("create schema later").update();
        if (withoutAge()) {
            jdbc().sql("alter table if exists review_item add column began_at timestamptz")
                    .update();
        }
        jdbc().sql("create table later.debit_reference (debit_id bigint, reference text)")
                .update();
        jdbc().sql(
                        "create table later.decision_debit (decision_id bigint, debit_id bigint, credit_id bigint, file_id bigint, live boolean)")
                .update();
        jdbc().sql("create table later.decision_instead (decision_id bigint, credit_id bigint, live boolean)")
                .update();
        jdbc().sql("create table later.booking_gone (decision_id bigint, line_id bigint, file_id bigint, position int,"
                        + " arrival_id bigint, live boolean, since timestamptz)")
                .update();
        jdbc().sql("create table later.decision_letter (decision_id bigint, number text, written_on date)")
                .update();
        jdbc().sql("create function later.files_in_text(bigint) returns table (file_id bigint) language sql as"
                        + " 'select null::bigint where false'")
                .update();
        jdbc().sql("create function later.files_taken_of(bigint[]) returns table (file_id bigint) language sql as"
                        + " 'select null::bigint where false'")
                .update();
        jdbc().sql(
                        "create function later.taken_beyond(bigint, boolean) returns table (beyond bigint, before bigint, there bigint)"
                                + " language sql as 'select 0::bigint, 0::bigint, 0::bigint'")
                .update();
        jdbc().sql("create function later.taken_groups(bigint[], bigint, boolean)"
                        + " returns table (files bigint[], said bigint[], came bigint, taken bigint)"
                        + " language sql as 'select null::bigint[], null::bigint[], 0::bigint, 0::bigint where false'")
                .update();
        jdbc().sql("grant usage on schema later to public").update();
        jdbc().sql("grant select on all tables in schema later to public").update();
        asAdministrator("alter database " + name + " set search_path = public, later");
        dataSource.close();
        dataSource = pool(name);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        dataSource.close();
        asAdministrator("drop database " + name + " with (force)");
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Where this database is, for a Spring context of its own ({@code songtor.database.*}). */
    public Database address() {
        return at(name);
    }

    private static Database at(String name) {
        Database own = Shared.SERVER.database();
        return new Database(own.url().replaceFirst("/songtor$", "/" + name), own.user(), own.password());
    }

    private static HikariDataSource pool(String name) {
        Database address = at(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setMaximumPoolSize(12);
        return new HikariDataSource(config);
    }

    private static void asAdministrator(String sql) throws SQLException {
        try (Connection connection = Shared.SERVER.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Started with the first class that asks, stopped and removed with the JVM. */
    private static final class Shared {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                Path folder = Files.createTempDirectory("songtor-test-");
                Files.setPosixFilePermissions(
                        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
                PostgresServer server = PostgresServer.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
                migrateTemplate(server);
                return server;
            } catch (IOException | InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void migrateTemplate(PostgresServer server) throws SQLException {
            try (Connection connection = server.administrator();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + TEMPLATE + " owner songtor");
            }
            flyway(server, TEMPLATE).load().migrate();
        }

        private static FluentConfiguration flyway(PostgresServer server, String name) {
            Database own = server.database();
            return Flyway.configure()
                    .dataSource(own.url().replaceFirst("/songtor$", "/" + name), own.user(), own.password())
                    .javaMigrations(new SealingMigration(TestSecrets.ONE, Stores.persons()));
        }

        private static void end(PostgresServer server, Path folder) {
            try (server;
                    Stream<Path> files = Files.walk(folder)) {
                server.close();
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
