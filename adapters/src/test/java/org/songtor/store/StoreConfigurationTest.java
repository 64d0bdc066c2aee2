package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.approval.Offices;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.port.BatchStore;
import org.songtor.port.Installation;
import org.songtor.port.Journal;
import org.songtor.port.Outbox;
import org.songtor.port.Roads;
import org.songtor.port.RosterStore;
import org.songtor.port.Secrets;
import org.songtor.store.server.PostgresServer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store as the application starts it: Boot's own Flyway and transactions around our data source. */
class StoreConfigurationTest {
    private static final Fund WIANG =
            new Fund(FundId.of("wiang"), "กองทุนหมู่บ้านเวียง", "Wiang", Map.of(), List.of(), List.of());

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path temporary;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withUserConfiguration(Scan.class)
            .withBean(Secrets.class, () -> TestSecrets.ONE)
            .withBean(Roads.class, () -> Stores.ROADS)
            .withBean(Catalogue.class, () -> new Catalogue(Map.of(), Map.of(WIANG.id(), WIANG), Map.of()))
            .withBean(Offices.class, () -> new Offices(List.of()));

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "org.songtor.store",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
    static class Scan {}

    @Test
    void without_an_external_database_the_embedded_one_starts_is_migrated_and_stops_with_the_application()
            throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = temporary.resolve("new/home");
        PostgresServer[] server = new PostgresServer[1];
        runner.withBean(Installation.class, () -> installation(home, Optional.empty()))
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .hasSingleBean(BatchStore.class)
                            .hasSingleBean(RosterStore.class)
                            .hasSingleBean(Outbox.class)
                            .hasSingleBean(Journal.class);
                    context.getBean(Journal.class).write("songtor", "started", "node:node-1", "");
                    server[0] = context.getBean(DatabaseServer.class).embedded().orElseThrow();
                    assertThat(server[0].alive()).isTrue();
                    assertThat(funds(context.getBean(DataSource.class))).containsExactly("wiang");
                });
        assertThat(server[0].alive()).isFalse();
        assertThat(server[0].data()).isEqualTo(home.resolve("postgres/data"));
        assertThat(server[0].data().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void an_external_database_is_used_where_one_is_named_and_no_server_is_started() {
        runner.withBean(Installation.class, () -> installation(temporary, Optional.of(DATABASE.address())))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo(DATABASE.address().url());
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(12);
                    assertThat(context.getBean(DatabaseServer.class).embedded()).isEmpty();
                    assertThat(funds(pool)).containsExactly("wiang");
                });
        assertThat(temporary.resolve("postgres")).doesNotExist();
    }

    @Test
    void a_program_does_not_start_over_a_store_that_a_newer_one_migrated() {
        JdbcClient jdbc = DATABASE.jdbc();
        jdbc.sql("""
                        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        select max(installed_rank) + 1, '9999', 'of a later program', 'SQL', 'V9999__of_a_later_program.sql', 1, 'test', 1, true from flyway_schema_history
                        """).update();
        runner.withBean(Installation.class, () -> installation(temporary, Optional.of(DATABASE.address())))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NewerStore.class)
                        .hasMessageContaining("version 9999"));
        jdbc.sql("delete from flyway_schema_history where version = '9999'").update();
    }

    @Test
    void a_fund_renamed_in_the_catalogue_is_renamed_and_one_that_left_stays() {
        JdbcClient jdbc = DATABASE.jdbc();
        jdbc.sql("insert into fund values ('old', 'เก่า', 'Old'), ('renamed', 'ก่อน', 'Before')")
                .update();
        Fund renamed = new Fund(FundId.of("renamed"), "หลัง", "After", Map.of(), List.of(), List.of());
        new FundSync(DATABASE.dataSource(), new Catalogue(Map.of(), Map.of(renamed.id(), renamed), Map.of()))
                .afterPropertiesSet();
        assertThat(jdbc.sql("select name_th from fund where fund_id in ('old', 'renamed') order by fund_id")
                        .query(String.class)
                        .list())
                .containsExactly("เก่า", "หลัง");
        jdbc.sql("delete from fund where fund_id in ('old', 'renamed')").update();
    }

    private static List<String> funds(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select fund_id from fund")
                .query(String.class)
                .list();
    }

    private static Installation installation(Path home, Optional<Installation.Database> database) {
        return new Installation(Installation.Mode.SANDBOX, "node-1", home, home, database);
    }
}
