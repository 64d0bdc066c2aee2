package org.songtor.agency.lao;

import java.util.List;

/** Rows of cells as the XML of a worksheet. The texts were checked before: none holds what XML cannot, or a blank at an end. */
final class SheetWriter {
    private static final int[] WIDTHS = {26, 24, 22, 22, 26, 14, 20, 26, 26};

    private SheetWriter() {}

    static String write(List<List<Cell>> rows) {
        StringBuilder out = new StringBuilder(XlsxFrame.XML);
        out.append("<worksheet xmlns=\"").append(XlsxFrame.MAIN).append("\"><cols>");
        for (int i = 1; i <= WIDTHS.length; i++) {
            out.append("<col min=\"").append(i).append("\" max=\"").append(i).append("\" width=\"");
            out.append(WIDTHS[i - 1]).append("\" customWidth=\"1\"/>");
        }
        out.append("</cols><sheetData>");
        for (int i = 0; i < rows.size(); i++) {
            row(out, i + 1, rows.get(i));
        }
        return out.append("</sheetData></worksheet>").toString();
    }

    private static void row(StringBuilder out, int number, List<Cell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        out.append("<row r=\"").append(number).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).text().isEmpty()) {
                out.append("<c r=\"").append((char) ('A' + i)).append(number);
                cell(out, cells.get(i));
            }
        }
        out.append("</row>");
    }

    private static void cell(StringBuilder out, Cell cell) {
        switch (cell.kind()) {
            case MONEY -> out.append("\" s=\"3\"><v>").append(cell.text()).append("</v></c>");
            case TEXT, HEAD -> {
                out.append("\" s=\"").append(cell.kind() == Cell.Kind.HEAD ? 2 : 1);
                out.append("\" t=\"inlineStr\"><is><t>");
                escaped(out, cell.text());
                out.append("</t></is></c>");
            }
        }
    }

    private static void escaped(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                // A spreadsheet program reads _x0041_ as A; a bare underscore before x would be taken for such a mark.
                case '_' -> out.append(text.startsWith("_x", i) ? "_x005F_" : "_");
                default -> out.append(text.charAt(i));
            }
        }
    }
}
