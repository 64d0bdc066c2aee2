package org.songtor.console;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Installation;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.servlet.ServletManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The console alone over doubles of its ports: no database, no broker, no routes. Not annotated as configuration, so that
 * the real program's component scan does not take it in.
 */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    ValidationAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    EndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    HealthContributorAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class,
    InfoEndpointAutoConfiguration.class
})
@EnableConfigurationProperties(SongtorSettings.class)
@Import({
    ConsoleSecurity.class,
    ConsoleWeb.class,
    WordsOnEveryPage.class,
    BatchPages.class,
    SendPages.class,
    CheckPages.class,
    CheckJobs.class,
    ReceiptPages.class,
    RepairPages.class,
    CataloguePage.class,
    Handover.class,
    ItemPages.class,
    LoginPage.class,
    ErrorPages.class,
    ErrorPages.OfThisConsole.class
})
public class ConsoleProgram {
    /** The moment at which the double's month is looked at: 21 November 2569, 14:30 in Thailand. */
    public static final Instant NOW = Instant.parse("2026-11-21T07:30:00Z");

    /** Stands still until a test moves it. */
    public static final HandClock CLOCK = new HandClock(NOW);

    @Bean
    Clock clock() {
        return CLOCK;
    }

    @Bean
    Installation installation(SongtorSettings settings) {
        return new Installation(settings.mode(), settings.node(), settings.home(), settings.keys(), Optional.empty());
    }

    @Bean
    DeskDouble desk() {
        return new DeskDouble();
    }

    @Bean
    MonthDouble views() {
        return new MonthDouble();
    }
}
