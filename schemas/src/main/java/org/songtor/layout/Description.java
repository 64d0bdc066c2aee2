package org.songtor.layout;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Sha256;

/**
 * A layout's table as data, for pages and for comparing two versions.
 *
 * @param introduction the comment at the head of the file, a line each
 * @param confidence A to D
 * @param validTo last day; empty while nothing is known to end it
 * @param lineEnding {@code CR LF} or {@code LF}
 * @param length bytes of a record without line ending; 0 where fields are delimited
 * @param separator between fields; empty in a fixed form
 * @param columnNames whether a row of labels stands before the records that can be many
 * @param agreements lines {@code agree T.f U.g}
 */
public record Description(
        ProfileInfo info,
        List<String> introduction,
        String confidence,
        ChosenBy chosenBy,
        Optional<LocalDate> validTo,
        Sha256 hash,
        String encoding,
        String lineEnding,
        int length,
        String separator,
        boolean columnNames,
        List<Kind> records,
        List<String> agreements) {

    /** One kind of record. */
    public record Kind(String tag, Cardinality cardinality, String remark, List<Line> fields) {}

    /**
     * One field.
     *
     * @param label the agency's own word; the name where the table gives none
     * @param from first byte, from 1; the column in a delimited form
     * @param to last byte
     * @param width bytes; most characters in a delimited form
     * @param function as the table has it, condition included
     * @param given whether a value is handed in; else the engine writes it
     * @param codes code to meaning, where there is a code table
     * @param remark the comment behind it
     */
    public record Line(
            String name,
            String label,
            int from,
            int to,
            int width,
            String function,
            boolean given,
            Map<String, String> codes,
            String remark) {}

    static Description of(Layout layout) {
        Shape shape = layout.shape();
        Dialect dialect = shape.dialect();
        return new Description(
                layout.info(),
                layout.facts().introduction(),
                layout.facts().confidence(),
                layout.chosenBy(),
                layout.facts().validTo(),
                layout.hash(),
                shape.encoding().name(),
                shape.endingName(),
                shape.length(),
                dialect == null ? "" : "" + dialect.separator(),
                dialect != null && dialect.columns(),
                layout.records().stream().map(Description::kind).toList(),
                layout.agreements().stream().map(Agreement::words).toList());
    }

    private static Kind kind(RecordType type) {
        return new Kind(
                type.tag(),
                type.cardinality(),
                type.remark(),
                type.fields().stream().map(Description::line).toList());
    }

    private static Line line(Field f) {
        Map<String, String> codes = f.content() instanceof TextContent.Coded coded
                ? new TreeMap<>(coded.table().entries())
                : Map.of();
        return new Line(f.name(), f.label(), f.from(), f.to(), f.width(), f.words(), f.given(), codes, f.remark());
    }
}
