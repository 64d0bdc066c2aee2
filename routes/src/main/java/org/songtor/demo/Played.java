package org.songtor.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.settings.Channel;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * The settings of a gateway that is played with, over those of the installation. They name its officers, who are all it has: a list that stands in two places is
 * taken from the first of them, and a start is refused for what the other says of an officer's funds (Spring Boot's {@code NoUnboundElementsBindHandler}).
 *
 * <p>What an installation waits for is taken out as well: calendars and answers by business days, company for files of many funds, breakers and retries. A sample of one
 * month is late by any calendar, and a game that keeps an agency's hours does not end.
 */
public final class Played implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int AGENCY = 3;
    private static final int PROFILE = 5;
    /** Of a profile, without dashes and capitals. */
    private static final Set<String> WAITS = Set.of("calendar", "grouping", "retry", "answerdays");

    private final String name;
    private final Map<String, Object> settings;

    /** @param name of the source, as a start that fails tells it */
    public Played(String name, Map<String, Object> settings) {
        this.name = name;
        this.settings = settings;
    }

    /** By what a file or a statement goes in play, where nobody carries anything. */
    public static Channel channel(Channel installed) {
        return installed == Channel.MANUAL ? Channel.SFTP : installed;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        List<OriginTrackedMapPropertySource> files = sources.stream()
                .flatMap(s -> s instanceof OriginTrackedMapPropertySource file ? Stream.of(file) : Stream.empty())
                .toList();
        files.forEach(file -> sources.replace(file.getName(), rest(file)));
        sources.addFirst(new MapPropertySource(name, settings));
    }

    private static OriginTrackedMapPropertySource rest(OriginTrackedMapPropertySource file) {
        Map<String, Object> rest = file.getSource().entrySet().stream()
                .filter(e -> !takenOut(ConfigurationPropertyName.adapt(e.getKey(), '.')))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new OriginTrackedMapPropertySource(file.getName(), rest, file.isImmutable());
    }

    private static boolean takenOut(ConfigurationPropertyName key) {
        if (!element(key, 0).equals("songtor")) {
            return false;
        }
        return switch (element(key, 1)) {
            case "officers" -> true;
            case "agencies" ->
                element(key, AGENCY).equals("breaker")
                        || element(key, AGENCY).equals("profiles") && WAITS.contains(element(key, PROFILE));
            default -> false;
        };
    }

    private static String element(ConfigurationPropertyName key, int at) {
        return at < key.getNumberOfElements() ? key.getElement(at, Form.UNIFORM) : "";
    }
}
