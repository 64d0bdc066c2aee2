package org.songtor.cli.layout;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The formats of all profiles, without settings, keys or a store: a format knows bytes and nothing else. */
public final class Profiles {
    private final SortedMap<ProfileId, AgencyFormat> formats = new TreeMap<>();

    public Profiles() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AssignableTypeFilter(AgencyFormat.class));
            scanner.scan("org.songtor.agency");
            context.refresh();
            context.getBeansOfType(AgencyFormat.class)
                    .values()
                    .forEach(f -> formats.put(f.profile().id(), f));
        }
    }

    SortedMap<ProfileId, AgencyFormat> all() {
        return formats;
    }

    List<FormVersion> forms() {
        return formats.values().stream().flatMap(f -> f.versions().stream()).toList();
    }

    /** @throws ParameterException where there is no such profile, naming those that are there */
    public AgencyFormat of(String profile, CommandLine command) {
        return formats.entrySet().stream()
                .filter(e -> e.getKey().toString().equals(profile))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(command, "No profile " + profile + "; known: " + formats.keySet()));
    }
}
