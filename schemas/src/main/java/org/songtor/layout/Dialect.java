package org.songtor.layout;

/**
 * How a delimited form is punctuated. No field holds a line break, so every one ends a record.
 *
 * @param columns whether a row of the fields' labels stands before the records that may be many
 */
record Dialect(char separator, char quote, boolean columns) {
    boolean mustQuote(String text) {
        return text.indexOf(separator) >= 0 || text.indexOf(quote) >= 0;
    }
}
