package org.songtor.intake;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of a corrected batch, in the form every fund's program could write: UTF-8, comma-separated, each cell quoted that needs it. */
final class CorrectedTable {
    private static final List<String> COLUMNS = List.of(
            "national_id",
            "member_no",
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
    /** Every table has them, whether or not a row fills them in. */
    static final Set<String> NEEDED = Set.of("title", "first_name", "last_name", "scheme", "amount");

    private final Set<String> filled = new TreeSet<>(NEEDED);

    /** Says which columns there will be. */
    void saw(Map<String, String> fields) {
        fields.forEach((name, text) -> {
            if (!text.isBlank()) {
                filled.add(name);
            }
        });
    }

    private List<String> columns() {
        return COLUMNS.stream()
                .filter(c -> filled.contains(c) || c.equals("national_id") && !filled.contains("member_no"))
                .toList();
    }

    void head(Appendable out, Map<String, String> header, String count, String total) throws IOException {
        line(out, List.of("songtor-batch", "1"));
        line(out, List.of("fund", header.getOrDefault("fund", "")));
        line(out, List.of("period", header.getOrDefault("period", "")));
        line(out, List.of("count", count));
        line(out, List.of("total", total));
        out.append("\n");
        line(out, columns());
    }

    void row(Appendable out, Map<String, String> fields) throws IOException {
        line(out, columns().stream().map(c -> fields.getOrDefault(c, "")).toList());
    }

    private static void line(Appendable out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        out.append("\n");
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
