package org.songtor.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.checker.Observed.Agency;
import org.songtor.checker.Observed.LedgerRow;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.File;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** What was observed, found by its keys. */
final class Index {
    final Observed run;
    final Map<String, Batch> batches;
    final Map<String, List<Line>> linesOfBatch;
    final Map<Long, Line> lines;
    final Map<Long, File> files;
    final Map<Long, List<Place>> placesOfFile;
    final Map<Long, List<Place>> livePlacesOfLine;
    /** By {@code <reference>-<position>}. */
    final Map<String, Place> places = new HashMap<>();

    final Map<String, List<LedgerRow>> ledger;
    private final Map<String, Agency> agencies;

    Index(Observed run) {
        this.run = run;
        this.batches = first(run.books().batches(), Batch::number);
        this.linesOfBatch = groups(run.books().lines(), Line::batch);
        this.lines = first(run.books().lines(), Line::id);
        this.files = first(run.books().files(), File::id);
        this.placesOfFile = groups(run.books().places(), Place::file);
        this.livePlacesOfLine =
                groups(run.books().places().stream().filter(Place::live).toList(), Place::line);
        this.agencies = first(run.agencies(), Agency::code);
        this.ledger = groups(
                run.agencies().stream()
                        .flatMap(a -> a.ledger().stream())
                        .filter(LedgerRow::isLine)
                        .toList(),
                LedgerRow::line);
        run.books().places().forEach(p -> file(p).ifPresent(f -> places.putIfAbsent(key(f, p), p)));
    }

    Optional<File> file(Place place) {
        return Optional.ofNullable(files.get(place.file()));
    }

    Optional<Agency> agency(File file) {
        return Optional.ofNullable(agencies.get(file.agency()));
    }

    List<LedgerRow> ledgerOf(File file, Place place) {
        return ledger.getOrDefault(key(file, place), List.of());
    }

    /** Bytes the agency holds under the file's name, by their hash. */
    List<String> held(File file) {
        return agency(file).stream()
                .flatMap(a -> a.inbox().stream())
                .filter(h -> h.box().equals(file.profile()) && h.name().equals(file.name()))
                .map(Observed.Held::sha256)
                .toList();
    }

    static String key(File file, Place place) {
        return file.reference() + "-" + place.position();
    }

    static <T, K> Map<K, List<T>> groups(List<T> all, Function<T, K> by) {
        return all.stream().collect(Collectors.groupingBy(by));
    }

    private static <T, K> Map<K, T> first(List<T> all, Function<T, K> by) {
        Map<K, T> found = new HashMap<>();
        all.forEach(one -> found.putIfAbsent(Objects.requireNonNull(by.apply(one)), one));
        return found;
    }
}
