package org.songtor.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.port.Secrets;
import org.springframework.stereotype.Component;

/**
 * National ids as tables hold them: {@code person_hash}, the first 16 bytes of HMAC-SHA-256, finds the same person everywhere; {@code person_seal}
 * is the id sealed for its table and fund, opened only where a file is written or a roster read; {@code last_four} is for people.
 */
@Component
class Persons {
    private static final int HASH = 16;
    private static final String MASK = "x".repeat(9);

    private final SecretKey hashKey;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);
    private final Seal seal;

    Persons(Secrets secrets) {
        this.hashKey = new SecretKeySpec(secrets.secret(Secrets.Use.PERSON_HASH).getEncoded(), "HmacSHA256");
        this.seal = new Seal(secrets.secret(Secrets.Use.PERSON_SEAL));
    }

    /** Where sealed ids lie: one of another place does not open. */
    record Place(byte[] name) {
        static Place lines(FundId fund) {
            return of("line:" + fund);
        }

        static Place members(FundId fund) {
            return of("member:" + fund);
        }

        static Place answers() {
            return of("answer_line");
        }

        private static Place of(String name) {
            return new Place(name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    byte[] hash(NationalId person) {
        return Arrays.copyOf(macs.get().doFinal(ascii(person)), HASH);
    }

    byte[] seal(NationalId person, Place place) {
        return seal.seal(ascii(person), place.name());
    }

    NationalId open(byte[] sealed, Place place) {
        return NationalId.of(new String(seal.open(sealed, place.name()), StandardCharsets.US_ASCII));
    }

    /** The last four characters of an id, or of whatever a refused line had in its place; less when that is shorter. */
    static String lastFour(String id) {
        return id.substring(Math.max(0, id.length() - 4));
    }

    /** As {@link NationalId#masked}, from what a row holds. */
    static String masked(String lastFour) {
        return lastFour.length() < 4 ? lastFour : MASK + lastFour;
    }

    private static byte[] ascii(NationalId person) {
        return person.value().getBytes(StandardCharsets.US_ASCII);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(hashKey.getAlgorithm());
            mac.init(hashKey);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
