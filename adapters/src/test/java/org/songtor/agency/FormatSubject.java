package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/**
 * A profile, by its samples and by hooks that say what it does not carry, and what the contract asks of any document or answer of it. Another seed:
 * {@code -Dsongtor.seed=7}; more generated documents than the {@value #USUAL_DOCUMENTS} of a usual run: {@code -Dsongtor.documents=10000}.
 */
abstract class FormatSubject {
    static final long SEED = Long.getLong("songtor.seed", 25691121L);
    private static final int USUAL_DOCUMENTS = 300;
    static final int DOCUMENTS = Integer.getInteger("songtor.documents", USUAL_DOCUMENTS);

    protected abstract AgencyFormat format();

    /** A document with two or more lines, whose bytes are the golden file. */
    protected abstract Document sample();

    /** A processed answer to {@link #sample()}: every verdict, and a line of position 0. */
    protected abstract Answer sampleAnswer();

    /** A line of an answer, of the person that {@link #line} has at this position in most profiles. */
    protected static Answer.Line answered(int position, Answer.LineVerdict verdict, long satang, String cause) {
        return new Answer.Line(position, FormatSamples.person(position), verdict, Satang.of(satang), cause);
    }

    /** The same of somebody else: an answer is not compared with what was sent when it is read. */
    protected static Answer.Line answeredOther(int position, Answer.LineVerdict verdict, long satang, String cause) {
        return new Answer.Line(position, FormatSamples.person(100 + position), verdict, Satang.of(satang), cause);
    }

    /** A line that the profile carries, by position; name with tone marks. */
    protected abstract Document.Line line(int position, Random random);

    /** The longest name the profile carries; with one more character in the last name it is too long. */
    protected abstract PersonName longestName();

    /** The same document as it comes back from bytes: what the profile does not carry left out. */
    protected Document carried(Document written) {
        return written;
    }

    protected Answer carried(Answer written) {
        return written;
    }

    /** Bytes in the one form that writing gives; a profile that reads something leniently mends that, and only that, here. */
    protected byte[] strict(byte[] given) {
        return given;
    }

    /** A name with a character the encoding cannot carry. A lone surrogate is in no encoding. */
    protected PersonName unencodable() {
        return new PersonName("นาย", "สม\uD800", "ใจดี");
    }

    /** An amount no file can hold. */
    protected Satang overflowing() {
        return Satang.of(Long.MAX_VALUE);
    }

    /** The agency's own codes an answer line may hold; the empty one is always tried. */
    protected List<String> causes() {
        return List.of();
    }

    /** How many lines a large file of this profile has. */
    protected int manyLines() {
        return 100_000;
    }

    /** The bytes that writing gives, which reading gives back; and the same again. */
    void comesBack(Document document) throws FormatException {
        byte[] bytes = format().write(document);
        assertThat(format().write(document)).as("written twice").isEqualTo(bytes);
        Document read = format().read(format().fileName(document.header()), bytes);
        assertThat(read).isEqualTo(carried(document));
        assertThat(read.total()).isEqualTo(document.total());
        assertThat(read.header().reference()).isEqualTo(document.header().reference());
        assertThat(read.header().sequence()).isEqualTo(document.header().sequence());
        assertThat(read.header().period()).isEqualTo(document.header().period());
        assertThat(read.header().payer().registeredName())
                .isEqualTo(document.header().payer().registeredName());
        assertThat(read.lines()).hasSameSizeAs(document.lines());
        for (int i = 0; i < read.lines().size(); i++) {
            Document.Line was = document.lines().get(i);
            Document.Line is = read.lines().get(i);
            assertThat(is.position()).isEqualTo(was.position());
            assertThat(is.person()).isEqualTo(was.person());
            assertThat(is.amount()).isEqualTo(was.amount());
            assertThat(format().check(was)).isEmpty();
        }
        assertThat(format().write(read)).as("written, read, written").isEqualTo(bytes);
    }

    void comesBack(Answer answer) throws FormatException {
        byte[] bytes = format().writeAnswer(answer);
        assertThat(format().writeAnswer(answer)).as("written twice").isEqualTo(bytes);
        Answer read = format().readAnswer(format().answerName(answer), bytes);
        assertThat(read).isEqualTo(carried(answer));
        assertThat(read.reference()).isEqualTo(answer.reference());
        assertThat(read.answerId()).isEqualTo(answer.answerId());
        assertThat(read.verdict()).isEqualTo(answer.verdict());
        assertThat(read.lines()).hasSameSizeAs(answer.lines());
        assertThat(format().writeAnswer(read)).as("written, read, written").isEqualTo(bytes);
    }

    void refusedLine(Document document, ProblemCode because) {
        List<Problem> problems = format().check(document.lines().get(0));
        assertThat(problems).extracting(Problem::code).contains(because);
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> format().write(document));
        assertThat(thrown).isNotNull();
        assertThat(thrown.problems()).extracting(Problem::code).contains(because);
        Ids.areNotShownBy(
                thrown, document.lines().stream().map(Document.Line::person).toList());
    }

    List<NationalId> persons() {
        return Stream.concat(
                        sample().lines().stream().map(Document.Line::person),
                        sampleAnswer().lines().stream().map(Answer.Line::person))
                .toList();
    }

    Document document(int lines, Random random) {
        Document.Header h = sample().header();
        Document.Header header = new Document.Header(
                PaymentReference.ofNumber(1 + random.nextInt(99_999_999)),
                1 + random.nextInt(999_999),
                h.period(),
                h.date(),
                h.payer(),
                h.payee());
        return FormatSamples.document(header, lines, i -> line(i, random));
    }

    Document named(PersonName name) {
        return new Document(sample().header(), List.of(with(line(1, new Random(SEED)), name)));
    }

    Document paying(Satang amount) {
        return new Document(sample().header(), List.of(with(line(1, new Random(SEED)), amount)));
    }

    static Document.Line with(Document.Line line, PersonName name) {
        return new Document.Line(line.position(), line.person(), name, line.scheme(), line.amount(), line.wages());
    }

    static Document.Line with(Document.Line line, Satang amount) {
        return new Document.Line(line.position(), line.person(), line.name(), line.scheme(), amount, line.wages());
    }

    Answer answer(List<Answer.Line> lines) {
        Answer a = sampleAnswer();
        return new Answer(a.reference(), a.answerId(), a.date(), Answer.Verdict.PROCESSED, "", lines);
    }

    Answer refusal(String reason) {
        Answer a = sampleAnswer();
        return new Answer(a.reference(), a.answerId(), a.date(), Answer.Verdict.FILE_REFUSED, reason, List.of());
    }

    List<Answer.Line> answerLines(int count, Random random) {
        List<String> causes = new ArrayList<>(causes());
        causes.add("");
        List<Answer.Line> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Answer.LineVerdict verdict = FormatSamples.pick(List.of(Answer.LineVerdict.values()), random);
            boolean booked = verdict == Answer.LineVerdict.BOOKED;
            Satang amount = booked ? line(i, random).amount() : Satang.ZERO;
            String cause = booked ? "" : FormatSamples.pick(causes, random);
            int position = booked && random.nextInt(20) == 0 ? 0 : i;
            lines.add(new Answer.Line(position, FormatSamples.person(i), verdict, amount, cause));
        }
        return lines;
    }

    static Random seeded() {
        System.out.println("seed " + SEED + ", " + DOCUMENTS + " documents");
        return new Random(SEED);
    }
}
