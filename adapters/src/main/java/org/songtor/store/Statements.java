package org.songtor.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Statements applied, inside the caller's transaction.
 *
 * <ul>
 *   <li>An entry of the account that another statement brought already is not counted again; with another amount, twice in one
 *       statement, or without money, the whole statement is rejected.
 *   <li>A credit counts for files of the agency whose account it is in; one that names none of them is an item for the operator.
 * </ul>
 *
 * Statements wait for each other: only they connect files, and every file they connect must be rung.
 */
@Component("store.statements")
class Statements {
    private final JdbcClient jdbc;
    private final Arrivals arrivals;
    private final ReviewItems items;
    private final Bell bell;

    Statements(DataSource dataSource, Arrivals arrivals, ReviewItems items, Bell bell) {
        this.jdbc = JdbcClient.create(dataSource);
        this.arrivals = arrivals;
        this.items = items;
        this.bell = bell;
    }

    boolean apply(AgencyCode agency, Arrived arrived, Statement statement) {
        jdbc.sql("lock table credit in share row exclusive mode").update();
        List<Problem> problems = problems(statement);
        if (!problems.isEmpty()) {
            return arrivals.rejected(agency, "statement", arrived, problems);
        }
        Optional<Long> arrival = arrivals.applied(agency, "statement", arrived);
        arrival.ifPresent(id -> append(id, agency, statement));
        return arrival.isPresent();
    }

    private List<Problem> problems(Statement statement) {
        Set<String> seen = new HashSet<>(changed(statement));
        return statement.credits().stream()
                .filter(credit -> !credit.amount().isPositive() | !seen.add(credit.entryReference()))
                .map(credit -> Problem.ofFile(
                        ProblemCode.CONTROL_TOTAL,
                        "entry " + credit.entryReference(),
                        credit.amount().toBaht(),
                        "one amount above zero for one entry of the account"))
                .toList();
    }

    /** Entries that were here with another amount. */
    private List<String> changed(Statement statement) {
        return jdbc.sql("""
                        select c.entry from credit c
                            join unnest(:entries::text[], :amounts::bigint[]) as said (entry, satang) on said.entry = c.entry
                        where c.account = :account and c.satang <> said.satang
                        """)
                .param("entries", entries(statement.credits()))
                .param("amounts", amounts(statement.credits()))
                .param("account", statement.account())
                .query(String.class)
                .list();
    }

    private void append(long arrival, AgencyCode agency, Statement statement) {
        appendDay(arrival, agency, statement);
        appendCredits(arrival, agency, statement);
        appendReferences(arrival, statement);
        withoutFile(arrival);
        bell.touch(connected(arrival));
    }

    private void appendDay(long arrival, AgencyCode agency, Statement statement) {
        jdbc.sql("""
                        insert into statement_day (arrival_id, agency, dated, entries)
                        values (:arrival, :agency, :dated::date, :entries)
                        """)
                .param("arrival", arrival)
                .param("agency", agency.value())
                .param("dated", statement.date().toString())
                .param("entries", statement.credits().size())
                .update();
    }

    private void appendCredits(long arrival, AgencyCode agency, Statement statement) {
        List<Statement.Credit> credits = statement.credits();
        jdbc.sql("""
                        insert into credit (arrival_id, agency, account, entry, booked_on, satang, text)
                        select :arrival, :agency, :account, said.entry, said.booked_on::date, said.satang, said.text
                        from unnest(:entries::text[], :days::text[], :amounts::bigint[], :texts::text[])
                            as said (entry, booked_on, satang, text)
                        on conflict (account, entry) do nothing
                        """)
                .param("arrival", arrival)
                .param("agency", agency.value())
                .param("account", statement.account())
                .param("entries", entries(credits))
                .param(
                        "days",
                        credits.stream()
                                .map(credit -> credit.bookedOn().toString())
                                .toArray(String[]::new))
                .param("amounts", amounts(credits))
                .param("texts", credits.stream().map(Statement.Credit::text).toArray(String[]::new))
                .update();
    }

    private record Named(String entry, String reference) {}

    private void appendReferences(long arrival, Statement statement) {
        List<Named> named = statement.credits().stream()
                .flatMap(credit -> PaymentReference.findAll(credit.text()).stream()
                        .map(reference -> new Named(credit.entryReference(), reference.value())))
                .toList();
        jdbc.sql("""
                        insert into credit_reference (credit_id, reference)
                        select c.credit_id, said.reference
                        from unnest(:entries::text[], :references::text[]) as said (entry, reference)
                            join credit c on c.arrival_id = :arrival and c.entry = said.entry
                        """)
                .param("arrival", arrival)
                .param("entries", named.stream().map(Named::entry).toArray(String[]::new))
                .param("references", named.stream().map(Named::reference).toArray(String[]::new))
                .update();
    }

    private record Nameless(long creditId, String account, String entry, String bookedOn, long satang) {}

    /** The bank's text stays out of the note: a payer may have written an id into it. */
    private void withoutFile(long arrival) {
        jdbc.sql("""
                        select c.credit_id, c.account, c.entry, c.booked_on::text, c.satang from credit c
                        where c.arrival_id = :arrival and not exists (
                            select from credit_reference r
                                join agency_file f on f.reference = r.reference and f.agency = c.agency
                            where r.credit_id = c.credit_id)
                        order by c.credit_id
                        """)
                .param("arrival", arrival)
                .query(Nameless.class)
                .list()
                .forEach(credit -> items.forOperator(
                        Label.CREDIT_WITHOUT_FILE,
                        "credit:" + credit.creditId(),
                        Satang.of(credit.satang()),
                        "account " + credit.account() + ", entry " + credit.entry() + ", " + credit.bookedOn()));
    }

    private List<Long> connected(long arrival) {
        return jdbc.sql("""
                        select distinct k.file_id
                        from credit c
                            join credit_reference r on r.credit_id = c.credit_id
                            join agency_file f on f.reference = r.reference and f.agency = c.agency
                            cross join lateral connected_files(f.file_id) k
                        where c.arrival_id = :arrival
                        """).param("arrival", arrival).query(Long.class).list();
    }

    private static String[] entries(List<Statement.Credit> credits) {
        return credits.stream().map(Statement.Credit::entryReference).toArray(String[]::new);
    }

    private static Long[] amounts(List<Statement.Credit> credits) {
        return credits.stream().map(credit -> credit.amount().value()).toArray(Long[]::new);
    }
}
