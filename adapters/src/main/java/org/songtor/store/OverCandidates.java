package org.songtor.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.songtor.items.Candidate;
import org.songtor.match.CreditMatching;
import org.songtor.match.Reason;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files of the same agency that lack money, and no more of it than another has over, inside a reader's transaction: what the viewer sees, and of a fund's file only that fund's. A
 * person chooses; files with lines that went again from this one stand first, then what lacks just the sum that is over, then what is near in days.
 */
@Component("store.overCandidates")
class OverCandidates {
    /** So many files without their money, the nearest in days, are looked at. */
    private static final int LOOKED_AT = 200;

    private static final int NEAR_DAYS = 10;

    private final JdbcClient jdbc;

    OverCandidates(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record Lacking(
            long fileId,
            String name,
            String reference,
            Instant since,
            long satang,
            long credited,
            long lacks,
            int days,
            long again) {}

    /**
     * @param item about the file that has too much
     * @param over by how much; not above zero where nothing is over
     */
    List<Candidate> of(long item, Satang over) {
        if (!over.isPositive()) {
            return List.of();
        }
        List<Lacking> lacking = new ArrayList<>(jdbc.sql("""
                        with again as (
                            select fl.file_id, sum(fl.satang)::bigint as satang
                            from review_item i
                                cross join lateral asked_over_with(i.file_id) w
                                join review_item o on o.file_id = w.file_id
                                join decision x on x.item_id = o.item_id and x.kind = 'RESUBMIT' and x.reverses is null and x.state = 'DONE'
                                join decision_line d on d.decision_id = x.decision_id
                                join carried_line k on k.first_id = d.line_id and k.decision_id = x.decision_id
                                join file_line fl on fl.line_id = k.line_id and fl.live
                            where i.item_id = :item
                            group by fl.file_id)
                        select n.file_id, coalesce(n.name, '') as name, n.reference, n.frozen_at as since, n.satang,
                            coalesce(credited(n.file_id), 0) as credited, -m.satang as lacks, n.days, n.again
                        from (select f.file_id, f.name, f.reference, f.frozen_at, coalesce(a.satang, 0) as again,
                                  (select sum(s.satang)::bigint from file_share s where s.file_id = f.file_id) as satang,
                                  ((f.frozen_at at time zone 'Asia/Bangkok')::date - (o.frozen_at at time zone 'Asia/Bangkok')::date) as days
                              from agency_file o join agency_file f on f.agency = o.agency and f.file_id <> o.file_id and f.settled_at is null
                                  left join again a on a.file_id = f.file_id
                              where o.file_id = (select i.file_id from review_item i where i.item_id = :item)
                                  and (o.fund_id is null or exists (select from file_share s where s.file_id = f.file_id and s.fund_id = o.fund_id))
                              order by a.file_id is null, abs(extract(epoch from f.frozen_at - o.frozen_at)), f.file_id limit :looked) n
                            cross join lateral (select excess(n.file_id) as satang) m
                        where m.satang < 0 and -m.satang <= :over
                        """)
                .param("item", item)
                .param("looked", LOOKED_AT)
                .param("over", over.value())
                .query(Lacking.class)
                .list());
        lacking.sort(Comparator.comparing((Lacking one) -> one.again() == 0)
                .thenComparing(one -> one.lacks() != over.value())
                .thenComparing(one -> Math.abs(one.days()))
                .thenComparing(Lacking::fileId));
        List<Candidate> all = new ArrayList<>();
        lacking.stream()
                .limit(CreditMatching.MOST_CANDIDATES)
                .forEach(one -> all.add(candidate(all.size() + 1, one, over)));
        return all;
    }

    private static Candidate candidate(int choice, Lacking one, Satang over) {
        return new Candidate(
                choice,
                new FileId(one.fileId()),
                one.name(),
                one.reference(),
                Satang.of(one.satang()),
                Satang.of(one.credited()),
                one.since(),
                reasons(one, over));
    }

    private static List<Reason> reasons(Lacking one, Satang over) {
        List<Reason> reasons = new ArrayList<>();
        Satang lacks = Satang.of(one.lacks());
        if (one.again() > 0) {
            reasons.add(new Reason.SentAgain(Satang.of(one.again())));
        }
        if (lacks.equals(over)) {
            reasons.add(new Reason.SameAmount(lacks));
        }
        if (Math.abs(one.days()) <= NEAR_DAYS) {
            reasons.add(new Reason.NearInDays(-one.days()));
        }
        return reasons;
    }
}
