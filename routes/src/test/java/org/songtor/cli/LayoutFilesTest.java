package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command over files, on the agreed bytes of every profile, both parts. */
class LayoutFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("songtor.root"));
    private static final List<Path> GOLDEN = List.of(
            ROOT.resolve("adapters/src/test/resources/golden"), ROOT.resolve("routes/src/test/resources/golden"));

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    /** A golden file under the name it would be delivered by. */
    record Sample(String profile, Path golden, boolean answer) {
        String name() {
            return golden.getFileName().toString().replace(".golden", "");
        }

        @Override
        public String toString() {
            return profile + "/" + name();
        }
    }

    static List<Sample> samples() throws IOException {
        List<Sample> all = GOLDEN.stream().flatMap(LayoutFilesTest::below).toList();
        assertThat(all.stream().map(Sample::profile).distinct())
                .contains(
                        "baac/bill-payment",
                        "baac/smart-credit",
                        "gsb/smart-credit",
                        "gsb/pain.001",
                        "lao/cwf",
                        "lao/cwf-xlsx",
                        "nsf/collection",
                        "sso/s40",
                        "sso/sps1-10");
        return all;
    }

    private static Stream<Sample> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            // A statement's golden bytes stand there without the ending: it is no profile's file.
            return files.filter(f -> f.toString().endsWith(".golden")).map(f -> sample(root, f)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(Path root, Path file) {
        String profile = root.relativize(file.getParent()).toString().replace('\\', '/');
        return new Sample(profile, file, file.getFileName().toString().matches("[A-Z0-9]+A-ST.*"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_read_printed_is_written_as_the_same_bytes(Sample sample) throws IOException {
        assertThat(run(words("read", sample, copied(sample), "-o", "json")))
                .as(said())
                .isZero();
        Path json = Files.writeString(folder.resolve("file.json"), out.toString());
        Path written = folder.resolve("written");
        assertThat(run("layout", "write", sample.profile(), json.toString(), "--out", written.toString()))
                .as(said())
                .isZero();
        assertThat(written).hasSameBinaryContentAs(sample.golden());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_agreed_file_has_no_problem_and_one_cut_short_has(Sample sample) throws IOException {
        Path file = copied(sample);
        assertThat(run(words("verify", sample, file))).as(said()).isZero();
        assertThat(out.toString()).contains(sample.profile(), "no problem");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - whole.length / 3));
        assertThat(run(words("verify", sample, file))).isEqualTo(1);
        assertThat(out.toString()).contains("SGT-").doesNotContain("no problem");
        assertThat(out.toString()).as("in Thai as well").containsPattern("ต้องเป็น expected [^\n]*[ก-ฮ][^\n]* / ");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_good_file_of_the_other_kind_is_said_to_be_one(Sample sample) throws IOException {
        Sample taken = new Sample(sample.profile(), sample.golden(), !sample.answer());
        for (String word : List.of("read", "verify")) {
            assertThat(run(words(word, taken, copied(sample)))).as(said()).isEqualTo(2);
            assertThat(err.toString()).contains(sample.answer() ? "say it with --answer" : "say it without --answer");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_text_shows_every_field_and_no_national_id_unless_asked(Sample sample) throws IOException {
        Path file = copied(sample);
        assertThat(run(words("read", sample, file))).as(said()).isZero();
        assertThat(out.toString())
                .contains("person", "xxxxxxxxx")
                .doesNotContainPattern("(?<![0-9])[0-9]{13}(?![0-9])");
        run(words("read", sample, file, "--show-ids"));
        assertThat(out.toString()).containsPattern("(?<![0-9])[0-9]{13}(?![0-9])");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_confirmation_of_either_part_can_be_printed(Sample sample) {
        for (String part : List.of("remittance", "answer")) {
            assertThat(run(
                            "layout",
                            "confirm",
                            sample.profile(),
                            "--part",
                            part,
                            "--by",
                            "คุณ ก",
                            "--on",
                            "2026-11-21",
                            "--document",
                            "1/2569"))
                    .as(said())
                    .isZero();
            assertThat(out.toString()).contains("- part: " + part).containsPattern("hash: [0-9a-f]{64}\n");
        }
    }

    @Test
    void a_byte_that_is_wrong_is_told_with_record_and_offset() throws IOException {
        Sample sample = samples().stream()
                .filter(s -> s.profile().equals("baac/bill-payment") && !s.answer())
                .findFirst()
                .orElseThrow();
        Path file = copied(sample);
        byte[] content = Files.readAllBytes(file);
        content[258 + 163] = 'x';
        Files.write(file, content);
        assertThat(run(words("read", sample, file))).isEqualTo(1);
        assertThat(out.toString()).contains("record 2", "byte 422", "amount");
        assertThat(run(words("verify", sample, file))).isEqualTo(1);
        assertThat(out.toString()).contains("record 2 ไบต์ byte 422", "problems: ");
    }

    @Test
    void a_file_under_another_files_name_is_noticed() throws IOException {
        Sample sample = samples().stream()
                .filter(s -> s.profile().equals("baac/bill-payment") && !s.answer())
                .findFirst()
                .orElseThrow();
        Path file = Files.copy(sample.golden(), folder.resolve("BP-ST0000000098-000001.txt"));
        assertThat(run(words("verify", sample, file))).isEqualTo(1);
        assertThat(out.toString()).contains("file name");
    }

    @Test
    void values_that_do_not_fit_are_told_and_nothing_is_written() throws IOException {
        Sample sample = samples().stream()
                .filter(s -> s.profile().equals("baac/bill-payment") && !s.answer())
                .findFirst()
                .orElseThrow();
        run(words("read", sample, copied(sample), "-o", "json"));
        Path json = Files.writeString(
                folder.resolve("f.json"),
                out.toString().replaceFirst("\"name\" : \"[^\"]*\"", "\"name\" : \"" + "ก".repeat(51) + "\""));
        Path written = folder.resolve("none");
        assertThat(run("layout", "write", sample.profile(), json.toString(), "--out", written.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("SGT-4002", "name");
        assertThat(written).doesNotExist();
    }

    @Test
    void words_that_name_nothing_are_wrong_words() {
        assertThat(run("layout", "verify", "gsb/none", "x")).isEqualTo(2);
        assertThat(run("layout", "verify", "gsb/pain.001", "not-there")).isEqualTo(2);
        assertThat(err.toString()).contains("No file not-there");
        assertThat(run("layout", "write", "gsb/pain.001", "not-there")).isEqualTo(2);
        assertThat(run("layout", "read", "gsb/pain.001")).isEqualTo(2);
    }

    @Test
    void a_confirmation_is_printed_as_settings_to_paste() {
        assertThat(run(
                        "layout",
                        "confirm",
                        "gsb/pain.001",
                        "--part",
                        "answer",
                        "--by",
                        "คุณ O'Hara",
                        "--on",
                        "2026-11-21",
                        "--document",
                        "ที่ ออส 12/2569"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "    gsb:\n",
                        "\"[pain.001]\":",
                        "- part: answer",
                        "version: 1",
                        "by: 'คุณ O''Hara'",
                        "on: 2026-11-21")
                .containsPattern("hash: [0-9a-f]{64}\n");
    }

    private Path copied(Sample sample) throws IOException {
        Path file = folder.resolve(sample.name());
        Files.deleteIfExists(file);
        return Files.copy(sample.golden(), file);
    }

    private static String[] words(String command, Sample sample, Path file, String... more) {
        Stream<String> words = Stream.of("layout", command, sample.profile(), file.toString());
        Stream<String> answer = sample.answer() ? Stream.of("--answer") : Stream.empty();
        return Stream.concat(Stream.concat(words, answer), Stream.of(more)).toArray(String[]::new);
    }

    private String said() {
        return out + "\n" + err;
    }

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
