package org.songtor.intake;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.songtor.flow.SongtorSettings;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.port.CheckOnly;
import org.songtor.port.PendingViews;
import org.songtor.port.Views;
import org.songtor.workbook.FastexcelWorkbook;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API of funds' programs on a real port, over a store in memory, and a page with a session beside it. No component: tests that start the whole gateway
 * would find it.
 */
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class
})
@Import({
    ApiSecurity.class,
    Machines.class,
    Refusals.class,
    Addresses.class,
    ApiGateway.Visit.class,
    BatchController.class,
    NothingElse.class,
    CheckController.class,
    ReturnedController.class
})
class ApiGateway {
    static final Path HOME = home();

    /** One a JVM: the classes that call it may run beside each other. */
    private static Path home() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "api-test")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    Village village() throws IOException {
        return new Village(HOME, Village.limits());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Intake intake(Village village) {
        return village.intake;
    }

    @Bean
    Incoming incoming(Village village) {
        return village.incoming;
    }

    @Bean
    CheckOnly checkOnly(Village village) {
        return new DryRun(village.check);
    }

    @Bean
    PendingViews pending() {
        return new HeldParts();
    }

    /** Knows only whether a batch is there. */
    @Bean
    Views views(Village village) {
        return new MemoryViews(village.batches);
    }

    @Bean
    ReturnedBatch returned(Village village) {
        return new ReturnedBatch(
                village.batches,
                new MemoryViews(village.batches),
                List.of(new CsvBatchReader(), new XlsxBatchReader()),
                Village.catalogue(),
                new FastexcelWorkbook(),
                Clock.systemUTC());
    }

    @Bean
    MemoryBatchStore batches(Village village) {
        return village.batches;
    }

    /** A bean made by a method would be bound to properties; a singleton stays as it is. */
    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            SongtorSettings settings = Village.settings(HOME, Village.limits());
            context.getBeanFactory().registerSingleton("settings", settings);
        }
    }

    /** A page with a session, as the console's are. */
    @RestController
    static final class Visit {
        @GetMapping("/visit")
        String visit(HttpSession session) {
            return session.getId();
        }
    }
}
