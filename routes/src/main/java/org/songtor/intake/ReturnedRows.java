package org.songtor.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.songtor.model.Fund;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.SchemeCode;
import org.songtor.port.BatchReader;
import org.songtor.port.WorkbookWriter;
import org.songtor.port.WorkbookWriter.Row;

/** Goes over a batch's own file for {@link ReturnedBatch}, twice: once to see what there is, once to hand it on. Holds no row. */
final class ReturnedRows {
    private static final List<String> COLUMNS = List.of(
            "member_no",
            "national_id",
            "title",
            "first_name",
            "last_name",
            "scheme",
            "amount",
            "wages",
            "member_share",
            "sponsor_share",
            "period",
            "collected_at");

    private ReturnedRows() {}

    static Optional<Period> month(String text) {
        try {
            return Optional.of(Period.of(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a year, or a month that cannot be read; the caller decides
        }
    }

    /** Looks once over the file: what its header says, which columns are used, how many lines are to be mended. */
    static final class Survey implements BatchReader.Sink {
        private final BatchFaults faults;
        private final Set<String> used = new TreeSet<>(CorrectedTable.NEEDED);
        private Map<String, String> header = Map.of();
        private int lineNo;
        private int kept;

        Survey(BatchFaults faults) {
            this.faults = faults;
        }

        @Override
        public void header(Map<String, String> fields) {
            header = fields;
        }

        @Override
        public void row(int row, Map<String, String> fields) {
            lineNo++;
            faults.of(lineNo, row);
            if (!faults.taken(lineNo)) {
                kept++;
                fields.forEach((name, text) -> {
                    if (!text.isBlank()) {
                        used.add(name);
                    }
                });
            }
        }

        @Override
        public void problems(List<Problem> problems) {}

        Map<String, String> header() {
            return header;
        }

        int kept() {
            return kept;
        }

        Stream<String> columns() {
            return COLUMNS.stream()
                    .filter(c -> used.contains(c) || (c.equals("national_id") && !used.contains("member_no")));
        }
    }

    /** A ledger's line names a desk in place of a scheme. */
    record Desks(Fund fund, String period) {
        Map<String, String> named(Map<String, String> fields) {
            String desk = fields.getOrDefault("desk", "");
            if (desk.isBlank()) {
                return fields;
            }
            Map<String, String> all = new LinkedHashMap<>(fields);
            Optional<SchemeCode> scheme = month(fields.getOrDefault("period", period))
                    .or(() -> month(period))
                    .flatMap(p -> Optional.ofNullable(
                            desk.matches("[0-9]{1,3}") ? fund.rulesIn(p).desks().get(Integer.valueOf(desk)) : null));
            scheme.ifPresent(s -> all.put("scheme", s.value()));
            return all;
        }
    }

    /** Hands on the lines that are to be mended. */
    static final class Copy implements BatchReader.Sink {
        private final BatchFaults faults;
        private final Desks desks;
        private final WorkbookWriter.To to;
        private int lineNo;

        Copy(BatchFaults faults, Desks desks, WorkbookWriter.To to) {
            this.faults = faults;
            this.desks = desks;
            this.to = to;
        }

        @Override
        public void header(Map<String, String> fields) {}

        @Override
        public void row(int row, Map<String, String> fields) {
            lineNo++;
            if (faults.taken(lineNo)) {
                return;
            }
            try {
                to.row(new Row(desks.named(fields), faults.of(lineNo, row)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void problems(List<Problem> problems) {}
    }
}
