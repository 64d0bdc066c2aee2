package org.songtor.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Sha256;

/**
 * The secret of one file's hash tree, 32 bytes: with it the whole tree can be made again from the file, without it a hash of a neighbour's line
 * cannot be guessed open, few as the possible national ids are. HMAC-SHA-256 throughout.
 */
public final class FileKey implements HashTree.Filler {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;

    private FileKey(byte[] key) {
        this.key = key;
    }

    public static FileKey of(SecretKey secret, PaymentReference reference) {
        return new FileKey(mac(secret.getEncoded(), "songtor-share-file-v1 " + reference.value()));
    }

    /** @throws IllegalArgumentException for anything but 64 hexadecimal digits */
    public static FileKey ofHex(String hex) {
        byte[] key = HexFormat.of().parseHex(hex);
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a file's key has " + BYTES + " bytes, not " + key.length);
        }
        return new FileKey(key);
    }

    public String hex() {
        return HexFormat.of().formatHex(key);
    }

    /** The key of one line: who has it can see whether a national id is the line's, and nothing of any other line. */
    public String lineKey(int position) {
        return HexFormat.of().formatHex(mac(key, "line " + position));
    }

    /** What stands in the tree for the national id of a line. */
    public Sha256 person(int position, NationalId person) {
        return person(lineKey(position), person);
    }

    /** @param lineKey as {@link #lineKey} gave it */
    public static Sha256 person(String lineKey, NationalId person) {
        return Sha256.ofDigest(mac(HexFormat.of().parseHex(lineKey), "person " + person.value()));
    }

    @Override
    public byte[] at(int level, int index) {
        return mac(key, "nobody " + level + " " + index);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** The key is a secret. */
    @Override
    public String toString() {
        return "FileKey[hidden]";
    }
}
