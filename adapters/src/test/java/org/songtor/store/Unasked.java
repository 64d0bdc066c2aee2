package org.songtor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Asked;
import org.songtor.port.RunBooks.Extract;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;

/** Lines of files whose label needs a person, and that nobody is asked about: what the checker calls unasked. */
final class Unasked {
    private Unasked() {}

    static List<String> of(TestDatabase database) {
        try (Connection connection = database.dataSource().getConnection()) {
            return of(new RunRows(connection).all());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> of(Extract books) {
        Set<Long> inFiles =
                books.places().stream().filter(Place::live).map(Place::line).collect(Collectors.toSet());
        Map<Long, List<Asked>> asked = books.asked().stream().collect(Collectors.groupingBy(Asked::line));
        return books.lines().stream()
                .filter(line -> inFiles.contains(line.id()) && line.label().need() == Label.Need.DECISION)
                .filter(line ->
                        asked.getOrDefault(line.id(), List.of()).stream().noneMatch(a -> answers(a, line)))
                .map(line -> line.batch() + " line " + line.lineNo() + " " + line.label())
                .toList();
    }

    private static boolean answers(Asked asked, Line line) {
        return !asked.decided() || asked.label() == line.label();
    }
}
