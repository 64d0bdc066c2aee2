package org.songtor.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.cxf.Bus;
import org.apache.cxf.spring.boot.autoconfigure.CxfAutoConfiguration;
import org.songtor.layout.LayoutShelf;
import org.songtor.port.AgencyFormat;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;
import org.songtor.port.StatementFormat;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/**
 * The agencies' program. Its profile is never active in the gateway, whose scan therefore passes it by; it takes from the
 * adapters formats, keys and signing, and of Spring Boot only what is named here.
 */
@Configuration(proxyBeanMethods = false)
@Profile(SandboxApplication.PROFILE)
@ComponentScan({"org.songtor.agency", "org.songtor.signing", "org.songtor.statement"})
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    CxfAutoConfiguration.class
})
@Import(BoxController.class)
class SandboxApplication {
    static final String PROFILE = "sandbox";
    static final String BUNDLE = "sandbox";

    @Bean
    Installation installation(SandboxSettings settings) {
        return new Installation(
                Installation.Mode.SANDBOX, "sandbox", settings.dir(), settings.keys(), Optional.empty());
    }

    /** A stand-in knows the forms that came with the program. */
    @Bean
    LayoutShelf layoutShelf() {
        return LayoutShelf.shipped();
    }

    @Bean
    Clock clock() {
        return Clock.system(Judge.ZONE);
    }

    @Bean
    Certificates certificates(KeyRing keys) {
        return new Certificates(keys);
    }

    @Bean
    SslBundles sslBundles(Certificates certificates) {
        return new DefaultSslBundleRegistry(BUNDLE, certificates.server());
    }

    @Bean
    OnlyGateway onlyGateway(Certificates certificates) {
        return new OnlyGateway(certificates.certificate(new KeyRing.Identity.TlsClient()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Desks desks(
            SandboxSettings settings,
            List<AgencyFormat> formats,
            List<StatementFormat> statements,
            Signer signer,
            Clock clock,
            Orders orders)
            throws IOException {
        return new DeskMaker(settings, formats, statements, signer, clock, orders).make();
    }

    @Bean
    Orders orders(SandboxSettings settings, Disk inboxDisk) throws IOException {
        return new Orders(new OrderBook(Ports.folder(settings).resolve("misbehaviour.csv"), inboxDisk));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> mischief(Desks desks, Orders orders) {
        return tomcat -> tomcat.addContextValves(new HttpMischief(desks, orders));
    }

    @Bean
    Disk inboxDisk(SandboxSettings settings) throws IOException {
        return new Disk(Ports.folder(settings).resolve(".making"));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SftpBoxes sftpBoxes(SandboxSettings settings, Ports ports, Certificates certificates, Desks desks, Orders orders) {
        return new SftpBoxes(settings, ports.sftp(), certificates, desks, orders);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SoapServices soapServices(Bus bus, KeyRing keys, Desks desks, Disk inboxDisk, Orders orders) {
        return new SoapServices(bus, keys, desks, inboxDisk, orders);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Broker broker(SandboxSettings settings, Ports ports, Desks desks, Orders orders, Disk inboxDisk) {
        return new Broker(settings, ports.jms(), desks, orders, inboxDisk);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Controls controls(SandboxSettings settings, Ports ports, Desks desks, Orders orders) {
        return new Controls(settings, ports.control(), desks, orders);
    }
}
