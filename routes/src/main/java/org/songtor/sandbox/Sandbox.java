package org.songtor.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The running stand-ins. Made to be killed at any moment: the next start on the same folder goes on where this one was. */
public final class Sandbox implements AutoCloseable {
    /** Tomcat fills its table of ciphers, and Spring Boot sets up logging, without a lock of their own: two first starts at once can both fail. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final Ports ports;

    private Sandbox(AnnotationConfigServletWebServerApplicationContext context, Ports ports) {
        this.context = context;
        this.ports = ports;
    }

    /** Starts a Spring context of its own; when this returns, files can be delivered. */
    public static Sandbox start(SandboxSettings settings) {
        return start(settings, new Class<?>[0]);
    }

    static Sandbox start(SandboxSettings settings, Class<?>... more) {
        synchronized (ONE_AT_A_TIME) {
            return startAlone(settings, more);
        }
    }

    private static Sandbox startAlone(SandboxSettings settings, Class<?>... more) {
        try {
            Ports chosen = Ports.choose(settings);
            SpringApplication app = new SpringApplication(SandboxApplication.class);
            app.addPrimarySources(Arrays.asList(more));
            app.setAdditionalProfiles(SandboxApplication.PROFILE);
            app.setBannerMode(Banner.Mode.OFF);
            app.setLogStartupInfo(false);
            app.setRegisterShutdownHook(false);
            app.addInitializers(c -> {
                c.getBeanFactory().registerSingleton("sandboxSettings", settings);
                c.getBeanFactory().registerSingleton("sandboxPorts", chosen);
            });
            var context = (AnnotationConfigServletWebServerApplicationContext) app.run(arguments(settings, chosen));
            // A gateway started after this in the same process sets up logging as if it were alone.
            LoggingSystem.get(Sandbox.class.getClassLoader()).cleanUp();
            int https = context.getWebServer().getPort();
            Ports actual = new Ports(
                    context.getBean(SftpBoxes.class).port(),
                    https,
                    context.getBean(Broker.class).port(),
                    context.getBean(Controls.class).port());
            actual.save(settings);
            return new Sandbox(context, actual);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot start in " + settings.dir(), e);
        }
    }

    /** Where its agencies are reached. */
    public Doors doors() {
        return new Doors(ports.sftp(), ports.https(), ports.jms());
    }

    public int sftpPort() {
        return ports.sftp();
    }

    /** Of HTTPS boxes and of SOAP services. */
    public int httpsPort() {
        return ports.https();
    }

    /** Of the agencies' broker; 0 where no agency has a box of kind JMS. */
    public int jmsPort() {
        return ports.jms();
    }

    /** Of the orders' HTTP API, on 127.0.0.1 without TLS; see {@code sandbox-openapi.yaml}. */
    public int controlPort() {
        return ports.control();
    }

    /** Lets every profile of an agency misbehave until it is calmed. */
    public Order misbehave(Misbehaviour what, AgencyCode agency) {
        return misbehave(what, agency, Optional.empty(), Order.ALWAYS, Optional.empty());
    }

    /** Lets one profile misbehave so many times. */
    public Order misbehave(Misbehaviour what, ProfileId profile, int times) {
        return misbehave(what, profile.agency(), Optional.of(profile.name()), times, Optional.empty());
    }

    /**
     * Lets an agency misbehave from now on.
     *
     * @param times {@link Order#ALWAYS} until it is calmed
     * @throws IllegalArgumentException where no box of the agency can misbehave like this
     */
    public Order misbehave(
            Misbehaviour what, AgencyCode agency, Optional<String> profile, int times, Optional<Duration> delay) {
        try {
            return context.getBean(Desks.class).order(what, agency, profile, times, delay);
        } catch (IOException e) {
            throw new UncheckedIOException("the order cannot be kept", e);
        }
    }

    /** Orders in force, oldest first; one that was carried out as often as it said is gone. */
    public List<Order> orders() {
        return context.getBean(Orders.class).list();
    }

    /** Takes every order of this agency back: who hangs goes on, what was held goes out, what was put in the way goes. */
    public void calm(AgencyCode agency) {
        calm(Optional.of(agency));
    }

    /** The same for all agencies. */
    public void calm() {
        calm(Optional.empty());
    }

    private void calm(Optional<AgencyCode> only) {
        try {
            context.getBean(Orders.class).calm(only);
        } catch (IOException e) {
            throw new UncheckedIOException("the orders cannot be taken back", e);
        }
    }

    /** @throws IllegalArgumentException where the agency has no such box */
    public Counter counter(ProfileId profile) {
        Desks desks = context.getBean(Desks.class);
        Box box = desks.box(profile.agency().value(), profile.name())
                .orElseThrow(() -> new IllegalArgumentException("no box " + profile));
        return new Counter(box, desks.of(box), context.getBean(Disk.class));
    }

    /** True when every file that arrived is answered and every credit that can be paid is on a statement. */
    public boolean idle() {
        return context.getBean(Desks.class).idle();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Arguments win over everything else, so the gateway's files and environment do not reach in here. */
    private static String[] arguments(SandboxSettings settings, Ports ports) {
        return new String[] {
            "--spring.config.location=optional:classpath:/sandbox-has-no-settings-file/",
            "--spring.config.additional-location=",
            "--spring.main.lazy-initialization=false",
            "--spring.jmx.enabled=false",
            // The broker would write each login and message to the screen of whoever plays.
            "--logging.level.org.apache.activemq.audit=OFF",
            "--cxf.path=/services",
            "--server.address=127.0.0.1",
            "--server.port=" + ports.https(),
            "--server.ssl.bundle=" + SandboxApplication.BUNDLE,
            "--server.ssl.client-auth=need",
            "--server.tomcat.connection-timeout=20s",
            "--server.tomcat.basedir=" + Ports.folder(settings).resolve(".tomcat"),
            "--server.tomcat.threads.max=32"
        };
    }
}
