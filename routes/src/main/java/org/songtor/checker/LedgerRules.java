package org.songtor.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Place;

/** The agencies' own books: each line of ours once, in order, with its satang, and none that is not ours. */
final class LedgerRules {
    private final Index index;
    private final Findings findings;

    private LedgerRules(Index index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    static void check(Index index, Findings findings) {
        LedgerRules rules = new LedgerRules(index, findings);
        index.run.agencies().forEach(rules::agency);
        rules.everyLineIsThere();
        rules.noLineTwice();
    }

    private void agency(Agency agency) {
        Map<String, Integer> last = new HashMap<>();
        for (LedgerRow row : agency.ledger()) {
            if (row.isLine()) {
                line(agency, row, last);
            } else {
                whole(agency, row);
            }
        }
    }

    private void whole(Agency agency, LedgerRow row) {
        String subject = agency.code() + " " + row.file();
        switch (row.what()) {
            case "repeat" -> findings.add(Kind.DOUBLED, subject, "came once more");
            case "conflict" -> findings.add(Kind.DOUBLED, subject, "came once more with other bytes");
            case "unreadable", "bad-signature" -> findings.add(Kind.LOST, subject, "was booked as " + row.what());
            default -> {
                // A payment of elsewhere, or a word about a whole file that is none of these.
            }
        }
    }

    private void line(Agency agency, LedgerRow row, Map<String, Integer> last) {
        Place place = index.places.get(row.line());
        if (place == null) {
            findings.add(Kind.PHANTOM, row.line(), agency.code() + " booked what no file of ours holds");
            return;
        }
        Optional<File> file = index.file(place);
        findings.unless(
                file.filter(f -> f.sha256().equals(row.sha256())).isPresent(),
                Kind.MISREPORTED,
                row.line(),
                "was read from other bytes than we signed");
        findings.unless(
                place.satang() == row.satang(),
                Kind.SUMS,
                row.line(),
                "left with " + place.satang() + " satang, came with " + row.satang());
        int before = last.merge(row.file(), place.position(), Math::max);
        findings.unless(before <= place.position(), Kind.REORDERED, row.line(), "was booked after a later line");
    }

    private void everyLineIsThere() {
        for (Place place : index.run.books().places()) {
            index.file(place).filter(f -> !index.held(f).isEmpty()).ifPresent(file -> {
                int rows = index.ledgerOf(file, place).size();
                findings.unless(rows > 0, Kind.LOST, Index.key(file, place), "arrived and is in no agency's book");
                findings.unless(rows < 2, Kind.DOUBLED, Index.key(file, place), "was booked " + rows + " times");
            });
        }
    }

    /** Also where two files, live or not, carried the same line. */
    private void noLineTwice() {
        Map<Long, List<String>> booked = new HashMap<>();
        for (Place place : index.run.books().places()) {
            index.file(place)
                    .filter(f -> !index.ledgerOf(f, place).isEmpty())
                    .ifPresent(f -> booked.computeIfAbsent(place.line(), l -> new ArrayList<>())
                            .add(Index.key(f, place)));
        }
        booked.forEach((line, keys) ->
                findings.unless(keys.size() < 2, Kind.DOUBLED, "line " + line, "reached agencies as " + keys));
    }
}
