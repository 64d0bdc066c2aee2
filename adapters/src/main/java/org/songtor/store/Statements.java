package org.songtor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerStore.Taken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Statements applied, inside the caller's transaction.
 *
 * <ul>
 *   <li>What is wrong in itself or with what was here before is rejected whole ({@link StatementCheck}); an entry of the account that another statement
 *       brought already is not counted again.
 *   <li>A credit counts for files of the agency whose account it is in: those that its text names whole, and what {@link CreditMatches} makes out of the others.
 *   <li>Fees and what left the account are kept and settle nothing; where that may have taken back what came, it counts no more ({@link TakenBack}).
 * </ul>
 *
 * Statements wait for each other, and for people who say whose a credit is, as those wait for them: they connect files, and every file they connect must be
 * rung, all at once and in order.
 */
@Component("store.statements")
class Statements {
    private final JdbcClient jdbc;
    private final Arrivals arrivals;
    private final StatementCheck check;
    private final StoredNames names;
    private final BatchEntries batches;
    private final DayParts parts;
    private final CreditMatches matches;
    private final StatementChain chain;
    private final TakenBack takenBack;
    private final Bell bell;

    Statements(
            DataSource dataSource,
            Arrivals arrivals,
            StatementCheck check,
            StoredNames names,
            BatchEntries batches,
            DayParts parts,
            CreditMatches matches,
            StatementChain chain,
            TakenBack takenBack,
            Bell bell) {
        this.jdbc = JdbcClient.create(dataSource);
        this.arrivals = arrivals;
        this.check = check;
        this.names = names;
        this.batches = batches;
        this.parts = parts;
        this.matches = matches;
        this.chain = chain;
        this.takenBack = takenBack;
        this.bell = bell;
    }

    Taken apply(AgencyCode agency, Arrived arrived, Statement read) {
        matches.lock();
        DayParts.Named named = parts.named(batches.asStored(names.of(read)));
        List<Problem> problems = check.problems(named.statement(), read);
        return applied(
                agency,
                arrived,
                named.statement(),
                problems.isEmpty() ? named.doubt().stream().toList() : problems);
    }

    private Taken applied(AgencyCode agency, Arrived arrived, Statement statement, List<Problem> problems) {
        if (!problems.isEmpty()) {
            arrivals.rejected(agency, "statement", arrived, problems);
            return Taken.REFUSED;
        }
        Optional<Long> arrival = arrivals.applied(agency, "statement", arrived);
        arrival.ifPresent(id -> append(id, agency, statement));
        return arrival.isPresent() ? Taken.APPLIED : Taken.KNOWN;
    }

    private void append(long arrival, AgencyCode agency, Statement statement) {
        appendDay(arrival, agency, statement);
        Map<String, Long> credits = appendCredits(arrival, agency, statement);
        appendDebits(arrival, agency, statement);
        appendReferences(credits, statement);
        // One statement may have as many entries as the table had before.
        In.plannedAnew(jdbc);
        appendUnnamed(arrival);
        chain.add(arrival, agency, statement);
        parts.keep(arrival, statement);
        TreeSet<Long> touched = new TreeSet<>();
        touched.addAll(takenBack.append(arrival, statement));
        matches.stated(agency, arrival, touched);
        touched.addAll(connected(arrival));
        In.plansKept(jdbc);
        bell.touch(touched);
    }

    private void appendDay(long arrival, AgencyCode agency, Statement statement) {
        jdbc.sql("""
                        insert into statement_day (arrival_id, agency, dated, entries, statement_id, account, opening, closing, debits)
                        values (:arrival, :agency, :dated::date, :entries, :statement, :account, :opening, :closing, :debits)
                        """)
                .param("arrival", arrival)
                .param("agency", agency.value())
                .param("dated", statement.date().toString())
                .param("entries", statement.credits().size())
                .param("statement", statement.statementId())
                .param("account", statement.account())
                .param("opening", statement.opening().value())
                .param("closing", statement.closing().value())
                .param("debits", statement.debits().size())
                .update();
    }

    private record Appended(String entry, long creditId) {}

    /** @return numbers of the credits that were not here before, by the bank's reference */
    private Map<String, Long> appendCredits(long arrival, AgencyCode agency, Statement statement) {
        List<Statement.Credit> credits = statement.credits();
        return jdbc
                .sql("""
                        insert into credit (arrival_id, agency, account, entry, booked_on, satang, fee, text)
                        select :arrival, :agency, :account, said.entry, said.booked_on::date, said.satang, said.fee, said.text
                        from unnest(:entries::text[], :days::text[], :amounts::bigint[], :fees::bigint[], :texts::text[])
                            as said (entry, booked_on, satang, fee, text)
                        on conflict (account, entry) do nothing
                        returning entry, credit_id
                        """)
                .param("arrival", arrival)
                .param("agency", agency.value())
                .param("account", statement.account())
                .param("entries", texts(credits, Statement.Credit::entryReference))
                .param("days", texts(credits, credit -> credit.bookedOn().toString()))
                .param(
                        "amounts",
                        credits.stream().map(credit -> credit.amount().value()).toArray(Long[]::new))
                .param(
                        "fees",
                        credits.stream().map(credit -> credit.fee().value()).toArray(Long[]::new))
                .param("texts", texts(credits, Statement.Credit::text))
                .query(Appended.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Appended::entry, Appended::creditId));
    }

    private void appendDebits(long arrival, AgencyCode agency, Statement statement) {
        List<Statement.Debit> debits = statement.debits();
        jdbc.sql("""
                        insert into debit (arrival_id, agency, account, entry, booked_on, satang, text, reversal)
                        select :arrival, :agency, :account, said.entry, said.booked_on::date, said.satang, said.text, said.reversal
                        from unnest(:entries::text[], :days::text[], :amounts::bigint[], :texts::text[], :reversals::boolean[])
                            as said (entry, booked_on, satang, text, reversal)
                        on conflict (account, entry) do nothing
                        """)
                .param("arrival", arrival)
                .param("agency", agency.value())
                .param("account", statement.account())
                .param("entries", texts(debits, Statement.Debit::entryReference))
                .param("days", texts(debits, debit -> debit.bookedOn().toString()))
                .param(
                        "amounts",
                        debits.stream().map(debit -> debit.amount().value()).toArray(Long[]::new))
                .param("texts", texts(debits, Statement.Debit::text))
                .param(
                        "reversals",
                        debits.stream().map(Statement.Debit::reversal).toArray(Boolean[]::new))
                .update();
    }

    private record Named(long credit, String reference) {}

    private void appendReferences(Map<String, Long> credits, Statement statement) {
        List<Named> named = new ArrayList<>();
        for (Statement.Credit credit : statement.credits()) {
            Long id = credits.get(credit.entryReference());
            if (id != null) {
                PaymentReference.findAll(credit.text())
                        .forEach(reference -> named.add(new Named(id, reference.value())));
            }
        }
        jdbc.sql(
                        "insert into credit_reference (credit_id, reference) select * from unnest(:credits::bigint[], :references::text[])")
                .param("credits", named.stream().map(Named::credit).toArray(Long[]::new))
                .param("references", texts(named, Named::reference))
                .update();
    }

    private void appendUnnamed(long arrival) {
        jdbc.sql("""
                        insert into credit_unnamed (credit_id, agency)
                        select c.credit_id, c.agency from credit c
                        where c.arrival_id = ? and not exists (
                            select from credit_reference r
                                join agency_file f on f.reference = r.reference and f.agency = c.agency
                            where r.credit_id = c.credit_id)
                        """).param(arrival).update();
    }

    private List<Long> connected(long arrival) {
        return jdbc.sql("""
                        select k.file_id
                        from all_connected(array(
                            select f.file_id
                            from (select distinct r.reference, c.agency
                                  from credit c join credit_reference r on r.credit_id = c.credit_id
                                  where c.arrival_id = ?) said
                                join agency_file f on f.reference = said.reference and f.agency = said.agency)) k
                        """).param(arrival).query(Long.class).list();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
