package org.songtor.intake.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.songtor.agency.Schemas;
import org.songtor.intake.grid.Form.Batch;
import org.songtor.model.Problem;
import org.songtor.port.BatchReader;

/** One batch in every form is one batch. */
class EveryFormTest {
    static final List<Form> WHOLE = Form.WHOLE;

    private static final List<String> OF_MEMBERS =
            List.of("member_no", "title", "first_name", "last_name", "scheme", "amount", "period");
    private static final List<Map<String, String>> THAI = List.of(
            member("1", "นาง", "น้ำผึ้ง", "ใจดี"),
            member("02", "นาย", "ปุ๊กกี้", "ณ เชียงใหม่"),
            member("ก-3", "น.ส.", "ฉัตรชฎา", "พึ่งธรรม"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void the_same_batch_of_members_gives_the_same_header_and_lines(Form form) throws Exception {
        Batch batch = new Batch(header(3), OF_MEMBERS, 3, THAI::get);
        Collected read = Collected.from(form.reader(), form.file(folder, batch));
        assertThat(read.problems).isEmpty();
        assertThat(read.header).isEqualTo(withVersion(header(3)));
        assertThat(read.rows.values().stream().map(EveryFormTest::said)).containsExactlyElementsOf(THAI);
    }

    @ParameterizedTest
    @FieldSource("WHOLE")
    void the_same_batch_with_every_field_gives_the_same_header_and_lines(Form form) throws Exception {
        List<Map<String, String>> lines =
                THAI.stream().map(EveryFormTest::everything).toList();
        Batch batch = new Batch(header(3), List.copyOf(lines.get(0).keySet()), 3, lines::get);
        Collected read = Collected.from(form.reader(), form.file(folder, batch));
        assertThat(read.problems).isEmpty();
        assertThat(read.header).isEqualTo(withVersion(header(3)));
        assertThat(read.rows.values().stream().map(EveryFormTest::said)).containsExactlyElementsOf(lines);
        assertThat(lines.get(0).keySet()).containsExactlyInAnyOrderElementsOf(Names.LINE.list());
        assertThat(read.rows.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 3)
                        .map(i -> form.before() + i)
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void only_the_form_s_own_reader_recognises_it(Form form) throws Exception {
        byte[] file = Files.readAllBytes(form.file(folder, new Batch(header(3), OF_MEMBERS, 3, THAI::get)));
        for (int length : List.of(8, 512)) {
            byte[] first = Arrays.copyOf(file, length);
            List<BatchReader> claiming = Form.WHOLE.stream()
                    .map(Form::reader)
                    .filter(r -> r.recognises(first))
                    .toList();
            assertThat(claiming)
                    .extracting(BatchReader::name)
                    .containsExactly(form.reader().name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_thousand_lines_need_no_more_memory_than_ten_thousand(Form form) throws Exception {
        int count = 100_000;
        Batch batch = new Batch(header(count), OF_MEMBERS, count, i -> member("" + i, "นาง", "น้ำผึ้ง", "ใจดี" + i));
        Path file = form.file(folder, batch);
        Heap heap = new Heap();
        form.reader().read(file, heap);
        assertThat(heap.rows).isEqualTo(count);
        assertThat(heap.late.get() - heap.early.get()).isLessThan(4L << 20);
    }

    @Test
    void what_the_schemas_say_is_what_the_readers_take() throws Exception {
        List<Map<String, String>> lines =
                THAI.stream().map(EveryFormTest::everything).toList();
        Batch batch = new Batch(header(3), List.of(), 3, lines::get);
        Schemas.validate(Schemas.of("/batch/songtor-batch.v1.xsd"), Files.readAllBytes(Form.XML.file(folder, batch)));

        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(EveryFormTest.class.getResourceAsStream("/batch/songtor-batch.v1.schema.json"));
        ObjectMapper mapper = new ObjectMapper();
        String good = Files.readString(Form.JSON.file(folder, batch));
        assertThat(schema.validate(mapper.readTree(good))).isEmpty();
        for (String bad : List.of(
                good.replace("batch:v1", "batch:v2"),
                good.replace("\"amount\":\"100.00\"", "\"amount\":\"1e2\""),
                good.replace("\"scheme\"", "\"schema\""),
                good.replace("2569-11", "2026-11"))) {
            assertThat(schema.validate(mapper.readTree(bad))).as(bad).isNotEmpty();
        }
    }

    private static Map<String, String> header(int count) {
        return Map.of(
                "fund",
                "wiang",
                "period",
                "2569-11",
                "count",
                "" + count,
                "total",
                count + "00.00",
                "label",
                "รอบเช้า",
                "corrects",
                "B000012");
    }

    private static Map<String, String> withVersion(Map<String, String> header) {
        Map<String, String> all = new LinkedHashMap<>(header);
        all.put("version", "1");
        return all;
    }

    private static Map<String, String> member(String number, String title, String first, String last) {
        return Map.of(
                "member_no",
                number,
                "title",
                title,
                "first_name",
                first,
                "last_name",
                last,
                "scheme",
                "nsf",
                "amount",
                "100.00",
                "period",
                "2569-11");
    }

    private static Map<String, String> everything(Map<String, String> member) {
        Map<String, String> all = new LinkedHashMap<>(member);
        all.put("national_id", id(100_000_000_000L + Math.floorMod(member.hashCode(), 1_000_000)));
        all.put("wages", "15000.50");
        all.put("member_share", "0.00");
        all.put("sponsor_share", "100.00");
        all.put("collected_at", "2569-11-03 11:59:30");
        return all;
    }

    /** These twelve digits and the one that fits them. */
    private static String id(long twelve) {
        String digits = Long.toString(twelve);
        int sum = IntStream.range(0, 12)
                .map(i -> (digits.charAt(i) - '0') * (13 - i))
                .sum();
        return digits + (11 - sum % 11) % 10;
    }

    /** Without what was left empty: forms differ in whether they name it. */
    private static Map<String, String> said(Map<String, String> fields) {
        Map<String, String> said = new LinkedHashMap<>(fields);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    /** Looks at the heap twice, each time after a collection, and keeps nothing. */
    private static final class Heap implements BatchReader.Sink {
        private final AtomicLong early = new AtomicLong();
        private final AtomicLong late = new AtomicLong();
        private int rows;

        @Override
        public void header(Map<String, String> fields) {
            assertThat(fields).isNotEmpty();
        }

        @Override
        public void row(int row, Map<String, String> fields) {
            rows++;
            if (rows == 10_000 || rows == 100_000) {
                (rows == 10_000 ? early : late).set(used());
            }
        }

        @Override
        public void problems(List<Problem> problems) {
            assertThat(problems).isEmpty();
        }

        private static long used() {
            return Stream.of(1, 2, 3)
                    .mapToLong(i -> {
                        System.gc();
                        return Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory();
                    })
                    .min()
                    .orElseThrow();
        }
    }
}
