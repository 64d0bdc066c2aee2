package org.songtor.cli.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutBook;
import org.songtor.layout.LayoutShelf;
import org.songtor.model.FormVersion;
import org.songtor.model.FormVersion.Part;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.StatementFormat;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The formats of all profiles, without keys or a store: a format knows bytes and nothing else. Of the settings only {@code
 * songtor.formats} counts, so that a form can be looked at where the rest of an installation is not ready yet.
 */
public final class Profiles {
    private final SortedMap<ProfileId, AgencyFormat> formats = new TreeMap<>();
    private final SortedMap<String, StatementFormat> statements = new TreeMap<>();
    private final LayoutShelf shelf;

    public Profiles() {
        StandardEnvironment settings = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(settings);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(settings);
            context.register(Parts.class);
            context.refresh();
            shelf = context.getBean(LayoutShelf.class);
            context.getBeansOfType(AgencyFormat.class)
                    .values()
                    .forEach(f -> formats.put(f.profile().id(), f));
            context.getBeansOfType(StatementFormat.class).values().forEach(f -> statements.put(f.name(), f));
        }
    }

    /** No component of the program, whose own scan would take it up. */
    @ComponentScan(
            basePackages = {"org.songtor.agency", "org.songtor.statement"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {AgencyFormat.class, StatementFormat.class}))
    static class Parts {
        @Bean
        LayoutShelf layoutShelf(Environment settings) {
            String folder = settings.getProperty("songtor.formats", "");
            return folder.isEmpty() ? LayoutShelf.shipped() : LayoutShelf.with(Path.of(folder));
        }
    }

    /** Where the tables lie, an installation's own among them. */
    public LayoutShelf shelf() {
        return shelf;
    }

    SortedMap<ProfileId, AgencyFormat> all() {
        return formats;
    }

    List<FormVersion> forms() {
        return formats.values().stream().flatMap(f -> f.versions().stream()).toList();
    }

    /** The tables of a part; empty where a program says the profile. */
    Optional<LayoutBook> book(AgencyFormat format, Part part) {
        return shelf.find(format.profile().id(), part);
    }

    Optional<Layout> table(FormVersion form) {
        return shelf.find(form.info().id(), form.part(), form.info().version());
    }

    /** Forms of bank statements by their names: programs all, no table says them. */
    SortedMap<String, StatementFormat> statements() {
        return statements;
    }

    /** @throws ParameterException where there is no such profile, naming those that are there */
    public AgencyFormat of(String profile, CommandLine command) {
        return formats.entrySet().stream()
                .filter(e -> e.getKey().toString().equals(profile))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        statements.containsKey(profile)
                                ? profile + " is a form of bank statements, which a program reads and no table says;"
                                        + " layout read and layout verify take it"
                                : "No profile " + profile + "; known: " + formats.keySet()));
    }
}
