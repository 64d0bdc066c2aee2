package org.songtor.checker;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.checker.Finding.Kind;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** Files by themselves: numbers without a gap, positions in the order of the batch, totals, and times that can be. */
final class FileRules {
    private final Index index;
    private final Findings findings;

    private FileRules(Index index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    static void check(Index index, Findings findings) {
        new FileRules(index, findings).check();
    }

    private void check() {
        List<File> files = index.run.books().files();
        Index.groups(files, f -> f.agency() + "/" + f.profile()).forEach(this::stream);
        Index.groups(files, File::reference)
                .forEach((reference, same) ->
                        findings.unless(same.size() == 1, Kind.DOUBLED, reference, "names " + same.size() + " files"));
        for (File file : files) {
            contents(file, index.placesOfFile.getOrDefault(file.id(), List.of()));
            times(file);
        }
    }

    private void stream(String profile, List<File> files) {
        List<File> made =
                files.stream().sorted(Comparator.comparingLong(File::id)).toList();
        long expected = 1;
        for (File file : made) {
            String subject = profile + " number " + file.sequence();
            if (file.sequence() > expected) {
                long missing = expected;
                boolean later = made.stream().anyMatch(f -> f.sequence() == missing);
                findings.add(later ? Kind.REORDERED : Kind.LOST, subject, "number " + expected + " should come before");
            } else if (file.sequence() < expected) {
                boolean twice = made.stream()
                                .filter(f -> f.sequence() == file.sequence())
                                .count()
                        > 1;
                findings.add(twice ? Kind.DOUBLED : Kind.REORDERED, subject, "comes after " + (expected - 1));
            }
            expected = Math.max(expected, file.sequence()) + 1;
        }
    }

    private void contents(File file, List<Place> given) {
        List<Place> places =
                given.stream().sorted(Comparator.comparingInt(Place::position)).toList();
        long satang = places.stream().mapToLong(Place::satang).reduce(0, Math::addExact);
        findings.unless(
                places.size() == file.lines() && satang == file.satang(),
                Kind.SUMS,
                file.reference(),
                "says %d lines, %d satang; holds %d, %d".formatted(file.lines(), file.satang(), places.size(), satang));
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            findings.unless(
                    place.position() == i + 1,
                    Kind.REORDERED,
                    file.reference(),
                    "position " + (i + 1) + " is " + place.position());
            Line line = index.lines.get(place.line());
            if (line != null && last.merge(line.batch(), line.lineNo(), Math::max) > line.lineNo()) {
                findings.add(Kind.REORDERED, Index.key(file, place), "stands after a later line of its batch");
            }
        }
    }

    /** An answer may be here before our own note that the file was delivered, never before the file left; and by an answer it is accepted, not before. */
    private void times(File file) {
        List<Instant> path = Stream.of(file.signedAt(), file.sentAt(), file.deliveredAt())
                .flatMap(Optional::stream)
                .toList();
        boolean ordered = path.equals(path.stream().sorted().toList());
        boolean answered = file.answeredAt().isEmpty()
                || file.sentAt()
                        .filter(s -> !s.isAfter(file.answeredAt().get()))
                        .isPresent();
        boolean accepted = file.acceptedAt().isEmpty()
                || file.answeredAt()
                        .filter(a -> !a.isAfter(file.acceptedAt().get()))
                        .isPresent();
        findings.unless(
                ordered && answered && accepted,
                Kind.REORDERED,
                file.reference(),
                "times go back: " + path + file.answeredAt() + file.acceptedAt());
    }
}
