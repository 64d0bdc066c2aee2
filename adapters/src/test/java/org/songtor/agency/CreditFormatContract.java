package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PaymentReference;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Severity;
import org.songtor.port.FormatException;

/** What every profile of interbank credits keeps beyond the common contract. */
public abstract class CreditFormatContract extends AgencyFormatContract {
    private static final Charset THAI = Charset.forName("x-windows-874");

    /** The agency's account as the agency writes it, and its eleven digits in clearing. */
    protected abstract String account();

    protected abstract String clearing();

    /** An account that must not be sent to. */
    protected abstract String refusedAccount();

    protected abstract String bank();

    @Override
    protected Document sample() {
        Document.Header h =
                FormatSamples.header(5, "กลุ่มออมทรัพย์เวียง", "1100000011", new Document.Payee(account(), "00659"));
        return FormatSamples.document(h, 3, i -> line(i, new Random(i)));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                PaymentReference.ofNumber(5),
                "C-7",
                LocalDate.of(2026, 11, 22),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answeredOther(1, Answer.LineVerdict.BOOKED, 20_000, ""),
                        answeredOther(2, Answer.LineVerdict.DUPLICATE, 0, "DUPLICATE"),
                        answeredOther(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, ""),
                        answeredOther(4, Answer.LineVerdict.REFUSED, 0, "ACCOUNT_CLOSED"),
                        answeredOther(0, Answer.LineVerdict.BOOKED, 12_345, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        return FormatSamples.line(
                position,
                FormatSamples.person(position),
                FormatSamples.name(random),
                "deposit",
                1 + random.nextInt(5_000_000));
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("นางสาว", "ก".repeat(30), "ข".repeat(23));
    }

    @Override
    protected PersonName unencodable() {
        return new PersonName("นาย", "สมé", "ใจดี");
    }

    @Override
    protected Satang overflowing() {
        return Satang.of(1_000_000_000_000L);
    }

    @Override
    protected List<String> causes() {
        return List.of("DUPLICATE", "ACCOUNT_CLOSED");
    }

    /** A name travels whole. */
    @Override
    protected Document carried(Document written) {
        return FormatSamples.wholeNames(written);
    }

    @Test
    void each_field_stands_where_clearing_reads_it() throws Exception {
        Document.Line line = new Document.Line(
                1,
                FormatSamples.person(7),
                new PersonName("นาง", "น้ำอ้อย", "แก้วมณี"),
                SchemeCode.of("deposit"),
                Satang.of(123_456),
                Optional.empty());
        byte[] bytes = format().write(new Document(sample().header(), List.of(line)));
        String[] records = new String(bytes, THAI).split("\r\n", -1);
        assertThat(records).hasSize(4);
        assertThat(records[0])
                .hasSize(320)
                .startsWith("101" + "000005" + "006" + "0000000001" + "000000000123456" + "21112026" + "C");
        assertThat(records[1]).hasSize(320);
        assertThat(records[1].substring(0, 69))
                .isEqualTo("10" + "2" + "000005" + bank() + "0000" + clearing() + "006" + "0000" + "01100000011"
                        + "21112026" + "59" + "00" + "000000123456");
        assertThat(records[1].substring(69, 129).stripTrailing()).isEqualTo("นางน้ำอ้อย แก้วมณี");
        assertThat(records[1].substring(129, 189).stripTrailing())
                .isEqualTo(PaymentReference.ofNumber(5) + " กลุ่มออมทรัพย์เวียง");
        assertThat(records[1].substring(189, 202))
                .isEqualTo(FormatSamples.person(7).value());
        assertThat(records[1].substring(289)).isEqualTo("000001" + " ".repeat(25));
        assertThat(records[2]).isEqualTo("103" + "000005" + "00000000001" + " ".repeat(300));
    }

    @Test
    void an_account_that_is_not_the_one_given_is_refused_on_reading() throws Exception {
        byte[] bytes = format().write(sample());
        String other = (clearing().charAt(0) == '9' ? "8" : "9") + clearing().substring(1);
        String text = new String(bytes, THAI)
                .replace(clearing() + account(), other + account())
                .replace("0000" + clearing() + "006", "0000" + other + "006");
        assertThatThrownBy(() -> format().read(format().fileName(sample().header()), text.getBytes(THAI)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("account");
    }

    @Test
    void no_file_is_written_for_an_account_a_sending_bank_or_a_service_type_that_is_none() {
        for (Document.Payee payee : List.of(
                new Document.Payee(refusedAccount(), "00659"),
                new Document.Payee("1-234", "00659"),
                new Document.Payee("", "00659"),
                new Document.Payee("๑๒๓๔", "00659"),
                new Document.Payee(account(), ""),
                new Document.Payee(account(), "00660"),
                new Document.Payee(account(), "0659"),
                new Document.Payee(account(), "๐๐๖๕๙"))) {
            Document.Header h = sample().header();
            Fund.Payer payer = h.payer();
            Document bad = new Document(
                    new Document.Header(h.reference(), h.sequence(), h.period(), h.date(), payer, payee),
                    sample().lines());
            assertThatThrownBy(() -> format().write(bad)).as("%s", payee).isInstanceOf(FormatException.class);
            assertThat(format().check(payee)).as("%s", payee).anyMatch(p -> p.severity() == Severity.REFUSE_LINE);
        }
    }

    @Test
    void nothing_stands_against_the_agencys_own_account() {
        assertThat(format().check(sample().header().payee())).isEmpty();
    }

    @Test
    void the_remittance_is_public_and_says_so() {
        assertThat(format().profile().status()).isEqualTo(ProfileInfo.Status.PUBLIC);
        assertThat(format().profile().source()).contains("confidence B");
    }

    protected static List<ProblemCode> codes(ClearingAccount account) {
        return account.problems().stream().map(p -> p.code()).toList();
    }
}
