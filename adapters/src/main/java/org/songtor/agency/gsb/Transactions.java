package org.songtor.agency.gsb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.songtor.agency.LineKey;
import org.songtor.model.Document;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.Utf8;

/**
 * The transactions of a pain.001 as bytes: {@link #PARTS} with a value between each two. The same bytes as StAX would give,
 * several times as fast; texts were checked before.
 */
final class Transactions {
    /** Before, between and behind: end-to-end id, amount, name, national id, account, scheme, period. */
    static final byte[][] PARTS = parts(
            "<CdtTrfTxInf><PmtId><EndToEndId>",
            "</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"THB\">",
            "</InstdAmt></Amt><UltmtDbtr><Nm>",
            "</Nm><Id><PrvtId><Othr><Id>",
            "</Id><SchmeNm><Cd>NIDN</Cd></SchmeNm></Othr></PrvtId></Id></UltmtDbtr><CdtrAcct><Id><Othr><Id>",
            "</Id></Othr></Id></CdtrAcct><RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>",
            "</Prtry></CdOrPrtry></Tp><Ref>",
            "</Ref></CdtrRefInf></Strd></RmtInf></CdtTrfTxInf>");

    private static final byte[] END_OF_PAYMENT = "</PmtInf>".getBytes(StandardCharsets.UTF_8);
    private static final int USUAL = 640;

    private final Document document;
    private byte[] bytes;
    private int length;

    Transactions(Document document) {
        this.document = document;
        this.bytes = new byte[(document.lines().size() + 4) * USUAL];
    }

    private static byte[][] parts(String... parts) {
        return Arrays.stream(parts).map(p -> p.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    /** The frame with the transactions at the end of its payment. */
    byte[] within(byte[] frame) throws FormatException {
        int at = lastIndexOf(frame, END_OF_PAYMENT);
        put(frame, 0, at);
        String account = document.header().payee().account();
        String period = document.header().period().toString();
        for (Document.Line line : document.lines()) {
            put(PARTS[0]);
            put(LineKey.of(document.header().reference(), line.position()));
            put(PARTS[1]);
            put(line.amount().toBaht());
            put(PARTS[2]);
            put(line.name().full());
            put(PARTS[3]);
            put(line.person().value());
            put(PARTS[4]);
            put(account);
            put(PARTS[5]);
            put(line.scheme().value());
            put(PARTS[6]);
            put(period);
            put(PARTS[7]);
        }
        put(frame, at, frame.length);
        return Arrays.copyOf(bytes, length);
    }

    static int lastIndexOf(byte[] in, byte[] what) {
        for (int at = in.length - what.length; at >= 0; at--) {
            if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private void put(byte[] part) {
        put(part, 0, part.length);
    }

    private void put(byte[] from, int begin, int end) {
        room(end - begin);
        System.arraycopy(from, begin, bytes, length, end - begin);
        length += end - begin;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private void put(String text) throws FormatException {
        room(text.length() * 5);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>') {
                put((c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;").getBytes(StandardCharsets.UTF_8));
                room((text.length() - i) * 5);
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else {
                byte[] both = Utf8.encode(text.substring(i, Math.min(i + 2, text.length())));
                put(both);
                i++;
            }
        }
        if (length > Utf8.MOST_BYTES) {
            throw Refusal.badRecord(0, "file", "more than " + Utf8.MOST_BYTES + " bytes", "a smaller file");
        }
    }
}
