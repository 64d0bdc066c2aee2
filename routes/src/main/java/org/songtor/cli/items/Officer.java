package org.songtor.cli.items;

import org.songtor.cli.Credentials;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Viewer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Any officer, who sees what the page would show. */
public final class Officer {
    @Mixin
    private Credentials credentials = new Credentials();

    /** @throws ParameterException for anybody else, and for a wrong password */
    public Viewer viewer(SongtorSettings settings, CommandLine command) {
        return credentials
                .officer(settings)
                .map(o -> new Viewer(o.login(), o.funds(), o.role().equals("operator")))
                .orElseThrow(() ->
                        new ParameterException(command, "--by and --password are of no officer of this gateway."));
    }
}
