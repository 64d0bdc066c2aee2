package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.Sha256;
import org.yaml.snakeyaml.Yaml;

/** Reads the committed files with readers of its own and counts again; knows nothing of how they were made. */
class SampleMonthTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final Path SAMPLE = ROOT.resolve("routes/src/main/resources/sample/2569-11");
    private static final List<String> BATCHES =
            List.of("wiang-members.xlsx", "wiang-staff.xlsx", "dokkhamtai-members.csv");

    private record Line(String id, String title, String last, String scheme, BigDecimal amount, String wages) {}

    @Test
    void the_committed_month_is_what_the_command_writes(@TempDir Path made) throws IOException {
        StringWriter out = new StringWriter();
        PrintWriter print = new PrintWriter(out);
        int code = Main.run(print, print, "sample", "--out", made.toString());

        assertThat(code).as(out.toString()).isZero();
        assertThat(contents(made)).isEqualTo(contents(SAMPLE));
    }

    @Test
    void control_totals_of_every_batch_are_those_of_its_lines() throws IOException {
        for (String file : BATCHES) {
            List<List<String>> rows = rows(file);
            assertThat(rows.get(0)).startsWith("songtor-batch", "1");
            assertThat(rows.get(2).get(1)).isEqualTo("2569-11");
            assertThat(rows.get(6)).hasSize(7);
            BigDecimal total = lines(file).stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(new BigDecimal(rows.get(3).get(1)))
                    .as(file)
                    .isEqualByComparingTo("" + lines(file).size());
            assertThat(new BigDecimal(rows.get(4).get(1))).as(file).isEqualByComparingTo(total);
        }
    }

    @Test
    void wiang_has_257_members_of_whom_nine_are_its_staff() throws IOException {
        assertThat(csv("rosters/wiang.csv")).hasSize(257);
        assertThat(csv("rosters/dokkhamtai.csv")).hasSize(60);
        assertThat(lines("wiang-staff.xlsx"))
                .hasSize(9)
                .allMatch(l -> l.scheme().equals("sso33"));
        assertThat(roster("wiang").keySet())
                .containsAll(lines("wiang-staff.xlsx").stream().map(Line::id).toList());
    }

    @Test
    void nobody_is_a_member_twice_and_every_id_is_valid_and_of_no_province() throws IOException {
        List<String> ids = Stream.of("wiang", "dokkhamtai")
                .flatMap(f -> roster(f).keySet().stream())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(NationalId::isValid).allMatch(id -> id.matches("[13]99.*"));
    }

    @Test
    void every_line_pays_as_sent_and_has_an_expected_label() throws IOException {
        Map<String, NamedCsvRecord> expected = new HashMap<>();
        for (NamedCsvRecord r : csv("expected.csv")) {
            Label.valueOf(r.getField("label"));
            if (!r.getField("file").equals("item")) {
                assertThat(expected.put(r.getField("file") + " " + r.getField("line_no"), r))
                        .isNull();
            }
        }
        int count = 0;
        for (String file : BATCHES) {
            List<Line> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                NamedCsvRecord row = expected.get(file + " " + (i + 1));
                assertThat(row).as("%s line %d", file, i + 1).isNotNull();
                assertThat(new BigDecimal(row.getField("amount")))
                        .isEqualByComparingTo(lines.get(i).amount());
                count++;
            }
        }
        assertThat(expected).hasSize(count);
    }

    @Test
    void nobody_pays_twice_into_one_scheme_and_everybody_on_the_roster_pays_but_one() throws IOException {
        Set<String> paid = new HashSet<>();
        for (String file : BATCHES) {
            lines(file)
                    .forEach(l -> assertThat(paid.add(l.id() + l.scheme()))
                            .as("twice")
                            .isTrue());
        }
        List<String> missing = new ArrayList<>();
        for (String fund : List.of("wiang", "dokkhamtai")) {
            roster(fund)
                    .forEach(
                            (id, member) -> Stream.of(member.getField("schemes").split("\\|"))
                                    .filter(s -> !paid.contains(id + s))
                                    .forEach(s -> missing.add(member.getField("member_no") + " " + s)));
        }
        assertThat(missing).hasSize(1).allMatch(m -> m.endsWith(" nsf"));
    }

    @Test
    void rules_are_broken_only_where_a_case_is_planted() throws IOException {
        Map<String, List<Label>> broken = new TreeMap<>();
        for (String file : BATCHES) {
            List<Line> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String rule = brokenRule(file, lines.get(i), lines);
                if (!rule.isEmpty()) {
                    broken.computeIfAbsent(rule, r -> new ArrayList<>()).add(label(file, i + 1));
                }
            }
        }
        assertThat(broken)
                .isEqualTo(Map.of(
                        "check digit", List.of(Label.REFUSED_AT_INTAKE),
                        "excluded schemes", List.of(Label.HELD_FOR_REVIEW),
                        "not a farmer", List.of(Label.HELD_FOR_REVIEW),
                        "not in Windows-874", List.of(Label.REFUSED_AT_INTAKE)));
    }

    private static String brokenRule(String file, Line line, List<Line> all) {
        Map<String, NamedCsvRecord> roster = roster(file.substring(0, file.indexOf('-')));
        if (!NationalId.isValid(line.id())) {
            return "check digit";
        }
        Set<String> schemes = all.stream()
                .filter(l -> l.id().equals(line.id()))
                .map(Line::scheme)
                .collect(Collectors.toSet());
        if (line.scheme().equals("nsf") && (schemes.contains("sso40-2") || schemes.contains("sso40-3"))) {
            return "excluded schemes";
        }
        if (line.scheme().equals("taweerak")
                && !roster.get(line.id()).getField("occupation").equals("เกษตรกร")) {
            return "not a farmer";
        }
        boolean fits = Charset.forName("x-windows-874").newEncoder().canEncode(line.last());
        return fits || !line.scheme().equals("taweerak") ? "" : "not in Windows-874";
    }

    @Test
    void what_the_agencies_will_do_is_about_lines_that_are_there() throws IOException {
        Map<String, Label> of =
                Map.of("duplicate", Label.ALREADY_PAID, "book", Label.AMOUNT_MISMATCH, "silent", Label.NEVER_ANSWERED);
        Map<String, String> scheme =
                Map.of("nsf/collection", "nsf", "baac/bill-payment", "taweerak", "gsb/pain.001", "family-life");
        Set<String> done = new HashSet<>();
        for (NamedCsvRecord r : csv("agencies.csv")) {
            assertThat(done.add(r.getField("do"))).isTrue();
            if (of.containsKey(r.getField("do"))) {
                List<Label> labels = labels(r.getField("person"), scheme.get(r.getField("profile")));
                assertThat(labels).as(r.getField("do")).containsExactly(of.get(r.getField("do")));
            }
            if (r.getField("do").equals("extra")) {
                assertThat(labels(r.getField("person"), "nsf")).isEmpty();
            }
        }
        assertThat(done)
                .containsExactlyInAnyOrder("duplicate", "book", "silent", "extra", "credit-short", "one-credit");
    }

    @Test
    void agencies_know_the_payers_by_the_names_of_the_configuration() throws IOException {
        String funds = Files.readString(ROOT.resolve("config/funds/application.yaml"));
        Map<String, Set<String>> names = new HashMap<>();
        payers(new Yaml().load(funds), names);
        for (NamedCsvRecord r : csv("agencies.csv")) {
            String agency =
                    r.getField("profile").substring(0, r.getField("profile").indexOf('/'));
            assertThat(names.get(agency)).contains(r.getField("payer"));
        }
    }

    @Test
    void staff_pay_five_per_cent_twice_between_floor_and_ceiling() throws IOException {
        Map<String, String> amounts = lines("wiang-staff.xlsx").stream()
                .collect(Collectors.toMap(Line::wages, l -> l.amount().toPlainString()));
        assertThat(amounts)
                .containsEntry("1500.00", "166.00") // floor: 82.50 -> 83, twice
                .containsEntry("1650.00", "166.00")
                .containsEntry("10500.50", "1050.00") // 525.025 -> 525
                .containsEntry("9250.00", "926.00") // 462.50 -> 463
                .containsEntry("17500.00", "1750.00")
                .containsEntry("23400.00", "1750.00"); // ceiling
    }

    @Test
    void all_of_the_short_file_and_nothing_else_is_short() throws IOException {
        List<NamedCsvRecord> shortLines = csv("expected.csv").stream()
                .filter(r -> r.getField("label").equals("FILE_SHORT"))
                .toList();
        assertThat(shortLines).allMatch(r -> r.getField("fund").equals("dokkhamtai"));
        long paying = lines("dokkhamtai-members.csv").stream()
                .filter(l -> l.scheme().equals("nsf"))
                .count();
        assertThat(shortLines).hasSize((int) paying).hasSizeGreaterThan(40);
    }

    @SuppressWarnings("unchecked")
    private static void payers(Map<String, Object> yaml, Map<String, Set<String>> names) {
        yaml.forEach((key, value) -> {
            if (key.equals("payers")) {
                ((Map<String, Map<String, String>>) value)
                        .forEach((agency, payer) -> names.computeIfAbsent(agency, a -> new HashSet<>())
                                .add(payer.get("name")));
            } else if (value instanceof Map) {
                payers((Map<String, Object>) value, names);
            }
        });
    }

    private static List<Label> labels(String person, String scheme) throws IOException {
        List<Label> labels = new ArrayList<>();
        for (String file : BATCHES) {
            List<Line> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).id().equals(person) && lines.get(i).scheme().equals(scheme)) {
                    labels.add(label(file, i + 1));
                }
            }
        }
        return labels;
    }

    private static Label label(String file, int lineNo) throws IOException {
        return csv("expected.csv").stream()
                .filter(r ->
                        r.getField("file").equals(file) && r.getField("line_no").equals("" + lineNo))
                .map(r -> Label.valueOf(r.getField("label")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, NamedCsvRecord> roster(String fund) {
        try {
            return csv("rosters/" + fund + ".csv").stream()
                    .collect(Collectors.toMap(r -> r.getField("national_id"), r -> r));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Line> lines(String file) throws IOException {
        return rows(file).stream()
                .skip(7)
                .map(r -> new Line(r.get(0), r.get(1), r.get(3), r.get(4), new BigDecimal(r.get(5)), r.get(6)))
                .toList();
    }

    private static List<List<String>> rows(String file) throws IOException {
        if (file.endsWith(".csv")) {
            try (var reader = CsvReader.builder()
                    .detectBomHeader(true)
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(SAMPLE.resolve(file))) {
                return reader.stream().map(r -> r.getFields()).toList();
            }
        }
        List<List<String>> rows = new ArrayList<>();
        try (Workbook book = WorkbookFactory.create(SAMPLE.resolve(file).toFile(), null, true)) {
            for (int r = 0; r <= book.getSheetAt(0).getLastRowNum(); r++) {
                rows.add(cells(book.getSheetAt(0).getRow(r)));
            }
        }
        return rows;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; row != null && c < 7; c++) {
            Cell cell = row.getCell(c, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            boolean number = cell.getCellType() == CellType.NUMERIC;
            BigDecimal value = number ? BigDecimal.valueOf(cell.getNumericCellValue()) : BigDecimal.ZERO;
            boolean baht = cell.getCellStyle().getDataFormatString().equals("0.00");
            String text = baht
                    ? value.setScale(2).toPlainString()
                    : value.stripTrailingZeros().toPlainString();
            cells.add(number ? text : cell.getStringCellValue());
        }
        return cells;
    }

    private static List<NamedCsvRecord> csv(String file) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(SAMPLE.resolve(file))) {
            return reader.stream().toList();
        }
    }

    private static Map<String, Sha256> contents(Path folder) throws IOException {
        Map<String, Sha256> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path p : paths.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(p).toString(), Sha256.of(Files.readAllBytes(p)));
            }
        }
        return all;
    }
}
