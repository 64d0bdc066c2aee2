package org.songtor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.songtor.port.Installation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one database of an installation. Flyway and the transaction manager are Boot's own, over this data source.
 *
 * <p>An external server needs a database owned by a plain login role, and the role people read under (the owner must not be
 * a superuser: row-level security and guards would not hold):
 *
 * <pre>{@code
 * create role songtor login noinherit password '...';
 * create role songtor_reader nologin;
 * grant songtor_reader to songtor with inherit false, set true;
 * create database songtor owner songtor encoding 'UTF8' locale_provider icu icu_locale 'th-TH' template template0;
 * }</pre>
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private static final int MOST_CONNECTIONS = 12;
    /** Of a command beside the gateway, which needs the server's other connections. */
    private static final int MOST_BESIDE = 2;

    /**
     * Closed after the data source, which depends on it.
     *
     * @param join for a command that may run beside the gateway; two gateways over one home stay an error
     */
    @Bean
    DatabaseServer databaseServer(Installation installation, @Value("${store.join:false}") boolean join)
            throws IOException, InterruptedException {
        return join ? DatabaseServer.joining(installation) : DatabaseServer.of(installation);
    }

    /** Tables change only under the program that runs them: a newer command beside an older gateway stops here, and so does a program over a newer store. */
    @Bean
    FlywayMigrationStrategy migration(DatabaseServer server) {
        return flyway -> {
            NewerStore.refuse(flyway);
            if (server.joined()) {
                flyway.validate();
            } else {
                flyway.migrate();
            }
        };
    }

    /** In which the store says what belongs together. */
    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    DataSource dataSource(DatabaseServer server) {
        Installation.Database database = server.database();
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        // A connection keeps the plans of what books and labels; a new one makes them in the midst of somebody's
        // answer.
        config.setMaxLifetime(Duration.ofHours(12).toMillis());
        config.setMaximumPoolSize(server.joined() ? MOST_BESIDE : MOST_CONNECTIONS);
        // The detail of a PostgreSQL error quotes the row, and rows hold national ids: not into exceptions and logs.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }
}
