package org.songtor.checker;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.Held;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.checker.Observed.Paid;
import org.songtor.checker.Observed.Received;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;

/** {@code agency/<code>}: book, boxes, answers and statements, read as files. */
final class AgencyFolder {
    private final Path folder;
    private final Signatures signatures;

    private AgencyFolder(Path folder, Signatures signatures) {
        this.folder = folder;
        this.signatures = signatures;
    }

    /** Every agency below {@code agencies}. */
    static List<Agency> all(Path agencies, Signatures signatures) throws IOException {
        List<Agency> all = new ArrayList<>();
        for (Path folder : Entries.of(agencies)) {
            if (Files.exists(folder.resolve("ledger.csv"))) {
                all.add(new AgencyFolder(folder, signatures).agency());
            }
        }
        return all;
    }

    private Agency agency() throws IOException {
        List<Paid> paid = new ArrayList<>();
        for (Path statement : documents(folder.resolve("statements"))) {
            paid.addAll(BankStatement.paid(statement));
        }
        return new Agency(
                folder.getFileName().toString(),
                ledger(),
                inboxes(),
                received(),
                held("answers", folder.resolve("answers")),
                held("statements", folder.resolve("statements")),
                paid);
    }

    private List<LedgerRow> ledger() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve("ledger.csv"))) {
            return rows.stream()
                    .map(row -> new LedgerRow(
                            row.getField("file"),
                            row.getField("sha256"),
                            row.getField("line"),
                            Satang.ofBaht(new BigDecimal(row.getField("amount")))
                                    .value(),
                            row.getField("what")))
                    .toList();
        }
    }

    private List<Held> inboxes() throws IOException {
        List<Held> all = new ArrayList<>();
        for (Path box : Entries.of(folder.resolve("box"))) {
            all.addAll(held(box.getFileName().toString(), box.resolve("inbox")));
        }
        return all;
    }

    private List<Received> received() throws IOException {
        List<Received> all = new ArrayList<>(received(Received.AS_IT_CAME, folder.resolve(Received.AS_IT_CAME)));
        for (Path box : Entries.of(folder.resolve("box"))) {
            all.addAll(received(box.getFileName().toString(), box.resolve("inbox")));
        }
        return all;
    }

    private List<Received> received(String place, Path folder) throws IOException {
        List<Received> all = new ArrayList<>();
        for (Path file : documents(folder)) {
            byte[] content = Files.readAllBytes(file);
            all.add(new Received(
                    place, file.getFileName().toString(), Sha256.of(content).hex(), signatures.reject(file, content)));
        }
        return all;
    }

    private static List<Held> held(String box, Path folder) throws IOException {
        List<Held> all = new ArrayList<>();
        for (Path file : documents(folder)) {
            all.add(new Held(
                    box,
                    file.getFileName().toString(),
                    Sha256.of(Files.readAllBytes(file)).hex()));
        }
        return all;
    }

    private static List<Path> documents(Path folder) throws IOException {
        return Entries.of(folder).stream()
                .filter(Files::isRegularFile)
                .filter(p -> !p.toString().endsWith(".p7s") && !p.toString().endsWith(".part"))
                .toList();
    }
}
