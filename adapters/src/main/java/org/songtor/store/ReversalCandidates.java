package org.songtor.store;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.songtor.items.BankSide;
import org.songtor.items.Paid;
import org.songtor.items.Reversal;
import org.songtor.match.Reason;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What money an entry may have taken back that left an account and names nothing of ours, as an operator is shown it to choose from ({@link Reversals}). Inside the
 * caller's transaction.
 */
@Component
class ReversalCandidates {
    /** Of so many credits of the amount, the newest, it is asked whether another entry took them back. */
    private static final int LOOKED_AT = 200;

    private final JdbcClient jdbc;

    ReversalCandidates(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record Came(
            long creditId,
            String account,
            String entry,
            LocalDate bookedOn,
            long satang,
            String text,
            int days,
            boolean numbered) {
        BankSide side() {
            return new BankSide(BankSide.What.SAME_AMOUNT, account, entry, bookedOn, Satang.of(satang), text);
        }

        List<Reason> why() {
            List<Reason> why = new ArrayList<>();
            if (numbered) {
                why.add(new Reason.NumberInText(entry));
            }
            why.add(new Reason.AmountLeft(Satang.of(satang)));
            why.add(new Reason.LeftAfterDays(days));
            return why;
        }
    }

    /**
     * What an item's entry may have taken back, in a reader's transaction of an operator: first what the bank's text has the number of, however short, then the newest.
     * The number of an entry that was named by its day, or by the statement, is what follows the day.
     */
    List<Reversal.Candidate> candidates(String subject) {
        List<Came> came = jdbc.sql("""
                        with gone as materialized (
                            select d.debit_id, d.account, d.satang, d.booked_on,
                                array(select word from regexp_split_to_table(upper(d.text), '[[:space:],;:()]+') w (word) where length(word) > 1 and word ~ '[0-9]') as words
                            from debit d where d.debit_id = :debit),
                        came as materialized (
                            select c.*, g.booked_on - c.booked_on as days, g.debit_id,
                                upper(c.entry) = any(g.words) or upper(regexp_replace(c.entry, '^[0-9]{4}-[0-9]{2}-[0-9]{2}[/-]', '')) = any(g.words) as numbered
                            from gone g join credit c on c.account = g.account and c.satang = g.satang and c.booked_on <= g.booked_on
                            order by numbered desc, c.booked_on desc, c.credit_id desc limit :looked)
                        select credit_id, account, entry, booked_on, satang, text, days, numbered
                        from came where not credit_taken(credit_id, debit_id)
                        order by numbered desc, booked_on desc, credit_id desc limit :most
                        """)
                .param("debit", Reversals.debit(subject))
                .param("looked", LOOKED_AT)
                .param("most", Reversal.MOST_CANDIDATES)
                .query(Came.class)
                .list();
        Map<Long, List<Paid>> files =
                paid(jdbc, came.stream().map(Came::creditId).toArray(Long[]::new), new Long[0]);
        return came.stream()
                .map(one -> new Reversal.Candidate(
                        one.creditId(), one.side(), files.getOrDefault(one.creditId(), List.of()), one.why()))
                .toList();
    }

    /** Of how many of them the bank's text has the number. */
    static int numbered(List<Reversal.Candidate> candidates) {
        return (int) candidates.stream()
                .filter(one -> one.why().stream().anyMatch(Reason.NumberInText.class::isInstance))
                .count();
    }

    /** Files that credits pay, by credit; and of the files themselves under the number 0. */
    static Map<Long, List<Paid>> paid(JdbcClient jdbc, Long[] credits, Long[] files) {
        Map<Long, List<Paid>> all = new LinkedHashMap<>();
        jdbc.sql("""
                        select n.credit_id, f.file_id, coalesce(f.name, '') as name, f.reference, array_agg(s.fund_id order by s.fund_id) as funds,
                            sum(s.satang + p.due)::bigint as due, coalesce(credited(f.file_id), 0)::bigint as credited
                        from (select c.credit_id, p.file_id from unnest(:credits::bigint[]) c (credit_id) cross join lateral files_of(c.credit_id) p
                              union
                              select 0, x from unnest(:files::bigint[]) x) n
                            join agency_file f on f.file_id = n.file_id
                            join file_share s on s.file_id = f.file_id
                            cross join lateral said_for(s.file_id, s.fund_id) p
                        group by n.credit_id, f.file_id order by n.credit_id, f.reference
                        """).param("credits", credits).param("files", files).query((ResultSet row) -> {
            all.computeIfAbsent(row.getLong("credit_id"), of -> new ArrayList<>())
                    .add(DecisionRows.paid(row));
        });
        return all;
    }
}
