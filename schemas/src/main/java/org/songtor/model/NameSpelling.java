package org.songtor.model;

import java.util.regex.Pattern;

/**
 * How the name of a person may be spelt: Thai or Latin letters, with blanks, points, hyphens, apostrophes and brackets between them. What every Thai
 * reader would read as the same name, because only keys were pressed in another order, is put right and said; what could be
 * another name, or none, is not touched. No national register writes digits, symbols or other scripts in a name.
 *
 * @param value the name in its right order
 * @param mended whether that differs from what stood there
 * @param sound whether it can be the name of a person; an empty text is sound
 */
public record NameSpelling(String value, boolean mended, boolean sound) {
    /** Marks above and below but tone marks: MAI HAN-AKAT, the vowels, PHINTHU, MAITAIKHU, THANTHAKHAT, NIKHAHIT, YAMAKKAN. */
    private static final String VOWELS = "\u0E31\u0E34-\u0E3A\u0E47";

    private static final String TONES = "\u0E48-\u0E4B";
    private static final Pattern TWO_SARA_E = Pattern.compile("\u0E40\u0E40");
    private static final Pattern TONE_FIRST = Pattern.compile("([" + TONES + "\u0E4C])([" + VOWELS + "])");
    private static final Pattern SARA_AM_FIRST = Pattern.compile("\u0E33([" + TONES + "])");

    /** A consonant with at most one vowel, one tone or killer; vowels that stand alone; what a name needs beside them. */
    private static final String SYLLABLE = "[\u0E01-\u0E2E](?:[" + VOWELS + "]?[" + TONES + "\u0E4C]?)";

    private static final String THAI = "(?:" + SYLLABLE + "|[\u0E2F\u0E30\u0E32\u0E33\u0E40-\u0E46])+";
    private static final String LATIN = "(?:[\\p{IsLatin}&&[\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lm}]]\\p{Mn}?)+";
    private static final Pattern WORDS =
            Pattern.compile("(?:(?:" + THAI + "|" + LATIN + ")(?:[ .'\u2019()/-]{1,3}|$))+(?<![ (/-])");

    /** No syllable has more: the pattern is not asked about a text of any length. */
    private static final int LONGEST = 400;

    public static NameSpelling of(String text) {
        if (plain(text)) {
            return new NameSpelling(text, false, true);
        }
        String value = TWO_SARA_E.matcher(text).replaceAll("\u0E41");
        value = TONE_FIRST.matcher(value).replaceAll("$2$1");
        value = SARA_AM_FIRST.matcher(value).replaceAll("$1\u0E33");
        boolean sound = value.length() <= LONGEST && WORDS.matcher(value).matches();
        return new NameSpelling(value, !value.equals(text), sound);
    }

    /** Most names: consonants, each with at most one vowel and one tone or killer in their order, and vowels that stand alone. */
    private static boolean plain(String text) {
        boolean takesVowel = false;
        boolean takesTone = false;
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = c == '\u0E31' || c >= '\u0E34' && c <= '\u0E39' || c == '\u0E47';
            boolean tone = c >= '\u0E48' && c <= '\u0E4C';
            boolean consonant = c >= '\u0E01' && c <= '\u0E2E';
            boolean alone =
                    c == '\u0E30' || c == '\u0E32' || c == '\u0E33' || c >= '\u0E40' && c <= '\u0E44' && c != before;
            if (mark ? !takesVowel : tone ? !takesTone : !consonant && !alone) {
                return false;
            }
            takesVowel = consonant;
            takesTone = consonant || mark;
            before = c;
        }
        return true;
    }
}
