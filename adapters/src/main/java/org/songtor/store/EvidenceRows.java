package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.match.AgencyCause;
import org.songtor.match.Decided;
import org.songtor.match.LineFacts;
import org.songtor.match.Said;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The evidence about lines of files, line by line in their order by a cursor: memory does not grow with them. Lines that were booked as they were sent are
 * labelled where they lie, by what the caller gives for them, and only counted.
 */
@Component
class EvidenceRows {
    private static final String LINES =
            "select * from booked_as_sent(:files::bigint[], :given::text[], :codes::text[])";

    /** Causes that say something: a line booked under any other was simply booked. */
    private static final String[] CODES =
            Arrays.stream(AgencyCause.values()).map(AgencyCause::name).toArray(String[]::new);

    private final JdbcClient jdbc;

    EvidenceRows(DataSource dataSource) {
        this.jdbc = In.pieces(dataSource);
    }

    /**
     * A line with all that is known of it.
     *
     * @param label the current one
     * @param number of the current label; 0 where it is the one the check gave
     * @param cause the agency's own code for it, where it gave one; the first by letters where several answers did
     */
    record Line(long file, long id, String fund, String label, int number, String cause, LineFacts facts) {}

    /**
     * A file's lines that were booked once and as they were sent, and about which nobody decided.
     *
     * @param lines that wait on, as the label given for them says, or were labelled just now
     * @param moved how many of these were labelled just now
     */
    record Agreed(long file, int lines, int moved) {}

    /** Both may ask and write in the caller's transaction. */
    interface Reader {
        /** Before the file's lines, where there are such. */
        void agreed(Agreed agreed);

        void line(Line line);
    }

    /**
     * Inside the caller's transaction, which holds these files.
     *
     * @param given by file the label of its lines that were booked as sent; a file that is left out has all its lines read
     */
    void of(Long[] files, Map<Long, Label> given, Reader to) {
        Reading reading = new Reading(to);
        jdbc.sql(LINES)
                .param("files", files)
                .param(
                        "given",
                        Arrays.stream(files)
                                .map(given::get)
                                .map(label -> label == null ? null : label.name())
                                .toArray(String[]::new))
                .param("codes", CODES)
                .query(reading::row);
        reading.end();
    }

    /** Rows of one line stand together, one for each thing that was said of it. */
    private static final class Reading {
        private final Reader to;
        private final List<Said> said = new ArrayList<>();
        private @Nullable Line line;
        private String cause = "";
        private Optional<Decided> decided = Optional.empty();

        Reading(Reader to) {
            this.to = to;
        }

        void row(ResultSet row) throws SQLException {
            if (row.getInt(2) == 0) {
                end();
                to.agreed(new Agreed(row.getLong(1), row.getInt(16), row.getInt(17)));
                return;
            }
            long id = row.getLong(3);
            if (line == null || line.id() != id) {
                end();
                line = new Line(
                        row.getLong(1),
                        id,
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        "",
                        new LineFacts(row.getInt(2), Satang.of(row.getLong(4)), List.of()));
                decided = decided(row);
            }
            said(row);
        }

        private void said(ResultSet row) throws SQLException {
            String verdict = row.getString(8);
            if (verdict != null) {
                String code = row.getString(10);
                caused(verdict, code);
                said.add(new Said(
                        Answer.LineVerdict.valueOf(verdict),
                        Satang.of(row.getLong(9)),
                        AgencyCause.ofCode(code),
                        row.getLong(11)));
            }
        }

        /** With what was simply booked agencies write that nothing is wrong. */
        private void caused(String verdict, String code) {
            boolean tells =
                    !verdict.equals("BOOKED") || AgencyCause.ofCode(code).isPresent();
            if (tells && (cause.isEmpty() || !code.isEmpty() && code.compareTo(cause) < 0)) {
                cause = code;
            }
        }

        void end() {
            if (line != null) {
                LineFacts facts =
                        new LineFacts(line.facts().position(), line.facts().amount(), said, decided);
                to.line(new Line(line.file(), line.id(), line.fund(), line.label(), line.number(), cause, facts));
            }
            line = null;
            said.clear();
            cause = "";
        }

        private static Optional<Decided> decided(ResultSet row) throws SQLException {
            String kind = row.getString(12);
            if (kind == null) {
                return Optional.empty();
            }
            return Optional.of(new Decided(
                    DecisionKind.valueOf(kind),
                    Label.valueOf(row.getString(13)),
                    Satang.of(row.getLong(14)),
                    Optional.ofNullable(row.getTimestamp(15)).map(Timestamp::toInstant)));
        }
    }
}
