package org.songtor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What left an account and may be a file's money going back, inside the transaction that applies a statement: it names a file's reference whole, or it is the very
 * amount of a credit, not of an earlier day, and a word of its text is that credit's own reference at the bank. Whichever of the two came first makes no difference.
 * From then on that much less counts for the files, and the operators are asked once, by an item of its own ({@code debit:<id>}). Of what the bank itself calls a
 * reversal they are asked whatever it names; where it names nothing, they say which money it was ({@link Reversals}).
 */
@Component("store.takenBack")
class TakenBack {
    private final JdbcClient jdbc;

    TakenBack(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * After the statement's entries were kept.
     *
     * @return files of which less counts now, with all that credits connect with them
     */
    Set<Long> append(long arrival, Statement statement) {
        if (!statement.debits().isEmpty()) {
            references(arrival, statement);
        }
        credits(arrival);
        ask(arrival);
        reopen(arrival);
        return touched(arrival);
    }

    private void references(long arrival, Statement statement) {
        List<String> entries = new ArrayList<>();
        List<String> references = new ArrayList<>();
        for (Statement.Debit debit : statement.debits()) {
            for (PaymentReference reference : PaymentReference.findAll(debit.text())) {
                entries.add(debit.entryReference());
                references.add(reference.value());
            }
        }
        jdbc.sql("""
                        insert into debit_reference (debit_id, reference)
                        select d.debit_id, said.reference
                        from unnest(:entries::text[], :references::text[]) as said (entry, reference)
                            join debit d on d.arrival_id = :arrival and d.entry = said.entry
                        """)
                .param("arrival", arrival)
                .param("entries", entries.toArray(String[]::new))
                .param("references", references.toArray(String[]::new))
                .update();
    }

    /** A debit of this statement and a credit of any, or the other way round. */
    private void credits(long arrival) {
        jdbc.sql("""
                        with named as materialized (
                            select d.debit_id, d.account, d.satang, d.booked_on, said.word
                            from debit d cross join lateral unnest(words_of(d.text)) as said (word)
                            where d.account = (select s.account from statement_day s where s.arrival_id = :arrival)
                                and d.satang in (select c.satang from credit c where c.arrival_id = :arrival)
                        )
                        insert into debit_credit (debit_id, credit_id)
                        select d.debit_id, c.credit_id
                        from debit d
                            cross join lateral unnest(words_of(d.text)) as said (word)
                            join credit c on c.account = d.account and c.entry = said.word and c.satang = d.satang and c.booked_on <= d.booked_on
                        where d.arrival_id = :arrival
                        union
                        select n.debit_id, c.credit_id
                        from named n join credit c on c.account = n.account and c.entry = n.word and c.satang = n.satang and c.booked_on <= n.booked_on
                        where c.arrival_id = :arrival
                        """).param("arrival", arrival).update();
    }

    /** The bank's text stays out of the note, since a payer may have written an id into it. */
    private void ask(long arrival) {
        jdbc.sql("""
                        with opened as (
                            insert into review_item (label, subject, owner, at_risk, note)
                            select :label, 'debit:' || d.debit_id, 'operator', d.satang, 'account ' || d.account || ', entry ' || d.entry || ', ' || d.booked_on
                            from debit d
                            where d.debit_id in (select a.debit_id from debits_asked_about(:arrival) a)
                                and not exists (select from review_item i where i.subject = 'debit:' || d.debit_id and i.label = :label)
                            order by d.debit_id
                            returning item_id, label, subject)
                        insert into journal (actor, event, subject, detail)
                        select :self, 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """)
                .param("label", Label.CREDIT_TAKEN_BACK.name())
                .param("self", Entries.SELF)
                .param("arrival", arrival)
                .update();
    }

    /** People said which money it was, and this statement says something else: the same item asks again, and both count until they take theirs back. */
    private void reopen(long arrival) {
        ReopenedItems.due(jdbc.sql("""
                        with opened as (
                            update review_item i set closed_at = null
                            where i.closed_at is not null and i.label = :label
                                and i.subject in (select 'debit:' || o.debit_id from debits_said_otherwise(:arrival) o)
                                and not exists (select from review_item o where o.label = i.label and o.subject = i.subject and o.closed_at is null)
                            returning i.item_id, i.label)
                        """ + ReopenedItems.CONTRADICTED))
                .param("label", Label.CREDIT_TAKEN_BACK.name())
                .param("arrival", arrival)
                .update();
    }

    private Set<Long> touched(long arrival) {
        return new TreeSet<>(
                jdbc.sql("""
                        select k.file_id
                        from all_connected(array(
                            select distinct f.file_id from debits_asked_about(:arrival) d cross join lateral files_of_debit(d.debit_id) f)) k
                        """).param("arrival", arrival).query(Long.class).list());
    }
}
