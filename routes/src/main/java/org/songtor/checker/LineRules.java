package org.songtor.checker;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.songtor.checker.Finding.Kind;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** A line that goes on is in exactly one live file, with its own satang; one that does not is in none. */
final class LineRules {
    /** Labels of lines that are in no file. */
    static final Set<Label> AT_HOME = EnumSet.of(
            Label.REFUSED_AT_INTAKE, Label.HELD_FOR_REVIEW, Label.HELD_IN_TRUST, Label.FORWARDED, Label.RETURNED);

    private LineRules() {}

    static void check(Index index, Findings findings) {
        for (Line line : index.run.books().lines()) {
            String subject = line.batch() + " line " + line.lineNo();
            List<Place> places = index.livePlacesOfLine.getOrDefault(line.id(), List.of());
            findings.unless(places.size() < 2, Kind.DOUBLED, subject, "is in " + places.size() + " live files");
            boolean stays = line.refused() || AT_HOME.contains(line.label());
            findings.unless(!stays || places.isEmpty(), Kind.PHANTOM, subject, "is " + line.label() + " and in a file");
            boolean onItsWay = !index.run.settled() && line.label() == Label.WAITING;
            findings.unless(
                    stays || onItsWay || !places.isEmpty(),
                    Kind.LOST,
                    subject,
                    "is " + line.label() + " and in no file");
            places.forEach(place -> place(index, findings, line, place));
        }
        for (Place place : index.run.books().places()) {
            findings.unless(
                    index.lines.containsKey(place.line()) && index.files.containsKey(place.file()),
                    Kind.PHANTOM,
                    "file " + place.file() + " position " + place.position(),
                    "holds no line of ours");
        }
    }

    private static void place(Index index, Findings findings, Line line, Place place) {
        String subject = line.batch() + " line " + line.lineNo();
        findings.unless(
                place.satang() == line.satang(),
                Kind.SUMS,
                subject,
                line.satang() + " satang are " + place.satang() + " in its file");
        File file = index.files.get(place.file());
        boolean own = file == null
                || file.agency().equals(line.agency()) && file.profile().equals(line.profile());
        findings.unless(own, Kind.MISREPORTED, subject, "is for " + line.agency() + " and in a file of another");
    }
}
