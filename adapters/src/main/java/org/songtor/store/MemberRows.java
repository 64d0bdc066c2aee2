package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members as rows, their ids hashed and sealed. Inside the caller's transaction. */
@Component
class MemberRows {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String ACTIVE = "select * from member where ended_at is null and fund_id = ? ";
    private static final String PUT = """
            insert into member (fund_id, member_no, kind, person_hash, person_seal, last_four, title, first_name, last_name,
                                occupation, birth_date, enrolments, agency_references)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            on conflict (fund_id, member_no) do update set
                kind = excluded.kind, person_hash = excluded.person_hash, person_seal = excluded.person_seal,
                last_four = excluded.last_four, title = excluded.title, first_name = excluded.first_name,
                last_name = excluded.last_name, occupation = excluded.occupation, birth_date = excluded.birth_date,
                enrolments = excluded.enrolments, agency_references = excluded.agency_references, ended_at = null
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final CopyRows copy;
    private final Persons persons;

    MemberRows(DataSource dataSource, CopyRows copy, Persons persons) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = In.pieces(dataSource);
        this.copy = copy;
        this.persons = persons;
    }

    void active(FundId fund, Consumer<Member> to) {
        jdbc.sql(ACTIVE + "order by member_no").param(fund.value()).query((ResultSet row) -> to.accept(member(row)));
    }

    Map<String, Member> active(FundId fund) {
        Map<String, Member> members = new HashMap<>();
        active(fund, member -> members.put(member.memberNo(), member));
        return members;
    }

    Optional<Member> one(FundId fund, String memberNo) {
        return jdbc.sql(ACTIVE + "and member_no = ?")
                .params(fund.value(), memberNo)
                .query((row, n) -> member(row))
                .optional();
    }

    private Member member(ResultSet row) throws SQLException {
        Persons.Place place = Persons.Place.members(FundId.of(row.getString("fund_id")));
        return new Member(
                row.getString("member_no"),
                Member.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getBytes("person_seal")).map(id -> persons.open(id, place)),
                new PersonName(row.getString("title"), row.getString("first_name"), row.getString("last_name")),
                row.getString("occupation"),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                MemberJson.enrolments(row.getString("enrolments")),
                MemberJson.references(row.getString("agency_references")));
    }

    /** Ids that go elsewhere leave their place first: two members may change ids with each other. */
    void write(FundId fund, RosterPlan plan, String actor) {
        free(fund, plan.ended().stream(), "ended_at = now()");
        free(
                fund,
                plan.steps().stream().filter(step -> step.before().isPresent()).map(RosterPlan.Step::member),
                "person_hash = null");
        put(fund, plan.steps());
        copy.into("member_change", "fund_id, member_no, actor, what", to -> {
            plan.steps()
                    .forEach(step -> step.what()
                            .forEach(what -> to.accept(
                                    new CopyRows.Row(fund, step.member().memberNo(), actor, what))));
            plan.ended().forEach(member -> to.accept(new CopyRows.Row(fund, member.memberNo(), actor, "ended")));
        });
    }

    private void free(FundId fund, Stream<Member> members, String set) {
        jdbc.sql("update member set " + set + " where fund_id = ? and member_no = any(?)")
                .params(fund.value(), members.map(Member::memberNo).toArray(String[]::new))
                .update();
    }

    private void put(FundId fund, List<RosterPlan.Step> steps) {
        template.batchUpdate(PUT, steps, ROWS_AT_ONCE, (statement, step) -> {
            Object[] values = values(fund, step.member());
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        });
    }

    private Object[] values(FundId fund, Member member) {
        Persons.Place place = Persons.Place.members(fund);
        return new Object[] {
            fund.value(),
            member.memberNo(),
            member.kind().name(),
            member.person().map(persons::hash).orElse(null),
            member.person().map(id -> persons.seal(id, place)).orElse(null),
            member.person().map(id -> Persons.lastFour(id.value())).orElse(""),
            member.name().title(),
            member.name().first(),
            member.name().last(),
            member.occupation(),
            member.birthDate().orElse(null),
            MemberJson.ofEnrolments(member.enrolments()),
            MemberJson.ofReferences(member.references())
        };
    }
}
