package org.songtor.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came: bytes and signature are kept first, once each, inside the caller's transaction. */
@Component("store.arrivals")
class Arrivals {
    private static final int MOST_PROBLEMS = 1_000;

    private final JdbcClient jdbc;
    private final Keeping keeping;
    private final Entries entries;
    private final ReviewItems items;

    Arrivals(DataSource dataSource, Keeping keeping, Entries entries, ReviewItems items) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keeping = keeping;
        this.entries = entries;
        this.items = items;
    }

    /** @return the arrival's number; empty when these bytes were applied before */
    Optional<Long> applied(AgencyCode agency, String kind, Arrived arrived) {
        Optional<Long> id = put(agency, kind, kind, arrived);
        id.ifPresent(arrival -> entries.journal(kind + ".arrived", "arrival:" + arrival, arrived.name()));
        return id;
    }

    /** @return false when these bytes were rejected with this signature before */
    boolean rejected(AgencyCode agency, String evidence, Arrived arrived, List<Problem> problems) {
        Optional<Long> id = put(agency, "rejected", evidence, arrived);
        id.ifPresent(arrival -> {
            keep(arrival, problems);
            entries.journal("arrival.rejected", "arrival:" + arrival, asked(agency, arrival, arrived, problems));
        });
        return id.isPresent();
    }

    /**
     * Of something that came and is used all the same.
     *
     * @param told whether an item is about it already, which tells this as well
     */
    void remarked(AgencyCode agency, long arrival, Arrived arrived, Problem problem, boolean told) {
        keep(arrival, List.of(problem));
        if (!told) {
            asked(agency, arrival, arrived, List.of(problem));
        }
    }

    /** @return the note of the operator's item, which it opens */
    private String asked(AgencyCode agency, long arrival, Arrived arrived, List<Problem> problems) {
        String why = problems.stream().limit(5).map(Arrivals::place).collect(Collectors.joining(", "));
        String note = agency + " " + arrived.name() + ": " + why;
        items.forOperator(Label.ARRIVAL_REJECTED, "arrival:" + arrival, Satang.ZERO, note);
        return note;
    }

    private static String place(Problem problem) {
        String row = problem.row() == 0 ? "" : " (row " + problem.row() + ")";
        return problem.code().code() + " " + problem.field() + row;
    }

    /** What was found stands here and not in the note: it may be a name. */
    private void keep(long arrival, List<Problem> problems) {
        List<Problem> some = problems.stream().limit(MOST_PROBLEMS).toList();
        jdbc.sql("""
                        insert into arrival_problem (arrival_id, number, code, row_no, field, found, expected)
                        select :arrival, said.number, said.code, said.row_no, said.field, said.found, said.expected
                        from unnest(:codes::text[], :rows::int[], :fields::text[], :found::text[], :expected::text[])
                            with ordinality as said (code, row_no, field, found, expected, number)
                        """)
                .param("arrival", arrival)
                .param("codes", texts(some, problem -> problem.code().code()))
                .param("rows", some.stream().map(Problem::row).toArray(Integer[]::new))
                .param("fields", texts(some, Problem::field))
                .param("found", texts(some, Problem::found))
                .param("expected", texts(some, Problem::expected))
                .update();
    }

    private static String[] texts(List<Problem> problems, Function<Problem, String> text) {
        return problems.stream().map(text).toArray(String[]::new);
    }

    private Optional<Long> put(AgencyCode agency, String kind, String evidence, Arrived arrived) {
        return jdbc.sql("""
                        insert into arrival (agency, kind, name, sha256, signature)
                        values (:agency, :kind, :name, :sha256, :signature)
                        on conflict do nothing
                        returning arrival_id
                        """)
                .param("agency", agency.value())
                .param("kind", kind)
                .param("name", arrived.name())
                .param("sha256", keeping.keep(evidence, arrived.content()).hex())
                .param(
                        "signature",
                        keeping.keep("signature", arrived.signature()).hex())
                .query(Long.class)
                .optional();
    }
}
