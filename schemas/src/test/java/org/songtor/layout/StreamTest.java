package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/** Files that are never whole in memory, and what is told of bytes that are not as they should be. */
class StreamTest {
    private static final Charset THAI = Charset.forName("x-windows-874");
    private static final String WIDER = LayoutTableTest.GOOD
            .replace("count    2-4     3  count D", "count    2-4     3  number")
            .replace("total    5-10    6  sum D.amount", "total    5-10    6  number")
            .replace("no       2-4     3  sequence", "no       2-4     3  number");

    private final Layout twice = Layout.parse("toy", LayoutTableTest.GOOD);
    private final Layout once = Layout.parse("wide", WIDER);

    private Row head(Layout layout) {
        return layout.row("H").set("day", LocalDate.of(2026, 11, 21));
    }

    private Row line(Row row, long satang) {
        return row.set("amount", Satang.of(satang)).set("name", "ก้อง").set("day", "00042");
    }

    @Test
    void a_source_is_gone_through_twice_where_the_header_holds_totals_and_else_once() throws Exception {
        AtomicInteger passes = new AtomicInteger();
        RowSource rows = sink -> {
            passes.incrementAndGet();
            sink.row(head(twice));
            sink.row(line(twice.row("D"), 100));
        };
        twice.write(rows, OutputStream.nullOutputStream());
        assertThat(passes).hasValue(2);
        assertThat(twice.asksTwice()).isTrue();
        assertThat(once.asksTwice()).isFalse();
        passes.set(0);
        once.write(
                sink -> {
                    passes.incrementAndGet();
                    sink.row(head(once).set("count", 0).set("total", 0));
                },
                OutputStream.nullOutputStream());
        assertThat(passes).hasValue(1);
    }

    @Test
    void a_source_that_gives_other_rows_the_second_time_is_noticed() {
        AtomicInteger passes = new AtomicInteger();
        RowSource rows = sink -> {
            sink.row(head(twice));
            sink.row(line(twice.row("D"), 100 * passes.incrementAndGet()));
        };
        assertThatThrownBy(() -> twice.write(rows, OutputStream.nullOutputStream()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("the same rows the second time");
    }

    @Test
    void more_lines_than_any_buffer_come_back_through_one_row() throws Exception {
        int lines = 300_000;
        RowSource rows = sink -> {
            sink.row(head(once).set("count", 0).set("total", 0));
            Row row = once.row("D").set("no", 1);
            for (int i = 1; i <= lines; i++) {
                sink.row(line(row, i));
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        once.write(rows, out);
        assertThat(out.size()).isEqualTo((lines + 1) * 22);
        long[] sum = {0};
        List<Row> seen = new ArrayList<>();
        once.read(new ByteArrayInputStream(out.toByteArray()), row -> {
            if (row.tag().equals("D")) {
                sum[0] += row.number("amount");
                if (seen.isEmpty() || seen.get(seen.size() - 1) != row) {
                    seen.add(row);
                }
            }
        });
        assertThat(sum[0]).isEqualTo((long) lines * (lines + 1) / 2);
        assertThat(seen).hasSize(1);
    }

    @Test
    void it_does_not_matter_in_which_pieces_bytes_arrive() throws Exception {
        byte[] bytes = twice.write(List.of(head(twice), line(twice.row("D"), 1), line(twice.row("D"), 2)));
        InputStream drops = new SequenceInputStream(
                java.util.Collections.enumeration(java.util.stream.IntStream.range(0, bytes.length)
                        .mapToObj(i -> (InputStream) new ByteArrayInputStream(bytes, i, 1))
                        .toList()));
        List<Row> rows = new ArrayList<>();
        twice.read(drops, row -> rows.add(row.copy()));
        assertThat(rows).hasSize(3);
        assertThat(twice.write(rows)).isEqualTo(bytes);
    }

    @Test
    void rows_stop_at_the_first_problem_and_all_problems_are_told() {
        String bad = "H00300030021112026  \r\nD002000100ก้อง 00042\r\nD00300010xก้อง 00042\r\nD004000100ก้อง x0042\r\n";
        List<Row> rows = new ArrayList<>();
        FormatException e = catchThrowableOfType(
                FormatException.class,
                () -> twice.read(new ByteArrayInputStream(bad.getBytes(THAI)), row -> rows.add(row.copy())));
        assertThat(rows).hasSize(2);
        assertThat(e.problems()).extracting(p -> p.row() + p.field()).containsExactly("3amount", "4day");
    }

    private List<Problem> unreadable(String text) {
        FormatException e = catchThrowableOfType(FormatException.class, () -> twice.read(text.getBytes(THAI)));
        assertThat(e).as(text).isNotNull();
        return e.problems();
    }

    @Test
    void each_kind_of_damage_is_named_with_record_and_byte() {
        String head = "H00100010021112026  \r\n";
        String line = "D002000100ก้อง 00042\r\n";
        damaged(head + line.substring(0, 12), 2, "no line ending after 12 bytes", "CR LF (byte 35)");
        damaged(head + line.replace("\r\n", "\n"), 2, "LF alone", "CR LF (byte 43)");
        damaged(head.replace("\r\n", "\r") + line, 1, "CR alone", "CR LF (byte 21)");
        damaged(head + line.replace("00042", "000421"), 2, "21 bytes", "20 bytes (byte 23)");
        damaged(head + line.replace("00042", "0004"), 2, "19 bytes", "20 bytes (byte 23)");
        damaged(head + line.replace("D", "X"), 2, "an unknown kind of record", "one of [H, D] (byte 23)");
        damaged(head + head, 2, "record H", "another kind of record (byte 23)");
        damaged(line, 1, "record D", "record H (byte 1)");
        damaged(head + line.replace("D002", "D007"), 2, "7", "2 (byte 24)");
    }

    private void damaged(String text, int record, String found, String expected) {
        Problem problem = unreadable(text).get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.BAD_RECORD);
        assertThat(problem.row()).as(text).isEqualTo(record);
        assertThat(problem.found()).isEqualTo(found);
        assertThat(problem.expected()).isEqualTo(expected);
    }

    @Test
    void a_line_that_never_ends_is_not_gathered() {
        byte[] endless = new byte[5 << 20];
        java.util.Arrays.fill(endless, (byte) 'H');
        FormatException e = catchThrowableOfType(FormatException.class, () -> once.read(endless));
        assertThat(e.problems()).hasSize(1);
        assertThat(e.problems().get(0).found()).startsWith("no line ending after ");
    }

    @Test
    void an_inspection_goes_on_after_each_problem_and_shows_every_field() {
        String bad = "H00200020021112026  \r\nD00200010xก้อง 00042\r\nD00300010\r\nD004000100ก้อง 00042\r\n";
        Inspection seen = twice.inspect(bad.getBytes(THAI));
        assertThat(seen.records()).extracting(Inspection.Seen::tag).containsExactly("H", "D", "", "D");
        assertThat(seen.records()).extracting(Inspection.Seen::offset).containsExactly(1L, 23L, 45L, 56L);
        assertThat(seen.records().get(1).fields().get(2)).isEqualTo(new Inspection.Value("amount", 27, "00010x", ""));
        assertThat(seen.records().get(3).fields().get(2))
                .isEqualTo(new Inspection.Value("amount", 60, "000100", "1.00"));
        assertThat(seen.problems()).extracting(Finding::offset).contains(27L, 45L);
        assertThat(seen.problems().get(0).problem().row()).isEqualTo(2);
    }

    @Test
    void what_an_inspection_shows_makes_the_same_bytes_again() throws Exception {
        byte[] bytes = twice.write(List.of(head(twice), line(twice.row("D"), 100), line(twice.row("D"), 25)));
        List<Row> again = twice.inspect(bytes).records().stream()
                .map(seen -> twice.rowOf(seen.tag(), seen.texts()).ofLength(seen.length()))
                .toList();
        assertThat(twice.write(again)).isEqualTo(bytes);
        assertThatThrownBy(() -> twice.rowOf("D", java.util.Map.of("nothing", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> twice.rowOf("D", java.util.Map.of("amount", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }

    @Test
    void a_missing_tail_stays_missing_when_the_record_is_written_again() throws Exception {
        Layout tail = Layout.parse("tail", LayoutTableTest.GOOD.replace("2  blank", "2  blank may-be-missing"));
        byte[] cut = "H00000000021112026\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(tail.write(tail.read(cut))).isEqualTo(cut);
    }
}
