package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.songtor.model.NationalId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fills the sealed columns of a V1 table from its column {@code person}. What is no national id, a masked one, keeps its last four. */
final class SealingPersons {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final CopyRows copy;
    private final Persons persons;

    SealingPersons(DataSource source, Persons persons) {
        this.jdbc = new JdbcTemplate(source);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.copy = new CopyRows(source);
        this.persons = persons;
        jdbc.execute("""
                create temporary table moved (place tid, person_hash bytea, person_seal bytea, last_four text) on commit drop
                """);
    }

    void move(String table, String fund, Function<String, Persons.Place> place) {
        List<CopyRows.Row> some = new ArrayList<>();
        jdbc.query("select ctid::text as place, person, " + fund + " as fund from " + table, (ResultSet row) -> {
            some.add(sealed(row, place));
            if (some.size() == ROWS_AT_ONCE) {
                put(some);
            }
        });
        put(some);
        jdbc.execute("alter table " + table + " disable trigger user");
        jdbc.execute("update " + table + """
                 t set person_hash = m.person_hash, person_seal = m.person_seal, last_four = m.last_four
                from moved m where m.place = t.ctid
                """);
        jdbc.execute("alter table " + table + " enable trigger user");
        jdbc.execute("truncate moved");
    }

    private CopyRows.Row sealed(ResultSet row, Function<String, Persons.Place> place) throws SQLException {
        String text = row.getString("person");
        if (!NationalId.isValid(text)) {
            return new CopyRows.Row(row.getString("place"), null, null, Persons.lastFour(text));
        }
        NationalId person = NationalId.of(text);
        return new CopyRows.Row(
                row.getString("place"),
                persons.hash(person),
                persons.seal(person, place.apply(row.getString("fund"))),
                Persons.lastFour(text));
    }

    private void put(List<CopyRows.Row> some) {
        copy.into("moved", "place, person_hash, person_seal, last_four", to -> some.forEach(to));
        some.clear();
    }
}
