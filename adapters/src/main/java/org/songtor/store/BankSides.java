package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.songtor.items.BankSide;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a bank said that does not go together, side by side, for operators: two statements, an entry that left an account and what it may have taken back, or what took a credit back. */
@Component("store.bankSides")
class BankSides {
    private static final int MOST = 50;
    private static final Pattern STATEMENTS = Pattern.compile("statements:([0-9]{1,18}):([0-9]{1,18})");
    static final Pattern DEBIT = Pattern.compile("debit:([0-9]{1,18})");

    private final JdbcClient jdbc;

    BankSides(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param subject of an item; empty for one that is about neither */
    List<BankSide> of(String subject) {
        Matcher statements = STATEMENTS.matcher(subject);
        if (statements.matches()) {
            return statements(Long.parseLong(statements.group(1)), Long.parseLong(statements.group(2)));
        }
        Matcher debit = DEBIT.matcher(subject);
        return debit.matches()
                ? entries(Long.parseLong(debit.group(1)))
                : CreditSays.number(subject).map(this::took).orElse(List.of());
    }

    /** What took a credit back, by the bank's text or as people said, while that counts. */
    private List<BankSide> took(long credit) {
        return jdbc.sql("""
                        select 'TAKEN' as what, d.account, d.entry as name, d.booked_on as day, d.satang, d.text
                        from debit d
                        where d.debit_id in (
                            select x.debit_id from debit_credit x where x.credit_id = :credit and debit_counts(x.debit_id)
                            union
                            select m.debit_id from decision_debit m where m.credit_id = :credit and m.live)
                        order by d.booked_on desc, d.entry limit :most
                        """)
                .param("credit", credit)
                .param("most", MOST)
                .query((row, n) -> side(row))
                .list();
    }

    private List<BankSide> statements(long before, long after) {
        return jdbc.sql("""
                        select 'CLOSING' as what, account, statement_id as name, dated as day, closing as satang, '' as text from statement_day where arrival_id = :before
                        union all
                        select 'OPENING', s.account, s.statement_id, r.began, s.opening, ''
                        from statement_day s join statement_reach r on r.arrival_id = s.arrival_id where s.arrival_id = :after
                        """)
                .param("before", before)
                .param("after", after)
                .query((row, n) -> side(row))
                .list();
    }

    /** Credits that name the same file, beside those that it names, or that it took back as people said; where it names nothing of ours those of its amount, not of a later day. */
    private List<BankSide> entries(long debit) {
        return jdbc.sql("""
                        with unknown as materialized (
                            select d.* from debit d
                            where d.debit_id = :debit
                                and not exists (select from debit_credit x where x.debit_id = d.debit_id)
                                and not exists (select from debit_reference r join agency_file f on f.reference = r.reference and f.agency = d.agency
                                                where r.debit_id = d.debit_id)
                                and not exists (select from decision_debit m where m.debit_id = d.debit_id and m.live)
                        )
                        select * from (
                            select case when exists (select from unknown) then 'TAKEN_UNKNOWN' else 'TAKEN' end as what, account, entry as name, booked_on as day,
                                satang, text, 1 as turn
                            from debit where debit_id = :debit
                            union all
                            select 'SAME_AMOUNT', c.account, c.entry, c.booked_on, c.satang, c.text, 2
                            from unknown u join credit c on c.account = u.account and c.satang = u.satang and c.booked_on <= u.booked_on
                            union all
                            select 'CAME', c.account, c.entry, c.booked_on, c.satang, c.text, 2
                            from credit c
                            where c.credit_id in (
                                select x.credit_id from debit_credit x where x.debit_id = :debit
                                union
                                select m.credit_id from decision_debit m where m.debit_id = :debit and m.live
                                union
                                select n.credit_id from decision_debit m cross join lateral credits_of(m.file_id) n where m.debit_id = :debit and m.live
                                union
                                select n.credit_id from debit d join debit_reference r on r.debit_id = d.debit_id
                                    join credit_reference n on n.reference = r.reference
                                    join credit o on o.credit_id = n.credit_id and o.agency = d.agency
                                where d.debit_id = :debit)) said
                        order by turn, day desc, name limit :most
                        """)
                .param("debit", debit)
                .param("most", MOST)
                .query((row, n) -> side(row))
                .list();
    }

    private static BankSide side(ResultSet row) throws SQLException {
        return new BankSide(
                BankSide.What.valueOf(row.getString("what")),
                row.getString("account"),
                row.getString("name"),
                row.getObject("day", LocalDate.class),
                Satang.of(row.getLong("satang")),
                row.getString("text"));
    }
}
