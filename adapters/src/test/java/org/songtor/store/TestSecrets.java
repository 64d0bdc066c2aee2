package org.songtor.store;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.songtor.port.Secrets;

/** Known keys, another for each use. */
record TestSecrets(int seed) implements Secrets {
    static final TestSecrets ONE = new TestSecrets(1);

    @Override
    public SecretKey secret(Use use) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) (seed + 16 * use.ordinal()));
        return new SecretKeySpec(key, use.name());
    }
}
