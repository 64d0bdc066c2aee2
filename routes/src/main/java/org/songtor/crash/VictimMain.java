package org.songtor.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.songtor.Songtor;
import org.songtor.demo.Played;
import org.songtor.fault.CrashPoint;
import org.songtor.intake.Door;
import org.songtor.model.ProfileId;
import org.songtor.port.Installation;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * The gateway of a campaign, in a process of its own: the program that {@code serve} starts, with the settings of a file. It does what its
 * input says, {@code arm POINT:PASS} or what an officer would do, and ends with it, so that it never outlives its campaign.
 */
public final class VictimMain {
    static final String READY = "ready ";
    static final String DONE = "done ";
    static final String FAILED = "failed ";

    private VictimMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> settings = settings(Path.of(arguments[0]));
        ConfigurableApplicationContext gateway = gateway(settings);
        System.out.println(READY + port(gateway) + " " + sftpPort(gateway));
        obey(gateway.getBean(Installation.class).mode(), new Papers(gateway));
        gateway.close();
        System.exit(0);
    }

    /** Why it does not start stands on its error output, since its log is not on the screen of whoever runs the campaign. */
    @SuppressWarnings("SystemOut")
    private static ConfigurableApplicationContext gateway(Map<String, Object> settings) {
        try {
            return new SpringApplicationBuilder(Songtor.class)
                    .initializers(new Played("campaign", settings))
                    .run();
        } catch (RuntimeException e) {
            System.err.println(
                    "songtor: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            throw e;
        }
    }

    @SuppressWarnings("SystemOut")
    private static void obey(Installation.Mode mode, Papers papers) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            try {
                obey(mode, papers, line.split(" "));
                System.out.println(DONE + line);
            } catch (IOException | RuntimeException e) {
                System.out.println(FAILED + line + ": " + e);
            }
        }
    }

    private static void obey(Installation.Mode mode, Papers papers, String[] words) throws IOException {
        switch (words[0]) {
            case "arm" -> CrashPoint.arm(mode, words[1]);
            case "carry" -> papers.take(ProfileId.of(words[1]), Path.of(words[2]));
            case "handed-over" -> papers.handedOver(words[1]);
            case "bring" -> papers.bring(ProfileId.of(words[1]), Path.of(words[2]));
            default -> throw new IllegalArgumentException("no such word");
        }
    }

    private static int port(ConfigurableApplicationContext gateway) {
        return ((WebServerApplicationContext) gateway).getWebServer().getPort();
    }

    private static int sftpPort(ConfigurableApplicationContext gateway) {
        return gateway.getBeansOfType(Door.class).values().stream()
                .filter(d -> d.name().equals("sftp"))
                .mapToInt(Door::port)
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> settings(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((key, value) -> settings.put((String) key, value));
        return settings;
    }
}
