package org.songtor.port;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Fund;
import org.songtor.model.Problem;
import org.songtor.model.Scheme;

/**
 * Writes a batch's form as an {@code .xlsx} workbook for people: the empty one of a month, and a batch sent back with what is wrong with it. What is written
 * is read by the {@link BatchReader} of that form without a problem of its own making. The same form gives the same bytes; memory does not grow with
 * the rows.
 *
 * <p>Every text stays a text: nothing of others' becomes a formula, whatever it begins with. Count and total are formulas over the rows.
 */
public interface WorkbookWriter {
    /** Version of the form's look, told on its help sheet. */
    String VERSION = "1";

    /** Columns that hold what is wrong and what to do; a reader passes over them. */
    String PROBLEM = "problem";

    String TODO = "todo";

    void write(Form form, Rows rows, OutputStream to) throws IOException;

    /**
     * @param controls by canonical name, {@code fund} and {@code period} always, {@code label} and {@code corrects} where they say something; {@code count} and
     *     {@code total} are the workbook's own
     * @param columns by canonical name, from the left
     * @param schemes what a person may choose from
     * @param titles titles (คำนำหน้า) a person may choose from; another may be typed
     * @param problems of the whole batch, told on the help sheet and beside the control they name
     */
    record Form(
            Fund fund,
            Map<String, String> controls,
            List<String> columns,
            List<Scheme> schemes,
            List<String> titles,
            List<Problem> problems) {
        public Form {
            controls = Map.copyOf(controls);
            columns = List.copyOf(columns);
            schemes = List.copyOf(schemes);
            titles = List.copyOf(titles);
            problems = List.copyOf(problems);
        }

        /** The number of the batch that this one mends. */
        public Optional<String> corrects() {
            return Optional.ofNullable(controls.get("corrects"));
        }
    }

    /** @param fields by canonical column name, as text; what is not there stays empty */
    record Row(Map<String, String> fields, List<Problem> problems) {
        public Row {
            fields = Map.copyOf(fields);
            problems = List.copyOf(problems);
        }
    }

    /** Hands over each row once and in order. */
    interface Rows {
        void each(To to) throws IOException;
    }

    /** Takes one row. */
    interface To {
        void row(Row row) throws IOException;
    }
}
