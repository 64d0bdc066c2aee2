package org.songtor.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the checks say in English of what should have stood there, in Thai: {@code expected_th.txt}, one line each; and what they say in their own words of what
 * stood there: {@code found_th.txt}. The English stays what programs read
 * and what is kept, so that what was kept before a phrase was written is told in Thai as well.
 */
final class ThaiWords {
    private static final String BETWEEN = " => ";
    private static final Pattern OF_CODE = Pattern.compile("(SGT-[0-9]{4}): (.*)");
    /** The check of an agency's form says beside what it asks at which byte it is, and whose record. */
    private static final Pattern ASIDE = Pattern.compile("(?s)(.*) \\((byte|person) ([^()]*)\\)");
    /** A day of the common era, and its time where it has one. */
    private static final Pattern DAY =
            Pattern.compile("(?<![0-9-])((?:19|20)[0-9]{2})(-[0-9]{2}-[0-9]{2})(?:T([0-9:.]+))?(?![0-9-])");

    private static final Pattern BAHT = Pattern.compile("([0-9]) baht(?![a-z])");

    private static final String ANYTHING = "\\E(.+?)\\Q";
    /** What a check puts into a sentence of its own about what it found is a number or a name; words with blanks between are somebody's else. */
    private static final String ONE_WORD = "\\E(\\S{1,60}?)\\Q";

    private static final List<Phrase> PHRASES = load("expected_th.txt", ANYTHING);
    private static final List<Phrase> FOUND = load("found_th.txt", ONE_WORD);

    private ThaiWords() {}

    /** @param code empty: of every problem */
    private record Phrase(String code, Pattern english, String thai) {
        static Phrase of(String line, String hole) {
            int at = line.indexOf(BETWEEN);
            Matcher own = OF_CODE.matcher(line.substring(0, at));
            boolean one = own.matches();
            String english = one ? own.group(2) : line.substring(0, at);
            String pattern = "\\Q" + english.replace("{0}", hole).replace("{1}", hole) + "\\E";
            return new Phrase(one ? own.group(1) : "", Pattern.compile(pattern), line.substring(at + BETWEEN.length()));
        }

        Optional<String> of(ProblemCode problem, String said) {
            Matcher found = english.matcher(said);
            if (!code.isEmpty() && !code.equals(problem.code()) || !found.matches()) {
                return Optional.empty();
            }
            String text = thai;
            for (int n = 0; n < found.groupCount(); n++) {
                text = text.replace("{" + n + "}", value(found.group(n + 1)));
            }
            return Optional.of(text);
        }
    }

    /** @param aside in Thai, brackets and all */
    record Both(String said, String aside) {}

    /** What is said, apart from what stands behind it in brackets; empty where nothing does. */
    static Optional<Both> aside(String said) {
        Matcher both = ASIDE.matcher(said);
        return both.matches()
                ? Optional.of(new Both(
                        both.group(1),
                        (both.group(2).equals("byte") ? " (ไบต์ที่ " : " (เลขประจำตัว ") + both.group(3) + ")"))
                : Optional.empty();
    }

    /** Empty where no phrase fits. */
    static Optional<String> of(ProblemCode code, String said) {
        return PHRASES.stream().flatMap(p -> p.of(code, said).stream()).findFirst();
    }

    /** What stood there, where the check said it in its own words; empty where somebody else's words stand. */
    static Optional<String> found(ProblemCode code, String said) {
        return FOUND.stream().flatMap(p -> p.of(code, said).stream()).findFirst();
    }

    /** What a check of ours found or wants, days and baht in it as a reader of Thai writes them. */
    static String value(String text) {
        return BAHT.matcher(buddhist(text)).replaceAll("$1 บาท");
    }

    /** Days of the common era in it as a reader of Thai writes them: {@code 2026-11-03T12:00} is {@code 2569-11-03 12:00}. */
    static String buddhist(String text) {
        return DAY.matcher(text)
                .replaceAll(d -> Integer.parseInt(d.group(1))
                        + Period.ERA
                        + d.group(2)
                        + (d.group(3) == null ? "" : " " + d.group(3)));
    }

    private static List<Phrase> load(String name, String hole) {
        InputStream in = ThaiWords.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> Phrase.of(line, hole))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
