package org.songtor.agency.gsb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.Schemas;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** What ISO 20022 asks of a message beyond its schema, and what the schema asks of texts. */
class Iso20022Test {
    private static final Schema PAIN_001 = Schemas.of("/pain.001.001.09.xsd");
    private static final Pattern IDS = Pattern.compile("<(EndToEndId|MsgId|PmtInfId)>([^<]*)<");
    private final GsbFormat format = new GsbFormat();

    private static Document document(int lines, PersonName name) {
        return FormatSamples.document(
                FormatSamples.header(112, "กองทุนหมู่บ้านเวียง", "1200000012", new Document.Payee("020123456789", "")),
                lines,
                i -> FormatSamples.line(i, FormatSamples.person(i), name, "family-life", 10_000 + i));
    }

    private static PersonName named(String first, String last) {
        return new PersonName("นาย", first, last);
    }

    @Test
    void thai_travels_as_utf_8_and_the_declaration_says_so() throws Exception {
        byte[] bytes = format.write(document(1, named("น้ำอ้อย", "แก้วมณี")));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).contains("<Nm>นายน้ำอ้อย แก้วมณี</Nm>").doesNotContain("&#", "?<");
    }

    @Test
    void every_thai_letter_mark_and_digit_comes_back() throws Exception {
        String thai = IntStream.rangeClosed(0x0E01, 0x0E5B)
                .filter(c -> c < 0x0E3B || c > 0x0E3E)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(thai).hasSize(87);
        Document document = document(1, named(thai, "ใจดี"));
        byte[] bytes = format.write(document);
        Schemas.validate(PAIN_001, bytes);
        assertThat(format.read("any.xml", bytes).lines().get(0).name().full())
                .isEqualTo(document.lines().get(0).name().full());
    }

    @Test
    void a_name_of_140_characters_is_valid_and_one_of_141_is_refused_with_the_cut_shown() throws Exception {
        PersonName longest = new PersonName("", "ก".repeat(140), "");
        Schemas.validate(PAIN_001, format.write(document(1, longest)));
        PersonName over = new PersonName("", "ก".repeat(141), "");
        List<Problem> problems = format.check(document(1, over).lines().get(0));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.TOO_LONG);
        assertThat(problems.get(0).expected()).isEqualTo("140: " + "ก".repeat(140));
        assertThatThrownBy(() -> format.write(document(1, over))).isInstanceOf(FormatException.class);
    }

    @Test
    void a_character_that_validators_count_twice_is_counted_twice() throws Exception {
        Schemas.validate(PAIN_001, format.write(document(1, new PersonName("", "𝒳".repeat(70), ""))));
        Document over = document(1, new PersonName("", "𝒳".repeat(71), ""));
        assertThat(format.check(over.lines().get(0))).extracting(Problem::code).containsExactly(ProblemCode.TOO_LONG);
        assertThatThrownBy(() -> format.write(over)).isInstanceOf(FormatException.class);
    }

    @Test
    void a_fund_whose_registered_name_is_longer_than_140_is_refused_and_never_cut() {
        Document good = document(1, named("สมชาย", "ใจดี"));
        Document.Header h = good.header();
        Fund.Payer payer = new Fund.Payer("ก".repeat(141), "1200000012", "000000");
        Document.Header header =
                new Document.Header(h.reference(), h.sequence(), h.period(), h.date(), payer, h.payee());
        assertThatThrownBy(() -> format.write(new Document(header, good.lines())))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("SGT-4002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0007", "\u000b", "\u0085", "\ufffe", "\uffff", "\ud800", "\udfff", "\n", "\t", "\u2028"
            })
    void what_xml_1_0_or_a_line_of_text_cannot_hold_is_refused(String character) {
        assertThat(format.check(document(1, named("สม" + character + "ชาย", "ใจดี"))
                        .lines()
                        .get(0)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNENCODABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "&", "]]>", "\"", "'", "&amp;", "é", "中", "\u200b", "\u0e4d\u0e32"})
    void every_other_text_is_written_so_that_it_comes_back(String text) throws Exception {
        Document document = document(1, named("สม" + text + "ชาย", "ใจดี"));
        byte[] bytes = format.write(document);
        Schemas.validate(PAIN_001, bytes);
        assertThat(format.read("any.xml", bytes).lines().get(0).name().full())
                .isEqualTo(document.lines().get(0).name().full());
    }

    @Test
    void ids_are_unique_within_a_message_and_fit_35_characters() throws Exception {
        String text = new String(format.write(document(1_000, named("สมชาย", "ใจดี"))), StandardCharsets.UTF_8);
        List<String> ids =
                IDS.matcher(text).results().map(m -> m.group(1) + m.group(2)).toList();
        assertThat(ids).hasSize(1_002).doesNotHaveDuplicates();
        assertThat(IDS.matcher(text).results().map(m -> m.group(2))).allMatch(id -> id.length() <= 35);
        assertThat(text).contains("<NbOfTxs>1000</NbOfTxs>", "<CtrlSum>105005.00</CtrlSum>");
    }

    @Test
    void a_message_that_names_one_transaction_twice_or_lacks_one_is_refused() throws Exception {
        String text = new String(format.write(document(3, named("สมชาย", "ใจดี"))), StandardCharsets.UTF_8);
        String second = "<EndToEndId>ST0000011253-000002";
        assertThat(text).contains(second);
        for (String other : List.of("000001", "000004", "000000")) {
            String wrong = text.replace(second, "<EndToEndId>ST0000011253-" + other);
            assertThatThrownBy(() -> format.read("any.xml", wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> format.read(
                        "any.xml",
                        text.replace("<PmtInfId>ST0000011253", "<PmtInfId>ST0000011350")
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void a_large_message_is_valid_and_adds_up() throws Exception {
        Random random = new Random(5);
        Document document = FormatSamples.document(
                document(1, named("ก", "ข")).header(),
                5_000,
                i -> FormatSamples.line(
                        i,
                        FormatSamples.person(i),
                        FormatSamples.name(random),
                        "family-life",
                        1 + random.nextInt(9_999_999)));
        byte[] bytes = format.write(document);
        Schemas.validate(PAIN_001, bytes);
        assertThat(new String(bytes, StandardCharsets.UTF_8)
                        .split("<CtrlSum>" + document.total().toBaht() + "<", -1))
                .hasSize(3);
    }
}
