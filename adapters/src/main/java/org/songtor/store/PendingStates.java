package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.Hold;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Roads;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When what waits is tried again, and whether it waits for a person: asked once for all of it, inside the caller's transaction and as whoever reads there.
 * Outbox and gates are seen by nobody but the program, so functions of the owner say of them what concerns whom the reader sees, and nothing else.
 */
final class PendingStates {
    private record State(FileId file, Optional<Instant> next, boolean stuck, Optional<Hold> held) {}

    /** Lines of a batch that are in no file. */
    private record Lines(BatchId batch, ProfileId profile) {
        static Optional<Lines> of(Pending one) {
            return one.file().isPresent() ? Optional.empty() : one.batch().map(b -> new Lines(b, one.profile()));
        }
    }

    private final JdbcClient jdbc;
    private final Roads roads;

    PendingStates(JdbcClient jdbc, Roads roads) {
        this.jdbc = jdbc;
        this.roads = roads;
    }

    /** The same, in the same order, with what is known of each. */
    List<Pending> of(List<Pending> waiting) {
        Map<FileId, State> files = files(
                waiting.stream().flatMap(p -> p.file().stream()).distinct().toList());
        List<Lines> lines = waiting.stream().flatMap(p -> Lines.of(p).stream()).toList();
        Set<Lines> stuck = stuck(lines);
        Map<Lines, Hold> held = stuck.isEmpty() ? Map.of() : held(lines);
        Map<Lines, Instant> next = next(lines);
        return waiting.stream()
                .map(p ->
                        p.file().map(file -> ofFile(p, files.get(file))).orElseGet(() -> ofLines(p, stuck, held, next)))
                .toList();
    }

    private Pending ofFile(Pending one, @Nullable State known) {
        State state = Objects.requireNonNull(known, "who sees a file's share sees its state");
        return byHand(one)
                ? with(one, Optional.empty(), true, !state.stuck(), state.held())
                : with(one, state.next(), state.stuck(), false, state.held());
    }

    private static Pending ofLines(Pending one, Set<Lines> stuck, Map<Lines, Hold> held, Map<Lines, Instant> next) {
        return with(
                one,
                Lines.of(one).map(next::get),
                Lines.of(one).filter(stuck::contains).isPresent(),
                false,
                Lines.of(one).map(held::get));
    }

    /** Until it is signed it goes on by itself. */
    private boolean byHand(Pending file) {
        return roads.carried().contains(file.profile()) && !file.name().isEmpty();
    }

    private static Pending with(
            Pending one, Optional<Instant> next, boolean stuck, boolean carried, Optional<Hold> held) {
        return new Pending(
                one.profile(),
                one.batch(),
                one.fund(),
                one.period(),
                one.file(),
                one.name(),
                one.ready(),
                next,
                one.tried(),
                stuck,
                carried,
                held,
                one.lines(),
                one.amount());
    }

    private Map<FileId, State> files(List<FileId> files) {
        if (files.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from files_waiting(:files) left join files_held(:files) using (file_id)")
                .param("files", files.stream().map(FileId::value).toArray(Long[]::new))
                .query((row, n) -> new State(
                        new FileId(row.getLong("file_id")),
                        Columns.time(row, "next"),
                        row.getBoolean("stuck"),
                        hold(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(State::file, state -> state));
    }

    private Set<Lines> stuck(List<Lines> lines) {
        if (lines.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(of(lines, "select * from batches_stuck(:batches, :agencies, :profiles)")
                .query((row, n) -> lines(row))
                .list());
    }

    private Map<Lines, Hold> held(List<Lines> lines) {
        return of(lines, "select * from batches_held(:batches, :agencies, :profiles)")
                .query((row, n) -> Map.entry(lines(row), hold(row).orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of what people carry nothing is tried. */
    private Map<Lines, Instant> next(List<Lines> lines) {
        List<Lines> tried = lines.stream()
                .filter(l -> !roads.carried().contains(l.profile()))
                .toList();
        if (tried.isEmpty()) {
            return Map.of();
        }
        return of(tried, "select * from batches_waiting(:batches, :agencies, :profiles)")
                .query((row, n) ->
                        Map.entry(lines(row), row.getTimestamp("next").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JdbcClient.StatementSpec of(List<Lines> lines, String sql) {
        return jdbc.sql(sql)
                .param("batches", lines.stream().map(l -> l.batch().value()).toArray(Long[]::new))
                .param(
                        "agencies",
                        lines.stream().map(l -> l.profile().agency().value()).toArray(String[]::new))
                .param("profiles", lines.stream().map(l -> l.profile().name()).toArray(String[]::new));
    }

    private static Lines lines(ResultSet row) throws SQLException {
        return new Lines(new BatchId(row.getLong("batch_id")), Columns.profile(row));
    }

    /** The columns of {@code files_held}; empty where nobody holds it. */
    static Optional<Hold> hold(ResultSet row) throws SQLException {
        @Nullable String kind = row.getString("kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(Hold.told(
                        Hold.Kind.valueOf(kind),
                        row.getBoolean("by_gateway") ? Hold.By.GATEWAY : Hold.By.OPERATOR,
                        row.getTimestamp("since").toInstant(),
                        row.getString("reason")));
    }
}
