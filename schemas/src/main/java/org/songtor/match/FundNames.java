package org.songtor.match;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.songtor.model.FundId;

/**
 * Names of funds that stand in a text, whatever stands between words: Thai is written without spaces, and banks drop them. A name of several funds says nothing
 * of any of them.
 */
final class FundNames {
    /** Shorter names say too little. */
    private static final int LEAST = 6;

    private record Named(String name, FundId fund, boolean several) {}

    private final TreeMap<String, Named> byLetters = new TreeMap<>();

    void add(String name, FundId fund) {
        String letters = letters(name);
        if (letters.length() >= LEAST) {
            byLetters.merge(
                    letters,
                    new Named(name, fund, false),
                    (known, same) -> known.fund().equals(fund) ? known : new Named(known.name(), known.fund(), true));
        }
    }

    /** The funds, each with the name, in the order in which they stand there. */
    Map<FundId, String> in(String text) {
        Map<FundId, String> found = new LinkedHashMap<>();
        String letters = letters(text);
        for (int at = 0; at + LEAST <= letters.length(); at++) {
            beginning(letters.substring(at), found);
        }
        return found;
    }

    /** Every name that the rest of a text begins with stands at or before it; so do those that share less and less with it. */
    private void beginning(String rest, Map<FundId, String> found) {
        String sought = rest;
        while (sought.length() >= LEAST) {
            Map.Entry<String, Named> before = byLetters.floorEntry(sought);
            if (before == null) {
                return;
            }
            int shared = shared(sought, before.getKey());
            if (shared == before.getKey().length()) {
                Named named = before.getValue();
                if (!named.several()) {
                    found.putIfAbsent(named.fund(), named.name());
                }
                shared--;
            }
            sought = sought.substring(0, shared);
        }
    }

    private static int shared(String a, String b) {
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
