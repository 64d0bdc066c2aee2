package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was wrong with something that came and could not be used, for the operator who asks its sender. An operator sees no names, and what stood in the file
 * may be one: only figures are shown, a number that may be a person's or an account's masked. What the program says of an entry has day, amount and files in it.
 */
@Component("store.arrivalProblems")
class ArrivalProblems {
    private static final int MOST = 100;
    private static final Pattern ARRIVAL = Pattern.compile("arrival:([0-9]{1,18})");
    /** Amounts, days, counts, numbers that were masked when they were kept. */
    private static final Pattern FIGURES = Pattern.compile("[0-9x][0-9x.,:/+ -]*|[+-][0-9][0-9x.,]*");

    private final JdbcClient jdbc;

    ArrivalProblems(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param subject of an item; empty for one that is about no arrival */
    List<Problem> of(String subject) {
        Matcher arrival = ARRIVAL.matcher(subject);
        return arrival.matches()
                ? jdbc.sql("select * from arrival_problem where arrival_id = ? order by number limit ?")
                        .params(Long.parseLong(arrival.group(1)), MOST)
                        .query((row, n) -> problem(row))
                        .list()
                : List.of();
    }

    private static Problem problem(ResultSet row) throws SQLException {
        String code = row.getString("code");
        ProblemCode known = ProblemCode.ofCode(code)
                .orElseThrow(() -> new IllegalStateException("arrival_problem holds the code " + code));
        return Problem.ofRow(
                known,
                row.getInt("row_no"),
                0,
                row.getString("field"),
                found(known, row.getString("found")),
                known == ProblemCode.TOO_LONG ? "" : row.getString("expected"));
    }

    /** What may be shown of what stood there: a bank's own number, and figures; whatever else may be a name. */
    private static String found(ProblemCode known, String found) {
        if (known == ProblemCode.OTHER_ENTRY) {
            return found;
        }
        return FIGURES.matcher(found).matches() ? Shown.masked(found) : "";
    }
}
