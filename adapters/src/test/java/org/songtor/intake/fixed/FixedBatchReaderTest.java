package org.songtor.intake.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.grid.Collected;
import org.songtor.model.ProblemCode;

class FixedBatchReaderTest {
    private static final Charset THAI = Charset.forName("x-windows-874");
    private static final String HEAD =
            "HSONGTOR1" + left("wiang", 32) + "2569-11" + "0000001" + "000000000010000" + " ".repeat(330) + "\r\n";
    private static final String LINE = "D1101700230705" + left("007", 20) + left("นาง", 30) + left("น้ำผึ้ง", 100)
            + left("ใจดี", 100) + left("nsf", 20) + "000000010000" + "0".repeat(36) + left("", 7) + left("", 19)
            + " ".repeat(42) + "\r\n";

    @TempDir
    private Path folder;

    @Test
    void rows_count_as_an_editor_shows_them_and_money_is_baht() throws Exception {
        Collected read = read(HEAD + LINE.repeat(1_200));
        assertThat(read.problems).isEmpty();
        assertThat(read.header)
                .containsEntry("total", "100.00")
                .containsEntry("count", "1")
                .doesNotContainKey("label");
        assertThat(read.rows).hasSize(1_200).containsKeys(2, 1_201);
        assertThat(read.rows.get(1_201))
                .containsEntry("first_name", "น้ำผึ้ง")
                .containsEntry("amount", "100.00")
                .containsEntry("wages", "")
                .containsEntry("sponsor_share", "");
    }

    @Test
    void unix_line_ends_a_missing_last_one_and_missing_blanks_at_the_end_change_nothing() throws Exception {
        Collected read =
                read((HEAD + LINE + LINE.stripTrailing()).replace("\r\n", "\n").stripTrailing());
        assertThat(read.codes()).containsExactly(ProblemCode.MALFORMED_FORM);
        String short42 = LINE.substring(0, 358);
        read = read((HEAD.substring(0, 166) + "\n" + LINE + short42).replace("\r\n", "\n"));
        assertThat(read.problems).isEmpty();
        assertThat(read.rows).containsOnlyKeys(2, 3);
    }

    @Test
    void a_record_that_does_not_fit_is_refused_with_row_and_field() throws Exception {
        malformed(HEAD + LINE + LINE.replace("000000010000", "      100.00"), 3, "amount");
        malformed(HEAD + LINE.repeat(700) + LINE.replace("000000010000", "      100.00"), 702, "amount");
        malformed(HEAD + LINE.substring(0, 357) + "\r\n", 2, "");
        malformed(HEAD + LINE.replace("\r\n", "   \r\n"), 2, "");
        malformed(HEAD + "\r\n" + LINE, 2, "");
        malformed(HEAD + LINE + HEAD, 3, "");
        malformed(HEAD + LINE.replaceFirst("D", "X"), 2, "");
        malformed(HEAD.replace("-110000001", "-11      1") + LINE, 1, "count");
        malformed(HEAD.replace("SONGTOR1", "SONGTOR2") + LINE, 1, "form");
        malformed((HEAD + LINE).replace("\r\n", "\r"), 1, "");
        malformed(HEAD + "D" + " ".repeat(5_000_000), 2, "");
    }

    @Test
    void utf_8_is_not_fixed_width_and_is_named() throws Exception {
        for (String text : new String[] {HEAD + LINE, "\uFEFF" + HEAD + LINE, HEAD + LINE.replace("น้ำผึ้ง", "มมม")}) {
            Collected read = Collected.from(
                    new FixedBatchReader(),
                    Files.write(folder.resolve("b.txt"), text.getBytes(StandardCharsets.UTF_8)));
            assertThat(read.codes()).containsExactly(ProblemCode.WRONG_ENCODING);
        }
        byte[] bytes = (HEAD + LINE).getBytes(THAI);
        bytes[HEAD.length() + 70] = (byte) 0xFF;
        Collected read = Collected.from(new FixedBatchReader(), Files.write(folder.resolve("b.txt"), bytes));
        assertThat(read.codes()).containsExactly(ProblemCode.WRONG_ENCODING);
        assertThat(read.problems.get(0).field()).isEqualTo("first_name");
        assertThat(read.problems.get(0).row()).isEqualTo(2);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private void malformed(String text, int row, String field) throws IOException {
        assertThat(read(text).problems).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.MALFORMED_FORM);
            assertThat(p.row()).isEqualTo(row);
            assertThat(p.field()).isEqualTo(field);
        });
    }

    private Collected read(String text) throws IOException {
        return Collected.from(new FixedBatchReader(), Files.write(folder.resolve("batch.txt"), text.getBytes(THAI)));
    }
}
