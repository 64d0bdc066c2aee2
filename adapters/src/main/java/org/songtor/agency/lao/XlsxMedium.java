package org.songtor.agency.lao;

import java.util.List;
import java.util.Map;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.Utf8;

/**
 * The sheet as a workbook of one sheet. Texts stay texts, so that no id loses its noughts; money is a number with two decimals.
 * Read is the first sheet of any workbook, as spreadsheet programs save it; formulas are refused.
 */
final class XlsxMedium implements Medium {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";

    @Override
    public byte[] write(List<List<Cell>> rows) throws FormatException {
        XlsxParts parts = new XlsxParts();
        parts.add("[Content_Types].xml", XlsxFrame.TYPES);
        parts.add("_rels/.rels", XlsxFrame.ROOT);
        parts.add("xl/workbook.xml", XlsxFrame.BOOK);
        parts.add("xl/_rels/workbook.xml.rels", XlsxFrame.BOOK_PARTS);
        parts.add("xl/styles.xml", XlsxFrame.STYLES);
        parts.add(SHEET, SheetWriter.write(rows));
        return parts.bytes();
    }

    @Override
    public List<List<String>> read(byte[] content) throws FormatException {
        if (content.length > Utf8.MOST_BYTES) {
            throw Refusal.badRecord(0, "file", content.length + " bytes", "at most " + Utf8.MOST_BYTES);
        }
        Map<String, byte[]> parts = XlsxParts.read(content);
        byte[] sheet = parts.get(SHEET);
        if (sheet == null) {
            throw Refusal.badRecord(0, "workbook", "no " + SHEET, "a workbook");
        }
        byte[] strings = parts.get(STRINGS);
        return Rows.trimmedAll(SheetReader.rows(sheet, strings == null ? List.of() : SheetReader.strings(strings)));
    }
}
