package org.songtor.agency.lao;

/** The parts of a workbook that are always the same (ECMA-376). */
final class XlsxFrame {
    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    static final String TYPES = XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + override("/xl/workbook.xml", "sheet.main")
            + override("/xl/styles.xml", "styles")
            + override("/xl/worksheets/sheet1.xml", "worksheet")
            + "</Types>";
    static final String ROOT = relations(relation(1, "officeDocument", "xl/workbook.xml"));
    static final String BOOK_PARTS =
            relations(relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "styles", "styles.xml"));
    static final String BOOK = XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
            + "\"><sheets><sheet name=\"นำส่ง\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    /** Cell formats by number: 0 plain, 1 text, 2 text in bold, 3 money. */
    static final String STYLES = XML + "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Tahoma\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Tahoma\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"4\">" + format(0, 0) + format(49, 0) + format(49, 1) + format(4, 0) + "</cellXfs>"
            + "</styleSheet>";

    private XlsxFrame() {}

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + SHEET_TYPE + type + "+xml\"/>";
    }

    private static String relations(String all) {
        return XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String format(int number, int font) {
        return "<xf numFmtId=\"" + number + "\" fontId=\"" + font
                + "\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>";
    }
}
