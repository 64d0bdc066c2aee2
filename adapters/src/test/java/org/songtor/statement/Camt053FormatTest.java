package org.songtor.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.Schemas;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Camt053FormatTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Schema CAMT_052 = Schemas.of("/camt.052.001.08.xsd");

    private final Camt053Format format = new Camt053Format();

    @Test
    void a_statement_comes_back_as_it_was_written() throws Exception {
        for (Statement statement : List.of(sample(), statement(0, List.of()), many(10_000))) {
            byte[] bytes = format.write(statement);
            assertThat(format.write(statement)).isEqualTo(bytes);
            assertThat(format.read(format.fileName(statement), bytes)).isEqualTo(statement);
        }
    }

    /** camt.053.001.08's own schema is in no artifact; camt.052's entries, balances and account are the same types. */
    @Test
    void its_shape_is_that_of_the_official_account_report_under_other_names() throws Exception {
        String text = text(format.write(sample()));
        Schemas.validate(CAMT_052, bytes(asReport(text)));
        assertThatThrownBy(
                        () -> Schemas.validate(CAMT_052, bytes(asReport(text.replace("<Sts><Cd>BOOK</Cd></Sts>", "")))))
                .hasMessageContaining("Sts");
    }

    @Test
    void payment_references_are_found_in_what_the_payer_wrote() throws Exception {
        Statement read = format.read("any.xml", format.write(sample()));
        assertThat(PaymentReference.findAll(read.credits().get(1).text()))
                .containsExactly(PaymentReference.ofNumber(112), PaymentReference.ofNumber(113));
    }

    @Test
    void what_a_real_bank_adds_is_passed_over() throws Exception {
        String text = text(format.write(sample()))
                .replaceAll("<TxsSummry>.*</TxsSummry>", "")
                .replaceAll("<NtryRef>[^<]*</NtryRef>", "<NtryRef>1</NtryRef>")
                .replace("<Ccy>THB</Ccy>", "<Ccy>THB</Ccy><Ownr><Nm>กองทุน</Nm></Ownr>")
                .replace("<BookgDt><Dt>2026-11-24</Dt>", "<BookgDt><DtTm>2026-11-24T10:11:12+07:00</DtTm>")
                .replace("</Stmt>", "<AddtlStmtInf>ok</AddtlStmtInf></Stmt>")
                .replace("><", ">\n<");
        assertThat(format.read("any.xml", bytes(text))).isEqualTo(sample());
    }

    /** A number that a bank counts anew in each statement is another entry on another day; a long one is the account's. */
    @Test
    void an_entry_that_the_bank_only_counts_is_named_by_its_day_as_well() throws Exception {
        String counted = text(format.write(sample())).replaceAll("<AcctSvcrRef>[^<]*</AcctSvcrRef>", "");
        assertThat(names(counted.replace("E-1", "1").replace("E-2", "0002")))
                .containsExactly("2026-11-24/1", "2026-11-24/0002");
        assertThat(names(counted.replace("E-1", "FT26328ABCD001"))).containsExactly("FT26328ABCD001", "2026-11-24/E-2");
        assertThat(names(counted.replace("<Dt>2026-11-24</Dt>", "<Dt>2026-11-23</Dt>")))
                .containsExactly("2026-11-23/E-1", "2026-11-23/E-2");
    }

    private List<String> names(String text) throws FormatException {
        return format.read("any.xml", bytes(text)).credits().stream()
                .map(Statement.Credit::entryReference)
                .toList();
    }

    @Test
    void texts_of_all_transactions_and_structured_references_are_read() throws Exception {
        String text = text(format.write(sample()))
                .replace(
                        "<Ustrd>BILL ST0000011253</Ustrd>",
                        "<Ustrd>BILL</Ustrd><Ustrd>ST0000011253</Ustrd><Strd><CdtrRefInf><Ref>R7</Ref></CdtrRefInf></Strd>");
        assertThat(format.read("any.xml", bytes(text)).credits().get(0).text()).isEqualTo("BILL ST0000011253 R7");
    }

    @ParameterizedTest
    @CsvSource({
        "encoding=\"UTF-8\", encoding=\"utf-8\"",
        "<Othr><Id>0060001112, <Othr><Id>006-0-00111-2",
        "<Othr><Id>0060001112, <Othr><Id>KASITHBK/0060001112",
        "<Othr><Id>0060001112, <Othr><Id>0060001112THB",
        "</CdtDbtInd><Sts>, </CdtDbtInd><RvslInd>0</RvslInd><Sts>"
    })
    void what_banks_write_otherwise_is_the_same(String from, String to) throws Exception {
        String text = text(format.write(sample()));
        assertThat(text).contains(from);
        assertThat(format.read("any.xml", bytes(text.replace(from, to)))).isEqualTo(sample());
    }

    @Test
    void what_takes_back_a_credit_left_the_account_and_comes_back_as_it_was_written() throws Exception {
        Statement.Debit fee = new Statement.Debit("D-1", DAY, Satang.ofBaht(5), "FEE");
        Statement.Debit back = new Statement.Debit("D-2", DAY, Satang.ofBaht(100), "BILL ST0000011253", true);
        Statement taken = new Statement(
                "S-1",
                "0060001112",
                DAY,
                Satang.ofBaht(1_000),
                Satang.of(105_505),
                sample().credits(),
                List.of(fee, back));
        String text = text(format.write(taken));
        assertThat(text).containsOnlyOnce("<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>");
        assertThat(format.read("any.xml", bytes(text))).isEqualTo(taken);
        assertThat(refused(text.replace("<RvslInd>true", "<RvslInd>maybe"))).isEqualTo(ProblemCode.BAD_RECORD);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T18:30:00Z, 2026-11-24",
        "2026-11-23T16:59:59.999Z, 2026-11-23",
        "2026-11-24T09:14:00+07:00, 2026-11-24",
        "2026-11-24T01:00:00+09:00, 2026-11-23",
        "2026-11-24T23:59:00, 2026-11-24"
    })
    void an_hour_is_of_the_day_that_it_is_in_bangkok(String stamp, LocalDate day) throws Exception {
        String text = text(format.write(sample()))
                .replaceFirst(
                        "<BookgDt><Dt>2026-11-24</Dt></BookgDt>", "<BookgDt><DtTm>" + stamp + "</DtTm></BookgDt>");
        assertThat(format.read("any.xml", bytes(text)).credits())
                .extracting(Statement.Credit::bookedOn)
                .containsExactly(day, DAY);
    }

    @Test
    void a_reference_is_read_wherever_a_bank_puts_what_the_payer_said() throws Exception {
        String text = text(format.write(sample()))
                .replace(
                        "<NtryDtls><TxDtls><RmtInf><Ustrd>BILL ST0000011253</Ustrd></RmtInf></TxDtls></NtryDtls>",
                        "<NtryDtls><TxDtls><Refs><EndToEndId>ST0000011253</EndToEndId></Refs>"
                                + "<AddtlTxInf>REF1\n  7</AddtlTxInf></TxDtls></NtryDtls><AddtlNtryInf>REF2 8</AddtlNtryInf>")
                .replace("<TxDtls><RmtInf>", "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf>");
        assertThat(format.read("any.xml", bytes(text)).credits())
                .extracting(Statement.Credit::text)
                .containsExactly(
                        "ST0000011253 REF1 7 REF2 8", sample().credits().get(1).text());
    }

    @ParameterizedTest
    @CsvSource({"true, 10.00", "1, 10.00", "'', 10.00", "false, 0.00", "0, 0.00"})
    void a_charge_that_is_booked_by_itself_explains_nothing(String included, String fee) throws Exception {
        String record = included.isEmpty() ? "" : "<ChrgInclInd>" + included + "</ChrgInclInd>";
        String text = text(format.write(sample()))
                .replaceFirst(
                        "<NtryDtls>",
                        "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"THB\">10.00</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy=\"THB\">10.00</Amt>"
                                + record + "</Rcrd></Chrgs><NtryDtls>");
        assertThat(format.read("any.xml", bytes(text)).credits().get(0).fee().toBaht())
                .isEqualTo(fee);
    }

    @Test
    void amounts_that_are_beyond_all_sums_are_refused() throws Exception {
        String text = text(format.write(statement(0, List.of(credit("E-0", 100, "")))));
        String entry = text.substring(text.indexOf("<Ntry>"), text.indexOf("</Stmt>"))
                .replace(">1.00<", ">9999999999999999.99<");
        String many = IntStream.range(1, 12)
                .mapToObj(n -> entry.replace("E-0", "E-" + n))
                .collect(Collectors.joining());
        assertThat(refused(text.replaceAll("<TxsSummry>.*</TxsSummry>", "").replace("</Stmt>", many + "</Stmt>")))
                .isEqualTo(ProblemCode.CONTROL_TOTAL);
        assertThat(refused(text.replace("</Stmt>", many + "</Stmt>"))).isEqualTo(ProblemCode.CONTROL_TOTAL);
    }

    @Test
    void each_payment_of_a_batch_is_money_of_its_own() throws Exception {
        String text = batch(share("60.05", "ST0000011253") + share("39.95", "OF ANOTHER"));
        Statement read = format.read("any.xml", bytes(text));
        assertThat(read.credits())
                .extracting(credit -> credit.entryReference() + " " + credit.amount() + " " + credit.text())
                .startsWith("E-1#1 60.05 ST0000011253", "E-1#2 39.95 OF ANOTHER")
                .hasSize(3);
        assertThat(read.reckoned()).isEqualTo(read.closing());
    }

    @Test
    void a_batch_whose_payments_are_not_its_sum_or_that_would_be_guessed_at_is_refused() throws Exception {
        String good = share("60.05", "A") + share("39.95", "B");
        assertThat(refused(batch(good.replace("39.95", "39.96")))).isEqualTo(ProblemCode.CONTROL_TOTAL);
        assertThat(refused(batch(good.replaceFirst("CRDT", "DBIT")))).isEqualTo(ProblemCode.BAD_RECORD);
        String charged = "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"THB\">10.00</TtlChrgsAndTaxAmt></Chrgs><NtryDtls>";
        assertThat(refused(batch(good).replaceFirst("<NtryDtls>", charged))).isEqualTo(ProblemCode.BAD_RECORD);
        String noSums = good.replaceAll("<Amt[^>]*>[^<]*</Amt>", "");
        assertThat(format.read("any.xml", bytes(batch(noSums))).credits())
                .extracting(Statement.Credit::text)
                .startsWith("A B");
    }

    @Test
    void a_batch_has_as_many_payments_as_a_bank_books_together() throws Exception {
        String one = share("0.01", "งวด");
        assertThat(format.read("any.xml", bytes(batch(one.repeat(10_000)))).credits())
                .hasSize(10_001);
    }

    /** The first entry of the sample, 100.00, with these transactions in it. */
    private String batch(String transactions) throws Exception {
        String single = "<TxDtls><RmtInf><Ustrd>BILL ST0000011253</Ustrd></RmtInf></TxDtls>";
        String text = text(format.write(sample()));
        assertThat(text).contains(single);
        return text.replace(single, transactions);
    }

    private static String share(String baht, String said) {
        return "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy=\"THB\">" + baht
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>" + said + "</Ustrd></RmtInf></TxDtls>";
    }

    @ParameterizedTest
    @CsvSource({
        "<CdtDbtInd>CRDT</CdtDbtInd><Sts>, <CdtDbtInd>XXXX</CdtDbtInd><Sts>",
        "Ccy=\"THB\", Ccy=\"USD\"",
        "<Ccy>THB, <Ccy>USD",
        "<Cd>BOOK, <Cd>PDNG",
        "</CdtDbtInd><Sts>, </CdtDbtInd><RvslInd>true</RvslInd><Sts>",
        "<AcctSvcrRef>E-2, <AcctSvcrRef>E-1",
        "\">60.05, \">-60.05",
        "\">60.05, \">60.055",
        "<Cd>CLBD, <Cd>CLAV",
        "</Stmt>, </Stmt><Stmt/>",
        "<Stmt><Id>, <Stmt><StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><Id>",
        "camt.053.001.08, camt.053.001.02"
    })
    void what_would_have_to_be_guessed_is_refused(String from, String to) throws Exception {
        String text = text(format.write(sample()));
        assertThat(text).contains(from);
        assertThat(refused(text.replace(from, to))).isEqualTo(ProblemCode.BAD_RECORD);
    }

    @ParameterizedTest
    @CsvSource({
        "\">60.05, \">60.06",
        "\">1060.05</Amt>, \">1060.04</Amt>",
        "<NbOfNtries>2, <NbOfNtries>3",
        "<Sum>160.05, <Sum>160.06"
    })
    void opening_and_credits_must_give_closing_and_totals_must_hold(String from, String to) throws Exception {
        String text = text(format.write(sample())).replace("1160.05", "1060.05").replace("\">1000.00", "\">900.00");
        assertThat(format.read("any.xml", bytes(text)).opening()).isEqualTo(Satang.ofBaht(900));
        assertThat(text).contains(from);
        assertThat(refused(text.replaceFirst(from, to))).isEqualTo(ProblemCode.CONTROL_TOTAL);
    }

    @Test
    void what_cannot_be_carried_is_not_written() {
        for (Statement.Credit wrong : List.of(
                credit("E-1", 0, ""),
                credit("E-1", -1, ""),
                credit("", 1, ""),
                credit("E 1", 1, ""),
                credit("E-1", 1, "a\u0000"),
                credit("E-1", 1, "\ud800"),
                credit("E-1", 1, "ก".repeat(141)))) {
            assertThatThrownBy(() -> format.write(statement(0, List.of(wrong)))).isInstanceOf(FormatException.class);
        }
        Statement.Credit one = credit("E-1", 1, "");
        assertThatThrownBy(() -> format.write(statement(0, List.of(one, one)))).isInstanceOf(FormatException.class);
        assertThatThrownBy(() ->
                        format.write(new Statement("S-1", "0060001112", DAY, Satang.ZERO, Satang.of(2), List.of(one))))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void no_damaged_statement_ends_otherwise_than_in_a_refusal_or_a_sum_that_holds() throws Exception {
        byte[] good = format.write(sample());
        int refused = 0;
        List<byte[]> all = FormatSamples.damaged(good, new Random(7));
        for (byte[] bytes : all) {
            try {
                Statement read = format.read("any.xml", bytes);
                Satang credited =
                        read.credits().stream().map(Statement.Credit::amount).reduce(read.opening(), Satang::plus);
                assertThat(credited).isEqualTo(read.closing());
                assertThat(read.credits()).hasSize(2);
            } catch (FormatException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(all.size() / 2);
    }

    private static Statement sample() {
        return statement(
                100_000,
                List.of(
                        credit("E-1", 10_000, "BILL ST0000011253"),
                        credit(
                                "E-2",
                                6_005,
                                PaymentReference.ofNumber(112) + " และ " + PaymentReference.ofNumber(113))));
    }

    private static Statement many(int credits) {
        Random random = new Random(9);
        List<Statement.Credit> all = new ArrayList<>();
        for (int i = 1; i <= credits; i++) {
            all.add(credit("E-" + i, 1 + random.nextInt(1_000_000), i % 7 == 0 ? "" : "<ข้อความ> & " + i));
        }
        return statement(5, all);
    }

    private static Statement statement(long opening, List<Statement.Credit> credits) {
        long closing =
                opening + credits.stream().mapToLong(c -> c.amount().value()).sum();
        return new Statement("S-1", "0060001112", DAY, Satang.of(opening), Satang.of(closing), credits);
    }

    private static Statement.Credit credit(String reference, long satang, String text) {
        return new Statement.Credit(reference, DAY, Satang.of(satang), text);
    }

    private static String asReport(String statement) {
        return statement
                .replace("camt.053.001.08", "camt.052.001.08")
                .replace("BkToCstmrStmt", "BkToCstmrAcctRpt")
                .replace("<Stmt>", "<Rpt>")
                .replace("</Stmt>", "</Rpt>");
    }

    private ProblemCode refused(String text) {
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> format.read("any.xml", bytes(text)));
        assertThat(thrown).isNotNull();
        return thrown.problems().get(0).code();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
