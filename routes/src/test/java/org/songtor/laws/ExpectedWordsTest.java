package org.songtor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.laws.ExpectedScan.Said;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;

/** Whatever the program says should have stood somewhere is told to a reader of Thai in Thai. */
class ExpectedWordsTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final Locale THAI = Locale.forLanguageTag("th");
    static final Pattern ENGLISH = Pattern.compile("[A-Za-z_-]*[a-z]{2,}[A-Za-z_-]*");
    /** Names that files and keys have so and nobody may translate, within a sentence. */
    private static final Set<String> NAMES = Set.of(
            "Excel",
            "xlsx",
            "Windows-",
            "songtor-batch",
            "songtor-ledger",
            "scheme",
            "member_no",
            "form",
            "header",
            "lines",
            "individual",
            "group",
            "agency-sign-",
            "gateway-sign",
            "soap-client",
            "soap-server",
            "tls-client",
            "tls-server",
            "schemes");

    /** The same where they are all that is said: labels of forms that agencies and funds fill in, parts of documents. */
    private static final Set<String> VERBATIM = Set.of(
            "เลขอ้างอิง reference",
            "เลขที่ตอบรับ answer no.",
            "วันที่ตอบ date",
            "ผลของไฟล์ result",
            "เหตุผล reason",
            "ลำดับไฟล์ file no.",
            "งวด period",
            "วันที่ทำ date",
            "ชื่อกองทุน fund",
            "เลขทะเบียนกองทุน fund no.",
            "สาขา branch",
            "บัญชีรับเงิน account",
            "รหัสบริการ service code",
            "Document",
            "CstmrPmtStsRpt",
            "OrgnlPmtInfAndSts",
            "CstmrCdtTrfInitn",
            "PmtInf",
            "BkToCstmrStmt",
            "Stmt",
            "GrpHdr",
            "OrgnlGrpInfAndSts",
            "Ntry",
            "TxInfAndSts",
            "CdtTrfTxInf",
            "pain.001.001.09",
            "Submit",
            "contributions",
            "contribution",
            "Answer",
            "results",
            "result",
            "line",
            "urn:songtor:batch:v1",
            "batch",
            "{1:}{2:}{4: text -}",
            "true",
            "true or false");

    @Test
    void all_that_should_have_stood_somewhere_is_told_in_thai() throws IOException {
        Set<Said> said = said(ExpectedScan.EXPECTED);
        assertThat(said).as("what many ways lead to").hasSizeGreaterThan(150);
        assertThat(words(said))
                .as("said by readers, rules, layouts, statements and answers")
                .contains(
                        "only once", "an active member", "a text or a number", "at most " + SourceTexts.VALUE + " rows")
                .contains(
                        "baht such as 1234.50",
                        "each reference once",
                        "one of the words for it",
                        "the end of the table");
        assertThat(english(said)).isEmpty();
    }

    @Test
    void what_stands_in_english_only_is_found_whichever_way_it_goes(@TempDir Path bad) throws IOException {
        Path problem = ROOT.resolve("schemas/src/main/java/org/songtor/model/Problem.java");
        Path way = Files.writeString(bad.resolve("Way.java"), """
                import org.songtor.model.Problem;
                import org.songtor.model.ProblemCode;

                class Way {
                    Problem of(int most, boolean many) {
                        String due = many ? "fewer than " + most + " cows" : "one of [%d]".formatted(most);
                        return told(due);
                    }

                    Problem other() {
                        return told(animal());
                    }

                    private static String animal() {
                        return "a cow";
                    }

                    private static Problem told(String due) {
                        return Problem.ofFile(ProblemCode.BAD_RECORD, "", "", due + " (byte 7)");
                    }
                }
                """);
        assertThat(english(ExpectedScan.of(List.of(problem, way), ExpectedScan.EXPECTED)
                        .said()))
                .containsExactly(
                        "SGT-4005 a cow (byte 7) => ตามแบบของไฟล์: a cow (ไบต์ที่ 7)",
                        "SGT-4005 fewer than 7 cows (byte 7) => ตามแบบของไฟล์: fewer than 7 cows (ไบต์ที่ 7)");
    }

    private static List<String> words(Set<Said> said) {
        return said.stream().map(Said::words).toList();
    }

    private static List<String> english(Set<Said> said) {
        return said.stream()
                .filter(one -> !VERBATIM.contains(one.words()))
                .flatMap(one -> codes(one.code()).map(code -> told(code, one)))
                .filter(told -> ENGLISH.matcher(told.substring(told.indexOf(" => ")))
                        .results()
                        .anyMatch(word -> !NAMES.contains(word.group())))
                .distinct()
                .sorted()
                .toList();
    }

    /** Where the sources do not say which one it is, it may be any that is about the content of a file. */
    private static Stream<ProblemCode> codes(String code) {
        return Arrays.stream(ProblemCode.values())
                .filter(c -> code.equals(SourceTexts.VALUE)
                        ? c == ProblemCode.BAD_RECORD
                        : c.name().equals(code))
                .filter(c -> c != ProblemCode.NORMALISED_TEXT);
    }

    private static String told(ProblemCode code, Said said) {
        String words = said.words().replace(SourceTexts.VALUE, "7");
        Problem problem = Problem.ofFile(code, said.field().replace(SourceTexts.VALUE, "x"), "", words);
        return code.code() + " " + words + " => " + ProblemTexts.expected(problem, THAI);
    }

    /** Of whatever makes a problem, of who calls that, and so on: to read the whole program would take four times as long. */
    static Set<Said> said(int part) throws IOException {
        Map<Path, String> left = sources();
        Set<Path> read = new LinkedHashSet<>();
        Pattern tells = Pattern.compile("Problem|FormatException|package org\\.songtor\\.layout;");
        ExpectedScan.Result found = new ExpectedScan.Result(Set.of(), Set.of());
        while (takes(left, tells, read)) {
            found = ExpectedScan.of(read, part);
            tells = Pattern.compile("\\b(" + String.join("|", found.classes()) + ")\\b");
        }
        return found.said();
    }

    /** Whether there was something to take. */
    private static boolean takes(Map<Path, String> left, Pattern tells, Set<Path> to) {
        Set<Path> more = left.entrySet().stream()
                .filter(file -> tells.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        left.keySet().removeAll(more);
        return to.addAll(more);
    }

    /** All but the simulator's, whose strange agencies speak to nobody. */
    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> all = new LinkedHashMap<>();
        for (String module : List.of("schemas", "adapters", "routes")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    all.put(file, Files.readString(file));
                }
            }
        }
        all.keySet().removeIf(file -> file.toString().contains("/simulate/"));
        return all;
    }
}
