package org.songtor.agency.toy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.songtor.agency.AgencyFormatContract;
import org.songtor.agency.FormatSamples;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.PaymentReference;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.port.AgencyFormat;

/** The one contract suite holds for an agency that no main code knows. */
class ToyFormatTest extends AgencyFormatContract {
    private final ToyFormat format = new ToyFormat();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected Document sample() {
        return FormatSamples.document(
                FormatSamples.header(
                        7, "กองทุนหมู่บ้านตัวอย่าง", "1900000019", new Document.Payee("0990000001", "DUES")),
                4,
                i -> line(i, new Random(i)));
    }

    @Override
    protected Answer sampleAnswer() {
        return new Answer(
                PaymentReference.ofNumber(7),
                "T26112100001",
                LocalDate.of(2026, 11, 22),
                Answer.Verdict.PROCESSED,
                "",
                List.of(
                        answeredOther(1, Answer.LineVerdict.BOOKED, 20_000, ""),
                        answeredOther(2, Answer.LineVerdict.DUPLICATE, 0, "DUPLICATE"),
                        answeredOther(3, Answer.LineVerdict.NOT_ELIGIBLE, 0, ""),
                        answeredOther(4, Answer.LineVerdict.REFUSED, 0, "CLOSED"),
                        answeredOther(0, Answer.LineVerdict.BOOKED, 12_345, "")));
    }

    @Override
    protected Document.Line line(int position, Random random) {
        return FormatSamples.line(
                position,
                FormatSamples.person(position),
                FormatSamples.name(random),
                "toy-dues",
                1 + random.nextInt(5_000_000));
    }

    @Override
    protected PersonName longestName() {
        return new PersonName("นางสาว", "ก".repeat(23), "ข".repeat(30));
    }

    @Override
    protected PersonName unencodable() {
        return new PersonName("นาย", "สมé", "ใจดี");
    }

    @Override
    protected Satang overflowing() {
        return Satang.of(10_000_000_000_000L);
    }

    /** A name travels whole. */
    @Override
    protected Document carried(Document written) {
        return FormatSamples.wholeNames(written);
    }
}
