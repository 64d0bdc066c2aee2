package org.songtor.agency.baac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.agency.AgencyFormatContract;
import org.songtor.agency.FormatSamples;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PaymentReference;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

class BaacFormatTest extends AgencyFormatContract {
    private static final Charset THAI = Charset.forName("x-windows-874");
    private final BaacFormat format = new BaacFormat();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected Document sample() {
        Document.Header h = FormatSamples.header(
                1, "กลุ่มออมทรัพย์เวียง", "1100000011", new Document.Payee("0200423250", "TAWEERAK"));
        return FormatSamples.document(h, 5, i -> line(i, new Random(i)));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                PaymentReference.ofNumber(1),
                "A26112100001",
                LocalDate.of(2026, 11, 22),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answeredOther(1, Answer.LineVerdict.BOOKED, 20_000, ""),
                        answeredOther(2, Answer.LineVerdict.DUPLICATE, 0, "DUPLICATE"),
                        answeredOther(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, "CANCEL_INELIGIBLE"),
                        answeredOther(4, Answer.LineVerdict.REFUSED, 0, "SERVICE_CODE_SWAPPED"),
                        answeredOther(5, Answer.LineVerdict.BOOKED, 9_999, ""),
                        answeredOther(0, Answer.LineVerdict.BOOKED, 12_345, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        return FormatSamples.line(
                position,
                FormatSamples.person(position),
                FormatSamples.name(random),
                "taweerak",
                1 + random.nextInt(5_000_000));
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("นางสาว", "ก".repeat(20), "ข".repeat(23));
    }

    @Override
    protected PersonName unencodable() {
        return new PersonName("นาย", "สมé", "ใจดี");
    }

    @Override
    protected Satang overflowing() {
        return Satang.of(10_000_000_000_000L);
    }

    @Override
    protected List<String> causes() {
        return List.of(
                "REF1_INVALID",
                "SERVICE_CODE_SWAPPED",
                "WRONG_BILLER",
                "AMOUNT_MISMATCH",
                "DATE_MISMATCH",
                "DUPLICATE",
                "CANCEL_INELIGIBLE");
    }

    /** A name travels whole. */
    @Override
    protected Document carried(Document written) {
        return FormatSamples.wholeNames(written);
    }

    @Test
    void each_field_stands_where_the_bank_reads_it() throws Exception {
        Document.Line line = new Document.Line(
                1,
                FormatSamples.person(7),
                new PersonName("นาง", "น้ำอ้อย", "แก้วมณี"),
                SchemeCode.of("taweerak"),
                Satang.of(123_456),
                Optional.empty());
        String[] records =
                new String(format.write(new Document(sample().header(), List.of(line))), THAI).split("\r\n", -1);
        assertThat(records).hasSize(4);
        assertThat(records[3]).isEmpty();
        String reference = PaymentReference.ofNumber(1).value();
        assertThat(records[0]).hasSize(256).startsWith("H0000010340200423250กลุ่มออมทรัพย์เวียง ");
        assertThat(records[0].substring(60, 76)).isEqualTo("21112026TAWEERAK");
        assertThat(records[0].substring(76, 116)).isEqualTo(reference + "000001" + "256911" + "1100000011" + "000000");
        assertThat(records[1]).hasSize(256).startsWith("D000002034020042325021112026000000นางน้ำอ้อย แก้วมณี ");
        assertThat(records[1].substring(84, 104)).isEqualTo(reference + " ".repeat(8));
        assertThat(records[1].substring(104, 124))
                .isEqualTo(FormatSamples.person(7).value() + " ".repeat(7));
        assertThat(records[1].substring(124, 144)).isEqualTo("taweerak" + " ".repeat(12));
        assertThat(records[1].substring(152, 153)).isEqualTo("C");
        assertThat(records[1].substring(163, 176)).isEqualTo("0000000123456");
        assertThat(records[2])
                .hasSize(256)
                .startsWith("T0000030340200423250" + "0".repeat(19) + "0000000123456" + "000001 ");
    }

    @Test
    void a_file_whose_header_cannot_be_carried_is_refused() {
        Document.Header h = sample().header();
        for (Document.Header bad : List.of(
                with(h, new Fund.Payer("ก".repeat(41), "1100000011", "000000"), h.payee()),
                with(h, new Fund.Payer("", "1100000011", "000000"), h.payee()),
                with(h, new Fund.Payer("กองทุน", "110000001", "000000"), h.payee()),
                with(h, h.payer(), new Document.Payee("020042325086", "TAWEERAK")),
                with(h, h.payer(), new Document.Payee("0200423250", "TAWEERAK9")))) {
            assertThatThrownBy(() -> format.write(new Document(bad, sample().lines())))
                    .isInstanceOf(FormatException.class);
        }
    }

    private static Document.Header with(Document.Header h, Fund.Payer payer, Document.Payee payee) {
        return new Document.Header(h.reference(), h.sequence(), h.period(), h.date(), payer, payee);
    }

    @Test
    void the_remittance_is_public_and_says_so() {
        assertThat(format.profile().status()).isEqualTo(ProfileInfo.Status.PUBLIC);
        assertThat(format.profile().source()).contains("confidence B");
    }
}
