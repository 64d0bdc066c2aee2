package org.songtor.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Proves later, and without the database, that a receipt is ours and unchanged. The seal is {@code <mark>-<mac>}, lower-case hexadecimal: the mark (8
 * characters) says which key, the mac (64) is HMAC-SHA-256 (RFC 2104) under that key over {@link #text}.
 *
 * <p>The problems themselves are not under the seal: their number is, and the batch's own bytes are by their hash, from which every problem can be found again.
 */
public final class ReceiptSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String FORM = "songtor-receipt-v1";
    private static final String MARK = "songtor-receipt-key";
    private static final int MARK_LENGTH = 8;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{64}");

    private ReceiptSeal() {}

    /** What a seal says of its receipt. */
    public enum Verdict {
        GENUINE,
        /** Sealed with this key, and not as it stands now. */
        ALTERED,
        /** The seal names another key: another installation's, or one of an earlier time. */
        UNKNOWN_KEY,
        /** There is no seal, or one of a shape nobody here writes. */
        UNSEALED
    }

    public static Receipt sealed(Receipt receipt, SecretKey key) {
        return receipt.withHmac(mark(key) + "-" + hex(mac(key, text(receipt))));
    }

    public static Verdict verdict(Receipt receipt, SecretKey key) {
        if (!SHAPE.matcher(receipt.hmac()).matches()) {
            return Verdict.UNSEALED;
        }
        if (!receipt.hmac().startsWith(mark(key))) {
            return Verdict.UNKNOWN_KEY;
        }
        byte[] said = HexFormat.of().parseHex(receipt.hmac().substring(MARK_LENGTH + 1));
        return MessageDigest.isEqual(said, mac(key, text(receipt))) ? Verdict.GENUINE : Verdict.ALTERED;
    }

    /**
     * The text under the seal: UTF-8, one {@code name=value} a line, each line ended by a line feed, in this order and no other. Times are ISO 8601 in UTC,
     * counts {@code lines:satang}; what is not there is empty.
     */
    public static String text(Receipt r) {
        return FORM + "\n"
                + line("number", r.number())
                + line("fund", r.fund().value())
                + line("period", r.period())
                + line("sha256", r.sha256().hex())
                + line("received_at", r.receivedAt().toString())
                + line("state", r.state().name())
                + line("submitted", count(r.submitted()))
                + line("accepted", count(r.accepted()))
                + line("held", count(r.held()))
                + line("refused", count(r.refused()))
                + line("problem_count", Integer.toString(r.problemCount()))
                + line("corrects", r.corrects().map(BatchId::toString).orElse(""));
    }

    /** No value may bring a line of its own. */
    private static String line(String name, String value) {
        if (value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a line feed in " + name);
        }
        return name + "=" + value + "\n";
    }

    private static String count(Receipt.Count count) {
        return count.lines() + ":" + count.amount().value();
    }

    /** Says which key without saying anything of it. */
    private static String mark(SecretKey key) {
        return hex(mac(key, MARK)).substring(0, MARK_LENGTH);
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the receipt's key cannot be used", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
