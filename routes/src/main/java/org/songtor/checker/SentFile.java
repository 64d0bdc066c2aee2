package org.songtor.checker;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.checker.Observed.Sent;
import org.songtor.checker.Observed.SentLine;
import org.songtor.model.Label;

/**
 * {@code sent.csv} beside a run: {@code fund,door,name,sha256,line,agency,satang,label}, one row a line as it was handed in. Whoever hands in writes
 * it before the batch leaves, so that what was sent is known whatever became of it.
 */
public final class SentFile {
    private static final String[] COLUMNS = {"fund", "door", "name", "sha256", "line", "agency", "satang", "label"};

    private final Path file;

    public SentFile(Path run) {
        this.file = run.resolve("sent.csv");
    }

    public void append(Sent sent) throws IOException {
        boolean first = !Files.exists(file);
        try (CsvWriter out = CsvWriter.builder().build(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (first) {
                out.writeRecord(COLUMNS);
            }
            for (SentLine line : sent.lines()) {
                out.writeRecord(
                        sent.fund(),
                        sent.door(),
                        sent.name(),
                        sent.sha256(),
                        Integer.toString(line.lineNo()),
                        line.agency(),
                        Long.toString(line.satang()),
                        line.label().map(Label::name).orElse(""));
            }
        }
    }

    List<Sent> read() throws IOException {
        Map<String, Sent> batches = new LinkedHashMap<>();
        Map<String, List<SentLine>> lines = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                String key = row.getField("fund") + " " + row.getField("sha256");
                batches.putIfAbsent(
                        key,
                        new Sent(
                                row.getField("fund"),
                                row.getField("door"),
                                row.getField("name"),
                                row.getField("sha256"),
                                List.of()));
                lines.computeIfAbsent(key, k -> new ArrayList<>()).add(line(row));
            }
        }
        return batches.entrySet().stream()
                .map(e -> new Sent(
                        e.getValue().fund(),
                        e.getValue().door(),
                        e.getValue().name(),
                        e.getValue().sha256(),
                        lines.getOrDefault(e.getKey(), List.of())))
                .toList();
    }

    private static SentLine line(NamedCsvRecord row) {
        String label = row.getField("label");
        return new SentLine(
                Integer.parseInt(row.getField("line")),
                row.getField("agency"),
                Long.parseLong(row.getField("satang")),
                label.isEmpty() ? Optional.empty() : Optional.of(Label.valueOf(label)));
    }
}
