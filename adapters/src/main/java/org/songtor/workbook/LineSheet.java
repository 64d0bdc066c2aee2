package org.songtor.workbook;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Worksheet;
import org.songtor.model.Problem;
import org.songtor.port.WorkbookWriter.Form;
import org.songtor.port.WorkbookWriter.Row;

/** The first sheet: {@code songtor-batch}, the controls, an empty row, the columns, and one row a line. Rows leave memory as they are written. */
final class LineSheet {
    static final String NAME = "รายการนำส่ง";
    /** Formulas, formats and drop-downs reach to here; more than any batch holds. */
    static final int LAST = 200_000;

    private static final int FLUSH = 1_000;
    private static final String BAHT = "#,##0.00";
    private static final List<String> OPTIONAL = List.of("label", "corrects");

    private final Worksheet sheet;
    private final Form form;
    private final List<Column> columns;
    private int row;

    LineSheet(Worksheet sheet, Form form) {
        this.sheet = sheet;
        this.form = form;
        this.columns = form.columns().stream().map(Column::of).toList();
    }

    void head() {
        List<String> controls = Stream.concat(
                        Stream.of("fund", "period", "count", "total"),
                        OPTIONAL.stream().filter(form.controls()::containsKey))
                .toList();
        int first = controls.size() + 3;
        columns();
        text(row, 0, "songtor-batch");
        sheet.value(row++, 1, 1);
        for (String name : controls) {
            control(Column.control(name), first);
        }
        row++;
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(row, c, columns.get(c).heading());
            sheet.style(row, c).bold().fillColor("E2EFDA").wrapText(true).set();
        }
        row++;
        sheet.freezePane(0, row);
        choices(first);
    }

    void line(Row line) throws IOException {
        if (row >= LAST) {
            throw new IOException("a workbook of ours holds at most " + LAST + " rows");
        }
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            switch (column.kind()) {
                case TEXT, MONEY -> cell(c, column, line);
                case NOTE -> note(c, column, line.problems());
            }
        }
        row++;
        if (row % FLUSH == 0) {
            sheet.flush();
        }
    }

    /** Whole columns have their format, so that what is typed below the last row is a text or an amount as well. */
    private void columns() {
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            sheet.width(c, c == 0 ? Math.max(column.width(), 24) : column.width());
            sheet.style(c)
                    .format(column.kind() == Column.Kind.MONEY ? BAHT : "@")
                    .set();
        }
    }

    private void control(Column control, int first) {
        text(row, 0, control.heading());
        sheet.style(row, 0).bold().set();
        switch (control.name()) {
            case "count" -> formula("COUNTA(%s)".formatted(range("scheme", first)), "0");
            case "total" -> formula("ROUND(SUM(%s),2)".formatted(range("amount", first)), BAHT);
            default -> text(row, 1, form.controls().getOrDefault(control.name(), ""));
        }
        List<Problem> problems = form.problems().stream()
                .filter(p -> p.row() == 0 && p.field().equals(control.name()))
                .toList();
        mark(row, 1, problems);
        row++;
    }

    private void formula(String formula, String format) {
        sheet.formula(row, 1, formula);
        sheet.style(row, 1).format(format).bold().set();
    }

    /** The cells of a column below its heading; {@code first} counts from 0. */
    private String range(String column, int first) {
        char letter = (char) ('A' + form.columns().indexOf(column));
        return "%s%d:%s%d".formatted(letter, first + 1, letter, LAST);
    }

    private void choices(int first) {
        choose("scheme", first, form.schemes().isEmpty(), HelpSheet.schemeChoices(form), DataValidationErrorStyle.STOP);
        choose("title", first, form.titles().isEmpty(), HelpSheet.titleChoices(form), DataValidationErrorStyle.WARNING);
    }

    private void choose(String column, int first, boolean none, String choices, DataValidationErrorStyle style) {
        int c = form.columns().indexOf(column);
        if (none || c < 0) {
            return;
        }
        sheet.range(first, c, LAST - 1, c)
                .validateWithListByFormula(choices)
                .allowBlank(true)
                .showErrorMessage(true)
                .errorStyle(style)
                .errorTitle("เลือกจากรายการ")
                .error("เลือกจากรายการในแผ่นคำอธิบาย - choose from the list on the help sheet");
    }

    private void cell(int c, Column column, Row line) {
        String text = line.fields().getOrDefault(column.name(), "");
        Optional<java.math.BigDecimal> amount =
                column.kind() == Column.Kind.MONEY ? SafeText.amount(text) : Optional.empty();
        if (amount.isPresent()) {
            sheet.value(row, c, amount.get());
            sheet.style(row, c).format(BAHT).set();
        } else if (!text.isEmpty()) {
            text(row, c, text);
        }
        mark(
                row,
                c,
                line.problems().stream()
                        .filter(p -> p.field().equals(column.name()))
                        .toList());
    }

    private void note(int c, Column column, List<Problem> problems) {
        if (!problems.isEmpty()) {
            text(row, c, column.name().equals("problem") ? Notes.problems(problems) : Notes.todos(problems));
            sheet.style(row, c).wrapText(true).set();
        }
    }

    private void mark(int r, int c, List<Problem> problems) {
        Notes.colour(problems).ifPresent(colour -> {
            sheet.style(r, c).fillColor(colour).set();
            sheet.comment(r, c, SafeText.of(Notes.problems(problems)));
        });
    }

    /** Text format beside text type: who edits the cell does not make a formula of it either. */
    private void text(int r, int c, String text) {
        sheet.value(r, c, SafeText.of(text));
        sheet.style(r, c).format("@").set();
    }
}
