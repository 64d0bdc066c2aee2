package org.songtor.intake.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
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
import org.songtor.intake.text.FirstBytes;
import org.songtor.model.Problem;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The sheet of an {@code .xlsx} workbook that is a list, read as a stream of events after {@link ZipScan} has let it in. Memory holds one row
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
        return FirstBytes.are(first, 'P', 'K') || FirstBytes.are(first, 0xD0, 0xCF, 0x11, 0xE0);
    }

    @Override
    public void read(Path file, Sink sink) throws IOException, FormatException {
        ZipScan.check(file);
        Grid grid = new Grid(false, sink);
        try (OPCPackage book = open(file)) {
            SharedStrings strings = strings(book);
            Sheets sheets = new Sheets(SheetScan.of(book, strings));
            int list = sheets.list();
            List<Problem> unread = sheets.unread(list);
            if (!unread.isEmpty()) {
                sink.problems(unread);
            }
            try (InputStream sheet = sheet(book, list)) {
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

    private static InputStream sheet(OPCPackage book, int place) throws FormatException {
        try {
            Iterator<InputStream> sheets = new XSSFReader(book).getSheetsData();
            for (int i = 0; i < place; i++) {
                sheets.next().close();
            }
            return sheets.next();
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    static void parse(InputStream part, DefaultHandler handler) throws FormatException {
        try {
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(handler);
            parser.setErrorHandler(handler);
            parser.parse(new InputSource(part));
        } catch (FirstCell.Enough e) {
            return;
        } catch (SheetHandler.Refusal e) {
            throw e.cause;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw unreadable(e);
        }
    }

    /** What the library calls its trouble is nobody's but ours. */
    static FormatException unreadable(Exception e) {
        return ZipScan.refused("", "a damaged workbook", "a workbook that opens");
    }
}
