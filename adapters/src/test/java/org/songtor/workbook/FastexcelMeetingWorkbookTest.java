package org.songtor.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.songtor.model.Satang;
import org.songtor.port.MeetingWorkbook.Line;
import org.songtor.port.MeetingWorkbook.Row;
import org.songtor.port.MeetingWorkbook.Sheet;
import org.songtor.port.MeetingWorkbook.Table;

/** How the meeting's workbook looks as it opens, by its own XML: no program that draws one is here. */
class FastexcelMeetingWorkbookTest {
    private static final String LONG = "ประกันสังคม มาตรา 40 ทางเลือก ";
    private static final Pattern WIDTH = Pattern.compile("<col min=\"(\\d+)\" max=\"\\d+\" width=\"([0-9.]+)\"");

    @Test
    void schemes_that_differ_in_their_last_letter_are_told_apart_and_heads_are_seen_whole() throws IOException {
        Map<String, String> parts = written();
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        Map<Integer, Double> widths = new HashMap<>();
        Matcher width = WIDTH.matcher(sheet);
        while (width.find()) {
            widths.put(Integer.parseInt(width.group(1)), Double.parseDouble(width.group(2)));
        }
        assertThat(widths.get(2)).as("of the schemes").isGreaterThan(30).isLessThanOrEqualTo(46);
        assertThat(widths.get(3)).as("of an amount").isLessThan(20);
        assertThat(parts.get("xl/styles.xml")).contains("wrapText=\"true\"");
        assertThat(style(parts, "C3"))
                .as("a long head goes on in the next line")
                .contains("wrapText=\"true\"");
        assertThat(style(parts, "B4")).as("and so does a longer scheme").contains("wrapText=\"true\"");
        assertThat(style(parts, "A1")).as("a line of the top does not").doesNotContain("wrapText=\"true\"");
    }

    @Test
    void it_prints_on_a4_across_as_wide_as_the_paper_with_its_head_on_every_page() throws IOException {
        Map<String, String> parts = written();
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("paperSize=\"9\"", "orientation=\"landscape\"", "fitToWidth=\"1\"", "fitToHeight=\"0\"")
                .containsPattern("<pageSetUpPr [^>]*fitToPage=\"true\"");
        assertThat(parts.get("xl/workbook.xml")).contains("Print_Titles", "$3:$3");
    }

    @Test
    void what_stands_below_are_figures_that_can_be_added_up() throws IOException {
        String sheet = written().get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains(
                        "<c r=\"C10\"", "<v>12.34</v>", "<c r=\"C11\"", "<v>7.66</v>", "<c r=\"C12\"", "<v>20.00</v>");
    }

    /** The alignment of a cell. */
    private static String style(Map<String, String> parts, String cell) {
        Matcher at =
                Pattern.compile("<c r=\"" + cell + "\" s=\"(\\d+)\"").matcher(parts.get("xl/worksheets/sheet1.xml"));
        assertThat(at.find()).as(cell).isTrue();
        String styles = parts.get("xl/styles.xml");
        List<String> all = Pattern.compile("<xf [^>]*?(?:/>|>.*?</xf>)")
                .matcher(styles.substring(styles.indexOf("<cellXfs")))
                .results()
                .map(found -> found.group())
                .toList();
        return all.get(Integer.parseInt(at.group(1)));
    }

    private static Map<String, String> written() throws IOException {
        List<Row> rows = Stream.concat(
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(n -> new Row(
                                        List.of("พฤศจิกายน 2569", LONG + n),
                                        List.of(Satang.of(n), Satang.of(n)),
                                        false)),
                        Stream.of(new Row(List.of("รวม total", ""), List.of(Satang.of(6), Satang.of(6)), true)))
                .toList();
        Table ageing = new Table(
                "อายุคงค้าง ageing",
                List.of(
                        new Line("ไม่ถึง 3 เดือน", Satang.of(1_234), false),
                        new Line("3-5 เดือน", Satang.of(766), false),
                        new Line("รวม", Satang.of(2_000), true)));
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        new FastexcelMeetingWorkbook()
                .write(
                        new Sheet(
                                "รายงาน",
                                List.of("รายงานเงินนำส่งต่อที่ประชุม Statement for the meeting"),
                                List.of(
                                        "งวด period",
                                        "สวัสดิการ scheme",
                                        "หน่วยงานรับแล้ว acknowledged",
                                        "คงค้าง outstanding"),
                                rows,
                                List.of(ageing),
                                List.of("ส่งต่อแล้ว ยังไม่ใช่ หน่วยงานรับแล้ว")),
                        to);
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(to.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
