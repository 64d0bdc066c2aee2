package org.songtor.store;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.songtor.model.FundId;
import org.songtor.port.Secrets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * V3: what V1 kept in clear is sealed, persons and bytes, and the clear columns go. Tables are rewritten, so that no page keeps the old values;
 * the server's log and older backups still hold them until they are gone.
 */
@Component
class SealingMigration implements JavaMigration {
    private final Secrets secrets;
    private final Persons persons;

    SealingMigration(Secrets secrets, Persons persons) {
        this.secrets = secrets;
        this.persons = persons;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override
    public String getDescription() {
        return "persons and evidence are sealed";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        SingleConnectionDataSource source = new SingleConnectionDataSource(context.getConnection(), true);
        new SealingEvidence(source, new Keeping(source, secrets)).move();
        SealingPersons moving = new SealingPersons(source, persons);
        moving.move("member", "fund_id", fund -> Persons.Place.members(FundId.of(fund)));
        moving.move("line", "fund_id", fund -> Persons.Place.lines(FundId.of(fund)));
        moving.move("answer_line", "''", none -> Persons.Place.answers());
        ScriptUtils.executeSqlScript(context.getConnection(), new ClassPathResource("db/sealed.sql"));
    }
}
