package org.songtor.page;

/** Rows of tables, in which a bar would end a cell. */
final class Markdown {
    private Markdown() {}

    static void row(StringBuilder out, String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "|" : " |");
        }
        out.append('\n');
    }
}
