package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void tests_speak_to_a_migrated_database_as_a_plain_owner() {
        assertThat(DATABASE.jdbc()
                        .sql(
                                "select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from batch")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
