package org.songtor.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.songtor.port.KeyRing.Identity;

/** Makes development keys and writes them into a {@link KeyFolder}. */
final class DevelopmentKeys {
    private DevelopmentKeys() {}

    /** A CA and one key for each of our own uses. */
    static void fill(KeyFolder folder) throws IOException {
        try {
            DevelopmentCa ca = DevelopmentCa.create();
            for (Identity identity : FileKeyRing.ours()) {
                add(folder, ca, identity);
            }
            folder.add(KeyFolder.CA_KEY, Pem.key(ca.key()));
            folder.add(KeyFolder.CA, Pem.certificate(ca.certificate()));
        } catch (GeneralSecurityException e) {
            throw new IOException("development keys cannot be made", e);
        }
    }

    static void add(KeyFolder folder, DevelopmentCa ca, Identity identity) throws IOException {
        folder.add(FileKeyRing.fileOf(identity), text(ca, identity));
    }

    private static String text(DevelopmentCa ca, Identity identity) {
        try {
            KeyMaterial m = ca.issue(identity);
            return Pem.certificate(m.certificate()) + Pem.key(m.key().orElseThrow());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no development key for " + identity.name(), e);
        }
    }
}
