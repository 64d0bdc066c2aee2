package org.songtor.intake.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Problem;
import org.songtor.port.BatchReader;

/** What a programmer copies from the page is read as it stands there. */
class DocumentedFormsTest {
    private static final Pattern SAMPLE = Pattern.compile("```[a-z]*\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void every_sample_of_the_page_is_a_whole_batch() throws Exception {
        String page = new String(
                DocumentedFormsTest.class
                        .getResourceAsStream("/batch/README.md")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        List<String> readBy = new ArrayList<>();
        Matcher samples = SAMPLE.matcher(page);
        while (samples.find()) {
            Path file = Files.writeString(folder.resolve("sample"), samples.group(1));
            BatchReader reader = reader(Files.readAllBytes(file));
            Counted read = new Counted();
            reader.read(file, read);
            assertThat(read.lines).as(samples.group(1)).isEqualTo(read.declared);
            readBy.add(reader.name());
        }
        assertThat(readBy).containsExactly("csv", "csv", "xml", "json");
    }

    private static BatchReader reader(byte[] first) {
        return Form.WHOLE.stream()
                .map(Form::reader)
                .filter(r -> r.recognises(first))
                .findFirst()
                .orElseThrow();
    }

    private static final class Counted implements BatchReader.Sink {
        private int declared = -1;
        private int lines;

        @Override
        public void header(Map<String, String> fields) {
            declared = Integer.parseInt(fields.getOrDefault("count", ""));
        }

        @Override
        public void row(int row, Map<String, String> fields) {
            lines++;
        }

        @Override
        public void problems(List<Problem> problems) {
            assertThat(problems).isEmpty();
        }
    }
}
