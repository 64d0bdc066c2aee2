package org.songtor.intake.index;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Optional;
import org.songtor.model.Sha256;

/**
 * The same for the same payments in any order: SHA-256 of each is added up modulo 2^256, four times 64 bits, and the sum with the number of payments
 * is hashed again. Names, rows and labels do not count; a payment that is there twice counts twice.
 */
public final class Fingerprint {
    private final MessageDigest digest = Sha256.digest();
    private final byte[] one = new byte[32];
    private final ByteBuffer bytes = ByteBuffer.wrap(one);
    private final long[] sum = new long[4];
    private long count;

    /** @param key person and month, see {@link Keys}; the scheme's place there changes with the catalogue, its code does not */
    public void add(String scheme, long key, long satang) {
        for (int i = 0; i < scheme.length(); i++) {
            digest.update((byte) scheme.charAt(i));
        }
        bytes.putLong(0, key).putLong(8, satang);
        digest.update(one, 0, 16);
        try {
            digest.digest(one, 0, one.length);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
        count++;
        long carry = 0;
        for (int i = 3; i >= 0; i--) {
            long term = bytes.getLong(8 * i);
            long added = sum[i] + term;
            long over = Long.compareUnsigned(added, term) < 0 ? 1 : 0;
            sum[i] = added + carry;
            carry = over + (Long.compareUnsigned(sum[i], carry) < 0 ? 1 : 0);
        }
    }

    /** Empty without a payment. */
    public Optional<Sha256> value() {
        if (count == 0) {
            return Optional.empty();
        }
        ByteBuffer all = ByteBuffer.allocate(5 * Long.BYTES).putLong(count);
        for (long part : sum) {
            all.putLong(part);
        }
        return Optional.of(Sha256.of(all.array()));
    }
}
