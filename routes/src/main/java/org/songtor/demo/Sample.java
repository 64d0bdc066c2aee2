package org.songtor.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.songtor.checker.Observed;
import org.songtor.checker.SentFile;
import org.songtor.intake.RosterFile;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;

/** The sample month as it lies in the jar: batches, rosters, what agencies do out of the ordinary, and the labels to expect. */
public final class Sample {
    public static final String ROOT = "sample/2569-11/";

    /** A batch, the fund that submits it, and how. */
    public record Submission(FundId fund, String file, boolean byFolder) {}

    /** One line's expected label; {@code file} is {@code item} for a review item without a line. */
    public record Expected(String fund, String file, String lineNo, String agency, String amount, Label label) {}

    private Sample() {}

    public static List<Submission> submissions() {
        return List.of(
                new Submission(FundId.of("wiang"), "wiang-members.xlsx", true),
                new Submission(FundId.of("dokkhamtai"), "dokkhamtai-members.csv", false),
                new Submission(FundId.of("wiang"), "wiang-staff.xlsx", false));
    }

    public static List<FundId> funds() {
        return submissions().stream().map(Submission::fund).distinct().toList();
    }

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    public static List<Member> roster(FundId fund) throws IOException {
        try (Reader roster = new InputStreamReader(open("rosters/" + fund + ".csv"), StandardCharsets.UTF_8)) {
            return RosterFile.read(roster);
        }
    }

    public static List<Expected> expected() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = csv("expected.csv")) {
            return rows.stream()
                    .map(row -> new Expected(
                            row.getField("fund"),
                            row.getField("file"),
                            row.getField("line_no"),
                            row.getField("agency"),
                            row.getField("amount"),
                            Label.valueOf(row.getField("label"))))
                    .toList();
        }
    }

    /** {@code sent.csv} of the folder, for those who judge the run later. */
    static void writeSent(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("sent.csv"));
        SentFile sent = new SentFile(folder);
        for (Submission one : submissions()) {
            List<Observed.SentLine> lines = expected().stream()
                    .filter(e -> e.file().equals(one.file()))
                    .map(e -> new Observed.SentLine(
                            Integer.parseInt(e.lineNo()),
                            e.agency(),
                            Satang.ofBaht(new BigDecimal(e.amount())).value(),
                            Optional.of(e.label())))
                    .toList();
            sent.append(new Observed.Sent(
                    one.fund().value(),
                    one.byFolder() ? "folder" : "rest",
                    one.file(),
                    Sha256.of(bytes(one.file())).hex(),
                    lines));
        }
    }

    private static CsvReader<NamedCsvRecord> csv(String name) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(name), StandardCharsets.UTF_8));
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Sample.class.getClassLoader().getResourceAsStream(ROOT + name);
        if (in == null) {
            throw new IOException("the jar lacks " + ROOT + name);
        }
        return in;
    }
}
