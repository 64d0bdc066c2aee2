package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
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
import org.songtor.port.Lines;

/**
 * What every profile of every agency must keep; a profile's test extends it, names its format and samples, and says by the
 * hooks what the profile does not carry. Golden files are {@code <golden()>/<file name>.golden}; a missing one fails the
 * test, and they are written anew only with {@code -Dsongtor.golden.write=true}. Another seed: {@code -Dsongtor.seed=7};
 * more generated documents than the {@value #USUAL_DOCUMENTS} of a usual run: {@code -Dsongtor.documents=10000}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class AgencyFormatContract {
    private static final long SEED = Long.getLong("songtor.seed", 25691121L);
    private static final int USUAL_DOCUMENTS = 300;
    private static final int DOCUMENTS = Integer.getInteger("songtor.documents", USUAL_DOCUMENTS);

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

    protected Path golden() {
        return Path.of("src/test/resources/golden", format().profile().id().toString());
    }

    @Test
    void the_profile_says_what_it_is() {
        assertThat(format().profile().version()).isPositive();
        assertThat(format().profile().source()).isNotBlank();
    }

    @Test
    void the_remittance_is_byte_for_byte_the_golden_file() throws Exception {
        Golden.holds(golden(), format().fileName(sample().header()), format().write(sample()));
    }

    @Test
    void the_answer_is_byte_for_byte_the_golden_file() throws Exception {
        Golden.holds(golden(), format().answerName(sampleAnswer()), format().writeAnswer(sampleAnswer()));
    }

    @Test
    void a_remittance_comes_back_as_it_was_written() throws Exception {
        comesBack(sample());
        comesBack(document(1, new Random(SEED)));
    }

    @Test
    void generated_remittances_come_back_to_the_satang() throws Exception {
        Random random = seeded();
        for (int i = 0; i < DOCUMENTS; i++) {
            comesBack(document(1 + random.nextInt(40), random));
        }
    }

    @Test
    void ten_thousand_lines_come_back_to_the_satang() throws Exception {
        comesBack(document(10_000, seeded()));
    }

    /** How many lines a large file of this profile has. */
    protected int manyLines() {
        return 100_000;
    }

    @Test
    void a_large_file_comes_back_line_by_line() throws Exception {
        Document.Header header = sample().header();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(header, sink -> each(manyLines(), sink), out);
        long[] seen = {0, 0, 0};
        Document.Header read = format().read(
                        format().fileName(header), new ByteArrayInputStream(out.toByteArray()), line -> {
                            seen[0]++;
                            seen[1] += line.amount().value();
                            assertThat((long) line.position()).isEqualTo(seen[0]);
                        });
        each(manyLines(), line -> seen[2] += line.amount().value());
        assertThat(seen[0]).isEqualTo(manyLines());
        assertThat(seen[1]).isEqualTo(seen[2]);
        assertThat(read).isEqualTo(carried(new Document(header, List.of())).header());
    }

    private void each(int lines, Lines.Sink sink) throws FormatException, IOException {
        Random random = new Random(SEED);
        for (int i = 1; i <= lines; i++) {
            sink.line(line(i, random));
        }
    }

    @Test
    void line_by_line_and_at_once_are_the_same() throws Exception {
        Document document = document(50, seeded());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(
                        document.header(),
                        sink -> {
                            for (Document.Line line : document.lines()) {
                                sink.line(line);
                            }
                        },
                        out);
        assertThat(out.toByteArray()).isEqualTo(format().write(document));
        List<Document.Line> lines = new ArrayList<>();
        Document.Header header = format().read(
                        format().fileName(document.header()), new ByteArrayInputStream(out.toByteArray()), lines::add);
        assertThat(new Document(header, lines)).isEqualTo(carried(document));
    }

    @Test
    void a_document_without_lines_is_refused() {
        assertThatThrownBy(() -> format().write(new Document(sample().header(), List.of())))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void every_thai_character_is_carried() throws Exception {
        for (int c = 0x0E01; c <= 0x0E5B; c++) {
            if (Character.isDefined(c)) {
                comesBack(named(new PersonName("นาย", "ก" + Character.toString(c), "ข" + Character.toString(c) + "ค")));
            }
        }
    }

    @Test
    void a_character_of_another_script_comes_back_as_itself_or_is_refused() throws Exception {
        for (String other : List.of("é", "€", "ກ", "文", "😀", "’", "\u0E3B", "\u0E5C")) {
            Document document = named(new PersonName("นาย", "ก" + other, "ใจดี"));
            if (format().check(document.lines().get(0)).isEmpty()) {
                comesBack(document);
            } else {
                refusedLine(document, ProblemCode.UNENCODABLE);
            }
        }
    }

    @Test
    void a_line_end_of_another_kind_is_noticed() throws Exception {
        String name = format().fileName(sample().header());
        byte[] good = format().write(sample());
        for (int i = 1; i < good.length; i++) {
            if (good[i - 1] == '\r' && good[i] == '\n') {
                for (byte[] bad : List.of(without(good, i), without(good, i - 1))) {
                    assertThatThrownBy(() -> format().read(name, bad)).isInstanceOf(FormatException.class);
                }
            }
        }
    }

    private static byte[] without(byte[] good, int at) {
        byte[] cut = new byte[good.length - 1];
        System.arraycopy(good, 0, cut, 0, at);
        System.arraycopy(good, at + 1, cut, at, cut.length - at);
        return cut;
    }

    @Test
    void the_answers_form_says_what_it_is() {
        assertThat(format().answerProfile().id()).isEqualTo(format().profile().id());
        assertThat(format().answerProfile().source()).isNotBlank();
    }

    @Test
    void an_answer_comes_back_as_it_was_written() throws Exception {
        comesBack(sampleAnswer());
        comesBack(refusal("ยอดรวมไม่ตรง"));
        comesBack(answer(List.of()));
    }

    @Test
    void generated_answers_come_back_to_the_satang() throws Exception {
        Random random = seeded();
        for (int i = 0; i < DOCUMENTS; i++) {
            comesBack(answer(answerLines(1 + random.nextInt(40), random)));
        }
        comesBack(answer(answerLines(10_000, random)));
    }

    @Test
    void file_names_are_plain_and_hold_no_national_id() {
        for (String name : List.of(format().fileName(sample().header()), format().answerName(sampleAnswer()))) {
            assertThat(name).matches("[A-Za-z0-9._-]{1,100}").doesNotContainPattern("[0-9]{13}");
            assertThat(name).contains(sample().header().reference().value());
        }
        assertThat(format().answerName(sampleAnswer())).isNotEqualTo(format().fileName(sample().header()));
    }

    @Test
    void the_longest_name_is_carried_and_one_character_more_is_refused() throws Exception {
        PersonName longest = longestName();
        comesBack(named(longest));
        refusedLine(
                named(new PersonName(longest.title(), longest.first(), longest.last() + "ก")), ProblemCode.TOO_LONG);
    }

    @Test
    void a_name_the_encoding_cannot_carry_is_refused_and_never_written_with_a_question_mark() {
        refusedLine(named(unencodable()), ProblemCode.UNENCODABLE);
    }

    @Test
    void an_amount_that_does_not_fit_is_refused_and_never_cut() {
        refusedLine(paying(overflowing()), ProblemCode.AMOUNT_OVERFLOW);
    }

    @Test
    void nothing_and_less_than_nothing_are_no_payment() {
        for (long satang : new long[] {0, -100, Long.MIN_VALUE}) {
            Document document = paying(Satang.of(satang));
            assertThat(format().check(document.lines().get(0))).as("%d", satang).isNotEmpty();
            assertThatThrownBy(() -> format().write(document)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void a_sum_beyond_every_long_is_refused() {
        Satang half = Satang.of(Long.MAX_VALUE / 2 - 1);
        List<Document.Line> lines = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            lines.add(with(line(i, new Random(i)), half));
        }
        assertThatThrownBy(() -> format().write(new Document(sample().header(), lines)))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void what_passes_the_check_can_be_written_and_what_does_not_cannot() throws Exception {
        Random random = seeded();
        for (int i = 0; i < 2000; i++) {
            PersonName name = OddNames.name(random);
            Document document = new Document(sample().header(), List.of(with(line(1, random), name)));
            if (format().check(document.lines().get(0)).isEmpty()) {
                byte[] bytes = format().write(document);
                assertThat(format().write(format().read(format().fileName(document.header()), bytes)))
                        .as(OddNames.shown(name))
                        .isEqualTo(bytes);
            } else {
                assertThatThrownBy(() -> format().write(document))
                        .as(OddNames.shown(name))
                        .isInstanceOf(FormatException.class);
            }
        }
    }

    @Test
    void positions_that_do_not_count_from_one_are_refused() {
        Document.Line first = line(1, new Random(1));
        Document.Line third = line(3, new Random(3));
        assertThatThrownBy(() -> format().write(new Document(sample().header(), List.of(first, third))))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void no_damaged_remittance_is_read_as_another_one() throws Exception {
        String name = format().fileName(sample().header());
        isReadAsItselfOrRefused(format().write(sample()), bytes -> format().write(format().read(name, bytes)));
    }

    @Test
    void no_damaged_answer_is_read_as_another_one() throws Exception {
        String name = format().answerName(sampleAnswer());
        isReadAsItselfOrRefused(
                format().writeAnswer(sampleAnswer()), bytes -> format().writeAnswer(format().readAnswer(name, bytes)));
    }

    @Test
    void damage_to_the_bytes_of_a_file_is_told_with_the_byte_where_it_begins() throws Exception {
        String name = format().fileName(sample().header());
        String answer = format().answerName(sampleAnswer());
        for (byte[] bad : Damage.ofBytes(format().write(sample()))) {
            Damage.isToldWithByte(() -> format().read(name, bad), persons());
        }
        for (byte[] bad : Damage.ofBytes(format().writeAnswer(sampleAnswer()))) {
            Damage.isToldWithByte(() -> format().readAnswer(answer, bad), persons());
        }
    }

    @Test
    void records_in_another_order_missing_or_there_twice_are_told_with_the_record() throws Exception {
        String name = format().fileName(sample().header());
        String answer = format().answerName(sampleAnswer());
        for (byte[] bad : Damage.ofRecords(format().write(sample()))) {
            Damage.isTold(() -> format().read(name, bad), persons());
        }
        for (byte[] bad : Damage.ofRecords(format().writeAnswer(sampleAnswer()))) {
            Damage.isTold(() -> format().readAnswer(answer, bad), persons());
        }
    }

    private void isReadAsItselfOrRefused(byte[] good, ReadAndWrite again) {
        int refused = 0;
        List<byte[]> damaged = FormatSamples.damaged(good, seeded());
        for (byte[] bytes : damaged) {
            try {
                assertThat(again.of(bytes)).isEqualTo(strict(bytes));
            } catch (FormatException e) {
                Ids.areNotShownBy(e, persons());
                refused++;
            }
        }
        assertThat(refused).as("of %d damaged files", damaged.size()).isGreaterThan(damaged.size() / 2);
    }

    private List<NationalId> persons() {
        return Stream.concat(
                        sample().lines().stream().map(Document.Line::person),
                        sampleAnswer().lines().stream().map(Answer.Line::person))
                .toList();
    }

    private interface ReadAndWrite {
        byte[] of(byte[] bytes) throws FormatException;
    }

    @Test
    void an_empty_file_is_neither_a_remittance_nor_an_answer() {
        String name = format().fileName(sample().header());
        String answer = format().answerName(sampleAnswer());
        assertThatThrownBy(() -> format().read(name, new byte[0])).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> format().readAnswer(answer, new byte[0])).isInstanceOf(FormatException.class);
    }

    @Test
    void a_remittance_is_no_answer_and_an_answer_is_no_remittance() throws Exception {
        byte[] remittance = format().write(sample());
        byte[] answer = format().writeAnswer(sampleAnswer());
        String name = format().fileName(sample().header());
        String answerName = format().answerName(sampleAnswer());
        assertThatThrownBy(() -> format().readAnswer(answerName, remittance)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> format().read(name, answer)).isInstanceOf(FormatException.class);
    }

    @Test
    void a_name_that_names_another_reference_is_refused_or_agrees_with_what_is_read() throws Exception {
        Document.Header h = sample().header();
        Document.Header other = new Document.Header(
                PaymentReference.ofNumber(99_999_999), h.sequence(), h.period(), h.date(), h.payer(), h.payee());
        try {
            Document read = format().read(format().fileName(other), format().write(sample()));
            assertThat(read.header().reference()).isEqualTo(other.reference());
        } catch (FormatException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    /** The bytes that writing gives, which reading gives back; and the same again. */
    private void comesBack(Document document) throws FormatException {
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

    private void comesBack(Answer answer) throws FormatException {
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

    private void refusedLine(Document document, ProblemCode because) {
        List<Problem> problems = format().check(document.lines().get(0));
        assertThat(problems).extracting(Problem::code).contains(because);
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> format().write(document));
        assertThat(thrown).isNotNull();
        assertThat(thrown.problems()).extracting(Problem::code).contains(because);
        Ids.areNotShownBy(
                thrown, document.lines().stream().map(Document.Line::person).toList());
    }

    private Document document(int lines, Random random) {
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

    private Document named(PersonName name) {
        return new Document(sample().header(), List.of(with(line(1, new Random(SEED)), name)));
    }

    private Document paying(Satang amount) {
        return new Document(sample().header(), List.of(with(line(1, new Random(SEED)), amount)));
    }

    private static Document.Line with(Document.Line line, PersonName name) {
        return new Document.Line(line.position(), line.person(), name, line.scheme(), line.amount(), line.wages());
    }

    private static Document.Line with(Document.Line line, Satang amount) {
        return new Document.Line(line.position(), line.person(), line.name(), line.scheme(), amount, line.wages());
    }

    private Answer answer(List<Answer.Line> lines) {
        Answer a = sampleAnswer();
        return new Answer(a.reference(), a.answerId(), a.date(), Answer.Verdict.PROCESSED, "", lines);
    }

    private Answer refusal(String reason) {
        Answer a = sampleAnswer();
        return new Answer(a.reference(), a.answerId(), a.date(), Answer.Verdict.FILE_REFUSED, reason, List.of());
    }

    private List<Answer.Line> answerLines(int count, Random random) {
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

    private static Random seeded() {
        System.out.println("seed " + SEED + ", " + DOCUMENTS + " documents");
        return new Random(SEED);
    }
}
