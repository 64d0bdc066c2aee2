package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.RosterStore;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Rosters, and who of a fund already has a line in a period. */
@Component
@DependsOnDatabaseInitialization
class JdbcRosterStore implements RosterStore {
    private static final String COLUMNS =
            "fund_id, member_no, person, title, first_name, last_name, occupation, schemes";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CopyRows copy;
    private final Entries entries;

    JdbcRosterStore(DataSource dataSource, TransactionOperations transactions, CopyRows copy, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.copy = copy;
        this.entries = entries;
    }

    @Override
    public void replace(FundId fund, List<Member> members) {
        transactions.executeWithoutResult(status -> {
            lock(fund);
            jdbc.sql("delete from member where fund_id = ?").param(fund.value()).update();
            copy.into("member", COLUMNS, members.stream().map(m -> row(fund, m)));
            entries.journal("roster.replaced", "fund:" + fund, members.size() + " members");
        });
    }

    /** Two replacements of one roster follow each other. */
    private void lock(FundId fund) {
        boolean known = jdbc.sql("select fund_id from fund where fund_id = ? for update")
                .param(fund.value())
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new IllegalArgumentException("no such fund in the catalogue: " + fund);
        }
    }

    private static CopyRows.Row row(FundId fund, Member member) {
        PersonName name = member.name();
        return new CopyRows.Row(
                fund,
                member.memberNo(),
                member.person().orElseThrow().value(),
                name.title(),
                name.first(),
                name.last(),
                member.occupation(),
                member.schemes().stream().sorted().toList());
    }

    @Override
    public void active(FundId fund, Consumer<Member> to) {
        jdbc.sql("select * from member where fund_id = ? order by member_no")
                .param(fund.value())
                .query((row, n) -> member(row))
                .list()
                .forEach(to);
    }

    private static Member member(ResultSet row) throws SQLException {
        String[] schemes = (String[]) row.getArray("schemes").getArray();
        return Member.of(
                row.getString("member_no"),
                NationalId.of(row.getString("person")),
                new PersonName(row.getString("title"), row.getString("first_name"), row.getString("last_name")),
                row.getString("occupation"),
                Arrays.stream(schemes).map(SchemeCode::of).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void payments(FundId fund, Period from, Period until, Consumer<Payment> to) {
        jdbc.sql("""
                        select l.person, l.scheme, b.period, l.satang
                        from line l join batch b on b.batch_id = l.batch_id
                        where b.fund_id = ? and b.period between ? and ? and b.state in ('CHECKED', 'DISPATCHED') and not l.refused
                        order by l.line_id
                        """)
                .params(fund.value(), from.toString(), until.toString())
                .query((row, n) -> new Payment(
                        NationalId.of(row.getString(1)),
                        SchemeCode.of(row.getString(2)),
                        Period.of(row.getString(3)),
                        Satang.of(row.getLong(4))))
                .list()
                .forEach(to);
    }

    @Override
    public Merged merge(FundId fund, List<Member> members, String actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Member> member(FundId fund, String memberNo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Change> history(FundId fund, String memberNo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void elsewhere(FundId fund, Period period, Iterable<NationalId> persons, Consumer<Payment> to) {
        throw new UnsupportedOperationException();
    }
}
