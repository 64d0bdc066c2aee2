package org.songtor.cli.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layout write PROFILE FILE.json}: of what {@code layout read -o json} printed, the same bytes again. */
@Command(
        name = "write",
        description = "Writes the file that layout read -o json printed: identical bytes where nothing was changed.",
        mixinStandardHelpOptions = true)
public final class LayoutWrite implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PROFILE", description = "agency/profile")
    private String profile = "";

    @Parameters(index = "1", paramLabel = "FILE.json", description = "as layout read -o json prints it")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "where to; without it the bytes are printed")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Profiles profiles = new Profiles();
        AgencyFormat format = profiles.of(profile, spec.commandLine());
        byte[] content;
        try {
            content = FileJson.write(json(), profiles, format);
        } catch (FormatException e) {
            PrintWriter err = spec.commandLine().getErr();
            e.problems().forEach(p -> err.println(Told.of(p).words()));
            return 1;
        }
        if (out.isPresent()) {
            Files.write(out.get(), content);
        } else {
            System.out.write(content, 0, content.length);
            System.out.flush();
        }
        return 0;
    }

    private JsonNode json() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "No file " + file);
        }
        JsonNode json = tree();
        if (!Json.text(json, "profile").equals(profile)) {
            throw new ParameterException(spec.commandLine(), file + " is of profile " + Json.text(json, "profile"));
        }
        return json;
    }

    private JsonNode tree() throws IOException {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new ParameterException(spec.commandLine(), file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
