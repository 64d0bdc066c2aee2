package org.songtor.intake.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests: honest ones by fastexcel, odd ones part by part. */
final class Books {
    static final String[] COLUMNS = {
        "เลขประจำตัวประชาชน national_id",
        "คำนำหน้า title",
        "ชื่อ first_name",
        "นามสกุล last_name",
        "สวัสดิการ scheme",
        "จำนวนเงิน amount",
        "ค่าจ้าง wages"
    };

    /** What to put on the sheet under the column row, which is row 6 counted from 0. */
    interface Lines {
        void write(Worksheet sheet);
    }

    private Books() {}

    /** A sheet by its name. */
    record Page(String name, Lines lines) {}

    static Page sheet(String name, Lines lines) {
        return new Page(name, lines);
    }

    static Path sheets(Path file, Page... pages) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            for (Page page : pages) {
                page.lines().write(book.newWorksheet(page.name()));
            }
        }
        return file;
    }

    static Path honest(Path file, Lines lines) throws IOException {
        return sheets(file, sheet("งวด", sheet -> {
            top(sheet);
            lines.write(sheet);
        }));
    }

    /** A whole list of one line. */
    static void list(Worksheet sheet) {
        top(sheet);
        line(sheet, 7, 100);
    }

    private static void top(Worksheet sheet) {
        sheet.value(0, 0, "songtor-batch");
        sheet.value(0, 1, 1);
        sheet.value(1, 0, "กองทุน fund");
        sheet.value(1, 1, "wiang");
        sheet.value(2, 0, "งวด period");
        sheet.value(2, 1, "2569-11");
        sheet.value(3, 0, "จำนวนรายการ count");
        sheet.value(3, 1, 1);
        sheet.value(4, 0, "ยอดรวม total");
        sheet.value(4, 1, 1200.5);
        for (int c = 0; c < COLUMNS.length; c++) {
            sheet.value(6, c, COLUMNS[c]);
        }
    }

    static void line(Worksheet sheet, int row, Number amount) {
        sheet.value(row, 0, "1101700230705");
        sheet.value(row, 1, "นาง");
        sheet.value(row, 2, "น้ำผึ้ง");
        sheet.value(row, 3, "ใจดี");
        sheet.value(row, 4, "nsf");
        sheet.value(row, 5, amount);
    }

    /** A workbook whose one sheet holds these rows of raw XML. */
    static Path raw(Path file, String sheetData, Map<String, String> more) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                        + "</Types>");
        parts.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
        parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + sheetData
                        + "</sheetData></worksheet>");
        parts.putAll(more);
        return zip(file, parts);
    }

    /** The same with shared texts, under these attributes. */
    static Path texts(Path file, String sheetData, String attributes, String... texts) throws IOException {
        String space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String types = "http://schemas.openxmlformats.org/package/2006/content-types";
        String sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        String kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String items = Stream.of(texts).map(t -> "<si><t>" + t + "</t></si>").collect(Collectors.joining());
        return raw(
                file,
                sheetData,
                Map.of(
                        "[Content_Types].xml",
                        "<Types xmlns=\"" + types + "\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + sheets
                                + "sheet.main+xml\"/>"
                                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + sheets
                                + "sharedStrings+xml\"/>"
                                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + sheets
                                + "worksheet+xml\"/></Types>",
                        "xl/_rels/workbook.xml.rels",
                        relation("worksheet", "worksheets/sheet1.xml")
                                .replace(
                                        "</Relationships>",
                                        "<Relationship Id=\"rId2\" Type=\"" + kinds
                                                + "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
                        "xl/sharedStrings.xml",
                        "<sst xmlns=\"" + space + "\" " + attributes + ">" + items + "</sst>"));
    }

    /** A row of raw XML that holds these texts. */
    static String texts(int row, String... texts) {
        StringBuilder cells = new StringBuilder();
        for (int c = 0; c < texts.length; c++) {
            cells.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted('A' + c, row, texts[c]));
        }
        return "<row r=\"%d\">%s</row>".formatted(row, cells);
    }

    static String control(String label, String value, int row) {
        return value.startsWith("<v>")
                ? "<row r=\"%1$d\"><c r=\"A%1$d\" t=\"inlineStr\"><is><t>%2$s</t></is></c><c r=\"B%1$d\">%3$s</c></row>"
                        .formatted(row, label, value)
                : texts(row, label, value);
    }

    /** The workbook's own part, with these settings. */
    static Map<String, String> workbook(String settings) {
        return Map.of(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" + settings
                        + "<sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    }

    static Path zip(Path file, Map<String, String> parts) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file.toFile())) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                // A name that ends in # is written without it, so that a map can hold the same part twice.
                zip.putArchiveEntry(new ZipArchiveEntry(part.getKey().replaceFirst("#$", "")));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return file;
    }

    private static String relation(String kind, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind + "\" Target=\""
                + target
                + "\"/></Relationships>";
    }
}
