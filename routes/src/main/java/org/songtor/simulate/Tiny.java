package org.songtor.simulate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** Fields with bars between, records with line ends: as little of a format as proves that bytes were carried whole. */
final class Tiny {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private Tiny() {}

    static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static List<String> records(byte[] content) {
        return List.of(new String(content, StandardCharsets.UTF_8).split("\n", -1));
    }

    /** @throws FormatException unless the record has just so many fields, the first being {@code kind} */
    static String[] fields(String record, String kind, int count) throws FormatException {
        String[] fields = record.split("\\|", -1);
        if (fields.length != count || !fields[0].equals(kind)) {
            throw wrong(record);
        }
        return fields;
    }

    static FormatException wrong(String found) {
        return new FormatException(Problem.ofFile(ProblemCode.BAD_RECORD, "record", found, "another"));
    }

    /** Days by number: reading a date is not what is simulated. */
    static long day(LocalDate date) {
        return date.toEpochDay() - FIRST.toEpochDay();
    }

    static LocalDate day(String number) {
        return FIRST.plusDays(Long.parseLong(number));
    }
}
