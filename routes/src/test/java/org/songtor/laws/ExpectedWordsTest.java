package org.songtor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.laws.ExpectedScan.Said;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;

/** Whatever the program says should have stood somewhere is told to a reader of Thai in Thai. */
class ExpectedWordsTest {
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
        Set<Said> said = SaidInThai.byTheProgram(ExpectedScan.EXPECTED);
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
        assertThat(english(SaidInThai.by(way, ExpectedScan.EXPECTED)))
                .containsExactly(
                        "SGT-4005 a cow (byte 7) => ตามแบบของไฟล์: a cow (ไบต์ที่ 7)",
                        "SGT-4005 fewer than 7 cows (byte 7) => ตามแบบของไฟล์: fewer than 7 cows (ไบต์ที่ 7)");
    }

    private static List<String> words(Set<Said> said) {
        return said.stream().map(Said::words).toList();
    }

    private static List<String> english(Set<Said> said) {
        return SaidInThai.english(
                said.stream().filter(one -> !VERBATIM.contains(one.words())).flatMap(ExpectedWordsTest::told), NAMES);
    }

    private static Stream<String> told(Said one) {
        String words = SaidInThai.words(one);
        String field = one.field().replace(SourceTexts.VALUE, "x");
        return SaidInThai.codes(one)
                .filter(code -> code != ProblemCode.NORMALISED_TEXT)
                .map(code -> code.code() + " " + words + " => "
                        + ProblemTexts.expected(Problem.ofFile(code, field, "", words), SaidInThai.THAI));
    }
}
