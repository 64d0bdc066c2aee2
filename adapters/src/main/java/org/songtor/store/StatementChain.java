package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.match.KeptStatement;
import org.songtor.match.StatementGaps;
import org.songtor.match.StatementGaps.Gap;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the statements of an account follow each other, inside the transaction that applies one more; it is asked anew of all of them, so what came first makes
 * no difference. Where something is missing the operators have an open item ({@code statements:<before>:<after>}, by arrivals), which closes with the statement
 * that fills it. What two of them said is asked for no longer is not asked again.
 */
@Component("store.statementChain")
class StatementChain {
    private final JdbcClient jdbc;

    StatementChain(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** After its entries were kept. One of a form without balances asks nothing. */
    void add(long arrival, AgencyCode agency, Statement statement) {
        if (!statement.balances()) {
            return;
        }
        reach(arrival, statement);
        overlaps(arrival, statement);
        List<Gap> gaps = StatementGaps.of(kept(statement.account()));
        close(statement.account(), gaps);
        open(agency, statement.account(), gaps);
    }

    private void reach(long arrival, Statement statement) {
        LocalDate began = Stream.concat(
                        statement.credits().stream().map(Statement.Credit::bookedOn),
                        statement.debits().stream().map(Statement.Debit::bookedOn))
                .min(LocalDate::compareTo)
                .orElse(statement.date());
        jdbc.sql("insert into statement_reach (arrival_id, account, began) values (:arrival, :account, :began::date)")
                .param("arrival", arrival)
                .param("account", statement.account())
                .param("began", began.toString())
                .update();
    }

    private void overlaps(long arrival, Statement statement) {
        jdbc.sql("""
                        insert into statement_overlap (arrival_id, other_id)
                        select :arrival::bigint, r.arrival_id from statement_reach r
                        where r.arrival_id <> :arrival and r.arrival_id in (
                            select c.arrival_id from credit c where c.account = :account and c.entry = any(:credits)
                            union select d.arrival_id from debit d where d.account = :account and d.entry = any(:debits))
                        """)
                .param("arrival", arrival)
                .param("account", statement.account())
                .param("credits", names(statement.credits(), Statement.Credit::entryReference))
                .param("debits", names(statement.debits(), Statement.Debit::entryReference))
                .update();
    }

    private static <T> String[] names(List<T> entries, Function<T, String> name) {
        return entries.stream().map(name).toArray(String[]::new);
    }

    private List<KeptStatement> kept(String account) {
        return jdbc.sql("""
                        select r.arrival_id, r.began, s.dated, s.opening, s.closing, s.entries + s.debits as entries,
                            array(select o.other_id from statement_overlap o where o.arrival_id = r.arrival_id) as overlaps
                        from statement_reach r join statement_day s on s.arrival_id = r.arrival_id
                        where r.account = :account
                        """)
                .param("account", account)
                .query((row, n) -> kept(row))
                .list();
    }

    private static KeptStatement kept(ResultSet row) throws SQLException {
        Set<Long> overlaps =
                Arrays.stream((Long[]) row.getArray("overlaps").getArray()).collect(Collectors.toSet());
        return new KeptStatement(
                row.getLong("arrival_id"),
                row.getObject("began", LocalDate.class),
                row.getObject("dated", LocalDate.class),
                Satang.of(row.getLong("opening")),
                Satang.of(row.getLong("closing")),
                row.getInt("entries"),
                overlaps);
    }

    private void close(String account, List<Gap> gaps) {
        List<Long> over = jdbc.sql("""
                        select i.item_id from review_item i
                        where i.closed_at is null and i.label = :label and i.subject <> all(:subjects)
                            and i.subject in (select 'statements:' || r.arrival_id || ':' || split_part(i.subject, ':', 3)
                                              from statement_reach r where r.account = :account)
                        order by i.item_id for no key update
                        """)
                .param("label", Label.STATEMENT_GAP.name())
                .param("subjects", subjects(gaps))
                .param("account", account)
                .query(Long.class)
                .list();
        ClosedItems.held(jdbc, over, "no longer holds");
    }

    private void open(AgencyCode agency, String account, List<Gap> gaps) {
        jdbc.sql("""
                        with opened as (
                            insert into review_item (label, subject, owner, at_risk, note)
                            select :label, s.subject, 'operator', s.at_risk, s.note
                            from unnest(:subjects::text[], :risks::bigint[], :notes::text[]) as s (subject, at_risk, note)
                            where not exists (
                                select from review_item o join decision d on d.item_id = o.item_id
                                where o.label = :label and o.subject = s.subject and d.kind = 'WRITE_OFF' and d.state = 'DONE' and d.reverses is null)
                            on conflict (label, subject) where closed_at is null do nothing
                            returning item_id, label, subject)
                        insert into journal (actor, event, subject, detail)
                        select :self, 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """)
                .param("label", Label.STATEMENT_GAP.name())
                .param("self", Entries.SELF)
                .param("subjects", subjects(gaps))
                .param(
                        "risks",
                        gaps.stream().map(gap -> Math.abs(gap.apart().value())).toArray(Long[]::new))
                .param(
                        "notes",
                        gaps.stream().map(gap -> note(agency, account, gap)).toArray(String[]::new))
                .update();
    }

    private static String[] subjects(List<Gap> gaps) {
        return gaps.stream()
                .map(gap ->
                        "statements:" + gap.before().id() + ":" + gap.after().id())
                .toArray(String[]::new);
    }

    /** Words and values that pages put into the reader's language. */
    private static String note(AgencyCode agency, String account, Gap gap) {
        return "agency %s; account %s; stated-until %s; closing %s; stated-from %s; opening %s; apart %s"
                .formatted(
                        agency,
                        account,
                        gap.before().dated(),
                        gap.before().closing().toBaht(),
                        gap.after().began(),
                        gap.after().opening().toBaht(),
                        gap.apart().toBaht());
    }
}
