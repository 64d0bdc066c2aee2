package org.songtor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.Label;
import org.songtor.port.RunBooks.Asked;
import org.songtor.port.RunBooks.Extract;
import org.songtor.port.RunBooks.Line;
import org.songtor.port.RunBooks.Place;
import org.songtor.review.Decidable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines of files whose label needs a person, and that nobody is asked about: what the checker calls unasked. And money held for members that nobody is asked about. */
final class Unasked {
    private Unasked() {}

    /** Held, or owed, of lines that are as they will be, and no open item asks so about them. */
    private static final String HELD = """
            select 'line ' || h.line_id || ' holds ' || h.satang
            from held_of(array(select line_id from line)) h
            where h.satang <> 0 and h.label = any(?) and held_stands(h.line_id)
                and not exists (select from review_item i join review_item_line x on x.item_id = i.item_id
                                where x.line_id = h.line_id and i.closed_at is null
                                    and i.label = case when h.satang > 0 then 'HELD_FOR_MEMBER' else 'OWED_BY_MEMBER' end)
            """;

    static List<String> of(TestDatabase database) {
        try (Connection connection = database.dataSource().getConnection()) {
            List<String> all = new ArrayList<>(of(new RunRows(connection).all()));
            all.addAll(JdbcClient.create(database.dataSource())
                    .sql(HELD)
                    .param(LabelNames.ENDED)
                    .query(String.class)
                    .list());
            return all;
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
        return asked.decided() ? asked.label() == line.label() : !Decidable.ofHeldMoney(asked.label());
    }
}
