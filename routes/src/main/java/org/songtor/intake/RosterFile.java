package org.songtor.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;

/**
 * A fund's roster as CSV, UTF-8, with the header {@code member_no,national_id,title,first_name,last_name,occupation,schemes};
 * schemes are parted by {@code |}.
 */
public final class RosterFile {
    private static final int MOST = 100_000;

    private RosterFile() {}

    /** @throws IOException for a row that is no member; it names the row and shows no personal data */
    public static List<Member> read(Reader from) throws IOException {
        List<Member> members = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(from)) {
            for (NamedCsvRecord row : rows) {
                if (members.size() == MOST) {
                    throw new IOException("a roster holds at most " + MOST + " members");
                }
                members.add(member(row));
            }
        } catch (CsvParseException e) {
            throw new IOException("the roster is no CSV", e);
        }
        return members;
    }

    private static Member member(NamedCsvRecord row) throws IOException {
        try {
            return Member.of(
                    row.getField("member_no"),
                    NationalId.of(row.getField("national_id")),
                    new PersonName(row.getField("title"), row.getField("first_name"), row.getField("last_name")),
                    row.getField("occupation"),
                    schemes(row.getField("schemes")));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new IOException("roster row " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static Set<SchemeCode> schemes(String text) {
        return Arrays.stream(text.split("\\|", -1))
                .filter(code -> !code.isEmpty())
                .map(SchemeCode::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
