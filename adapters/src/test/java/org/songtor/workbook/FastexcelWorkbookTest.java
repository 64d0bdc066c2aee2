package org.songtor.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.grid.Collected;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.port.WorkbookWriter;
import org.songtor.port.WorkbookWriter.Form;

/** What POI and our own reader see in the workbooks we write. */
class FastexcelWorkbookTest {
    private static final Fund WIANG =
            new Fund(FundId.of("wiang"), "กองทุนหมู่บ้านเวียง", "Wiang", Map.of(), List.of(), List.of());
    private static final List<String> COLUMNS =
            List.of("member_no", "national_id", "title", "first_name", "last_name", "scheme", "amount", "wages");

    private final WorkbookWriter writer = new FastexcelWorkbook();

    @TempDir
    private Path folder;

    @Test
    void a_form_filled_in_by_hand_is_read_without_a_problem() throws Exception {
        Path file = filled(written(form(Map.of("fund", "wiang", "period", "2569-12")), blank("W001"), blank("W002")));
        Collected read = Collected.from(new XlsxBatchReader(), file);
        assertThat(read.codes()).isEmpty();
        assertThat(read.header)
                .containsEntry("fund", "wiang")
                .containsEntry("period", "2569-12")
                .containsEntry("count", "2")
                .containsEntry("total", "201");
        assertThat(read.rows).containsOnlyKeys(8, 9);
        assertThat(read.rows.get(8))
                .containsEntry("national_id", "0101700230705")
                .containsEntry("first_name", "น้ำผึ้ง")
                .containsEntry("amount", "100.5");
    }

    @Test
    void an_id_is_a_text_cell_and_so_is_what_is_typed_below_the_last_row() throws Exception {
        try (XSSFWorkbook book = open(written(form(Map.of("fund", "wiang", "period", "2569-12")), blank("W001")))) {
            XSSFSheet sheet = book.getSheetAt(0);
            Cell id = sheet.getRow(7).getCell(1);
            assertThat(id.getCellType()).isEqualTo(CellType.STRING);
            assertThat(id.getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(sheet.getColumnStyle(1).getDataFormatString()).isEqualTo("@");
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 7);
        }
    }

    @Test
    void schemes_and_titles_are_chosen_from_lists_on_the_help_sheet() throws Exception {
        try (XSSFWorkbook book = open(written(form(Map.of("fund", "wiang", "period", "2569-12"))))) {
            assertThat(book.getSheetName(1)).isEqualTo("คำอธิบาย help");
            assertThat(book.getSheetAt(0).getDataValidations())
                    .extracting(DataValidation::getValidationConstraint)
                    .extracting(c -> c.getFormula1())
                    .containsExactlyInAnyOrder("'คำอธิบาย help'!$D$2:$D$3", "'คำอธิบาย help'!$H$2:$H$4");
            assertThat(book.getSheetAt(1).getRow(1).getCell(3).getStringCellValue())
                    .isEqualTo("nsf");
            assertThat(book.getSheetAt(1).getRow(3).getCell(7).getStringCellValue())
                    .isEqualTo("นางสาว");
        }
    }

    @Test
    void a_returned_batch_marks_its_bad_cells_says_what_to_do_and_can_be_sent_again() throws Exception {
        Map<String, String> raw = Map.of(
                "national_id",
                "3-9999-00001-xx-x",
                "first_name",
                " สมชาย",
                "last_name",
                "_x0041_",
                "scheme",
                "nsf",
                "amount",
                "1,200.00");
        List<Problem> problems =
                List.of(Problem.ofRow(ProblemCode.BAD_NATIONAL_ID, 9, 3, "national_id", "x", "13 digits"));
        Form form = new Form(
                WIANG,
                Map.of("fund", "wiang", "period", "2569-13", "corrects", "B000012"),
                List.of("national_id", "title", "first_name", "last_name", "scheme", "amount", "problem", "todo"),
                schemes(),
                List.of("นาย"),
                List.of(Problem.ofFile(ProblemCode.BAD_PERIOD, "period", "2569-13", "such as 2569-11")));
        Path file = written(form, new WorkbookWriter.Row(raw, problems));
        try (XSSFWorkbook book = open(file)) {
            XSSFSheet sheet = book.getSheetAt(0);
            Cell bad = sheet.getRow(8).getCell(0);
            assertThat(bad.getCellComment().getString().getString()).contains("SGT-2002");
            assertThat(bad.getCellStyle().getFillForegroundColorColor()).isNotNull();
            assertThat(sheet.getRow(8).getCell(2).getCellComment()).isNull();
            assertThat(sheet.getRow(2).getCell(1).getCellComment().getString().getString())
                    .contains("SGT-1010", "ควรเป็น expected: ปี พ.ศ. และเดือน เช่น 2569-11 / such as 2569-11");
            assertThat(sheet.getRow(8).getCell(7).getStringCellValue()).contains("digit by digit");
            assertThat(sheet.getRow(8).getCell(5).getNumericCellValue()).isEqualTo(1200);
        }
        Collected read = Collected.from(new XlsxBatchReader(), computed(file));
        assertThat(read.codes()).isEmpty();
        assertThat(read.header).containsEntry("corrects", "B000012").containsEntry("total", "1200");
        assertThat(read.rows.get(9))
                .containsEntry("first_name", " สมชาย")
                .containsEntry("last_name", "_x0041_")
                .containsEntry("national_id", "3-9999-00001-xx-x");
    }

    @Test
    void nothing_of_others_becomes_a_formula_whatever_it_begins_with() throws Exception {
        List<String> evil =
                List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1", "\n=1", "＝1+1", " =1+1", "=cmd|'/C calc'!A0");
        WorkbookWriter.Row[] rows = evil.stream()
                .map(e -> new WorkbookWriter.Row(
                        Map.of("first_name", e, "scheme", e, "amount", e, "national_id", e),
                        List.of(Problem.ofRow(ProblemCode.BAD_AMOUNT, 1, 1, "amount", e, "baht"))))
                .toArray(WorkbookWriter.Row[]::new);
        Path file = written(form(Map.of("fund", "=1+1", "period", "2569-12", "label", "=1+1")), rows);
        try (XSSFWorkbook book = open(file)) {
            int texts = 0;
            for (var sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            assertThat(cell.getCellFormula()).matches("(COUNTA|ROUND)\\(.*");
                        } else if (cell.getCellType() == CellType.STRING && evil.contains(cell.getStringCellValue())) {
                            assertThat(cell.getCellStyle().getDataFormatString())
                                    .isEqualTo("@");
                            texts++;
                        }
                    }
                }
            }
            assertThat(texts).isGreaterThanOrEqualTo(4 * evil.size() - 4);
        }
    }

    @Test
    void the_same_form_gives_the_same_bytes() throws Exception {
        Form form = form(Map.of("fund", "wiang", "period", "2569-12"));
        byte[] first = Files.readAllBytes(written(form, blank("W001")));
        assertThat(Files.readAllBytes(written(form, blank("W001")))).isEqualTo(first);
        assertThat(Files.readAllBytes(written(form, blank("W002")))).isNotEqualTo(first);
    }

    @Test
    void a_long_batch_leaves_memory_as_it_is_written_and_comes_back_whole() throws Exception {
        Form form = form(Map.of("fund", "wiang", "period", "2569-12"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(
                form,
                to -> {
                    for (int i = 0; i < 2_500; i++) {
                        to.row(new WorkbookWriter.Row(
                                Map.of("scheme", "nsf", "amount", "1", "member_no", "W" + i), List.of()));
                    }
                },
                out);
        Path file = Files.write(folder.resolve("long.xlsx"), out.toByteArray());
        Collected read = Collected.from(new XlsxBatchReader(), computed(file));
        assertThat(read.header).containsEntry("count", "2500").containsEntry("total", "2500");
        assertThat(read.rows).hasSize(2_500);
        assertThat(read.rows.get(2_507)).containsEntry("member_no", "W2499");
    }

    private static WorkbookWriter.Row blank(String memberNo) {
        return new WorkbookWriter.Row(
                Map.of(
                        "member_no", memberNo,
                        "national_id", "0101700230705",
                        "title", "นาง",
                        "first_name", "น้ำผึ้ง",
                        "last_name", "ใจดี",
                        "scheme", "nsf"),
                List.of());
    }

    private static Form form(Map<String, String> controls) {
        return new Form(WIANG, controls, COLUMNS, schemes(), List.of("นาย", "นาง", "นางสาว"), List.of());
    }

    private static List<Scheme> schemes() {
        return List.of(scheme("nsf", 50), scheme("family-life", 1));
    }

    private static Scheme scheme(String code, long least) {
        SchemeTerms terms = new SchemeTerms(
                Period.of("2500-01"),
                Optional.empty(),
                Satang.ofBaht(least),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                "test");
        return new Scheme(
                SchemeCode.of(code), ProfileId.of("nsf/collection"), "สวัสดิการ", "scheme", false, List.of(terms));
    }

    private Path written(Form form, WorkbookWriter.Row... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(
                form,
                to -> {
                    for (WorkbookWriter.Row row : rows) {
                        to.row(row);
                    }
                },
                out);
        return Files.write(Files.createTempFile(folder, "book", ".xlsx"), out.toByteArray());
    }

    /** A treasurer types two amounts and saves. */
    private Path filled(Path file) throws IOException {
        try (XSSFWorkbook book = open(file)) {
            book.getSheetAt(0).getRow(7).createCell(6).setCellValue(100.5);
            book.getSheetAt(0).getRow(8).createCell(6).setCellValue(100.5);
            return saved(book);
        }
    }

    private Path computed(Path file) throws IOException {
        try (XSSFWorkbook book = open(file)) {
            return saved(book);
        }
    }

    /** As Excel saves it: every formula with what it shows. */
    private Path saved(XSSFWorkbook book) throws IOException {
        XSSFFormulaEvaluator.evaluateAllFormulaCells(book);
        Path file = Files.createTempFile(folder, "saved", ".xlsx");
        try (var out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        return new XSSFWorkbook(Files.newInputStream(file));
    }
}
