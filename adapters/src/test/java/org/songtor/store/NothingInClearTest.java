package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No national id lies in clear in any column of any table, however it came in; and an older store's rows are moved so. */
class NothingInClearTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("1"));

    @TempDir
    static Path folder;

    private final Stores stores = new Stores(DATABASE);

    @Test
    void a_whole_month_leaves_no_number_of_a_person_in_any_table() throws IOException {
        stores.fund("wiang");
        stores.rosters().replace(Month.WIANG, List.of(member(1), member(2)));
        String text = Month.person(1).value() + "," + Month.person(2).value() + ","
                + Month.person(3).value();
        BatchId id = Month.claimed(stores.batches(), folder, text);
        stores.batches()
                .checked(
                        id,
                        Month.checked(
                                id,
                                List.of(
                                        Month.line(1, 1, 100, Label.WAITING),
                                        Month.line(2, 2, 100, Label.HELD_FOR_REVIEW),
                                        Month.line(3, 3, 100, Label.REFUSED_AT_INTAKE)),
                                List.of()));
        FileId file = stores.files().freeze(id, Bench.DAY).get(0);
        stores.files().signed(file, "one.txt", text.getBytes(StandardCharsets.UTF_8), new byte[] {1});
        for (int person = 1; person <= 3; person++) {
            assertThat(placesOf(DATABASE, Month.person(person).value())).isEmpty();
        }
        assertThat(placesOf(DATABASE, "one.txt"))
                .as("the search finds what is there")
                .isNotEmpty();
    }

    @Test
    void the_rows_of_the_first_version_are_moved_and_nothing_stays_in_clear() {
        JdbcClient jdbc = OLD.jdbc();
        String person = Month.person(1).value();
        String hash = Sha256.of(person.getBytes(StandardCharsets.US_ASCII)).hex();
        jdbc.sql("""
                        insert into evidence (sha256, kind, bytes, size) values (:hash, 'submission', :bytes, 13);
                        insert into fund values ('wiang', 'ก', 'W');
                        insert into member values ('wiang', '0001', :person, 'นาง', 'ก', 'ข', 'เกษตรกร', array['nsf']);
                        insert into batch (fund_id, sha256, channel, source_name, period, state, receipt)
                        values ('wiang', :hash, 'rest', 's', '2569-11', 'CHECKED', '{}');
                        insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, person, title, first_name, last_name, satang)
                        values (1, 'wiang', 1, 8, 'nsf', 'nsf', 'collection', false, :person, '', 'ก', 'ข', 10000),
                            (1, 'wiang', 2, 9, 'nsf', 'nsf', 'collection', true, 'xxxxxxxxx1234', '', 'ก', 'ข', 0);
                        insert into line_label values (1, 1, 'WAITING'), (1, 2, 'SETTLED'), (2, 1, 'REFUSED_AT_INTAKE');
                        insert into arrival (agency, kind, name, sha256, signature) values ('nsf', 'answer', 'n', :hash, :hash);
                        insert into answer_line values (1, 1, null, 0, :person, 'BOOKED', 10000, '');
                        """)
                .param("hash", hash)
                .param("bytes", person.getBytes(StandardCharsets.US_ASCII))
                .param("person", person)
                .update();
        assertThat(placesOf(OLD, person)).as("in clear before").contains("line", "member", "answer_line", "evidence");

        OLD.migrate();

        assertThat(placesOf(OLD, person)).isEmpty();
        Stores moved = new Stores(OLD);
        assertThat(moved.keeping().bytes(new Sha256(hash))).asString().isEqualTo(person);
        assertThat(moved.rosters().member(Month.WIANG, "0001").orElseThrow())
                .isEqualTo(Member.of(
                        "0001",
                        Month.person(1),
                        new PersonName("นาง", "ก", "ข"),
                        "เกษตรกร",
                        Set.of(SchemeCode.of("nsf"))));
        List<String> paid = new ArrayList<>();
        moved.rosters()
                .payments(
                        Month.WIANG,
                        Month.NOVEMBER,
                        Month.NOVEMBER,
                        payment -> paid.add(payment.person().value()));
        assertThat(paid).containsExactly(person);
        assertThat(OLD.jdbc()
                        .sql(
                                "select last_four || now.label from line l cross join lateral current_label(line_id, first_label) now order by line_no")
                        .query(String.class)
                        .list())
                .containsExactly(Persons.lastFour(person) + "SETTLED", "1234REFUSED_AT_INTAKE");
    }

    @Test
    void a_sealed_number_opens_in_its_own_place_and_with_its_own_key_only() {
        Persons persons = Stores.persons();
        Persons.Place wiang = Persons.Place.lines(Month.WIANG);
        byte[] one = persons.seal(Month.person(1), wiang);
        assertThat(persons.open(one, wiang)).isEqualTo(Month.person(1));
        assertThat(one).as("sealed twice is different twice").isNotEqualTo(persons.seal(Month.person(1), wiang));
        assertThatThrownBy(() -> persons.open(one, Persons.Place.lines(FundId.of("other"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Persons(new TestSecrets(2)).open(one, wiang))
                .isInstanceOf(IllegalStateException.class);
        one[one.length - 1] ^= 1;
        assertThatThrownBy(() -> persons.open(one, wiang)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_store_refuses_to_start_with_other_secrets_than_it_was_begun_with() {
        new SecretCheck(DATABASE.dataSource(), TestSecrets.ONE).afterPropertiesSet();
        new SecretCheck(DATABASE.dataSource(), TestSecrets.ONE).afterPropertiesSet();
        assertThatThrownBy(() -> new SecretCheck(DATABASE.dataSource(), new TestSecrets(2)).afterPropertiesSet())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("person-hash.secret");
    }

    /** Tables that hold the text in any column, as text or as bytes. */
    private static List<String> placesOf(TestDatabase database, String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> tables = database.jdbc()
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
        return tables.stream()
                .filter(table -> database.jdbc()
                        .sql("select exists (select from " + table
                                + " t where position(:text in t::text) > 0 or position(:hex in t::text) > 0)")
                        .param("text", text)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private static Member member(int number) {
        return Member.of(
                "000" + number,
                Month.person(number),
                new PersonName("นาย", "สมมุติ", "ใจดี"),
                "เกษตรกร",
                Set.of(SchemeCode.of("nsf")));
    }
}
