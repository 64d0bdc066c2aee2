package org.songtor.cli.deliver;

import org.songtor.cli.Credentials;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.DeliveryDesk.By;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** An operator, who may want something and says why. */
final class Person {
    @Mixin
    private Credentials credentials = new Credentials();

    /** @throws ParameterException for anybody else, and for a wrong password */
    String login(SongtorSettings settings, CommandLine command) {
        return credentials.operator(settings, command);
    }

    /** @throws ParameterException also where no reason is given */
    By by(SongtorSettings settings, String reason, CommandLine command) {
        if (reason.isBlank()) {
            throw new ParameterException(command, "Say a --reason.");
        }
        return new By(login(settings, command), reason.strip());
    }
}
