package org.songtor.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * The settings of a gateway that is played with, over those of the installation. They name its officers, who are all it has: a list that stands in two places is
 * taken from the first of them, and a start is refused for what the other says of an officer's funds (Spring Boot's {@code NoUnboundElementsBindHandler}).
 */
public final class Played implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String OFFICERS = "songtor.officers";

    private final String name;
    private final Map<String, Object> settings;

    /** @param name of the source, as a start that fails tells it */
    public Played(String name, Map<String, Object> settings) {
        this.name = name;
        this.settings = settings;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        List<OriginTrackedMapPropertySource> files = sources.stream()
                .flatMap(s -> s instanceof OriginTrackedMapPropertySource file ? Stream.of(file) : Stream.empty())
                .toList();
        files.forEach(file -> sources.replace(file.getName(), withoutOfficers(file)));
        sources.addFirst(new MapPropertySource(name, settings));
    }

    private static OriginTrackedMapPropertySource withoutOfficers(OriginTrackedMapPropertySource file) {
        Map<String, Object> rest = file.getSource().entrySet().stream()
                .filter(e -> !e.getKey().startsWith(OFFICERS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new OriginTrackedMapPropertySource(file.getName(), rest, file.isImmutable());
    }
}
