package org.songtor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a demo's folder holds, read without any code of the gateway's: the report, and the agencies' own books. */
final class Books {
    /** One row of an agency's ledger. */
    record Entry(String agency, String file, String sha256, String line, BigDecimal amount, String what) {
        boolean isLine() {
            return !line.equals("-") && !file.equals("-");
        }
    }

    private final Path dir;

    Books(Path dir) {
        this.dir = dir;
    }

    JsonNode report() throws IOException {
        return new ObjectMapper().readTree(dir.resolve("report.json").toFile());
    }

    List<Entry> ledgers() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path agency : list(dir.resolve("agency"))) {
            Path ledger = agency.resolve("ledger.csv");
            if (!Files.exists(ledger)) {
                continue;
            }
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(ledger)) {
                rows.forEach(row -> entries.add(new Entry(
                        agency.getFileName().toString(),
                        row.getField("file"),
                        row.getField("sha256"),
                        row.getField("line"),
                        new BigDecimal(row.getField("amount")),
                        row.getField("what"))));
            }
        }
        return entries;
    }

    /** Files that agencies got, without their signatures. */
    List<Path> received() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path agency : list(dir.resolve("agency"))) {
            if (Files.isDirectory(agency.resolve("received"))) {
                list(agency.resolve("received")).stream()
                        .filter(file -> !file.toString().endsWith(".p7s"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
