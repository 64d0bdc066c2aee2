package org.songtor.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.songtor.model.Satang;
import org.songtor.port.Reports;

/** {@code report.json}: amounts in baht as text with two decimals, no personal data. */
final class Report {
    /** @param file name of the agency file that holds the line, empty when none; {@code position} in it, 0 when none */
    record Line(
            String batch,
            String fund,
            int lineNumber,
            String agency,
            String scheme,
            String amount,
            String label,
            String file,
            int position,
            long reviewItem) {}

    record Batch(
            String number,
            String fund,
            String period,
            String source,
            String sha256,
            String state,
            int lines,
            String amount,
            int problems) {}

    record File(
            String number,
            String fund,
            String agency,
            String profile,
            String name,
            String reference,
            String sha256,
            String state,
            int lines,
            String amount,
            String credited,
            int answered,
            int settled,
            int exceptions,
            int attempts) {}

    record Item(long id, String label, String fund, String owner, String atRisk, boolean open, String subject) {}

    record Whole(List<Batch> batches, List<File> files, List<Line> lines, List<Item> items, Map<String, String> sums) {}

    private Report() {}

    static void write(Reports reports, Path file) throws IOException {
        ObjectMapper json =
                new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, json.writeValueAsBytes(whole(reports)));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Whole whole(Reports reports) {
        List<Reports.LineRow> lines = reports.lines();
        return new Whole(
                reports.batches().stream().map(Report::batch).toList(),
                reports.files().stream().map(Report::file).toList(),
                lines.stream().map(Report::line).toList(),
                reports.items().stream().map(Report::item).toList(),
                sums(lines));
    }

    /** Sum of the lines by label, and of all: in = out + open. */
    private static Map<String, String> sums(List<Reports.LineRow> lines) {
        Map<String, String> sums = new TreeMap<>(lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.label().name(),
                        Collectors.collectingAndThen(
                                Collectors.reducing(Satang.ZERO, l -> Satang.of(l.satang()), Satang::plus),
                                Satang::toBaht))));
        sums.put(
                "ALL",
                lines.stream()
                        .map(l -> Satang.of(l.satang()))
                        .reduce(Satang.ZERO, Satang::plus)
                        .toBaht());
        return sums;
    }

    private static Batch batch(Reports.BatchRow row) {
        return new Batch(
                row.number(),
                row.fund(),
                row.period(),
                row.source(),
                row.sha256(),
                row.state(),
                row.lines(),
                baht(row.satang()),
                row.problems());
    }

    private static File file(Reports.FileRow row) {
        return new File(
                row.number(),
                row.fund(),
                row.agency(),
                row.profile(),
                row.name(),
                row.reference(),
                row.sha256(),
                row.state(),
                row.lines(),
                baht(row.satang()),
                baht(row.creditedSatang()),
                row.answered(),
                row.settled(),
                row.exceptions(),
                row.attempts());
    }

    private static Line line(Reports.LineRow row) {
        return new Line(
                row.batch(),
                row.fund(),
                row.lineNo(),
                row.agency(),
                row.scheme(),
                baht(row.satang()),
                row.label().name(),
                row.file().orElse(""),
                row.position(),
                row.item().orElse(0L));
    }

    private static Item item(Reports.ItemRow row) {
        return new Item(
                row.id(), row.label().name(), row.fund(), row.owner(), baht(row.atRisk()), row.open(), row.subject());
    }

    private static String baht(long satang) {
        return Satang.of(satang).toBaht();
    }
}
