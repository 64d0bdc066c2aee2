package org.songtor.agency.lao;

/**
 * One cell of a sheet before it is bytes.
 *
 * @param text as a person reads it; money as baht with two decimals
 */
record Cell(String text, Kind kind) {
    /** How a workbook shows it; a text file makes no difference. */
    enum Kind {
        TEXT,
        HEAD,
        MONEY
    }

    static Cell text(String text) {
        return new Cell(text, Kind.TEXT);
    }

    static Cell head(String text) {
        return new Cell(text, Kind.HEAD);
    }

    /** Baht; empty text stays an empty cell. */
    static Cell money(String baht) {
        return new Cell(baht, baht.isEmpty() ? Kind.TEXT : Kind.MONEY);
    }
}
