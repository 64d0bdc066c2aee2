package org.songtor.agency.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.agency.AgencyFormatContract;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.Schemas;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

class S40FormatTest extends AgencyFormatContract {
    private static final Schema SCHEMA = Schemas.of("/formats/sso/s40.v1.xsd");

    private final S40Format format = new S40Format();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected Document sample() {
        Random random = new Random(4);
        return FormatSamples.document(
                FormatSamples.header(
                        114,
                        "สถาบันการเงิน <ชุมชน> เวียง & เพื่อน",
                        "1400000014",
                        new Document.Payee("0061234567", "")),
                3,
                i -> line(i, random));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                sample().header().reference(),
                "A.2569-11_1",
                LocalDate.of(2026, 11, 25),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answered(1, Answer.LineVerdict.BOOKED, 7_000, ""),
                        answered(2, Answer.LineVerdict.DUPLICATE, 0, "PAID > 1"),
                        answered(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, "AGE & <X>"),
                        answered(4, Answer.LineVerdict.REFUSED, 0, ""),
                        answered(0, Answer.LineVerdict.BOOKED, 30_000, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        return FormatSamples.line(
                position,
                FormatSamples.person(random.nextInt(1_000_000)),
                FormatSamples.name(random),
                "sso40-" + (1 + random.nextInt(3)),
                7_000 + random.nextInt(50_000));
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("ก".repeat(40), "ข".repeat(100), "ค".repeat(100));
    }

    @Override
    protected List<String> causes() {
        return List.of("AGE", "<&>\"'", "ไม่พบ");
    }

    @Test
    void what_is_written_is_valid_by_the_schema_of_the_contract() throws Exception {
        Schemas.validate(SCHEMA, format.write(sample()));
        Schemas.validate(SCHEMA, format.writeAnswer(sampleAnswer()));
        Schemas.validate(SCHEMA, format.writeAnswer(refusal()));
        Schemas.validate(SCHEMA, format.write(longest()));
        String wrong = text(format.write(sample())).replaceFirst("<option>[123]", "<option>4");
        assertThatThrownBy(() -> Schemas.validate(SCHEMA, wrong.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("'4'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>%s</s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns='urn:songtor:sso:s40:v1'"
                        + " xmlns:unused='urn:x'><s:Header/><s:Body>\n  %s\n</s:Body></s:Envelope>"
            })
    void canonicalising_what_arrives_in_an_envelope_gives_the_bytes_that_were_sent(String envelope) throws Exception {
        for (byte[] file : List.of(
                format.write(sample()),
                format.write(longest()),
                format.writeAnswer(sampleAnswer()),
                format.writeAnswer(refusal()))) {
            String message = envelope.replace("%s", text(file));
            String element = text(file).startsWith("<Submit") ? "Submit" : "Answer";
            assertThat(text(Canonical.of(message, S40Format.NAMESPACE, element)))
                    .isEqualTo(text(file));
        }
    }

    @Test
    void the_same_values_in_another_form_are_not_the_same_file() throws Exception {
        String text = text(format.write(sample()));
        for (String other : List.of(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text,
                text.replace("<serviceCode></serviceCode>", "<serviceCode/>"),
                text.replace("><", "> <"),
                text.replace("xmlns=\"", "xmlns:x=\"urn:x\" xmlns=\""))) {
            assertThat(other).isNotEqualTo(text);
            assertThatThrownBy(() -> format.read("any.xml", other.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void a_wrong_count_or_sum_is_a_control_total() throws Exception {
        String text = text(format.write(sample()));
        for (String wrong : List.of(
                text.replace("<count>3<", "<count>2<"),
                text.replace("<total>" + sample().total().toBaht(), "<total>1.00"))) {
            assertThatThrownBy(() -> format.read("any.xml", wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            FormatException.class,
                            e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.CONTROL_TOTAL));
        }
    }

    @Test
    void a_scheme_that_is_no_option_of_section_40_is_refused() {
        for (String scheme : List.of("nsf", "sso33", "sso40-4")) {
            Document.Line line = FormatSamples.line(1, FormatSamples.person(1), longestName(), scheme, 7_000);
            assertThat(format.check(line)).extracting(p -> p.code()).containsExactly(ProblemCode.UNKNOWN_SCHEME);
        }
    }

    @Test
    void the_profile_is_ours_until_the_agency_confirms_it() {
        assertThat(format.profile().status()).isEqualTo(ProfileInfo.Status.UNCONFIRMED);
    }

    private Document longest() {
        PersonName odd = new PersonName("", "<&>\"' ]]> =", "");
        return new Document(
                sample().header(),
                List.of(
                        FormatSamples.line(1, FormatSamples.person(1), longestName(), "sso40-1", 9_999_999_999_999L),
                        FormatSamples.line(2, FormatSamples.person(2), odd, "sso40-3", 1)));
    }

    private Answer refusal() {
        Answer good = sampleAnswer();
        return new Answer(
                good.reference(),
                good.answerId(),
                good.date(),
                Answer.Verdict.FILE_REFUSED,
                "ยอดรวม <ไม่ตรง>",
                List.of());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
