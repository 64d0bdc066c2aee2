package org.songtor.cli.items;

import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Viewer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who asks: an officer of the settings, who says the password too, and sees what the page would show. */
final class Officer {
    @Option(names = "--by", required = true, paramLabel = "LOGIN", description = "an officer's login")
    private String login = "";

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            defaultValue = "${env:SONGTOR_PASSWORD}",
            description = "asked for; or in the environment variable SONGTOR_PASSWORD")
    private Optional<String> password = Optional.empty();

    /** @throws ParameterException for anybody else, and for a wrong password */
    Viewer viewer(SongtorSettings settings, CommandLine command) {
        return settings.officers().stream()
                .filter(o -> o.login().equals(login))
                .filter(o -> PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .matches(password.orElse(""), o.password()))
                .map(o -> new Viewer(o.login(), o.funds(), o.role().equals("operator")))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(command, "--by and --password are of no officer of this gateway."));
    }
}
