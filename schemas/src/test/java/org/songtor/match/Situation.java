package org.songtor.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A row of {@code match/situations.txt}: what happened, in words that {@link Scene} reads, and what has to be said of each line and credit.
 *
 * @param events in any order
 */
record Situation(String name, List<String> events, Map<String, String> expected) {

    static List<Situation> all() {
        try (InputStream in = Objects.requireNonNull(Situation.class.getResourceAsStream("/match/situations.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .map(Situation::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Situation of(String row) {
        String[] columns = row.split(" \\| ");
        if (columns.length != 3) {
            throw new IllegalArgumentException("three columns: " + row);
        }
        Map<String, String> expected = new TreeMap<>();
        for (String said : columns[2].trim().split(" +")) {
            String[] pair = said.split("=", 2);
            if (expected.put(pair[0], pair[1]) != null) {
                throw new IllegalArgumentException("twice " + pair[0] + ": " + row);
            }
        }
        return new Situation(
                columns[0].trim(),
                Arrays.stream(columns[1].split(";")).map(String::strip).toList(),
                expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
