package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.cli.layout.Profiles;
import org.songtor.layout.LayoutShelf;
import org.songtor.model.ProfileId;
import org.songtor.page.ProfilePage;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layout doc [PROFILE] [--out DIR]}: the page of a profile for an agency's clerk, or of all, of their highest version. */
@Command(
        name = "doc",
        description = "Prints or writes the page of a profile: fields, an example and a ruler, Thai and English.",
        mixinStandardHelpOptions = true)
final class LayoutDoc implements Callable<Integer> {
    private static final Pattern FILE =
            Pattern.compile(".*/formats/([a-z0-9]+)/([a-z0-9.-]+?)(?<!-answer)\\.v([0-9]{1,4})\\.(layout|properties)");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "PROFILE", description = "agency/profile; without it all of them")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write DIR/<agency>/<profile>.v<N>.md instead of printing; made if absent.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        LayoutShelf shelf = new Profiles().shelf();
        SortedMap<ProfileId, Integer> all = profiles(shelf);
        SortedMap<ProfileId, Integer> wanted = new TreeMap<>(all);
        profile.ifPresent(name -> wanted.keySet().removeIf(id -> !id.toString().equals(name)));
        if (wanted.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "No profile " + profile.orElse("") + "; known: " + all.keySet());
        }
        PrintWriter printer = spec.commandLine().getOut();
        for (Map.Entry<ProfileId, Integer> page : wanted.entrySet()) {
            String text = ProfilePage.of(shelf, page.getKey(), page.getValue());
            if (out.isPresent()) {
                printer.println(written(out.get(), page.getKey(), page.getValue(), text));
            } else {
                printer.println(text);
            }
        }
        return Main.OK;
    }

    private static Path written(Path folder, ProfileId profile, int version, String text) throws IOException {
        Path file = folder.resolve(profile + ".v" + version + ".md");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    /** Every profile on the class path or among the installation's own forms with its highest version. */
    private static SortedMap<ProfileId, Integer> profiles(LayoutShelf shelf) throws IOException {
        SortedMap<ProfileId, Integer> all = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/formats/*/*")) {
            add(file.getURL().toString(), all);
        }
        shelf.own().forEach(name -> add("/formats/" + name, all));
        return all;
    }

    private static void add(String file, SortedMap<ProfileId, Integer> all) {
        Matcher m = FILE.matcher(file);
        if (m.matches()) {
            all.merge(ProfileId.of(m.group(1) + "/" + m.group(2)), Integer.parseInt(m.group(3)), Math::max);
        }
    }
}
