package org.songtor.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.cxf.spring.boot.autoconfigure.CxfAutoConfiguration;
import org.songtor.channel.Edge;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.port.CheckOnly;
import org.songtor.port.KeyRing;
import org.songtor.port.PendingViews;
import org.songtor.port.Views;
import org.songtor.settings.FundEntry;
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

/** Everything programs of funds call, on real ports, over a store in memory. Our own client certificate plays the fund Wiang's. */
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    CxfAutoConfiguration.class
})
@Import({ApiSecurity.class, Machines.class, Refusals.class, BatchController.class, NothingElse.class, HttpsDoor.class})
public class MachinesGateway {
    public static final Path HOME = home();

    /** One a JVM: the classes that look into it may run beside each other. */
    private static Path home() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "machines")
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
    PendingViews pending() {
        return new HeldParts();
    }

    @Bean
    Views views(Village village) {
        return new MemoryViews(village.batches);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KeyRing keyRing() {
        return Edge.keys();
    }

    @Bean
    CheckOnly checkOnly(Village village) {
        return new DryRun(village.check);
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
    MemoryBatchStore batches(Village village) {
        return village.batches;
    }

    /** A bean made by a method would be bound to properties; a singleton stays as it is. */
    public static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getBeanFactory().registerSingleton("settings", settings());
        }
    }

    static SongtorSettings settings() {
        SongtorSettings s = Village.settings(HOME, Village.limits());
        Map<FundId, FundEntry> funds = new HashMap<>(s.funds());
        String key = funds.get(Village.WIANG).apiKeySha256();
        funds.put(
                Village.WIANG,
                new FundEntry(
                        "ก",
                        "f",
                        Map.of(),
                        List.of(),
                        key,
                        List.of(),
                        Set.of(fingerprint(new KeyRing.Identity.TlsClient())),
                        List.of(),
                        Set.of(),
                        List.of()));
        return new SongtorSettings(
                s.mode(),
                s.node(),
                s.home(),
                s.keys(),
                s.formats(),
                s.database(),
                s.intake(),
                s.work(),
                s.agencies(),
                funds,
                s.officers(),
                s.sftp(),
                FlowFixture.https(true));
    }

    static String fingerprint(KeyRing.Identity identity) {
        try {
            return Sha256.of(Edge.keys()
                            .identity(identity)
                            .getCertificate(identity.name())
                            .getEncoded())
                    .hex();
        } catch (KeyStoreException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
