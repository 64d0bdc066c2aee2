package org.songtor.cli.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.layout.Layout;
import org.songtor.layout.ProfileForms;
import org.songtor.model.FormVersion;
import org.songtor.model.FormVersion.Part;
import org.songtor.port.AgencyFormat;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One form that a command was told: {@code PROFILE@N} or a layout file.
 *
 * @param layout its table; empty where a program says the profile
 * @param format the profile's; empty for a file whose profile is not known here
 */
record Side(FormVersion form, Optional<Layout> layout, Optional<AgencyFormat> format) {
    private static final Pattern VERSION = Pattern.compile("([^@]+)@([0-9]{1,4})");

    /** @throws ParameterException where it is neither */
    static Side of(String word, Part part, Profiles profiles, CommandLine command) throws IOException {
        Matcher version = VERSION.matcher(word);
        if (version.matches()) {
            AgencyFormat format = profiles.of(version.group(1), command);
            FormVersion form = version(format, part, Integer.parseInt(version.group(2)), command);
            return new Side(form, profiles.table(form), Optional.of(format));
        }
        Path file = Path.of(word);
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(command, word + " is neither PROFILE@VERSION nor a layout file");
        }
        Layout layout = Layout.parse(word, Files.readString(file));
        return new Side(
                ProfileForms.of(part, layout),
                Optional.of(layout),
                Optional.ofNullable(profiles.all().get(layout.info().id())));
    }

    private static FormVersion version(AgencyFormat format, Part part, int version, CommandLine command) {
        return format.versions().stream()
                .filter(v -> v.part() == part && v.info().version() == version)
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        "No version " + version + " of " + format.profile().id() + " " + part.word()));
    }
}
