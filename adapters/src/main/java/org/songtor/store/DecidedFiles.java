package org.songtor.store;

import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.songtor.items.Decision;
import org.songtor.port.Outbox;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that are looked at anew because people decided something, or took it back: those of its lines, and those whose money it says something of. */
@Component("store.decidedFiles")
class DecidedFiles {
    private final JdbcClient jdbc;
    private final DecidedLines lines;
    private final TakenMore more;
    private final Entries entries;
    private final Bell bell;

    DecidedFiles(DataSource dataSource, DecidedLines lines, TakenMore more, Entries entries, Bell bell) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lines = lines;
        this.more = more;
        this.entries = entries;
        this.bell = bell;
    }

    void ring(Decision decision) {
        touch(decision, ofCredits(decision.id()));
    }

    /** All at once and in order, as everybody rings; whose this credit or another is may be said otherwise now. */
    void touch(Decision decision, List<Long> ofCredits) {
        TreeSet<Long> all = new TreeSet<>(lines.files(decision.id()));
        all.addAll(ofCredits);
        if (decision.kind() == DecisionKind.MATCH_CREDIT || decision.kind() == DecisionKind.NOT_OURS) {
            more.ask(all);
        }
        bell.touch(all);
        if (saysWhose(decision)) {
            entries.work(Outbox.CREDITS, 0);
        }
    }

    /** What a file lacks says whose a damaged credit is, and what people decided about its lines or its money says what a file lacks. */
    private static boolean saysWhose(Decision decision) {
        return decision.kind().movesMoney() || !decision.supersedes().isEmpty();
    }

    /** The files named, those whose money is said, and all that credits connect with them. */
    List<Long> ofCredits(long decision) {
        return jdbc.sql("""
                        select k.file_id
                        from all_connected(array(
                            select d.file_id from decision_credit d where d.decision_id = :decision
                            union
                            select t.file_id from decision_instead d cross join lateral files_in_text(d.credit_id) t where d.decision_id = :decision
                            union
                            select d.file_id from decision_excess d where d.decision_id = :decision
                            union
                            select fl.file_id from decision_line d join file_line fl on fl.line_id = d.line_id and fl.live
                            where d.decision_id = :decision
                            union
                            select t.file_id from decision d join review_item i on i.item_id = d.item_id and i.label = 'CREDIT_TAKEN_BACK'
                                cross join lateral files_of_debit(split_part(i.subject, ':', 2)::bigint) t
                            where d.decision_id = :decision)) k
                        order by 1
                        """).param("decision", decision).query(Long.class).list();
    }
}
