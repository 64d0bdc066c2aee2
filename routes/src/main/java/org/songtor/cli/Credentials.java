package org.songtor.cli;

import java.util.Optional;
import org.songtor.desk.Terms;
import org.songtor.flow.SongtorSettings;
import org.songtor.settings.OfficerEntry;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who asks: an officer of the settings, who says the password too, so that two people are two people by command as well. */
public final class Credentials {
    @Option(names = "--by", required = true, paramLabel = "LOGIN", description = "an officer's login")
    private String login = "";

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            defaultValue = "${env:SONGTOR_PASSWORD}",
            description = "asked for; or in the environment variable SONGTOR_PASSWORD")
    private Optional<String> password = Optional.empty();

    /** Empty for anybody else, and for a wrong password. */
    public Optional<OfficerEntry> officer(SongtorSettings settings) {
        return settings.officers().stream()
                .filter(o -> o.login().equals(login))
                .filter(o -> PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .matches(password.orElse(""), o.password()))
                .findFirst();
    }

    /**
     * An operator who only looks, in office or not.
     *
     * @throws ParameterException for anybody but an operator, and for a wrong password
     */
    String onlooker(Office office, CommandLine command) {
        return officer(office.the(SongtorSettings.class))
                .filter(o -> o.role().equals("operator"))
                .map(OfficerEntry::login)
                .orElseThrow(() ->
                        new ParameterException(command, "--by and --password are of no operator of this gateway."));
    }

    /**
     * An operator who does something.
     *
     * @throws ParameterException for anybody but an operator, for a wrong password, and for one whose term of office is over or has not begun
     */
    public String operator(Office office, CommandLine command) {
        String known = onlooker(office, command);
        if (!office.the(Terms.class).inOffice(known)) {
            throw new ParameterException(
                    command,
                    "ไม่อยู่ในวาระ ดูได้ แต่สั่งการหรืออนุมัติไม่ได้ · " + known
                            + " is not in office today, and may look but neither act nor approve.");
        }
        return known;
    }
}
