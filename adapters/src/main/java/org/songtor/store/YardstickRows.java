package org.songtor.store;

import java.util.List;
import javax.sql.DataSource;
import org.songtor.model.NationalId;
import org.songtor.model.ProfileId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invented funds, batches, files, lines, answers and credits in a few statements, inside the caller's transaction. Each file is a batch of one fund. What looks
 * at each row, or once more at all of them, is switched off meanwhile: every row is made right.
 */
@Component
class YardstickRows {
    static final String NAME = "yardstick";
    static final long SATANG = 10_000;
    /** When what was loaded is due, until somebody says so. */
    static final String NEVER = "timestamptz '2999-01-01'";

    /** As long as a real one, and opened by nobody. */
    static final byte[] SEAL = new byte[40];

    /** Labels first, as reconciliation itself writes them before it touches files: a gateway that is still busy would wait in a circle. */
    private static final List<String> TABLES =
            List.of("line_label", "line", "file_line", "agency_file", "file_share", "answer_line", "answer_file");

    private final JdbcClient jdbc;
    private final CopyRows copy;
    private final Persons persons;

    YardstickRows(DataSource dataSource, CopyRows copy, Persons persons) {
        this.jdbc = JdbcClient.create(dataSource);
        this.copy = copy;
        this.persons = persons;
    }

    /** Files whose lines nobody knows by name, with an answer each; they stand in the tables {@code made} and {@code arrived} until the transaction ends. */
    void files(ProfileId profile, long lines, int most) {
        files(profile, Math.max(1, lines * 16 / (15L * most)), lines, most, List.of());
        jdbc.sql("""
                        update agency_file f set state = 'ANSWERED', answered_at = now(), accepted_at = now()
                        from made m where f.file_id = m.file_id
                        """).update();
        switched("disable");
        arrivals();
        switched("enable");
    }

    /** One delivered file of these people. */
    long asked(ProfileId profile, List<NationalId> people) {
        files(profile, 1, people.size(), people.size(), people);
        return jdbc.sql("select file_id from made").query(Long.class).single();
    }

    private void files(ProfileId profile, long files, long lines, int most, List<NationalId> people) {
        switched("disable");
        jdbc.sql(
                        "insert into fund select 'y-' || n, 'กองทุนทดสอบความเร็ว', 'A fund to measure with' from generate_series(0, 999) n on conflict do nothing")
                .update();
        jdbc.sql("create temporary table person_made (n int, hash bytea) on commit drop")
                .update();
        copy.into("person_made", "n, hash", rows -> {
            for (int n = 0; n < people.size(); n++) {
                rows.accept(new CopyRows.Row(n + 1, persons.hash(people.get(n))));
            }
        });
        made(profile, files, lines, most);
        batches();
        heads(profile);
        lines(profile);
        switched("enable");
    }

    /** The last file takes the lines that are missing. */
    private void made(ProfileId profile, long files, long lines, int most) {
        jdbc.sql("""
                        create temporary table made on commit drop as
                        with sized as (
                            select n, case when n < :files - 1 then :most * 7 / 8 + n * 37 % (:most - :most * 7 / 8 + 1) end as lines
                            from generate_series(0, :files - 1) n),
                        whole as (select n, coalesce(lines, greatest(1, :lines - coalesce(sum(lines) over (), 0))) as lines from sized)
                        select n, 'y-' || n % 1000 as fund_id, lines::int, (sum(lines) over (order by n) - lines)::bigint as before,
                            (select coalesce(max(file_id), 0) + 1 from agency_file) + n as file_id,
                            (select coalesce(max(batch_id), 0) + 1 from batch) + n as batch_id,
                            (select coalesce(max(line_id), 0) + 1 from line) as first_line,
                            (select coalesce(max(sequence), 0) + 1 from agency_file where agency = :agency and profile = :profile) + n as sequence,
                            (select coalesce(max(substr(reference, 3, 8)::bigint), 0) + 1 from agency_file) + n as reference,
                            encode(sha256((clock_timestamp()::text || n)::bytea), 'hex') as sha256
                        from whole
                        """)
                .param("files", files)
                .param("lines", lines)
                .param("most", most)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .update();
        jdbc.sql("analyze made").update();
    }

    private void batches() {
        jdbc.sql("insert into evidence (sha256, kind, size) select sha256, 'submission', 0 from made")
                .update();
        jdbc.sql("""
                        insert into batch (batch_id, fund_id, sha256, channel, source_name, period, state, receipt)
                        overriding system value
                        select batch_id, fund_id, sha256, 'cli', :name, '2569-11', 'DISPATCHED', '{}' from made
                        """).param("name", NAME).update();
    }

    private void heads(ProfileId profile) {
        jdbc.sql("""
                        insert into agency_file (file_id, fund_id, batch_id, agency, profile, sequence, reference, period, written_on, lines, satang, state,
                                                 name, sha256, signature, attempts, signed_at, sent_at, delivered_at, answer_due)
                        overriding system value
                        select file_id, fund_id, batch_id, :agency, :profile, sequence,
                            'ST' || lpad(reference::text, 8, '0') || lpad((98 - reference * 100 % 97)::text, 2, '0'),
                            '2569-11', current_date, lines, lines * :satang, 'DELIVERED', 'Y-' || file_id || '.txt', sha256, sha256, 1, now(), now(), now(),
                            now() + interval '3 days'
                        from made
                        """)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .param("satang", SATANG)
                .update();
        jdbc.sql("insert into file_share select file_id, fund_id, 1, lines, lines, lines * ? from made")
                .param(SATANG)
                .update();
    }

    private void lines(ProfileId profile) {
        jdbc.sql("""
                        insert into line (line_id, batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                          person_hash, person_seal, last_four, title, first_name, last_name, satang)
                        overriding system value
                        select m.first_line + m.before + p - 1, m.batch_id, m.fund_id, p, p + 8, 'y', :agency, :profile, false, 'WAITING',
                            coalesce(x.hash, '\\x0000000000000000'::bytea || int8send(m.first_line + m.before + p)), :seal, '0000', 'นาง', 'คนสมมติ',
                            'คนที่ ' || p, :satang
                        from made m cross join lateral generate_series(1, m.lines) p left join person_made x on x.n = p
                        """)
                .param("agency", profile.agency().value())
                .param("profile", profile.name())
                .param("seal", SEAL)
                .param("satang", SATANG)
                .update();
        jdbc.sql("""
                        insert into file_line (file_id, position, line_id, satang)
                        select m.file_id, p, m.first_line + m.before + p - 1, :satang from made m cross join lateral generate_series(1, m.lines) p
                        """).param("satang", SATANG).update();
    }

    private void arrivals() {
        jdbc.sql(
                        "create temporary table arrived on commit drop as select file_id, (select coalesce(max(arrival_id), 0) + 1 from arrival) + n as arrival_id from made")
                .update();
        jdbc.sql("""
                        insert into arrival (arrival_id, agency, kind, name, sha256, signature)
                        overriding system value
                        select a.arrival_id, f.agency, 'answer', f.name, f.sha256, f.sha256
                        from arrived a join agency_file f on f.file_id = a.file_id
                        """).update();
        jdbc.sql("""
                        insert into answer_file (arrival_id, file_id, answer_id, verdict, reason)
                        select arrival_id, file_id, 'Y' || arrival_id, 'PROCESSED', '' from arrived
                        """).update();
    }

    /** Of two hundred lines: three duplicates, two not eligible, two refused, two with another amount, one left out and one booked twice; one file in a hundred is refused whole for one cause. */
    void answers() {
        switched("disable");
        jdbc.sql("""
                        insert into answer_line (arrival_id, number, file_id, position, person_hash, person_seal, last_four, verdict, satang, cause)
                        select a.arrival_id, row_number() over (partition by a.arrival_id order by l.position), a.file_id, l.position,
                            '\\x0000000000000000'::bytea || int8send(l.line_id + 1), :seal, '0000',
                            v.verdict, case when v.verdict <> 'BOOKED' then 0 when l.line_id % 200 in (11, 12) then l.satang - 500 else l.satang end,
                            case v.verdict when 'REFUSED' then 'REF1_INVALID' else '' end
                        from arrived a
                            join file_line l on l.file_id = a.file_id
                            cross join lateral (select case when a.file_id % 100 = 50 then 'REFUSED' when l.line_id % 200 in (1, 2, 3) then 'DUPLICATE'
                                when l.line_id % 200 in (4, 5) then 'NOT_ELIGIBLE' when l.line_id % 200 in (6, 7) then 'REFUSED' else 'BOOKED' end as verdict) v
                            cross join lateral generate_series(1, case l.line_id % 200 when 8 then 0 when 9 then 2 else 1 end) again
                        """).param("seal", SEAL).update();
        switched("enable");
    }

    /** One statement with a credit a file: nine of ten exact and alone, one in ten together with the next, two in a hundred short and one over; one has none. */
    void money() {
        long arrival = jdbc.sql("select max(arrival_id) + 1 from arrival")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        with kept as (
                            insert into evidence (sha256, kind, size) values (encode(sha256(('statement' || :arrival)::bytea), 'hex'), 'statement', 0)
                            returning sha256)
                        insert into arrival (arrival_id, agency, kind, name, sha256, signature)
                        overriding system value
                        select :arrival, f.agency, 'statement', 'yardstick.xml', k.sha256, k.sha256 from kept k, made m join agency_file f on f.file_id = m.file_id limit 1
                        """).param("arrival", arrival).update();
        jdbc.sql("""
                        with paid as (
                            insert into credit (arrival_id, agency, account, entry, booked_on, satang, text)
                            select :arrival, f.agency, 'yardstick', 'Y' || f.file_id, current_date,
                                f.satang + case m.n % 100 when 97 then -100 when 98 then -200 when 99 then 100 else 0 end,
                                f.reference
                            from made m join agency_file f on f.file_id = m.file_id
                            where m.n % 100 <> 96
                            returning credit_id, entry)
                        insert into credit_reference (credit_id, reference)
                        select p.credit_id, f.reference
                        from paid p
                            join made m on m.file_id = substr(p.entry, 2)::bigint
                            join agency_file f on f.file_id = m.file_id or m.n % 10 = 0 and f.file_id = m.file_id + 1
                        """).param("arrival", arrival).update();
    }

    /** Everything will be due for labels, once somebody says so: until then no lane of a gateway that is still busy takes it. */
    void waiting() {
        jdbc.sql("insert into outbox (topic, subject, due_at) select 'reconcile', file_id, " + NEVER + " from made")
                .update();
    }

    /** What looks at each row, or once more at all of them. */
    void switched(String how) {
        TABLES.forEach(table ->
                jdbc.sql("alter table " + table + " " + how + " trigger user").update());
    }

    /** Numbers go on after ours. */
    void numbers() {
        jdbc.sql("""
                        select setval(pg_get_serial_sequence('line', 'line_id'), (select max(line_id) from line)),
                            setval(pg_get_serial_sequence('batch', 'batch_id'), (select max(batch_id) from batch)),
                            setval(pg_get_serial_sequence('agency_file', 'file_id'), (select max(file_id) from agency_file)),
                            setval(pg_get_serial_sequence('arrival', 'arrival_id'), (select max(arrival_id) from arrival))
                        """).query().listOfRows();
    }

    /** As after some days of running: the planner knows the tables. Outside of any transaction. */
    void settle() {
        numbers();
        jdbc.sql("vacuum analyze").update();
    }
}
