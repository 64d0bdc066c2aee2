package org.songtor.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digits in a bank's text that may be left of a payment reference.
 *
 * @param digits 6 to 12 of them
 * @param prefixed the reference's letters, or one of them, stand before the digits
 */
record Written(String digits, boolean prefixed) {
    /** A text has at most so many that are looked at. */
    static final int MOST = 8;

    private static final Pattern RUN =
            Pattern.compile("(?<![0-9A-Z])(?:[A-Z]{0,8}?(ST|S7|5T)|(S|T))?([0-9OQIL]{6,12})(?![0-9A-Z])");
    /** Written in groups: {@code ST 0012 3456 90}. */
    private static final Pattern GROUPS =
            Pattern.compile("(?<![0-9A-Z])ST((?:[ .-]{1,2}[0-9OQIL]{1,10}){1,6})(?![0-9A-Z])");

    private static final int TEN = 10;

    static List<Written> in(String text) {
        String plain = plain(text);
        Set<Written> found = new LinkedHashSet<>();
        Matcher groups = GROUPS.matcher(plain);
        while (groups.find()) {
            joined(groups.group(1)).ifPresent(digits -> found.add(new Written(digits, true)));
        }
        Matcher run = RUN.matcher(plain);
        while (run.find()) {
            if (run.group(3).chars().filter(Character::isDigit).count()
                    >= run.group(3).length() - 2) {
                found.add(new Written(digits(run.group(3)), run.group(1) != null || run.group(2) != null));
            }
        }
        return new ArrayList<>(found).subList(0, Math.min(MOST, found.size()));
    }

    /** As it is shown beside the reference. */
    String shown() {
        return (prefixed ? "ST" : "") + digits;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean thai = c >= '๐' && c <= '๙';
            plain.append(thai ? (char) ('0' + c - '๐') : c);
        }
        return plain.toString().toUpperCase(Locale.ROOT);
    }

    /** As many groups as make ten digits, or all of them. */
    private static Optional<String> joined(String groups) {
        StringBuilder digits = new StringBuilder();
        for (String group : groups.split("[ .-]+")) {
            if (digits.length() < TEN) {
                digits.append(digits(group));
            }
        }
        return digits.length() >= 6 && digits.length() <= TEN + 2 ? Optional.of(digits.toString()) : Optional.empty();
    }

    private static String digits(String alike) {
        return alike.replace('O', '0').replace('Q', '0').replace('I', '1').replace('L', '1');
    }
}
