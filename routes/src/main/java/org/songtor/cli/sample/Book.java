package org.songtor.cli.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a form as an XLSX workbook whose bytes depend on nothing but the form. */
final class Book {
    private static final int[] WIDTHS = {32, 16, 18, 20, 16, 18, 16};
    private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 3, 12, 0);

    private Book() {}

    static byte[] xlsx(String sheetName, List<List<Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Songtor", "1.0")) {
            Worksheet sheet = book.newWorksheet(sheetName);
            for (int c = 0; c < WIDTHS.length; c++) {
                sheet.width(c, WIDTHS[c]);
            }
            for (int r = 0; r < rows.size(); r++) {
                fill(sheet, r, rows.get(r));
            }
            sheet.range(Form.ROWS_BEFORE - 1, 0, Form.ROWS_BEFORE - 1, WIDTHS.length - 1)
                    .style()
                    .bold()
                    .set();
            sheet.freezePane(0, Form.ROWS_BEFORE);
        }
        return fixed(out.toByteArray());
    }

    /** National ids are text cells: as numbers a spreadsheet shows them as 3.99E+12. */
    private static void fill(Worksheet sheet, int r, List<Object> cells) {
        for (int c = 0; c < cells.size(); c++) {
            if (cells.get(c) instanceof BigDecimal number) {
                sheet.value(r, c, number);
                if (number.scale() > 0) {
                    sheet.style(r, c).format("0.00").set();
                }
            } else if (!cells.get(c).equals("")) {
                sheet.value(r, c, (String) cells.get(c));
            }
        }
    }

    /**
     * The same workbook with one time everywhere and its parts stored, not deflated: zlib's output differs between its
     * versions, and with it every byte of the file.
     */
    private static byte[] fixed(byte[] xlsx) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Through a file: fastexcel's zip states sizes only in its directory, which ZipInputStream does not read.
        Path temporary = Files.createTempFile("songtor-sample", ".xlsx");
        try {
            Files.write(temporary, xlsx);
            try (ZipFile in = new ZipFile(temporary.toFile());
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    try (InputStream part = in.getInputStream(entry)) {
                        store(zip, entry.getName(), dated(entry.getName(), part.readAllBytes()));
                    }
                }
            }
        } finally {
            Files.delete(temporary);
        }
        return out.toByteArray();
    }

    private static byte[] dated(String name, byte[] part) {
        if (!name.equals("docProps/core.xml")) {
            return part;
        }
        String text = new String(part, StandardCharsets.UTF_8);
        return text.replaceAll(">\\d{4}-\\d{2}-\\d{2}T[^<]*<", ">2026-11-03T12:00:00Z<")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void store(ZipOutputStream zip, String name, byte[] part) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(part);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.length);
        entry.setCompressedSize(part.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(WHEN);
        zip.putNextEntry(entry);
        zip.write(part);
        zip.closeEntry();
    }
}
