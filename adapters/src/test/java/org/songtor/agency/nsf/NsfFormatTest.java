package org.songtor.agency.nsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.agency.AgencyFormatContract;
import org.songtor.agency.FormatSamples;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

class NsfFormatTest extends AgencyFormatContract {
    private final NsfFormat format = new NsfFormat();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected Document sample() {
        Random random = new Random(3);
        return FormatSamples.document(
                FormatSamples.header(
                        113, "กองทุนหมู่บ้านเวียง, หมู่ 3", "1300000013", new Document.Payee("0060001112", "")),
                3,
                i -> line(i, random));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                sample().header().reference(),
                "N-42",
                LocalDate.of(2026, 11, 24),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answered(1, Answer.LineVerdict.BOOKED, 10_000, ""),
                        answered(2, Answer.LineVerdict.DUPLICATE, 0, "COUNTER"),
                        answered(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, "มาตรา 40, ทางเลือก 2"),
                        answered(4, Answer.LineVerdict.REFUSED, 0, ""),
                        answered(0, Answer.LineVerdict.BOOKED, 5_000, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        return FormatSamples.line(
                position,
                FormatSamples.person(random.nextInt(1_000_000)),
                FormatSamples.name(random),
                "nsf",
                5_000 + random.nextInt(10_000_000));
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("ก".repeat(40), "ข".repeat(100), "ค".repeat(100));
    }

    @Override
    protected List<String> causes() {
        return List.of("COUNTER", "\"x\",y", "=1+1");
    }

    @Test
    void every_record_ends_with_carriage_return_and_line_feed() throws Exception {
        String text = new String(format.write(sample()), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        assertThat(text.split("\r\n")).hasSize(5).allMatch(r -> r.matches("[HDT],[^\r\n]*"));
    }

    @Test
    void a_lone_line_feed_a_byte_order_mark_or_an_empty_record_is_refused() throws Exception {
        String text = new String(format.write(sample()), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                text.replace("\r\n", "\n"), "\ufeff" + text, text + "\r\n", text.replaceFirst("\r\n", "\r\n\r\n"))) {
            assertThat(refused(wrong)).isEqualTo(ProblemCode.BAD_RECORD);
        }
    }

    @Test
    void a_wrong_count_or_sum_in_the_trailer_is_a_control_total() throws Exception {
        String text = new String(format.write(sample()), StandardCharsets.UTF_8);
        String total = sample().total().toBaht();
        assertThat(refused(text.replace("T,3,", "T,2,"))).isEqualTo(ProblemCode.CONTROL_TOTAL);
        assertThat(refused(text.replace("T,3," + total, "T,3,1.00"))).isEqualTo(ProblemCode.CONTROL_TOTAL);
    }

    @Test
    void a_record_with_a_field_more_or_less_is_refused_with_its_number() throws Exception {
        String text = new String(format.write(sample()), StandardCharsets.UTF_8);
        int third = text.indexOf("D,ST", text.indexOf("-000002,")) - 2;
        String more = text.substring(0, third) + ",x" + text.substring(third);
        assertThatThrownBy(() -> format.read("any.csv", more.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.problems().get(0).row()).isEqualTo(3));
    }

    @Test
    void a_name_that_looks_like_a_formula_stays_the_name() throws Exception {
        PersonName odd = new PersonName("นาย", "=cmd|'x'!A1", "@sum");
        Document.Line line = FormatSamples.line(1, FormatSamples.person(1), odd, "nsf", 100);
        Document document = new Document(sample().header(), List.of(line));
        assertThat(format.read("any.csv", format.write(document))).isEqualTo(document);
    }

    @Test
    void the_profile_is_ours_until_the_agency_confirms_it() {
        assertThat(format.profile().status()).isEqualTo(ProfileInfo.Status.UNCONFIRMED);
    }

    private ProblemCode refused(String text) {
        try {
            format.read("any.csv", text.getBytes(StandardCharsets.UTF_8));
        } catch (FormatException e) {
            return e.problems().get(0).code();
        }
        throw new AssertionError("was read");
    }
}
