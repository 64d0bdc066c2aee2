package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;

/** Remittances that a profile carries come back whole, few lines or many. */
abstract class WholeRemittanceContract extends FormatSubject {
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
}
