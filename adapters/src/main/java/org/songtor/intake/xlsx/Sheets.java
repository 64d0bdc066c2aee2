package org.songtor.intake.xlsx;

import java.util.ArrayList;
import java.util.List;
import org.songtor.intake.grid.Grid;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.FormatException;

/**
 * Which sheet of a workbook is the list: the one whose first cell says so, and it must be in sight. Another list that would go unread is
 * refused; other sheets with something in them are told, unless their first cell begins with {@code songtor-}, as our own help does.
 */
final class Sheets {
    private static final String OURS = "songtor-";
    /** The help sheet of the form that we give to funds ({@code org.songtor.workbook}). */
    private static final String HELP = "คำอธิบาย help";

    /** @param firstCell what stands in the first cell that holds anything; empty where none does */
    record Sheet(String name, boolean hidden, String firstCell) {
        boolean isList() {
            return Grid.begins(firstCell);
        }

        boolean foreign() {
            return !firstCell.isBlank() && !firstCell.strip().startsWith(OURS) && !name.equals(HELP);
        }
    }

    private final List<Sheet> all;

    Sheets(List<Sheet> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Place of the list among the sheets; the first sheet where none says that it is one, to be told by its first row.
     *
     * @throws FormatException where there are two, or where it is hidden
     */
    int list() throws FormatException {
        List<Sheet> lists = all.stream().filter(Sheet::isList).toList();
        if (lists.size() > 1) {
            throw unclear(lists.get(1), lists.size() + " sheets with a list");
        }
        int at = lists.isEmpty() ? 0 : all.indexOf(lists.get(0));
        if (all.get(at).hidden()) {
            throw unclear(all.get(at), "a hidden sheet");
        }
        return at;
    }

    /** A warning for each sheet that holds something and is not read. */
    List<Problem> unread(int list) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i != list && all.get(i).foreign()) {
                problems.add(Problem.ofFile(
                        ProblemCode.UNREAD_SHEET, Shown.masked(all.get(i).name()), "", "one sheet"));
            }
        }
        return problems;
    }

    private static FormatException unclear(Sheet sheet, String found) {
        return new FormatException(Problem.ofFile(
                ProblemCode.UNCLEAR_SHEET, Shown.masked(sheet.name()), found, "one list on a sheet in sight"));
    }
}
