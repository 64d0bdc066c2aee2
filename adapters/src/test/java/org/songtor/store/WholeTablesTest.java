package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Proposal;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.Books.Months;
import org.songtor.port.Traces;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;

/** What people ask costs by what they asked about, and not by all that lies in the store: no table that grows is read from its beginning to its end. */
class WholeTablesTest extends DeskBench {
    /** So many rows of other funds lie in each table that was once read whole. */
    private static final int OTHERS = 20_000;
    /** So many stand in one batch or statement. */
    private static final int A_DAY = 200;
    /** Rows of a table that a question may look at; each of these has far fewer that concern it. */
    private static final long SOME = 1_000;

    private static final List<String> FULL =
            List.of("line", "file_line", "answer_line", "credit", "debit", "credit_candidate", "member");

    private static boolean filled;

    private final Traces traces = new Stores(DATABASE).traces();
    private String entry = "";

    @BeforeEach
    void muchOfOthers() {
        if (filled) {
            return;
        }
        filled = true;
        for (int n = 0; n < OTHERS / A_DAY; n++) {
            BatchId others = bench.batch("others", 1, Bench.TOY);
            jdbc("""
                insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label,
                                  person_hash, person_seal, last_four, title, first_name, last_name, satang)
                select batch_id, fund_id, n + 1, n + 9, scheme, agency, profile, false, first_label,
                    substr(sha256((batch_id || '-' || n)::bytea), 1, 16), person_seal, last_four, title, first_name, last_name, satang
                from line cross join generate_series(1, :day) n where batch_id = :batch
                """, others);
            bench.delivered(others, Bench.DUE);
        }
        statements();
        jdbc("""
                insert into answer_line (arrival_id, number, file_id, position, person_hash, person_seal, last_four, verdict, satang, cause)
                select (select min(arrival_id) from arrival), row_number() over (order by fl.file_id, fl.position), fl.file_id, fl.position,
                    l.person_hash, l.person_seal, l.last_four, 'BOOKED', l.satang, ''
                from file_line fl join line l on l.line_id = fl.line_id where l.fund_id = 'others'
                """);
        jdbc("""
                insert into credit_candidate (credit_id, file_id, number, reasons)
                select credit_id, (select min(file_id) from agency_file), 1, '{}'
                from credit where entry like 'many-%'
                """);
        jdbc("""
                insert into member (fund_id, member_no, kind, title, first_name, last_name, occupation, enrolments, agency_references,
                                    person_hash, person_seal, last_four)
                select fund_id, 'M' || line_id, 'INDIVIDUAL', '', 'ก', 'ข', '', '{}', '{}', person_hash, person_seal, last_four
                from line where fund_id = 'others' and line_no > 1
                """);
        for (String table : FULL) {
            bench.jdbc.sql("analyze " + table).update();
        }
    }

    /** Of many days, each with 200 credits and as many debits. */
    private void statements() {
        jdbc("""
                with kept as (
                    insert into evidence (sha256, kind, size)
                    select encode(sha256(n::text::bytea), 'hex'), 'statement', 1
                    from generate_series(1, :others / :day) n returning sha256)
                insert into arrival (agency, kind, name, sha256, signature) select 'toy', 'statement', 'many', sha256, sha256 from kept
                """);
        for (String moved : List.of(
                "credit (arrival_id, entry, agency, account, booked_on, satang, fee, text) select *, 0, 'โอนเงิน'",
                "debit (arrival_id, entry, agency, account, booked_on, satang, text) select *, 'โอนเงิน'")) {
            jdbc("insert into " + moved + """
                     from (select a.arrival_id, 'many-' || a.arrival_id || '-' || n, a.agency, '0200000001', date '2026-11-20', 100
                           from arrival a cross join generate_series(1, :day) n
                           where a.name = 'many') every
                    """);
        }
    }

    @BeforeEach
    void aFileThatIsPaidAndPartlyTakenBack() {
        open(2);
        entry = fund + "-c";
        bench.answered(bench.answer(file, 2));
        bench.stated(credit(entry, 200, bench.reference(file).value()));
        Statement.Debit back = new Statement.Debit(
                fund + "-d",
                DAY,
                Satang.ofBaht(200),
                "คืน " + bench.reference(file).value());
        bench.answers.statement(
                AgencyCode.of("toy"),
                Bench.arrived("statement " + fund),
                new Statement(fund + "-s", "0200000001", DAY, back.amount(), Satang.ZERO, List.of(), List.of(back)));
        bench.reconcile(file, NOW);
        jdbc("""
                insert into member (fund_id, member_no, kind, title, first_name, last_name, occupation, enrolments, agency_references,
                                    person_hash, person_seal, last_four)
                select fund_id, 'W9', 'INDIVIDUAL', '', 'ก', 'ข', '', '{}', '{}', person_hash, person_seal, last_four
                from line where batch_id = :batch and line_no = 2
                """, batch);
    }

    @Test
    void whatever_a_story_is_asked_by() {
        SoftAssertions.assertSoftly(all -> {
            for (Subject subject : List.of(
                    new Subject.Person(Bench.person(2)),
                    new Subject.Reference(bench.reference(file)),
                    new Subject.FileName(Bench.name(file)),
                    new Subject.Entry("0200000001", entry),
                    new Subject.Batch(batch, new Subject.MemberNo("B1")),
                    new Subject.MemberNo("w9"))) {
                for (Viewer asking : List.of(viewer, Bench.OPERATOR)) {
                    boolean newest = asking.operator() && subject instanceof Subject.MemberNo;
                    all.assertThat(traces.of(asking, subject).moments()).isNotEmpty();
                    all.assertThat(readWhole(() -> traces.of(asking, subject)))
                            .as("%s by %s", subject, asking.login())
                            .isEqualTo(newest ? Set.of("line") : Set.of());
                }
            }
        });
        assertThat(traces.of(Bench.OPERATOR, new Subject.Reference(bench.reference(file)))
                        .moments())
                .filteredOn(moment -> moment.what() == What.DEBITED)
                .hasSize(1);
    }

    @Test
    void a_question_about_a_credit_and_what_is_proposed_about_it() {
        bench.stated(credit(fund + "-unnamed", 77, "โอนเงิน"));
        long item = bench.count(
                "select i.item_id from review_item i where i.closed_at is null and i.subject = 'credit:' || (select max(credit_id) from credit)");
        assertThat(desk.item(Bench.OPERATOR, item).orElseThrow().credit()).isPresent();
        Proposal match =
                new Proposal(DecisionKind.MATCH_CREDIT, "ตามสลิป", Set.of(), Set.of(file), Optional.empty(), List.of());
        SoftAssertions.assertSoftly(all -> {
            all.assertThat(readWhole(() -> desk.item(Bench.OPERATOR, item)))
                    .as("asked")
                    .isEmpty();
            all.assertThat(readWhole(() -> new Stores(DATABASE).proposals().propose(item, match, TwoOperators.FIRST)))
                    .as("proposed")
                    .isEmpty();
        });
        assertThat(bench.count("select count(*) from decision d where d.item_id = " + item))
                .isOne();
    }

    /** Also where lines of the batch have a month of their own. */
    @Test
    void whose_money_of_a_month_stands_where_and_what_of_it_is_unsure() {
        bench.line(batch.value(), fund.value(), 3, Bench.TOY, "HELD_FOR_REVIEW", Optional.of("2569-10"));
        JdbcBooks books = new Stores(DATABASE).books();
        for (String month : List.of("2569-10", "2569-11")) {
            Months one = Months.of(Period.of(month));
            assertThat(books.members(viewer, fund, one, 0, 10)).as(month).isNotEmpty();
            for (Viewer asking : List.of(viewer, Bench.OPERATOR)) {
                assertThat(readWhole(() -> {
                            books.members(asking, fund, one, 0, 10);
                            books.unsure(asking, fund, one, 10);
                            books.monthly(asking, fund, one);
                        }))
                        .as("%s by %s", month, asking.login())
                        .isEmpty();
            }
        }
    }

    @Test
    void a_line_that_is_proposed_to_go_again() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Proposal again = Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่");
        assertThat(readWhole(() -> new Stores(DATABASE).proposals().propose(item, again, by("malee"))))
                .isEmpty();
    }

    /** Full tables of which more was looked at than can concern what is asked. */
    private Set<String> readWhole(Runnable asked) {
        return In.transaction(DATABASE.transactions(), () -> {
            bench.jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            Map<String, Long> before = rows();
            asked.run();
            Set<String> whole = new TreeSet<>();
            rows().forEach((table, rows) -> {
                if (rows > before.getOrDefault(table, 0L) + SOME) {
                    whole.add(table);
                }
            });
            return whole;
        });
    }

    /** Rows that this transaction fetched, by table: one after the other, or by an index. */
    private Map<String, Long> rows() {
        return bench
                .jdbc
                .sql(
                        "select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname in (:full)")
                .param("full", FULL)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::addExact));
    }

    private void jdbc(String sql) {
        bench.jdbc.sql(sql).param("others", OTHERS).param("day", A_DAY).update();
    }

    private void jdbc(String sql, BatchId of) {
        bench.jdbc.sql(sql).param("batch", of.value()).param("day", A_DAY).update();
    }
}
