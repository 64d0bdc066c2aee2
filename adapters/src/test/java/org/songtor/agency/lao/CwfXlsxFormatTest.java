package org.songtor.agency.lao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.songtor.agency.FormatSamples;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

class CwfXlsxFormatTest extends CwfFormatContract {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private final CwfXlsxFormat format = new CwfXlsxFormat();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Test
    void another_library_reads_ids_as_text_and_money_as_numbers() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(format.write(sample())))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(5).getCell(1).getStringCellValue()).isEqualTo("กองทุนสวัสดิการชุมชนตำบลเวียง");
            assertThat(sheet.getRow(8).getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(8).getCell(1).getStringCellValue()).isEqualTo("0060009998");
            assertThat(sheet.getRow(12).getCell(1).getStringCellValue())
                    .isEqualTo(Rows.printed(FormatSamples.person(1)));
            assertThat(sheet.getRow(12).getCell(6).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(new DataFormatter().formatCellValue(sheet.getRow(16).getCell(6)))
                    .isEqualTo("800.00");
            assertThat(sheet.getRow(15).getCell(3).getStringCellValue()).isEqualTo("-สมชาย");
        }
    }

    @Test
    void the_same_document_is_the_same_bytes_in_every_time_zone() throws Exception {
        byte[] here = format.write(sample());
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(format.write(sample())).isEqualTo(here);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void an_answer_saved_by_another_program_is_read_all_the_same() throws Exception {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(format.writeAnswer(sampleAnswer())))) {
            Sheet sheet = book.getSheetAt(0);
            sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.STRING) {
                    cell.setCellValue(cell.getStringCellValue());
                }
            }));
            sheet.getRow(8).getCell(0).setCellValue(1);
            sheet.getRow(9).getCell(3).setBlank();
            book.createSheet("อีกแผ่น");
            book.write(saved);
        }
        assertThat(format.readAnswer("any.xlsx", saved.toByteArray())).isEqualTo(sampleAnswer());
    }

    @Test
    void a_book_with_a_formula_a_document_type_a_missing_sheet_or_too_many_parts_is_refused() throws Exception {
        refused(sheet -> sheet.replace("<v>200.00</v>", "<f>1+1</f><v>200.00</v>"));
        refused(sheet -> sheet.replace("<worksheet", "<!DOCTYPE x [<!ENTITY e \"y\">]><worksheet"));
        refused(sheet -> sheet.replace("<sheetData>", "<sheetData>&e;"));
        refused(sheet -> sheet.replace("<row r=\"2\">", "<row r=\"1\">"));
        refused(sheet -> sheet.replace("<row r=\"2\">", "<row r=\"9999999\">"));
        refused(sheet -> sheet.replace("r=\"A2\"", "r=\"AB2\""));
        refused(sheet -> sheet.replaceFirst("t=\"inlineStr\"", "t=\"s\""));
        refused(sheet -> sheet.replaceFirst("t=\"inlineStr\"", "t=\"e\""));
        refused(sheet -> sheet.substring(0, sheet.length() - 20));
        refusedBook(zip(Map.of("x", "y")));
        refusedBook("no zip".getBytes(StandardCharsets.UTF_8));
    }

    private void refused(UnaryOperator<String> change) throws Exception {
        Map<String, byte[]> parts = XlsxParts.read(format.writeAnswer(sampleAnswer()));
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        assertThat(change.apply(sheet)).isNotEqualTo(sheet);
        refusedBook(zip(Map.of(SHEET, change.apply(sheet))));
    }

    private void refusedBook(byte[] book) {
        assertThatThrownBy(() -> format.readAnswer("any.xlsx", book)).isInstanceOf(FormatException.class);
    }

    private static byte[] zip(Map<String, String> parts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
