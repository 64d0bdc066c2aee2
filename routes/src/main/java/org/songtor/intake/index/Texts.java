package org.songtor.intake.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Many short texts in pages of bytes, two bytes of length and then one byte a character where all of it is ASCII or Thai, else two: a fifth of what
 * the JDK's own texts take.
 */
final class Texts {
    private static final int PAGE = 1 << 20;
    private static final int WIDE = 0x8000;
    private static final int LONGEST = WIDE - 1;
    private static final int THAI = 0x0E00;

    private final List<byte[]> pages = new ArrayList<>();
    private int used = PAGE;

    /** @return where the texts stand, one after the other, for {@link #read} */
    int add(String... texts) {
        int need = 0;
        for (String text : texts) {
            need += 2 + 2 * text.length();
        }
        if (need > LONGEST) {
            throw new IllegalArgumentException("a member's texts are too long: " + need + " bytes");
        }
        if (used + need > PAGE) {
            pages.add(new byte[PAGE]);
            used = 0;
        }
        int at = Math.addExact(Math.multiplyExact(pages.size() - 1, PAGE), used);
        for (String text : texts) {
            write(text);
        }
        return at;
    }

    private void write(String text) {
        byte[] page = pages.get(pages.size() - 1);
        boolean wide = isWide(text);
        int head = text.length() | (wide ? WIDE : 0);
        page[used++] = (byte) (head >>> 8);
        page[used++] = (byte) head;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (wide) {
                page[used++] = (byte) (c >>> 8);
                page[used++] = (byte) c;
            } else {
                page[used++] = (byte) (c < 0x80 ? c : c - THAI + 0x80);
            }
        }
    }

    private static boolean isWide(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c <= THAI || c >= THAI + 0x60)) {
                return true;
            }
        }
        return false;
    }

    /** The text after {@code skip} others. */
    String read(int at, int skip) {
        byte[] page = pages.get(at / PAGE);
        int from = at % PAGE;
        for (int i = 0; i < skip; i++) {
            int head = head(page, from);
            from += 2 + (head & LONGEST) * (head >= WIDE ? 2 : 1);
        }
        return text(page, from);
    }

    private static String text(byte[] page, int from) {
        int head = head(page, from);
        char[] text = new char[head & LONGEST];
        for (int i = 0; i < text.length; i++) {
            text[i] = head >= WIDE ? (char) head(page, from + 2 + 2 * i) : narrow(page[from + 2 + i]);
        }
        return new String(text);
    }

    private static char narrow(byte one) {
        return (char) (one >= 0 ? one : (one & 0x7F) + THAI);
    }

    private static int head(byte[] page, int at) {
        return (page[at] & 0xFF) << 8 | page[at + 1] & 0xFF;
    }
}
