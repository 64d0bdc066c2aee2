package org.songtor.console;

import java.util.Locale;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;
import org.songtor.model.Shown;
import org.springframework.context.MessageSource;

/** The texts by key in the reader's language, and what others wrote as it may be shown. */
public interface Says {
    /** As long as a national id. */
    Pattern LONE_ID = Pattern.compile("(?<![0-9])[0-9]{13}(?![0-9])");

    /** All texts, in Thai and English. */
    MessageSource texts();

    /** The reader's language. */
    Locale locale();

    /** Whether in Thai, as for all who did not ask for English. */
    default boolean thai() {
        return !locale().getLanguage().equals("en");
    }

    /** The text of a key; a missing one is an error, never an empty place on the page. */
    default String say(String key, Object... values) {
        return texts().getMessage(key, values, locale());
    }

    /** A word of another part, by its key; where this program has no text for it the other part's own word. */
    default String or(String prefix, String word) {
        String text = texts().getMessage(prefix + word, null, word, locale());
        return text == null ? word : text;
    }

    /** The text of a key with this behind it, where there is one; else of the key alone. */
    default String first(String key, String own) {
        String text = texts().getMessage(key + own, null, null, locale());
        return text == null ? say(key) : text;
    }

    /** A bank's own number or words: only what is a national id by its check digit is masked, as banks' numbers have thirteen digits as well. */
    default String bank(String text) {
        return Shown.withoutSoundIds(text);
    }

    /** Free text of a fund or an agency: thirteen digits in a row may be a national id and are masked. */
    default String plain(String text) {
        return LONE_ID.matcher(text).replaceAll(found -> NationalId.mask(found.group()));
    }
}
