package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.items.Corrected;
import org.songtor.items.Corrected.Whose;
import org.songtor.items.Decision;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Under which id a line is to go again, and whom the fund's roster has under it: what the second person signs. An id is sealed, and no reader's transaction sees the
 * seal, so this stands outside of it, for decisions that the viewer has seen.
 */
@Component("store.correctedIds")
class CorrectedIds {
    private final JdbcClient jdbc;
    private final Persons persons;

    CorrectedIds(DataSource dataSource, Persons persons) {
        this.jdbc = JdbcClient.create(dataSource);
        this.persons = persons;
    }

    private record Member(String number, String name, boolean sameName) {}

    List<Decision> told(Viewer viewer, List<Decision> seen) {
        return seen.stream().map(one -> told(viewer, one)).toList();
    }

    /** The decision with whose lines it is about and its corrections. */
    Decision told(Viewer viewer, Decision seen) {
        return corrections(viewer, seen.about(DecidedWho.of(jdbc, viewer, seen)));
    }

    private Decision corrections(Viewer viewer, Decision seen) {
        if (seen.kind() != DecisionKind.RESUBMIT) {
            return seen;
        }
        return seen.correcting(jdbc.sql("""
                        select l.line_id, l.batch_id, l.line_no, l.fund_id, l.last_four, coalesce(l.member_no, '') as member_no, l.first_name, l.last_name,
                            c.person_seal as right_seal, c.last_four as right_four,
                            coalesce((select m.last_four from member m
                                      where m.fund_id = l.fund_id and m.member_no = l.member_no and m.ended_at is null limit 1), '') as roster
                        from decision_correction c join line l on l.line_id = c.line_id
                        where c.decision_id = ? order by l.batch_id, l.line_no
                        """)
                .param(seen.reverses().orElse(seen.id()))
                .query((row, n) -> corrected(viewer, row))
                .list());
    }

    private Corrected corrected(Viewer viewer, ResultSet row) throws SQLException {
        Member member = member(row);
        return new Corrected(
                row.getLong("line_id"),
                new BatchId(row.getLong("batch_id")),
                row.getInt("line_no"),
                Persons.masked(row.getString("last_four")),
                Persons.masked(row.getString("right_four")),
                Persons.masked(row.getString("roster")),
                whose(member, row.getString("member_no")),
                member == null || viewer.operator() ? "" : member.name());
    }

    private static Whose whose(@Nullable Member member, String number) {
        if (member == null) {
            return Whose.NOBODY;
        }
        boolean same = number.isEmpty() ? member.sameName() : number.equals(member.number());
        return same ? Whose.SAME_MEMBER : Whose.ANOTHER_MEMBER;
    }

    private @Nullable Member member(ResultSet row) throws SQLException {
        String fund = row.getString("fund_id");
        byte[] hash = persons.hash(persons.open(row.getBytes("right_seal"), Persons.Place.lines(FundId.of(fund))));
        return jdbc.sql("""
                        select member_no as number, concat_ws(' ', nullif(title, '') || first_name, last_name) as name,
                            (first_name, last_name) = (:first, :last) as same_name
                        from member where fund_id = :fund and person_hash = :hash and ended_at is null
                        order by member_no limit 1
                        """)
                .param("fund", fund)
                .param("hash", hash)
                .param("first", row.getString("first_name"))
                .param("last", row.getString("last_name"))
                .query(Member.class)
                .optional()
                .orElse(null);
    }
}
