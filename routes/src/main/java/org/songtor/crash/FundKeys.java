package org.songtor.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.UUID;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** What the campaign's fund shows at the doors; made for one run. */
record FundKeys(String apiKey, byte[] privateKey, String publicKey) {

    static FundKeys make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
            ByteArrayOutputStream privateKey = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "fund", null, privateKey);
            return new FundKeys(
                    UUID.randomUUID().toString(), privateKey.toByteArray(), PublicKeyEntry.toString(pair.getPublic()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes P-256 keys, and memory does not fail", e);
        }
    }

    @Override
    public String toString() {
        return "FundKeys[" + publicKey + "]";
    }
}
