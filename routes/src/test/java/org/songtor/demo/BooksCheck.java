package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.songtor.checker.Checker;
import org.songtor.checker.Finding;
import org.songtor.checker.Observed;
import org.songtor.port.RunBooks;

/** What must hold over a finished demo's folder; each line of it is a promise to a fund or an agency. */
final class BooksCheck {
    private static final Pattern NATIONAL_ID = Pattern.compile("(?<![0-9])[1-8][0-9]{12}(?![0-9])");

    private final Path dir;
    private final Books books;

    BooksCheck(Path dir) {
        this.dir = dir;
        this.books = new Books(dir);
    }

    void all() throws Exception {
        everyFileIsSigned();
        recordsHaveTheirLength();
        nothingCameTwice();
        reportAndLedgersAgreeToTheSatang();
        everyLineHasTheLabelTheSampleExpects();
        whateverNeedsAPersonIsAskedAbout();
        noNationalIdOutsideTheFiles();
    }

    /** The very command an auditor would type. */
    void everyFileIsSigned() throws Exception {
        assertThat(books.received()).hasSizeGreaterThanOrEqualTo(5);
        for (Path file : books.received()) {
            Process openssl = new ProcessBuilder(
                            "openssl",
                            "cms",
                            "-verify",
                            "-binary",
                            "-inform",
                            "DER",
                            "-in",
                            file + ".p7s",
                            "-content",
                            file.toString(),
                            "-CAfile",
                            dir.resolve("ca.pem").toString(),
                            "-out",
                            "/dev/null")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(openssl.exitValue()).as(file + ": " + said).isZero();
        }
    }

    void recordsHaveTheirLength() throws IOException {
        int fixed = 0;
        for (Path file : books.received()) {
            String agency = file.getParent().getParent().getFileName().toString();
            boolean text = file.toString().endsWith(".txt");
            if (text && agency.equals("baac")) {
                fixed += records(file, 256);
            } else if (text && agency.equals("sso")) {
                fixed += records(file, 135);
            }
        }
        assertThat(fixed).isGreaterThan(100);
    }

    private static int records(Path file, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes.length % (length + 2)).as(file.toString()).isZero();
        for (int end = length; end < bytes.length; end += length + 2) {
            assertThat(bytes[end]).isEqualTo((byte) '\r');
            assertThat(bytes[end + 1]).isEqualTo((byte) '\n');
        }
        return bytes.length / (length + 2);
    }

    void nothingCameTwice() throws IOException {
        Set<String> lines = new HashSet<>();
        Map<String, String> hashes = new HashMap<>();
        for (Books.Entry entry : books.ledgers()) {
            assertThat(entry.what()).as(entry.toString()).isNotIn("repeat", "conflict", "unreadable", "bad-signature");
            if (entry.isLine()) {
                assertThat(lines.add(entry.agency() + entry.line()))
                        .as(entry.toString())
                        .isTrue();
                assertThat(hashes.computeIfAbsent(entry.file(), f -> entry.sha256()))
                        .isEqualTo(entry.sha256());
            }
        }
    }

    void reportAndLedgersAgreeToTheSatang() throws Exception {
        Map<String, BigDecimal> bookedByFile = new HashMap<>();
        Map<String, BigDecimal> bookedByLine = new HashMap<>();
        for (Books.Entry entry : books.ledgers()) {
            if (entry.isLine()) {
                bookedByFile.merge(entry.file(), entry.amount(), BigDecimal::add);
                bookedByLine.put(entry.line(), entry.amount());
            }
        }
        JsonNode report = books.report();
        Map<String, String> references = new HashMap<>();
        for (JsonNode file : report.get("files")) {
            String name = file.get("name").asText();
            references.put(name, file.get("reference").asText());
            assertThat(bookedByFile.get(name))
                    .as(name)
                    .isEqualByComparingTo(file.get("amount").asText());
            assertThat(sha256(file)).isEqualTo(file.get("sha256").asText());
        }
        assertThat(bookedByFile.keySet()).isEqualTo(references.keySet());
        BigDecimal in = BigDecimal.ZERO;
        BigDecimal out = BigDecimal.ZERO;
        BigDecimal open = BigDecimal.ZERO;
        for (JsonNode line : report.get("lines")) {
            BigDecimal amount = new BigDecimal(line.get("amount").asText());
            in = in.add(amount);
            String file = line.get("file").asText();
            if (file.isEmpty()) {
                open = open.add(amount);
                assertThat(line.get("label").asText()).isIn("REFUSED_AT_INTAKE", "HELD_FOR_REVIEW");
            } else {
                out = out.add(amount);
                String key = references.get(file) + "-" + line.get("position").asInt();
                assertThat(bookedByLine.remove(key)).as(key).isEqualByComparingTo(amount);
            }
        }
        assertThat(bookedByLine)
                .as("lines an agency has and the report has not")
                .isEmpty();
        assertThat(in).isEqualByComparingTo(out.add(open));
        assertThat(in).isEqualByComparingTo(report.get("sums").get("ALL").asText());
    }

    private String sha256(JsonNode file) throws Exception {
        Path received = dir.resolve("agency")
                .resolve(file.get("agency").asText())
                .resolve("received")
                .resolve(file.get("name").asText());
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(received)));
    }

    void everyLineHasTheLabelTheSampleExpects() throws IOException {
        JsonNode report = books.report();
        Map<String, String> sources = new HashMap<>();
        report.get("batches")
                .forEach(b ->
                        sources.put(b.get("number").asText(), b.get("source").asText()));
        Map<String, String> labels = new HashMap<>();
        report.get("lines")
                .forEach(l -> labels.put(
                        sources.get(l.get("batch").asText())
                                + l.get("lineNumber").asText(),
                        l.get("label").asText()));
        List<Sample.Expected> expected = Sample.expected();
        long lines = expected.stream().filter(e -> !e.file().equals("item")).count();
        assertThat(labels).hasSize(Math.toIntExact(lines));
        for (Sample.Expected line : expected) {
            if (!line.file().equals("item")) {
                assertThat(labels.get(line.file() + line.lineNo()))
                        .as(line.toString())
                        .isEqualTo(line.label().name());
            }
        }
        Set<String> items = new HashSet<>();
        report.get("items")
                .forEach(i ->
                        items.add(i.get("fund").asText() + " " + i.get("label").asText()));
        expected.stream()
                .filter(e -> e.file().equals("item"))
                .forEach(e -> assertThat(items).contains(e.fund() + " " + e.label()));
        report.get("lines")
                .forEach(line -> assertThat(line.get("reviewItem").asLong() > 0)
                        .as(line.toString())
                        .isEqualTo(!line.get("label").asText().equals("SETTLED")));
    }

    /** By the checker, which has no {@code sent.csv} of a demo: of what it finds only this counts. */
    void whateverNeedsAPersonIsAskedAbout() throws Exception {
        RunBooks.Extract extract = RunBooks.installed().read(dir.resolve("home"));
        assertThat(extract.asked()).hasSizeGreaterThan(8);
        Observed seen = new Observed(false, List.of(), List.of(), extract, List.of());
        assertThat(Checker.check(seen)).noneMatch(finding -> finding.kind() == Finding.Kind.UNASKED);
    }

    void noNationalIdOutsideTheFiles() throws IOException {
        for (String name : List.of("songtor.log", "report.json")) {
            assertThat(NATIONAL_ID
                            .matcher(Files.readString(dir.resolve(name)))
                            .results()
                            .map(m -> name + " " + m.start()))
                    .isEmpty();
        }
        try (Stream<Path> all = Files.walk(dir)) {
            assertThat(all.map(p -> p.getFileName().toString())
                            .filter(n -> NATIONAL_ID.matcher(n).find()))
                    .isEmpty();
        }
    }
}
