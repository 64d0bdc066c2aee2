package org.songtor.intake.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.songtor.port.FormatException;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Looks into every sheet as far as its first value. */
final class SheetScan {
    private static final int MOST_SHEETS = 100;

    private SheetScan() {}

    /** All sheets in their order; at least one. */
    static List<Sheets.Sheet> of(OPCPackage book, SharedStrings strings) throws FormatException {
        try {
            XSSFReader reader = new XSSFReader(book);
            Set<String> hidden = hidden(reader);
            List<Sheets.Sheet> sheets = new ArrayList<>();
            XSSFReader.SheetIterator parts = reader.getSheetIterator();
            while (parts.hasNext()) {
                if (sheets.size() == MOST_SHEETS) {
                    throw ZipScan.refused("", "more than " + MOST_SHEETS + " sheets", "a workbook with one sheet");
                }
                try (InputStream part = parts.next()) {
                    String name = parts.getSheetName();
                    sheets.add(new Sheets.Sheet(name, hidden.contains(name), FirstCell.of(part, strings)));
                }
            }
            if (sheets.isEmpty()) {
                throw ZipScan.refused("", "no sheet", "a workbook with one sheet");
            }
            return sheets;
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw XlsxBatchReader.unreadable(e);
        }
    }

    /** Names of sheets that nobody sees (ECMA-376 part 1, 18.2.19). */
    private static Set<String> hidden(XSSFReader reader) throws IOException, OpenXML4JException, FormatException {
        Set<String> names = new HashSet<>();
        try (InputStream workbook = reader.getWorkbookData()) {
            XlsxBatchReader.parse(workbook, new DefaultHandler() {
                @Override
                public void startElement(String uri, String local, String name, Attributes a) {
                    String state = a.getValue("state");
                    if (local.equals("sheet") && state != null && !state.equals("visible")) {
                        names.add(String.valueOf(a.getValue("name")));
                    }
                }
            });
        }
        return names;
    }
}
