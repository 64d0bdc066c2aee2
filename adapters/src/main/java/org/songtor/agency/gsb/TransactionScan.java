package org.songtor.agency.gsb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songtor.agency.LineKey;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;

/**
 * Takes transactions that stand in exactly the bytes {@link Transactions} gives. Whatever is otherwise, is not judged here:
 * nothing is returned, and the message is read as XML, which says what is wrong.
 */
final class TransactionScan {
    private static final byte[][] PARTS = Transactions.PARTS;
    private static final byte[] LAST = PARTS[PARTS.length - 1];
    private static final int VALUES = PARTS.length - 1;
    private static final int MOST_DIGITS = 15;

    private final byte[] content;
    private final int from;
    private final int to;
    private final int[] starts = new int[VALUES];
    private final int[] ends = new int[VALUES];
    private @Nullable SchemeCode scheme;

    private TransactionScan(byte[] content, int from, int to) {
        this.content = content;
        this.from = from;
        this.to = to;
    }

    /** Empty where there is no transaction, or the first is not in our form. */
    static Optional<TransactionScan> of(byte[] content) {
        int from = 0;
        while (from < content.length && !stands(content, from, PARTS[0])) {
            from++;
        }
        int last = Transactions.lastIndexOf(content, LAST);
        if (last < from) {
            return Optional.empty();
        }
        TransactionScan scan = new TransactionScan(content, from, last + LAST.length);
        return scan.next(from) < 0 ? Optional.empty() : Optional.of(scan);
    }

    byte[] content() {
        return content;
    }

    /** The message with its first transaction only. */
    byte[] frameWithFirst() {
        int end = next(from);
        byte[] frame = Arrays.copyOf(content, end + content.length - to);
        System.arraycopy(content, to, frame, end, content.length - to);
        return frame;
    }

    /** All transactions; empty where one is not in our form, or does not say what the header says. */
    Optional<List<Document.Line>> lines(Document.Header header) throws FormatException {
        byte[] account = header.payee().account().getBytes(StandardCharsets.UTF_8);
        byte[] period = header.period().toString().getBytes(StandardCharsets.UTF_8);
        byte[] key = (header.reference().value() + "-").getBytes(StandardCharsets.UTF_8);
        List<Document.Line> lines = new ArrayList<>();
        for (int at = from; at < to; ) {
            at = next(at);
            boolean alike = at > 0 && holds(4, account) && holds(6, period) && stands(content, starts[0], key);
            long satang = alike ? satang() : -1;
            String id = alike ? text(3) : "";
            SchemeCode paidFor = alike ? scheme() : null;
            int position = lines.size() + 1;
            if (satang < 0
                    || paidFor == null
                    || !NationalId.isValid(id)
                    || !text(0).equals(LineKey.of(header.reference(), position))
                    || escaped(2)) {
                return Optional.empty();
            }
            lines.add(new Document.Line(
                    position,
                    NationalId.of(id),
                    new PersonName("", text(2), ""),
                    paidFor,
                    Satang.of(satang),
                    Optional.empty()));
        }
        return Optional.of(lines);
    }

    /** Finds the values of the transaction at a place; the place behind it, or -1. */
    private int next(int begin) {
        int at = begin;
        for (int i = 0; i < VALUES; i++) {
            if (!stands(content, at, PARTS[i])) {
                return -1;
            }
            at += PARTS[i].length;
            starts[i] = at;
            while (at < content.length && content[at] != '<') {
                at++;
            }
            ends[i] = at;
        }
        return stands(content, at, LAST) ? at + LAST.length : -1;
    }

    private static boolean stands(byte[] in, int at, byte[] what) {
        return at + what.length <= in.length && Arrays.equals(in, at, at + what.length, what, 0, what.length);
    }

    private boolean holds(int value, byte[] text) {
        return Arrays.equals(content, starts[value], ends[value], text, 0, text.length);
    }

    private String text(int value) {
        return new String(content, starts[value], ends[value] - starts[value], StandardCharsets.UTF_8);
    }

    private boolean escaped(int value) {
        for (int i = starts[value]; i < ends[value]; i++) {
            if (content[i] == '&' || content[i] < ' ' && content[i] >= 0) {
                return true;
            }
        }
        return starts[value] == ends[value];
    }

    /** The scheme of the line before where it is the same; none where the text is no scheme. */
    private @Nullable SchemeCode scheme() {
        SchemeCode before = scheme;
        String text = text(5);
        if (before == null || !before.value().equals(text)) {
            try {
                scheme = SchemeCode.of(text);
            } catch (IllegalArgumentException e) {
                scheme = null;
            }
        }
        return scheme;
    }

    /** Baht with two decimals and no leading zero; -1 for anything else. */
    private long satang() {
        int length = ends[1] - starts[1];
        if (length < 4 || length > MOST_DIGITS + 1 || length > 4 && content[starts[1]] == '0') {
            return -1;
        }
        long value = 0;
        for (int i = starts[1]; i < ends[1]; i++) {
            boolean point = i == ends[1] - 3;
            int digit = content[i] - '0';
            if (point ? content[i] != '.' : digit < 0 || digit > 9) {
                return -1;
            }
            value = point ? value : value * 10 + digit;
        }
        return value;
    }
}
