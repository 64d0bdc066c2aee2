package org.songtor.cli.deliver;

import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.DeliveryDesk.By;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who wants something: an operator of the settings, who says the password too, so that two people are two people here as well. */
final class Person {
    @Option(names = "--by", required = true, paramLabel = "LOGIN", description = "an operator's login")
    private String login = "";

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            defaultValue = "${env:SONGTOR_PASSWORD}",
            description = "asked for; or in the environment variable SONGTOR_PASSWORD")
    private Optional<String> password = Optional.empty();

    /** @throws ParameterException for anybody else, and for a wrong password */
    String login(SongtorSettings settings, CommandLine command) {
        boolean known = settings.officers().stream()
                .filter(o -> o.login().equals(login) && o.role().equals("operator"))
                .anyMatch(o -> PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .matches(password.orElse(""), o.password()));
        if (!known) {
            throw new ParameterException(command, "--by and --password are of no operator of this gateway.");
        }
        return login;
    }

    /** @throws ParameterException also where no reason is given */
    By by(SongtorSettings settings, String reason, CommandLine command) {
        if (reason.isBlank()) {
            throw new ParameterException(command, "Say a --reason.");
        }
        return new By(login(settings, command), reason.strip());
    }
}
