package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songtor.port.Reports;

/** What the demo's table says of each file's signature. */
class ScreenTest {
    @Test
    void only_a_signature_that_is_there_or_should_be_can_be_bad() {
        String table = table(Map.of("A", true, "B", false, "D", false));
        assertThat(signature(table, "A")).isEqualTo("good yes");
        assertThat(signature(table, "B")).isEqualTo("BAD yes");
        assertThat(signature(table, "C")).as("said to be there, and is not").isEqualTo("BAD yes");
        assertThat(signature(table, "D")).as("there without a receipt").isEqualTo("BAD no");
        assertThat(signature(table, "E")).as("never arrived").isEqualTo("- no");
    }

    private static String signature(String table, String file) {
        return table.lines()
                .map(line -> line.trim().split(" +"))
                .filter(cells -> cells.length > 5 && cells[1].equals(file))
                .map(cells -> cells[4] + " " + cells[5])
                .findFirst()
                .orElseThrow();
    }

    private static String table(Map<String, Boolean> signatures) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Screen(new PrintStream(out, true, StandardCharsets.UTF_8)).table(reports(), signatures);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Reports.FileRow file(String name, String state) {
        return new Reports.FileRow(
                "F000001", "wiang", "nsf", "nsf/collection", name, "", "", state, 1, 100, 0, 0, 0, 0, 1);
    }

    private static Reports reports() {
        return new Reports() {
            @Override
            public List<BatchRow> batches() {
                return List.of();
            }

            @Override
            public List<FileRow> files() {
                return List.of(
                        file("A", "DELIVERED"),
                        file("B", "ANSWERED"),
                        file("C", "DELIVERED"),
                        file("D", "UNDELIVERABLE"),
                        file("E", "UNDELIVERABLE"));
            }

            @Override
            public List<LineRow> lines() {
                return List.of();
            }

            @Override
            public List<ItemRow> items() {
                return List.of();
            }
        };
    }
}
