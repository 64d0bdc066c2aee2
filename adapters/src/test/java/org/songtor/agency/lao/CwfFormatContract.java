package org.songtor.agency.lao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.agency.AgencyFormatContract;
import org.songtor.agency.FormatSamples;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shares;
import org.songtor.port.FormatException;

/** What the dues of a welfare fund keep in either medium. */
abstract class CwfFormatContract extends AgencyFormatContract {

    @Override
    protected Document sample() {
        Random random = new Random(4);
        return FormatSamples.document(
                FormatSamples.header(
                        115, "กองทุนสวัสดิการชุมชนตำบลเวียง", "1500000015", new Document.Payee("0060009998", "")),
                4,
                i -> i == 4 ? line(4, new PersonName("", "-สมชาย", "'เวียง"), 0, 200) : line(i, random));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                sample().header().reference(),
                "CWF-1",
                LocalDate.of(2026, 11, 25),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answered(1, Answer.LineVerdict.BOOKED, 20_000, ""),
                        answered(2, Answer.LineVerdict.DUPLICATE, 0, "จ่ายแล้วที่เทศบาล"),
                        answered(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, "ย้ายทะเบียนบ้าน"),
                        answered(4, Answer.LineVerdict.REFUSED, 0, "ชื่อไม่ตรง"),
                        answered(0, Answer.LineVerdict.BOOKED, 20_000, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        int member = random.nextInt(5) * 50;
        return line(position, FormatSamples.name(random), member, 200 - member);
    }

    private static Document.Line line(int position, PersonName name, long member, long sponsor) {
        return new Document.Line(
                position,
                FormatSamples.person(position),
                name,
                SchemeCode.of("cwf"),
                Satang.ofBaht(200),
                Optional.empty(),
                Optional.of(new Shares(Satang.ofBaht(member), Satang.ofBaht(sponsor))),
                Optional.empty());
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("ก".repeat(40), "ข".repeat(100), "ค".repeat(100));
    }

    @Override
    protected List<String> causes() {
        return List.of("-", "=1+1", "'x", "\"x\",y", "a_x0041_b");
    }

    /** An answer that was damaged where it says nothing: it must say exactly the same. */
    @Override
    protected byte[] strict(byte[] given) {
        try {
            Answer read = format().readAnswer(format().answerName(sampleAnswer()), given);
            return read.equals(sampleAnswer()) ? format().writeAnswer(sampleAnswer()) : given;
        } catch (FormatException e) {
            return given;
        }
    }

    @Test
    void shares_of_two_hundred_baht_are_taken_and_others_are_not() throws Exception {
        for (long[] shares : new long[][] {{200, 0}, {150, 50}, {0, 200}}) {
            Document.Line line = line(1, new PersonName("นาง", "น้ำอ้อย", "ใจดี"), shares[0], shares[1]);
            assertThat(format().check(line)).isEmpty();
            Document document = new Document(sample().header(), List.of(line));
            assertThat(format().read(format().fileName(document.header()), format().write(document)))
                    .isEqualTo(document);
        }
        Document.Line short50 = line(1, new PersonName("นาง", "น้ำอ้อย", "ใจดี"), 150, 0);
        assertThat(format().check(short50)).extracting(Problem::field).containsExactly("shares");
        assertThatThrownBy(() -> format().write(new Document(sample().header(), List.of(short50))))
                .isInstanceOf(FormatException.class);
        Document.Line beyond = line(1, new PersonName("นาง", "น้ำอ้อย", "ใจดี"), Long.MAX_VALUE / 100, 1);
        assertThat(format().check(beyond)).extracting(Problem::field).containsExactly("shares");
    }

    @Test
    void another_amount_than_a_year_of_dues_is_refused() {
        for (long satang : new long[] {19_999, 20_001, 15_000, 240_000}) {
            Document.Line line = FormatSamples.line(
                    1, FormatSamples.person(1), new PersonName("นาง", "น้ำอ้อย", "ใจดี"), "cwf", satang);
            assertThat(format().check(line)).extracting(Problem::code).containsExactly(ProblemCode.BAD_AMOUNT);
        }
    }

    @Test
    void the_profile_is_ours_until_an_administration_confirms_it() {
        assertThat(format().profile().status()).isEqualTo(ProfileInfo.Status.UNCONFIRMED);
    }
}
