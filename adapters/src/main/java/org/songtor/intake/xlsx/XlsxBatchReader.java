package org.songtor.intake.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.songtor.intake.grid.Grid;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The first sheet of an {@code .xlsx} workbook, read as a stream of events after {@link ZipScan} has let it in. Memory holds one row
 * and the workbook's shared texts, which the scan bounds. Formulas give what they last showed, marked as computed.
 */
@Component
public class XlsxBatchReader implements BatchReader {
    static {
        // POI's own bound (1 : 100 from the first bytes) refuses honest workbooks; ZipScan has counted every byte
        // before.
        ZipSecureFile.setMinInflateRatio(1.0 / (2 * ZipScan.HIGHEST_RATIO));
    }

    @Override
    public String name() {
        return "xlsx";
    }

    /** Any zip, and the old container of encrypted and {@code .xls} books, which is then refused by its name. */
    @Override
    public boolean recognises(byte[] first) {
        return startsWith(first, 'P', 'K') || startsWith(first, 0xD0, 0xCF, 0x11, 0xE0);
    }

    @Override
    public void read(Path file, Sink sink) throws IOException, FormatException {
        ZipScan.check(file);
        Grid grid = new Grid(false, sink);
        try (OPCPackage book = open(file)) {
            SharedStrings strings = strings(book);
            try (InputStream sheet = firstSheet(book)) {
                parse(sheet, new SheetHandler(grid, strings));
            }
        }
        grid.end();
    }

    // A broken book makes POI throw nearly anything, so each step of opening names what it could not do. The disk was
    // proved by the scan: an IOException here comes from the book as well.

    private static OPCPackage open(Path file) throws FormatException {
        try {
            return OPCPackage.open(file.toFile(), PackageAccess.READ);
        } catch (OpenXML4JException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static SharedStrings strings(OPCPackage book) throws FormatException {
        try {
            return new ReadOnlySharedStringsTable(book, false);
        } catch (IOException | SAXException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static InputStream firstSheet(OPCPackage book) throws FormatException {
        try {
            Iterator<InputStream> sheets = new XSSFReader(book).getSheetsData();
            if (sheets.hasNext()) {
                return sheets.next();
            }
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw unreadable(e);
        }
        throw ZipScan.refused("", "no sheet", "a workbook with one sheet");
    }

    private static void parse(InputStream sheet, SheetHandler handler) throws FormatException {
        try {
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(handler);
            parser.setErrorHandler(handler);
            parser.parse(new InputSource(sheet));
        } catch (SheetHandler.Refusal e) {
            throw e.cause;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw unreadable(e);
        }
    }

    private static FormatException unreadable(Exception e) {
        return ZipScan.refused("", e.getClass().getSimpleName(), "a workbook that opens");
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
