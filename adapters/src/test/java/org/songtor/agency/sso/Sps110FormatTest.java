package org.songtor.agency.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.agency.AgencyFormatContract;
import org.songtor.agency.FormatSamples;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.PaymentReference;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

class Sps110FormatTest extends AgencyFormatContract {
    private static final Charset THAI = Charset.forName("TIS-620");
    private final Sps110Format format = new Sps110Format();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected Document sample() {
        Document.Header h =
                FormatSamples.header(2, "สถาบันการเงินชุมชนเวียง", "1400000014", new Document.Payee("0061234567", ""));
        return FormatSamples.document(h, 9, i -> line(i, new Random(i)));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                PaymentReference.ofNumber(2),
                "R-1",
                LocalDate.of(2026, 11, 22),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answered(1, Answer.LineVerdict.BOOKED, 150_000, ""),
                        answered(2, Answer.LineVerdict.DUPLICATE, 0, "E02"),
                        answered(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, "E03"),
                        answered(4, Answer.LineVerdict.REFUSED, 0, ""),
                        answered(0, Answer.LineVerdict.BOOKED, 150_000, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        long wages = 165_000 + random.nextInt(3_000_000);
        return line(position, FormatSamples.name(random), wages / 20 * 2, Optional.of(Satang.of(wages)));
    }

    private static Document.Line line(int position, PersonName name, long satang, Optional<Satang> wages) {
        return new Document.Line(
                position, FormatSamples.person(position), name, SchemeCode.of("sso33"), Satang.of(satang), wages);
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("นางสาว", "ก".repeat(30), "ข".repeat(35));
    }

    @Override
    protected PersonName unencodable() {
        return new PersonName("นาย", "สม€", "ใจดี");
    }

    @Override
    protected Satang overflowing() {
        return Satang.of(2_000_000_000_000L);
    }

    @Override
    protected List<String> causes() {
        return List.of("E02", "E03");
    }

    @Override
    protected Document carried(Document written) {
        Document.Header h = written.header();
        return new Document(
                new Document.Header(
                        h.reference(), h.sequence(), h.period(), h.date(), h.payer(), new Document.Payee("", "")),
                written.lines());
    }

    @Test
    void each_field_stands_where_the_office_reads_it() throws Exception {
        PersonName name = new PersonName("นางสาว", "ปิ่นแก้ว", "วงศ์ใหญ่");
        Document.Line line = line(1, name, 150_000, Optional.of(Satang.of(1_500_000)));
        String[] records = records(new Document(sample().header(), List.of(line)));
        assertThat(records[0])
                .hasSize(135)
                .startsWith("11400000014000000" + "211169" + "1169" + "สถาบันการเงินชุมชนเวียง ");
        assertThat(records[0].substring(72))
                .isEqualTo("0500" + "000001" + "000000001500000" + "00000000150000" + "000000075000" + "000000075000");
        assertThat(records[1])
                .hasSize(135)
                .startsWith("2" + FormatSamples.person(1).value() + "004" + "ปิ่นแก้ว ");
        assertThat(records[1].substring(47, 82).strip()).isEqualTo("วงศ์ใหญ่");
        assertThat(records[1].substring(82)).isEqualTo("00000001500000" + "000000075000" + " ".repeat(27));
    }

    @Test
    void the_official_examples_of_wages_stand_as_printed() throws Exception {
        PersonName name = new PersonName("นาย", "คำปัน", "ใจดี");
        Document.Line small = line(1, name, 150_000, Optional.of(Satang.of(1_500_000)));
        Document.Line large = line(1, name, 150_000, Optional.of(Satang.of(150_000_067)));
        assertThat(records(new Document(sample().header(), List.of(small)))[1].substring(82, 96))
                .isEqualTo("00000001500000");
        assertThat(records(new Document(sample().header(), List.of(large)))[0].substring(82, 97))
                .isEqualTo("000000150000067");
    }

    @Test
    void each_title_has_its_code_and_an_unknown_one_is_refused() throws Exception {
        assertThat(titleCode("นาย")).isEqualTo("003");
        assertThat(titleCode("นางสาว")).isEqualTo("004");
        assertThat(titleCode("นาง")).isEqualTo("005");
        for (String unknown : List.of("", "ด.ช.", "Mr", "น.ส.", "นาย ")) {
            Document.Line line =
                    line(1, new PersonName(unknown, "คำปัน", "ใจดี"), 150_000, Optional.of(Satang.of(1_500_000)));
            assertThat(format.check(line)).extracting(Problem::code).contains(ProblemCode.UNKNOWN_TITLE);
            assertThatThrownBy(() -> format.write(new Document(sample().header(), List.of(line))))
                    .isInstanceOf(FormatException.class);
        }
    }

    private String titleCode(String title) throws FormatException {
        Document.Line line =
                line(1, new PersonName(title, "คำปัน", "ใจดี"), 150_000, Optional.of(Satang.of(1_500_000)));
        return records(new Document(sample().header(), List.of(line)))[1].substring(14, 17);
    }

    @Test
    void an_amount_that_is_no_two_equal_shares_and_a_line_without_wages_are_refused() {
        PersonName name = new PersonName("นาย", "คำปัน", "ใจดี");
        Document.Line odd = line(1, name, 150_001, Optional.of(Satang.of(1_500_000)));
        Document.Line noWages = line(1, name, 150_000, Optional.empty());
        assertThat(format.check(odd)).extracting(Problem::code).contains(ProblemCode.BAD_AMOUNT);
        assertThat(format.check(noWages)).extracting(Problem::code).contains(ProblemCode.BAD_WAGES);
        for (Document.Line bad : List.of(odd, noWages)) {
            assertThatThrownBy(() -> format.write(new Document(sample().header(), List.of(bad))))
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void a_gregorian_year_where_a_buddhist_one_is_due_is_reported() throws Exception {
        byte[] bytes = format.write(sample());
        byte[] paid = bytes.clone();
        System.arraycopy("26".getBytes(THAI), 0, paid, 21, 2);
        byte[] period = bytes.clone();
        System.arraycopy("26".getBytes(THAI), 0, period, 25, 2);
        assertThat(problems(paid)).extracting(Problem::field).containsExactly("paid_date");
        assertThat(problems(period)).extracting(Problem::field).containsExactly("period");
        assertThat(problems(period).get(0).expected()).contains("Buddhist");
        assertThat(problems(period).get(0).row()).isEqualTo(1);
    }

    @Test
    void header_sums_that_do_not_agree_with_the_lines_or_each_other_are_reported() throws Exception {
        byte[] bytes = format.write(sample());
        for (int end : List.of(82, 97, 111, 123, 135)) {
            byte[] wrong = bytes.clone();
            wrong[end - 1] = (byte) (wrong[end - 1] == '9' ? '8' : wrong[end - 1] + 1);
            assertThat(problems(wrong)).extracting(Problem::code).containsExactly(ProblemCode.CONTROL_TOTAL);
        }
    }

    @Test
    void a_detail_without_its_blank_tail_is_read_and_one_cut_shorter_is_not() throws Exception {
        byte[] bytes = format.write(sample());
        String name = format.fileName(sample().header());
        for (int tail = 1; tail <= 27; tail++) {
            assertThat(format.read(name, cutLast(bytes, tail))).isEqualTo(carried(sample()));
        }
        assertThatThrownBy(() -> format.read(name, cutLast(bytes, 28))).isInstanceOf(FormatException.class);
    }

    private static byte[] cutLast(byte[] bytes, int tail) {
        byte[] cut = Arrays.copyOf(bytes, bytes.length - tail);
        cut[cut.length - 2] = '\r';
        cut[cut.length - 1] = '\n';
        return cut;
    }

    @Test
    void a_name_that_holds_no_reference_is_refused() throws Exception {
        byte[] bytes = format.write(sample());
        for (String name : List.of("", "x.txt", "SPS110-ST0000000100-000001.txt", "SPS110-ST0000000292-000000.txt")) {
            assertThatThrownBy(() -> format.read(name, bytes)).isInstanceOf(FormatException.class);
        }
    }

    private List<Problem> problems(byte[] bytes) {
        FormatException e = catchThrowableOfType(
                FormatException.class, () -> format.read(format.fileName(sample().header()), bytes));
        assertThat(e).isNotNull();
        return e.problems();
    }

    private String[] records(Document document) throws FormatException {
        return new String(format.write(document), THAI).split("\r\n");
    }
}
