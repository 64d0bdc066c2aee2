package org.songtor.store;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** What of a bank's entry says which it is, where its name alone does not. */
final class EntryText {
    /** As {@code mt940} names what has no reference: day of value, the statement's number, the place in it; and so kept beside another of that name. */
    private static final Pattern MADE_UP =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{1,5}-[0-9]{1,7}(?:@.*)?", Pattern.DOTALL);

    /** As forms name what they know the minute and the balance of. */
    private static final Pattern MINUTE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4}(?:[0-9]{2})?-[0-9]+(?:-[0-9]{1,6})?");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private EntryText() {}

    /** The same text, however it was wrapped. */
    static String plain(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** Whether an entry's name counts within a statement: so may another's of that day. */
    static boolean counted(String name, LocalDate day) {
        return name.startsWith(day + "/") || MADE_UP.matcher(name).matches();
    }

    /** Whether a name says nothing of which entry it is beyond the day, the minute or the balance. */
    static boolean madeUp(String name, LocalDate day) {
        return counted(name, day) || MINUTE.matcher(name).matches();
    }
}
