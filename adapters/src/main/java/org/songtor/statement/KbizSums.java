package org.songtor.statement;

import java.util.List;
import java.util.stream.Stream;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** The row {@code รวม} below the table of {@link KbizFormat}: what it gives must be what the rows come to. */
final class KbizSums {
    private static final String SUM = "รวม";

    private KbizSums() {}

    /** Whether the row's first words say so. */
    static boolean are(List<String> cells) {
        return cells.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .filter(cell -> cell.startsWith(SUM))
                .isPresent();
    }

    /** @param row as a spreadsheet counts it */
    static void check(int row, List<String> cells, Statement statement) throws FormatException {
        int given =
                given(row, cells, KbizTable.OUT, sum(statement.debits().stream().map(Statement.Debit::amount)))
                        + given(
                                row,
                                cells,
                                KbizTable.IN,
                                sum(statement.credits().stream().map(Statement.Credit::amount)));
        given(row, cells, KbizTable.FEE, sum(statement.credits().stream().map(Statement.Credit::fee)));
        given(row, cells, KbizTable.BALANCE, statement.closing());
        if (given == 0) {
            throw Refusal.badRecord(
                    row, SUM, "no sum", "the sum of " + KbizTable.OUT + " or " + KbizTable.IN + " in its column");
        }
    }

    /** @return how many figures stood in the column: one or none */
    private static int given(int row, List<String> cells, String column, Satang due) throws FormatException {
        int at = KbizTable.COLUMNS.indexOf(column);
        String cell = at < cells.size() ? cells.get(at).strip() : "";
        if (cell.isEmpty() || cell.equals(KbizTable.NOTHING)) {
            return 0;
        }
        Satang said = KbizTable.money(row, column, cell);
        if (!said.equals(due)) {
            throw Refusal.of(ProblemCode.CONTROL_TOTAL, row, SUM + " " + column, said.toBaht(), due.toBaht());
        }
        return 1;
    }

    private static Satang sum(Stream<Satang> amounts) throws FormatException {
        return Whole.sum(SUM, () -> amounts.reduce(Satang.ZERO, Satang::plus));
    }
}
