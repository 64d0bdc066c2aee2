package org.songtor.corpus;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.songtor.model.ProblemCode;

/**
 * One file of the corpus, from {@code corpus/expected.csv}. To add a case, add a file and a row.
 *
 * @param state how the batch ends
 * @param codes every problem that stops the batch or a line, and those warnings the case is about; others may be warned of as well
 * @param sourceName the name the file is sent under; empty: its own
 */
record Case(Path file, String state, Set<ProblemCode> codes, String sourceName, String what) {
    static final Path CORPUS = Path.of("src/test/resources/corpus");

    static Stream<Case> all() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(CORPUS.resolve("expected.csv"))) {
            return rows.stream().map(Case::of).toList().stream();
        }
    }

    private static Case of(NamedCsvRecord row) {
        Set<ProblemCode> codes = new TreeSet<>();
        Arrays.stream(row.getField("codes").split("\\|"))
                .filter(c -> !c.isEmpty())
                .map(ProblemCode::valueOf)
                .forEach(codes::add);
        String source = row.getField("source_name")
                .replace("\\0", "\0")
                .replace("\\r", "\r")
                .replace("\\n", "\n");
        return new Case(
                CORPUS.resolve(row.getField("file")), row.getField("state"), codes, source, row.getField("what"));
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** As a program would say it in a header: everything but letters and digits in percent signs. */
    String disposition() {
        String name = sourceName.isEmpty() ? file.getFileName().toString() : sourceName;
        StringBuilder encoded = new StringBuilder("attachment; filename*=UTF-8''");
        for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            encoded.append(plain ? Character.toString(b) : "%%%02X".formatted(b & 0xFF));
        }
        return encoded.toString();
    }
}
