package org.songtor.cli.deliver;

import org.songtor.cli.Credentials;
import org.songtor.cli.Office;
import org.songtor.port.DeliveryDesk.By;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** An operator, who may want something and says why. */
final class Person {
    @Mixin
    private Credentials credentials = new Credentials();

    /** @throws ParameterException for anybody else, for a wrong password, and for who is not in office */
    String login(Office office, CommandLine command) {
        return credentials.operator(office, command);
    }

    /** @throws ParameterException also where no reason is given, or one that is too long */
    By by(Office office, String reason, CommandLine command) {
        if (reason.isBlank()) {
            throw new ParameterException(command, "Say a --reason.");
        }
        if (reason.strip().length() > By.LONGEST) {
            throw new ParameterException(command, "Say a --reason of at most " + By.LONGEST + " characters.");
        }
        return new By(login(office, command), reason.strip());
    }
}
