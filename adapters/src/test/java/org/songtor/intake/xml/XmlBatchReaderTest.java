package org.songtor.intake.xml;

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

class XmlBatchReaderTest {
    private static final String HEADER =
            "<header><total>100.00</total><fund>wiang</fund><period>2569-11</period><count>1</count></header>";
    private static final String LINE =
            "<line><scheme>nsf</scheme><first_name>น้ำผึ้ง &amp; ปุ๊ก</first_name><member_no>007</member_no><amount>100.00</amount></line>";
    private static final String GOOD = "<batch xmlns='urn:songtor:batch:v1'>\n" + HEADER + "\n" + LINE + "\n</batch>\n";

    @TempDir
    private Path folder;

    @Test
    void fields_come_in_any_order_and_texts_stand_as_they_are() throws Exception {
        for (String start : List.of("", "\uFEFF", "<?xml version='1.0' encoding='UTF-8'?>\n")) {
            Collected read = read(start + GOOD);
            assertThat(read.problems).isEmpty();
            assertThat(read.rows).containsOnlyKeys(1);
            assertThat(read.rows.get(1))
                    .containsEntry("first_name", "น้ำผึ้ง & ปุ๊ก")
                    .containsEntry("member_no", "007")
                    .containsEntry("wages", "");
        }
    }

    @Test
    void other_people_s_files_and_what_others_would_have_read_are_never_let_in() throws Exception {
        String entity = "<!DOCTYPE batch [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>";
        malformed(entity + GOOD.replace("007", "&e;"), 0);
        malformed("<!DOCTYPE batch SYSTEM 'http://127.0.0.1:9/x.dtd'>" + GOOD, 0);
        malformed(
                "<!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
                        + GOOD.replace("007", "&c;"),
                0);
        malformed(GOOD.replace("007", "&e;"), 1);
        malformed(GOOD.replace("007", "<a>".repeat(300_000)), 1);
        malformed(GOOD.replace("007", "ก".repeat(5_000_000)), 1);
        malformed("<batch xmlns='urn:songtor:batch:v1' " + "x".repeat(5_000_000) + "='1'>", 0);
        malformed(GOOD.replace("007", "<b/>".repeat(501)), 1);
        malformed(GOOD.replace("<header>", "<?php echo 1?><header>"), 0);
        malformed(
                GOOD.replace("<header>", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='x'/><header>"),
                0);
        malformed(GOOD.replace("007", "0\u00010"), 0);
        malformed(GOOD.replace("007", "0&#1;0"), 1);
    }

    @Test
    void what_no_batch_holds_is_refused_with_its_place() throws Exception {
        malformed(GOOD.replace(LINE, LINE + LINE.replace("scheme", "schema")), 2);
        malformed(GOOD.replace("<scheme>nsf</scheme>", "<scheme>nsf</scheme><scheme>x</scheme>"), 1);
        malformed(GOOD.replace("<scheme>", "<scheme code='x'>"), 1);
        malformed(GOOD.replace("007", "<no>007</no>"), 1);
        malformed(GOOD.replace("<line>", "text<line>"), 0);
        malformed(GOOD.replace(HEADER, ""), 0);
        malformed(GOOD.replace(HEADER, HEADER + HEADER), 1);
        malformed(GOOD.replace("<fund>", "<fund>x</fund><fund>"), 0);
        malformed(GOOD.replace("batch:v1", "batch:v2"), 0);
        malformed(GOOD.replace("</batch>", ""), 1);
        malformed(GOOD + "<more/>", 1);
        malformed("<html><body>login</body></html>", 0);
        malformed("<", 0);
        Collected read = read(GOOD.replace("<total>100.00</total>", ""));
        assertThat(read.codes()).containsExactly(ProblemCode.BAD_HEADER);
        assertThat(read.problems.get(0).field()).isEqualTo("total");
    }

    @Test
    void another_encoding_is_named_wherever_it_hides() throws Exception {
        encoding(GOOD.getBytes(Charset.forName("x-windows-874")));
        encoding(("<?xml version='1.0' encoding='TIS-620'?>" + GOOD).getBytes(Charset.forName("TIS-620")));
        byte[] wide = GOOD.getBytes(StandardCharsets.UTF_16LE);
        assertThat(new XmlBatchReader().recognises(wide)).isTrue();
        encoding(wide);
        encoding(GOOD.replace("007", "\0").getBytes(StandardCharsets.UTF_8));
        encoding(("<?xml version='1.0' encoding='TIS-620'?>" + GOOD).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void no_problem_shows_a_person_s_number() throws Exception {
        String id = "1101700230705";
        for (String bad : List.of(
                GOOD.replace("007", id + "&e;"),
                GOOD.replace("scheme>", id + ">"),
                GOOD.replace("007", "<a b='" + id + "'/>"))) {
            assertThat(read(bad).problems)
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.toString()).doesNotContain(id));
        }
    }

    private void malformed(String text, int row) throws IOException {
        Collected read = read(text);
        assertThat(read.problems).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.MALFORMED_FORM);
            assertThat(p.row()).isEqualTo(row);
        });
    }

    private void encoding(byte[] bytes) throws IOException {
        Collected read = read(bytes);
        assertThat(read.problems).extracting(Problem::code).containsExactly(ProblemCode.WRONG_ENCODING);
    }

    private Collected read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Collected read(byte[] bytes) throws IOException {
        return Collected.from(new XmlBatchReader(), Files.write(folder.resolve("batch.xml"), bytes));
    }
}
