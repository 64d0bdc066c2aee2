package org.songtor.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.intake.index.Roster;
import org.songtor.intake.index.Schemes;
import org.songtor.model.Catalogue;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shown;

/**
 * Makes a line of one row's texts, or says everything that is wrong with them. Judges shape only; nothing is guessed. What a ledger lacks is
 * completed from the roster by the member's number.
 */
final class LineParser {
    private final Schemes schemes;
    private final Optional<Roster> roster;
    private final Map<Integer, SchemeCode> desks;

    /** Without a roster and a fund's desks: a line must then say who pays into what. */
    LineParser(Catalogue catalogue) {
        this(new Schemes(catalogue), Optional.empty(), Map.of());
    }

    /** @param desks the schemes a desk of the fund's own sheet takes money for */
    LineParser(Schemes schemes, Optional<Roster> roster, Map<Integer, SchemeCode> desks) {
        this.schemes = schemes;
        this.roster = roster;
        this.desks = desks;
    }

    /**
     * @param fields by canonical column name, as they stood in the file
     * @param known what the reader already found wrong in this row
     */
    ParsedLine parse(int row, int lineNo, Map<String, String> fields, List<Problem> known) {
        RowReading reading = new RowReading(row, lineNo, fields);
        known.forEach(p -> reading.add(p.code(), p.field(), p.found(), p.expected()));
        return new LineReading(reading, schemes, roster, desks).parse();
    }

    /** Whatever stands in the id's cell may be most of an id. */
    static String maskedId(String raw) {
        return NationalId.mask(Shown.masked(raw.strip()));
    }
}
