package org.songtor.intake.text;

import java.nio.charset.StandardCharsets;

/** What the first bytes of a file say of its form; each form must know its own, and none may claim another's. */
public final class FirstBytes {
    private static final int LOOKED_AT = 8;

    private FirstBytes() {}

    /** Whether they begin with one of these ASCII texts, after a byte order mark and blanks, neither of which is part of any form. */
    public static boolean begins(byte[] first, String... wanted) {
        int from = afterBlanks(first);
        for (String text : wanted) {
            if (holds(first, from, text.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    /** Whether they begin with exactly these bytes. */
    public static boolean are(byte[] first, int... wanted) {
        byte[] exact = new byte[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            exact[i] = (byte) wanted[i];
        }
        return holds(first, 0, exact);
    }

    /** Text of any encoding, UTF-16 too; a control character says it is no text. */
    public static boolean isText(byte[] first) {
        return first.length > 0 && (utf16(first) || noControls(first));
    }

    /** With its mark, or an ASCII character as two bytes of which one is zero. */
    private static boolean utf16(byte[] first) {
        boolean marked = are(first, 0xFF, 0xFE) || are(first, 0xFE, 0xFF);
        boolean zero = first.length > 1 && (first[0] == 0 ? first[1] >= ' ' : first[0] >= ' ' && first[1] == 0);
        return marked || zero;
    }

    private static boolean noControls(byte[] first) {
        for (int i = 0; i < Math.min(first.length, LOOKED_AT); i++) {
            boolean control = first[i] >= 0 && first[i] < ' ';
            if (control && first[i] != '\t' && first[i] != '\r' && first[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static int afterBlanks(byte[] first) {
        int at = are(first, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        while (at < first.length && (first[at] == ' ' || first[at] == '\t' || first[at] == '\r' || first[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static boolean holds(byte[] first, int from, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (from + i >= first.length || first[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
