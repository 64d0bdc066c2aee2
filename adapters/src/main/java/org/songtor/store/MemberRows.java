package org.songtor.store;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members as rows, their ids hashed and sealed. Inside the caller's transaction. */
@Component
class MemberRows {
    private static final String ACTIVE =
            "select " + MemberReading.COLUMNS + " from member where ended_at is null and fund_id = ? ";
    private static final String AMONG = "select " + MemberReading.COLUMNS
            + " from member join (select distinct unnest(?) as key) asked on member.%s = asked.key"
            + " where ended_at is null and fund_id = ?";
    private static final String COLUMNS =
            "member_no, kind, person_hash, person_seal, last_four, title, first_name, last_name,"
                    + " occupation, birth_date, enrolments, agency_references";
    private static final String GIVEN = """
            create temporary table if not exists given_member (
                member_no text, kind text, person_hash bytea, person_seal bytea, last_four text, title text, first_name text,
                last_name text, occupation text, birth_date date, enrolments jsonb, agency_references jsonb) on commit delete rows
            """;
    private static final String CHANGE = "fund_id, member_no, actor, what";
    private static final String PUT = "insert into member (fund_id, " + COLUMNS + ") select ?, " + COLUMNS + """
             from given_member
            on conflict (fund_id, member_no) do update set
                kind = excluded.kind, person_hash = excluded.person_hash, person_seal = excluded.person_seal,
                last_four = excluded.last_four, title = excluded.title, first_name = excluded.first_name,
                last_name = excluded.last_name, occupation = excluded.occupation, birth_date = excluded.birth_date,
                enrolments = excluded.enrolments, agency_references = excluded.agency_references, ended_at = null
            """;

    private final JdbcClient jdbc;
    private final CopyRows copy;
    private final Persons persons;

    MemberRows(DataSource dataSource, CopyRows copy, Persons persons) {
        this.jdbc = In.pieces(dataSource);
        this.copy = copy;
        this.persons = persons;
    }

    void active(FundId fund, Consumer<Member> to) {
        MemberReading reading = new MemberReading(fund, persons);
        jdbc.sql(ACTIVE + "order by member_no")
                .param(fund.value())
                .query((ResultSet row) -> to.accept(reading.member(row)));
    }

    Optional<Member> one(FundId fund, String memberNo) {
        MemberReading reading = new MemberReading(fund, persons);
        return jdbc.sql(ACTIVE + "and member_no = ?")
                .params(fund.value(), memberNo)
                .query((row, n) -> reading.member(row))
                .optional();
    }

    /** Numbers of all active members. */
    List<String> numbers(FundId fund) {
        return jdbc.sql("select member_no from member where ended_at is null and fund_id = ? order by member_no")
                .param(fund.value())
                .query(String.class)
                .list();
    }

    /** Active members of the numbers of these, by number. */
    Map<String, Member> numbered(FundId fund, List<Member> some) {
        Map<String, Member> members = new HashMap<>();
        among(fund, "member_no", some.stream().map(Member::memberNo).toArray(String[]::new), members);
        return members;
    }

    /** Active members of the numbers or the ids of these, by number. */
    Map<String, Member> meeting(FundId fund, List<Member> some) {
        Map<String, Member> members = numbered(fund, some);
        byte[][] hashes = some.stream()
                .flatMap(member -> member.person().stream())
                .map(persons::hash)
                .toArray(byte[][]::new);
        among(fund, "person_hash", hashes, members);
        return members;
    }

    private void among(FundId fund, String column, Object[] keys, Map<String, Member> to) {
        MemberReading reading = new MemberReading(fund, persons);
        In.plannedAnew(jdbc);
        jdbc.sql(AMONG.formatted(column)).param(keys).param(fund.value()).query((ResultSet row) -> {
            Member member = reading.member(row);
            to.put(member.memberNo(), member);
        });
    }

    void end(FundId fund, List<String> numbers, String actor) {
        free(fund, numbers.stream(), "ended_at = now()");
        copy.into(
                "member_change",
                CHANGE,
                to -> numbers.forEach(number -> to.accept(new CopyRows.Row(fund, number, actor, "ended"))));
    }

    /** Ids that go elsewhere leave their place first: two members may change ids with each other. */
    void write(FundId fund, List<RosterPlan.Step> steps, String actor) {
        In.plansKept(jdbc);
        free(
                fund,
                steps.stream()
                        .filter(step -> step.before().isPresent())
                        .map(step -> step.member().memberNo()),
                "person_hash = null");
        put(fund, steps);
        copy.into(
                "member_change",
                CHANGE,
                to -> steps.forEach(step -> step.what()
                        .forEach(what ->
                                to.accept(new CopyRows.Row(fund, step.member().memberNo(), actor, what)))));
    }

    private void free(FundId fund, Stream<String> numbers, String set) {
        String[] all = numbers.toArray(String[]::new);
        if (all.length > 0) {
            jdbc.sql("update member set " + set + " where fund_id = ? and member_no = any(?)")
                    .params(fund.value(), all)
                    .update();
        }
    }

    private void put(FundId fund, List<RosterPlan.Step> steps) {
        jdbc.sql(GIVEN).update();
        jdbc.sql("delete from given_member").update();
        copy.into(
                "given_member",
                COLUMNS,
                to -> steps.forEach(step -> to.accept(new CopyRows.Row(values(fund, step.member())))));
        jdbc.sql(PUT).param(fund.value()).update();
    }

    private Object[] values(FundId fund, Member member) {
        Persons.Place place = Persons.Place.members(fund);
        return new Object[] {
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
