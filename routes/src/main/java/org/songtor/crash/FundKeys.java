package org.songtor.crash;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** What the campaign's fund shows at the doors; made for one run. */
record FundKeys(String apiKey, byte[] privateKey, String publicKey) {

    static FundKeys make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            String pem = "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
            return new FundKeys(
                    UUID.randomUUID().toString(),
                    pem.getBytes(StandardCharsets.US_ASCII),
                    PublicKeyEntry.toString(pair.getPublic()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    @Override
    public String toString() {
        return "FundKeys[" + publicKey + "]";
    }
}
