package org.songtor.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * What a problem means and what to do, in Thai and in English. The files are read as UTF-8 and nothing else: the JDK's own
 * bundles fall back to Latin-1 without a word. Any language but Thai gives English.
 */
public final class ProblemTexts {
    private static final Properties ENGLISH = load("problems.properties");
    private static final Properties THAI = load("problems_th.properties");

    private ProblemTexts() {}

    /** What happened, one or two plain sentences. */
    public static String what(Problem problem, Locale locale) {
        return what(problem.code(), locale);
    }

    /** What to do about it. */
    public static String todo(Problem problem, Locale locale) {
        return todo(problem.code(), locale);
    }

    /** What happened, for whoever reads about a code before it happens. */
    public static String what(ProblemCode code, Locale locale) {
        return text(code, "what", locale);
    }

    /** What to do, likewise. */
    public static String todo(ProblemCode code, Locale locale) {
        return text(code, "todo", locale);
    }

    /**
     * What should have stood there, as a person says it. In Thai the very words of the check come first, for one code may ask for several things;
     * then the words for the field, else for the code, with the problem's own value in place of {@code {0}}; the value alone where no words were
     * written for it.
     */
    public static String expected(Problem problem, Locale locale) {
        if (problem.expected().isEmpty() || problem.code() == ProblemCode.NORMALISED_TEXT) {
            return problem.expected(); // what was tidied up is the fund's own text
        }
        return in(locale) == THAI ? thai(problem, problem.expected()) : worded(problem, ENGLISH, problem.expected());
    }

    /** The same for whoever reads either: Thai first, and once where both are the same. */
    public static String expectedInBoth(Problem problem) {
        String thai = expected(problem, Locale.forLanguageTag("th"));
        String english = expected(problem, Locale.ENGLISH);
        return thai.equals(english) ? thai : thai + " / " + english;
    }

    /** What a check adds in brackets, the place or the person, stands behind the words for the rest. */
    private static String thai(Problem problem, String said) {
        return ThaiWords.aside(said)
                .map(both -> thai(problem, both.said()) + both.aside())
                .or(() -> ThaiWords.of(problem.code(), said))
                .orElseGet(() -> worded(problem, THAI, ThaiWords.value(said)));
    }

    /**
     * What stood there. Where the check said it in its own words ({@code 3 lines}), the reader's language has them. A day or an amount that the program read, and says beside what it expected, is in the reader's calendar as that is; what a fund, an agency or
     * a bank wrote stands as it is.
     */
    public static String found(Problem problem, Locale locale) {
        boolean read = problem.code() == ProblemCode.OTHER_ENTRY || problem.code() == ProblemCode.FUTURE_DATE;
        return in(locale) == THAI
                ? ThaiWords.found(problem.code(), problem.found())
                        .orElseGet(() -> read ? ThaiWords.value(problem.found()) : problem.found())
                : problem.found();
    }

    /** The same for whoever reads either: Thai first, and once where both are the same. */
    public static String foundInBoth(Problem problem) {
        String thai = found(problem, Locale.forLanguageTag("th"));
        return thai.equals(problem.found()) ? thai : thai + " / " + problem.found();
    }

    private static String worded(Problem problem, Properties texts, String value) {
        String key = problem.code().code() + ".expected";
        String words = texts.getProperty(key + "." + problem.field(), texts.getProperty(key));
        return words == null ? value : words.replace("{0}", value);
    }

    static Set<String> keys(Locale locale) {
        return in(locale).stringPropertyNames();
    }

    private static String text(ProblemCode code, String kind, Locale locale) {
        String text = in(locale).getProperty(code.code() + "." + kind);
        if (text == null) {
            throw new IllegalStateException("no text " + code.code() + "." + kind + " in " + locale);
        }
        return text;
    }

    private static Properties in(Locale locale) {
        return locale.getLanguage().equals("th") ? THAI : ENGLISH;
    }

    private static Properties load(String name) {
        InputStream in = ProblemTexts.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
