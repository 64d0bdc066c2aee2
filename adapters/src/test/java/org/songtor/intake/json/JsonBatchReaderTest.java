package org.songtor.intake.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.grid.Collected;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;

class JsonBatchReaderTest {
    private static final String HEADER = "{'fund':'wiang','period':'2569-11','count':1,'total':100.00}";
    private static final String LINE = "{'scheme':'nsf','amount':100.00,'member_no':'007','first_name':'น้ำผึ้ง'}";
    private static final String GOOD =
            ("{'form':'urn:songtor:batch:v1',\n'header':" + HEADER + ",\n'lines':[" + LINE + "]}\n").replace('\'', '"');

    @TempDir
    private Path folder;

    @Test
    void numbers_are_the_text_they_are() throws Exception {
        for (String start : List.of("", "\uFEFF", " \r\n")) {
            Collected read = read(start + GOOD.replace("100.00,", "0.10000000000000000001,"));
            assertThat(read.problems).isEmpty();
            assertThat(read.header).containsEntry("total", "100.00").containsEntry("count", "1");
            assertThat(read.rows).containsOnlyKeys(1);
            assertThat(read.rows.get(1))
                    .containsEntry("amount", "0.10000000000000000001")
                    .containsEntry("member_no", "007");
        }
        assertThat(read(GOOD.replace("100.00,", "1e3,")).rows.get(1)).containsEntry("amount", "1e3");
        assertThat(read(GOOD.replace("100.00,", "-0.00,")).rows.get(1)).containsEntry("amount", "-0.00");
        assertThat(read(GOOD.replace("100.00,", "null,")).rows.get(1)).containsEntry("amount", "");
    }

    @Test
    void what_no_batch_holds_is_refused_with_its_place() throws Exception {
        malformed(GOOD.replace("]}", "," + LINE.replace('\'', '"').replace("scheme", "schema") + "]}"), 2, "");
        malformed(GOOD.replace("\"007\"", "7"), 1, "member_no");
        malformed(GOOD.replace("\"007\"", "true"), 1, "member_no");
        malformed(GOOD.replace("\"007\"", "{\"no\":7}"), 1, "member_no");
        malformed(GOOD.replace("\"007\"", "[7]"), 1, "member_no");
        malformed(GOOD.replace("\"fund\"", "\"fonds\""), 0, "header");
        malformed(GOOD.replace("batch:v1", "batch:v2"), 0, "form");
        malformed(GOOD.replace("\"form\":\"urn:songtor:batch:v1\",", ""), 0, "form");
        malformed(GOOD.replace("\"lines\":[", "\"lines\":[[],"), 1, "lines");
        malformed(GOOD.replace("]}", "],\"more\":1}"), 1, "");
        malformed(GOOD + "{}", 1, "");
        malformed("[" + GOOD + "]", 0, "");
        malformed(GOOD.replace("\"007\"", "\"007\",\"scheme\":\"x\""), 1, "");
        malformed(GOOD.replace("\"wiang\"", "\"wiang\",\"fund\":\"x\""), 0, "");
        assertThat(read(GOOD.replace("\"fund\":\"wiang\",", "")).codes()).containsExactly(ProblemCode.BAD_HEADER);
    }

    @Test
    void what_would_not_end_ends() throws Exception {
        malformed(GOOD.replace("\"007\"", "[".repeat(1_000_000)), 1, "member_no");
        malformed("[".repeat(1_000_000), 0, "");
        malformed("{\"form\":" + "[".repeat(1_000_000), 0, "form");
        malformed(GOOD.replace("007", "0".repeat(5_000_000)), 1, "");
        malformed(GOOD.replace("100.00,", "1".repeat(5_000_000) + ","), 1, "");
        malformed(GOOD.replace("scheme", "s".repeat(5_000_000)), 1, "");
        malformed(GOOD.substring(0, GOOD.length() - 20), 1, "");
        malformed(GOOD.replace("007", "0\n0"), 1, "");
        malformed(GOOD.replace("100.00,", "NaN,"), 1, "");
        malformed(GOOD.replace("100.00,", "007,"), 1, "");
        malformed(GOOD.replace("\"header\"", "/* c */\"header\""), 0, "");
        malformed("{", 0, "");
    }

    @Test
    void another_encoding_is_named() throws Exception {
        assertThat(read(GOOD.getBytes(Charset.forName("x-windows-874"))).problems)
                .extracting(Problem::code)
                .containsExactly(ProblemCode.WRONG_ENCODING);
        assertThat(read(GOOD.replace("007", "0\u00000")).codes()).containsExactly(ProblemCode.WRONG_ENCODING);
    }

    @Test
    void no_problem_shows_a_person_s_number() throws Exception {
        String id = "1101700230705";
        for (String bad : List.of(
                GOOD.replace("\"007\"", id),
                GOOD.replace("scheme", id),
                GOOD.replace("\"007\"", "\"" + id + "\nx\""))) {
            assertThat(read(bad).problems)
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.toString()).doesNotContain(id));
        }
    }

    private void malformed(String text, int row, String field) throws IOException {
        assertThat(read(text).problems).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.MALFORMED_FORM);
            assertThat(p.row()).isEqualTo(row);
            assertThat(p.field()).isEqualTo(field);
        });
    }

    private Collected read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Collected read(byte[] bytes) throws IOException {
        return Collected.from(new JsonBatchReader(), Files.write(folder.resolve("batch.json"), bytes));
    }
}
