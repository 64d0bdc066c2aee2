package org.songtor.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Keeps each folder of {@code config/} to its own business: {@code config/<agency>/application.yaml} may set only keys under
 * {@code songtor.agencies.<agency>}, {@code config/funds/application.yaml} only those under {@code songtor.funds}. Without this
 * one agency's file could silently change another's, because files of folders win over {@code config/application.yaml}.
 */
public final class ConfigFolders implements EnvironmentPostProcessor, Ordered {
    private static final Pattern FOLDER_FILE =
            Pattern.compile(".*[/\\\\]config[/\\\\]([^/\\\\]+)[/\\\\]application\\.ya?ml\\].*");

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> foreign = environment.getPropertySources().stream()
                .flatMap(source -> foreignKeys(source).stream())
                .toList();
        if (!foreign.isEmpty()) {
            throw new StartFault(foreign);
        }
    }

    private static List<String> foreignKeys(PropertySource<?> source) {
        Optional<String> folder = folder(source.getName());
        if (folder.isEmpty() || !(source instanceof EnumerablePropertySource<?> keys)) {
            return List.of();
        }
        String own = folder.get().equals("funds") ? "songtor.funds." : "songtor.agencies." + folder.get() + ".";
        return Arrays.stream(keys.getPropertyNames())
                .filter(key -> !key.startsWith(own))
                .map(key -> "config/" + folder.get() + "/application.yaml may only set " + own + "*, not " + key)
                .toList();
    }

    static Optional<String> folder(String sourceName) {
        Matcher m = FOLDER_FILE.matcher(sourceName);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }
}
