package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.model.Problem;
import org.songtor.port.BatchReader;

/** The sample's files through the readers every fund's files go through. */
class SampleIsReadTest implements BatchReader.Sink {
    private static final Path SAMPLE =
            Path.of(System.getProperty("songtor.root")).resolve("routes/src/main/resources/sample/2569-11");

    private final Map<String, String> header = new HashMap<>();
    private final Map<Integer, Map<String, String>> rows = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "wiang-members.xlsx, wiang, 499, 108847.35",
        "wiang-staff.xlsx, wiang, 9, 9774.00",
        "dokkhamtai-members.csv, dokkhamtai, 118, 27372.55",
    })
    void a_sample_batch_is_read_whole_and_without_a_problem(String file, String fund, String count, String total)
            throws Exception {
        BatchReader reader = file.endsWith(".csv") ? new CsvBatchReader() : new XlsxBatchReader();
        reader.read(SAMPLE.resolve(file), this);

        assertThat(problems).isEmpty();
        assertThat(header)
                .containsEntry("fund", fund)
                .containsEntry("period", "2569-11")
                .containsEntry("count", count);
        assertThat(new BigDecimal(header.get("total"))).isEqualByComparingTo(total);
        assertThat(rows).hasSize(Integer.parseInt(count)).containsKey(8);
        assertThat(rows.get(8).get("national_id")).matches("[13]99[0-9]{10}");
    }

    @Override
    public void header(Map<String, String> fields) {
        header.putAll(fields);
    }

    @Override
    public void row(int row, Map<String, String> fields) {
        rows.put(row, fields);
    }

    @Override
    public void problems(List<Problem> found) {
        problems.addAll(found);
    }
}
