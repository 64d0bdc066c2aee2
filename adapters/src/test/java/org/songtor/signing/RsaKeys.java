package org.songtor.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import org.songtor.port.KeyRing.Identity;

/** RSA keys in a folder of development keys, as an operator may have them from an agency. */
public final class RsaKeys {
    private RsaKeys() {}

    /** In place of the keys that are there for these uses. */
    public static void put(Path keys, Identity... uses) throws IOException, GeneralSecurityException {
        KeyFolder folder = new KeyFolder(keys);
        X509Certificate certificate = Pem.material(folder.read(KeyFolder.CA)).certificate();
        DevelopmentCa ca = new DevelopmentCa(certificate, Pem.privateKey(certificate, folder.read(KeyFolder.CA_KEY)));
        for (Identity use : uses) {
            KeyMaterial rsa = ca.issue(use, KeyPairGenerator.getInstance("RSA").generateKeyPair());
            Files.delete(keys.resolve(FileKeyRing.fileOf(use)));
            folder.add(
                    FileKeyRing.fileOf(use),
                    Pem.certificate(rsa.certificate()) + Pem.key(rsa.key().orElseThrow()));
        }
    }
}
