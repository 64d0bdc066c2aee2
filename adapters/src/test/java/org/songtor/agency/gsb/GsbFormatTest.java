package org.songtor.agency.gsb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.songtor.agency.AgencyFormatContract;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.Schemas;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

class GsbFormatTest extends AgencyFormatContract {
    private static final Schema PAIN_001 = Schemas.of("/pain.001.001.09.xsd");
    private static final Schema PAIN_002 = Schemas.of("/pain.002.001.10.xsd");
    private static final String STAMP = "T00:00:00+07:00</CreDtTm>";

    private final GsbFormat format = new GsbFormat();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected Document sample() {
        Random random = new Random(2);
        return FormatSamples.document(
                FormatSamples.header(112, "กองทุนหมู่บ้านเวียง", "1200000012", new Document.Payee("020123456789", "")),
                3,
                i -> line(i, random));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                sample().header().reference(),
                "GSB-20261123-7",
                LocalDate.of(2026, 11, 23),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answered(1, Answer.LineVerdict.BOOKED, 10_050, ""),
                        answered(2, Answer.LineVerdict.DUPLICATE, 0, "AM05"),
                        answered(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, ""),
                        answered(4, Answer.LineVerdict.REFUSED, 0, "บัญชี <ปิด> & อื่นๆ"),
                        answered(0, Answer.LineVerdict.BOOKED, 5_000, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        return FormatSamples.line(
                position,
                FormatSamples.person(random.nextInt(1_000_000)),
                FormatSamples.name(random),
                "family-life",
                1 + random.nextInt(10_000_000));
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("นาย", "ก".repeat(60), "ข".repeat(76));
    }

    /** A name travels whole. */
    @Override
    protected Document carried(Document written) {
        return FormatSamples.wholeNames(written);
    }

    /** Of an answer the blanks around and between elements and tags, and the time of day, are not kept. */
    @Override
    protected byte[] strict(byte[] given) {
        String text = new String(given, StandardCharsets.UTF_8);
        if (!text.contains("pain.002")) {
            return given;
        }
        return text.replaceAll("\\s+$", "")
                .replaceAll(">\\s+<", "><")
                .replaceAll("(<[A-Za-z/?][^>]*?)\\s+(?=[^>]*>)", "$1 ")
                .replaceAll("(?<=[0-9])T[^<]*</CreDtTm>", STAMP)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected List<String> causes() {
        return List.of("AM05", "บัญชีปิด", "<&>\"'");
    }

    @Test
    void what_is_written_is_valid_by_the_official_schemas() throws Exception {
        Schemas.validate(PAIN_001, format.write(sample()));
        Schemas.validate(PAIN_001, format.write(withServiceCode()));
        Schemas.validate(PAIN_002, format.writeAnswer(sampleAnswer()));
        Schemas.validate(PAIN_002, format.writeAnswer(answer(Answer.Verdict.FILE_REFUSED, "ยอดรวมไม่ตรง")));
        Schemas.validate(PAIN_002, format.writeAnswer(answer(Answer.Verdict.PROCESSED, "")));
        assertThatThrownBy(() -> Schemas.validate(PAIN_001, changed("<PmtMtd>TRF", "<PmtMtd>XXX")))
                .hasMessageContaining("XXX");
    }

    @Test
    void the_greatest_amounts_names_and_sums_are_valid_too() throws Exception {
        Document.Line most =
                FormatSamples.line(1, FormatSamples.person(1), longestName(), "family-life", 9_999_999_999_999L);
        Schemas.validate(PAIN_001, format.write(new Document(sample().header(), List.of(most))));
    }

    @Test
    void a_service_code_and_a_missing_branch_come_back() throws Exception {
        Document document = withServiceCode();
        assertThat(format.read("any.xml", format.write(document))).isEqualTo(carried(document));
    }

    @Test
    void a_wrong_count_or_sum_at_either_level_is_a_control_total() throws Exception {
        String text = text(format.write(sample()));
        String sum = "<CtrlSum>" + sample().total().toBaht();
        for (String control : List.of("<NbOfTxs>3", sum)) {
            refusedFor(ProblemCode.CONTROL_TOTAL, replaceAt(text, text.indexOf(control), control));
            refusedFor(ProblemCode.CONTROL_TOTAL, replaceAt(text, text.lastIndexOf(control), control));
        }
    }

    @Test
    void another_currency_is_refused() throws Exception {
        refusedFor(ProblemCode.BAD_RECORD, text(changed("Ccy=\"THB\"", "Ccy=\"USD\"")));
    }

    @Test
    void lines_of_two_periods_or_two_accounts_are_refused() throws Exception {
        String text = text(format.write(sample()));
        refusedFor(ProblemCode.BAD_RECORD, last(text, "<Ref>2569-11", "<Ref>2569-10"));
        refusedFor(ProblemCode.BAD_RECORD, last(text, "<Id>020123456789", "<Id>020123456788"));
    }

    @Test
    void an_answer_with_blanks_between_elements_and_its_own_time_is_read() throws Exception {
        String pretty = text(format.writeAnswer(sampleAnswer()))
                .replace("><", ">\n  <")
                .replace(STAMP, "T09:31:07.123+07:00</CreDtTm>");
        assertThat(format.readAnswer("any.xml", pretty.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sampleAnswer());
    }

    @Test
    void an_answer_whose_booked_sum_is_wrong_is_refused() throws Exception {
        String text = text(format.writeAnswer(sampleAnswer())).replace("<DtldCtrlSum>150.50", "<DtldCtrlSum>150.51");
        assertThatThrownBy(() -> format.readAnswer("any.xml", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.CONTROL_TOTAL));
    }

    @Test
    void a_line_answered_twice_is_refused() {
        Answer.Line line = answered(1, Answer.LineVerdict.BOOKED, 100, "");
        Answer good = sampleAnswer();
        Answer twice =
                new Answer(good.reference(), good.answerId(), good.date(), good.verdict(), "", List.of(line, line));
        assertThatThrownBy(() -> format.writeAnswer(twice)).isInstanceOf(FormatException.class);
    }

    @Test
    void wages_have_no_place_and_are_not_dropped_silently() {
        Document.Line line = sample().lines().get(0);
        Document.Line paid = new Document.Line(
                1, line.person(), line.name(), line.scheme(), line.amount(), Optional.of(Satang.ofBaht(15_000)));
        assertThat(format.check(paid)).extracting(p -> p.code()).containsExactly(ProblemCode.BAD_WAGES);
    }

    @Test
    void the_profile_is_ours_until_the_bank_confirms_it() {
        assertThat(format.profile().status()).isEqualTo(ProfileInfo.Status.UNCONFIRMED);
        assertThat(format.profile().source()).contains("confidence D");
    }

    private Answer answer(Answer.Verdict verdict, String reason) {
        Answer good = sampleAnswer();
        return new Answer(good.reference(), good.answerId(), good.date(), verdict, reason, List.of());
    }

    private Document withServiceCode() {
        Document.Header h = sample().header();
        var payer = new org.songtor.model.Fund.Payer(h.payer().registeredName(), "1200000012", "");
        var payee = new Document.Payee("020123456789", "FAMILY");
        var header = new Document.Header(h.reference(), h.sequence(), h.period(), h.date(), payer, payee);
        return new Document(header, sample().lines());
    }

    private void refusedFor(ProblemCode code, String xml) {
        assertThatThrownBy(() -> format.read("any.xml", xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(code));
    }

    private static String replaceAt(String text, int at, String control) {
        char digit = control.charAt(control.length() - 1);
        char other = digit == '9' ? '8' : (char) (digit + 1);
        int end = at + control.length();
        return text.substring(0, end - 1) + other + text.substring(end);
    }

    private static String last(String text, String from, String to) {
        int at = text.lastIndexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    private byte[] changed(String from, String to) throws FormatException {
        return text(format.write(sample())).replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
