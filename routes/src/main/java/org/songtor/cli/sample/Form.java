package org.songtor.cli.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Satang;

/**
 * The batch form: one shape for CSV and the first sheet of a workbook. Row 1 names the form, rows 2 to 5 hold the control
 * fields, row 6 is empty, row 7 names the columns; a cell is a {@link String}, or a {@link BigDecimal} where it is a number.
 */
final class Form {
    /** Line 1 stands in the row after this one. */
    static final int ROWS_BEFORE = 7;

    private static final List<Object> COLUMNS = List.of(
            "เลขประจำตัวประชาชน national_id",
            "คำนำหน้า title",
            "ชื่อ first_name",
            "นามสกุล last_name",
            "สวัสดิการ scheme",
            "จำนวนเงิน amount",
            "ค่าจ้าง wages");

    private Form() {}

    /** Control totals are over all lines as submitted, those that will be refused too. */
    static List<List<Object>> rows(Plan.Sheet sheet, String period, List<Month.Line> lines) {
        Satang total = lines.stream().map(Month.Line::amount).reduce(Satang.ZERO, Satang::plus);
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("songtor-batch", BigDecimal.ONE));
        rows.add(List.of("กองทุน fund", sheet.fund().value()));
        rows.add(List.of("งวด period", period));
        rows.add(List.of("จำนวนรายการ count", BigDecimal.valueOf(lines.size())));
        rows.add(List.of("ยอดรวม total", baht(total)));
        rows.add(List.of());
        rows.add(COLUMNS);
        lines.forEach(line -> rows.add(row(line)));
        return rows;
    }

    private static List<Object> row(Month.Line line) {
        var name = line.who().member().name();
        return List.of(
                line.idAsWritten(),
                name.title(),
                name.first(),
                name.last(),
                line.scheme().value(),
                baht(line.amount()),
                line.wages().<Object>map(Form::baht).orElse(""));
    }

    private static BigDecimal baht(Satang amount) {
        return BigDecimal.valueOf(amount.value(), 2);
    }
}
