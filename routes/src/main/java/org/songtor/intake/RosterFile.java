package org.songtor.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.songtor.model.Catalogue;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;
import org.songtor.model.Shown;

/**
 * A fund's roster as CSV, UTF-8, a column row first. Columns by name, in any order: {@code member_no,title,first_name,last_name,occupation,schemes} always;
 * {@code national_id, kind, birth_date, references, enrolled_from} where the fund has them. What each holds says {@link RosterRow}. A column nobody knows is
 * a problem: what the fund meant by it would be lost.
 */
public final class RosterFile {
    private static final int MOST = 100_000;
    private static final int MOST_PROBLEMS = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> NEEDED =
            List.of("member_no", "title", "first_name", "last_name", "occupation", "schemes");
    private static final List<String> OPTIONAL =
            List.of("national_id", "kind", "birth_date", "references", "enrolled_from");
    private static final List<String> IDS = List.of("member_no", "national_id");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<NationalId, Integer> persons = new HashMap<>();

    private RosterFile() {}

    /**
     * @param members all rows that are members, in order; to be used only where there is no problem
     * @param problems what is wrong, at most {@value #MOST_PROBLEMS}; shows no personal data but names
     */
    public record Content<T>(List<T> members, List<Problem> problems) {}

    /** One member's national id, as a ledger that lacked it is completed with. */
    public record IdOf(String memberNo, NationalId person) {}

    /**
     * Every member whose schemes and agencies may be any.
     *
     * @throws IOException for a row that is no member; it names the row and shows no personal data
     */
    public static List<Member> read(Reader from) throws IOException {
        return whole(from, Optional.empty());
    }

    /** Every member, or all that is wrong. */
    public static Content<Member> read(Reader from, Catalogue catalogue) throws IOException {
        return new RosterFile().members(from, Optional.of(catalogue));
    }

    /** Columns {@code member_no,national_id} and no other. */
    public static Content<IdOf> ids(Reader from) throws IOException {
        RosterFile file = new RosterFile();
        return file.rows(from, IDS, List.of(), row -> row.idOf());
    }

    private static List<Member> whole(Reader from, Optional<Catalogue> catalogue) throws IOException {
        Content<Member> content = new RosterFile().members(from, catalogue);
        if (!content.problems().isEmpty()) {
            Problem first = content.problems().get(0);
            throw new IOException("ทะเบียนสมาชิก roster แถว row " + first.row() + " " + first.field() + ": พบ found \""
                    + ProblemTexts.foundInBoth(first) + "\", ควรเป็น expected " + ProblemTexts.expectedInBoth(first));
        }
        return content.members();
    }

    private Content<Member> members(Reader from, Optional<Catalogue> catalogue) throws IOException {
        return rows(from, NEEDED, OPTIONAL, row -> row.member(catalogue));
    }

    private <T> Content<T> rows(
            Reader from, List<String> needed, List<String> optional, Function<RosterRow, Optional<T>> make)
            throws IOException {
        List<T> made = new ArrayList<>();
        List<String> columns = List.of();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(from)) {
            int number = 0;
            for (CsvRecord row : rows) {
                number++;
                if (number == 1) {
                    columns = columns(row.getFields(), needed, optional);
                } else if (problems.size() < MOST_PROBLEMS && !columns.isEmpty()) {
                    line(number, columns, row.getFields()).flatMap(make).ifPresent(made::add);
                }
                if (number > MOST) {
                    add(number, "", "more rows", "at most " + MOST);
                    break;
                }
            }
        } catch (CsvParseException e) {
            add(0, "", "text that is no CSV", "cells parted by commas; quotes in pairs");
        } catch (CharacterCodingException e) {
            add(0, "", "another encoding", "UTF-8");
        }
        if (made.isEmpty() && problems.isEmpty()) {
            add(0, "", "no rows", "a column row, then one row a member");
        }
        return new Content<>(List.copyOf(made), List.copyOf(problems));
    }

    private List<String> columns(List<String> heading, List<String> needed, List<String> optional) {
        List<String> columns = heading.stream()
                .map(h -> h.replace(BYTE_ORDER_MARK, "").strip())
                .toList();
        for (String column : columns) {
            boolean twice = columns.indexOf(column) != columns.lastIndexOf(column);
            if (twice || !(needed.contains(column) || optional.contains(column))) {
                add(1, column, Shown.masked(column), "each once: " + String.join(", ", needed) + extra(optional));
            }
        }
        needed.stream().filter(n -> !columns.contains(n)).forEach(n -> add(1, n, "", "this column"));
        return problems.isEmpty() ? columns : List.of();
    }

    private static String extra(List<String> optional) {
        return optional.isEmpty() ? "" : "; if known " + String.join(", ", optional);
    }

    private Optional<RosterRow> line(int number, List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            add(number, "", cells.size() + " cells", columns.size() + " cells");
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), cells.get(i));
        }
        return Optional.of(new RosterRow(number, fields, this));
    }

    void add(int row, String field, String found, String expected) {
        problems.add(Problem.ofRow(ProblemCode.BAD_ROSTER, row, 0, field, found, expected));
    }

    /** Notes a member's number; the same one twice is a problem of the later row. */
    void number(String memberNo, int row) {
        Integer before = numbers.putIfAbsent(memberNo, row);
        if (before != null) {
            add(row, "member_no", memberNo, "another number than row " + before);
        }
    }

    void person(NationalId person, int row) {
        Integer before = persons.putIfAbsent(person, row);
        if (before != null) {
            add(row, "national_id", person.masked(), "another person than row " + before);
        }
    }

    int problems() {
        return problems.size();
    }
}
