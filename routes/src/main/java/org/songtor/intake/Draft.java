package org.songtor.intake;

import java.io.IOException;
import java.util.Map;
import org.songtor.model.Satang;
import org.songtor.repair.Group;
import org.songtor.repair.Mending;
import org.songtor.repair.Mistake;

/** A corrected batch before it is written: the first reading counts and adds up, the second writes the rows. */
final class Draft implements Again.To {
    private final Mending mending;
    private final Mender.Wanted wanted;
    private final boolean whole;
    private final Sum sum = new Sum();
    private final CorrectedTable table = new CorrectedTable();
    private Map<String, String> header = Map.of();
    private boolean changed;
    private boolean spoilt;

    /** @param whole every row comes again, with the count and total the fund declared */
    Draft(Mending mending, Mender.Wanted wanted, boolean whole) {
        this.mending = mending;
        this.wanted = wanted;
        this.whole = whole;
    }

    @Override
    public void header(Map<String, String> fields) {
        header = mending.header(fields).fields();
        changed |= !header.equals(fields);
    }

    @Override
    public void line(int lineNo, int row, Map<String, String> fields, boolean mendable) {
        Mending.Mended after = mending.row(fields);
        if (comes(lineNo, mendable, after)) {
            sum.add(Mender.amount(after.fields()));
            table.saw(after.fields());
            changed |= !after.fields().equals(fields);
        }
        spoilt |= whole && !mendable;
    }

    private boolean comes(int lineNo, boolean mendable, Mending.Mended after) {
        return whole || mendable && wanted.line(lineNo) && after.helped();
    }

    /** Something is changed, and no cell that the reader refused would look right afterwards. */
    boolean worth() {
        boolean replaced = replaces(Mistake.DECLARED_COUNT, "count") || !declaresTotal();
        return !spoilt && sum.lines() > 0 && (changed || whole && replaced);
    }

    Sum sum() {
        return sum;
    }

    Map<String, String> header() {
        return header;
    }

    /** The control the fund wrote down stays, so that the check compares it again. */
    boolean declaresTotal() {
        return whole
                && !(replaces(Mistake.DECLARED_TOTAL, "total") && sum.total().isPresent());
    }

    private boolean replaces(Mistake mistake, String field) {
        return mending.picked(mistake, Group.OF_BATCH + field);
    }

    void head(Appendable out) throws IOException {
        String count = whole && !replaces(Mistake.DECLARED_COUNT, "count")
                ? header.getOrDefault("count", "")
                : Integer.toString(sum.lines());
        String total = declaresTotal()
                ? header.getOrDefault("total", "")
                : sum.total().map(Satang::toBaht).orElse("");
        table.head(out, header, count, total);
    }

    /** Writes the rows of the second reading. */
    Again.To rows(Appendable out) {
        return new Again.To() {
            @Override
            public void header(Map<String, String> fields) {}

            @Override
            public void line(int lineNo, int row, Map<String, String> fields, boolean mendable) throws IOException {
                Mending.Mended after = mending.row(fields);
                if (comes(lineNo, mendable, after)) {
                    table.row(out, after.fields());
                }
            }
        };
    }
}
