package org.songtor.store;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.FileArchive;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Signed files as evidence keeps them. */
@Repository
class JdbcFileArchive implements FileArchive {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Keeping keeping;

    JdbcFileArchive(DataSource dataSource, TransactionTemplate transactions, Keeping keeping) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.keeping = keeping;
    }

    @Override
    public List<FileId> of(ProfileId profile, Period period, Optional<FundId> fund) {
        return jdbc.sql("""
                        select file_id from agency_file
                        where agency = ? and profile = ? and period = ? and sha256 is not null
                            and (? = '' or exists (select from file_share s where s.file_id = agency_file.file_id and s.fund_id = ?))
                        order by file_id
                        """)
                .params(
                        profile.agency().value(),
                        profile.name(),
                        period.toString(),
                        fund.map(FundId::value).orElse(""),
                        fund.map(FundId::value).orElse(""))
                .query((row, n) -> new FileId(row.getLong(1)))
                .list();
    }

    @Override
    public Kept file(FileId id) {
        return In.transaction(
                transactions,
                () -> jdbc.sql("select name, sha256 from agency_file where file_id = ? and sha256 is not null")
                        .param(id.value())
                        .query((row, n) ->
                                new Kept(row.getString("name"), keeping.bytes(new Sha256(row.getString("sha256")))))
                        .optional()
                        .orElseThrow(() -> new IllegalArgumentException("file " + id.value() + " was not signed")));
    }
}
