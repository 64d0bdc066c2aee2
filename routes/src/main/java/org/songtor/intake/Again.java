package org.songtor.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.SchemeCode;
import org.songtor.model.Severity;
import org.songtor.port.BatchReader;

/** Reads an original once more, as texts. A line's number is its place among the rows, as when it was checked. */
final class Again {
    private final Forms forms;
    private final Catalogue catalogue;

    Again(Forms forms, Catalogue catalogue) {
        this.forms = forms;
        this.catalogue = catalogue;
    }

    /** Takes what was read; the header once and first. */
    interface To {
        void header(Map<String, String> fields);

        /** @param mendable false where the reader refused a cell, such as a formula in place of an amount: as text it would look right */
        void line(int lineNo, int row, Map<String, String> fields, boolean mendable) throws IOException;
    }

    /**
     * @return false where the file cannot be read whole: a row that is left out, or taken for another, would be money left out
     */
    boolean read(FundId fund, Path original, To to) throws IOException {
        Raw rows = new Raw(fund, to);
        // What is wrong stands among the batch's own problems; here it only says that nothing can be mended.
        boolean whole = forms.read(original, rows).isEmpty();
        if (rows.failed != null) {
            throw rows.failed;
        }
        return whole && !rows.broken;
    }

    private final class Raw implements BatchReader.Sink {
        private final FundId fund;
        private final To to;
        private Map<Integer, SchemeCode> desks = Map.of();
        private boolean broken;
        private boolean refusedCell;
        private int lines;
        private @Nullable IOException failed;

        Raw(FundId fund, To to) {
            this.fund = fund;
            this.to = to;
        }

        @Override
        public void header(Map<String, String> fields) {
            desks = rules(fields.getOrDefault("period", "")).desks();
            to.header(fields);
        }

        private FundRules rules(String period) {
            try {
                return catalogue
                        .fund(fund)
                        .map(f -> f.rulesIn(Period.of(period)))
                        .orElse(FundRules.NONE);
            } catch (IllegalArgumentException e) {
                return FundRules.NONE;
            }
        }

        @Override
        public void row(int row, Map<String, String> fields) {
            lines++;
            try {
                if (failed == null) {
                    to.line(lines, row, withScheme(fields), !refusedCell);
                }
            } catch (IOException e) {
                failed = e;
            }
            refusedCell = false;
        }

        /** A corrected batch is a table, and a table has schemes, no desks. */
        private Map<String, String> withScheme(Map<String, String> fields) {
            String desk = fields.getOrDefault("desk", "");
            if (desk.isEmpty() || !desk.matches("[0-9]{1,4}")) {
                return fields;
            }
            Map<String, String> more = new HashMap<>(fields);
            SchemeCode scheme = desks.get(Integer.parseInt(desk));
            if (scheme != null) {
                more.putIfAbsent("scheme", scheme.value());
            }
            return more;
        }

        @Override
        public void problems(List<Problem> found) {
            broken |= found.stream().anyMatch(p -> p.severity() == Severity.REFUSE_BATCH);
            refusedCell |= found.stream().anyMatch(p -> p.severity() == Severity.REFUSE_LINE);
        }
    }
}
