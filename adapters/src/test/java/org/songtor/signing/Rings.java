package org.songtor.signing;

import java.nio.file.Path;
import java.util.Optional;
import org.songtor.model.AgencyCode;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing.Identity;

/** Key rings for tests. */
final class Rings {
    static final Identity GATEWAY = new Identity.Gateway();
    static final Identity AGENCY = new Identity.AgencySigner(AgencyCode.of("ktb"));

    private Rings() {}

    static Installation installation(Path keys, Installation.Mode mode) {
        return new Installation(mode, "node-1", keys.resolveSibling("home"), keys, Optional.empty());
    }

    static FileKeyRing sandbox(Path keys) {
        return new FileKeyRing(installation(keys, Installation.Mode.SANDBOX));
    }
}
