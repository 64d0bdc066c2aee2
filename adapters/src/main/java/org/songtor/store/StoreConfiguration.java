package org.songtor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.songtor.port.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

    /** Closed after the data source, which depends on it. */
    @Bean
    DatabaseServer databaseServer(Installation installation) throws IOException, InterruptedException {
        return DatabaseServer.of(installation);
    }

    @Bean
    DataSource dataSource(DatabaseServer server) {
        Installation.Database database = server.database();
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        // The detail of a PostgreSQL error quotes the row, and rows hold national ids: not into exceptions and logs.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }
}
