package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;

/** Members of one fund out of their rows. Most of a roster says the same of its enrolments: a text that came before is not read again. */
final class MemberReading {
    /** In the order in which they are read, by place: a million names of columns are a million look-ups. */
    static final String COLUMNS =
            "member_no, kind, person_seal, title, first_name, last_name, occupation, birth_date, enrolments, agency_references";

    private static final int MOST_KNOWN = 1_000;

    private final Persons persons;
    private final Persons.Place place;
    private final Map<String, Map<SchemeCode, Member.Enrolment>> enrolments = new HashMap<>();
    private final Map<String, Map<AgencyCode, String>> references = new HashMap<>();

    MemberReading(FundId fund, Persons persons) {
        this.persons = persons;
        this.place = Persons.Place.members(fund);
    }

    Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getString(1),
                Member.Kind.valueOf(row.getString(2)),
                Optional.ofNullable(row.getBytes(3)).map(id -> persons.open(id, place)),
                new PersonName(row.getString(4), row.getString(5), row.getString(6)),
                row.getString(7),
                Optional.ofNullable(row.getObject(8, LocalDate.class)),
                known(enrolments, row.getString(9), MemberJson::enrolments),
                known(references, row.getString(10), MemberJson::references));
    }

    private static <K, V> Map<K, V> known(Map<String, Map<K, V>> all, String json, Function<String, Map<K, V>> read) {
        Map<K, V> known = all.get(json);
        if (known == null) {
            known = Map.copyOf(read.apply(json)); // what a member holds without a copy of its own
            if (all.size() < MOST_KNOWN) {
                all.put(json, known);
            }
        }
        return known;
    }
}
