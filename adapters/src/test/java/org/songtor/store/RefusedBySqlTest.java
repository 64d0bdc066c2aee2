package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.port.Outbox;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the desk refuses, written with the program's own role and SQL: the tables refuse it as well. */
class RefusedBySqlTest extends AgainBench {
    private static final String BOOKED = "it is not given away";
    private static final String OTHER = "does not answer what item";

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());

    private String proposed(long item, String kind, String answers, long satang) {
        return "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason) values ("
                + item + ", '" + fund + "', '" + kind + "', '" + answers + "', " + satang
                + ", 'malee', 'treasurer', 'x')";
    }

    private String aboutLine(String booked, String accepted) {
        return "insert into decision_line (decision_id, line_id, booked, accepted) select max(decision_id), "
                + line(batch) + ", " + booked + ", " + accepted + " from decision";
    }

    private static String approved(Decision decision) {
        return "update decision set state = 'APPROVED' where decision_id = " + decision.id();
    }

    private static String signed(Decision decision) {
        return "insert into decision_approval (decision_id, officer, role) values (" + decision.id()
                + ", 'somchai', 'chair')";
    }

    private String[] carriedOut(Decision decision) {
        return new String[] {
            "update decision_line set live = true where decision_id = " + decision.id(),
            "insert into outbox (topic, subject) values ('reconcile', " + file.value()
                    + ") on conflict (topic, subject) do update set due_at = now()"
        };
    }

    private static String done(Decision decision) {
        return "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision.id();
    }

    private long notEligible() {
        return refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETURN_TO_MEMBER", "WRITE_OFF"})
    void what_the_agency_booked_is_not_proposed_to_be_given_away(String kind) {
        long item = notEligible();
        said(LineVerdict.BOOKED, 100);
        togetherRefused(BOOKED, proposed(item, kind, "NOT_ELIGIBLE", 10_000), aboutLine("10000", "null"));
        togetherRefused(BOOKED, proposed(item, kind, "NOT_ELIGIBLE", 10_000), aboutLine("0", "null"));
    }

    @Test
    void nor_signed() {
        Decision proposed = desk.propose(viewer, notEligible(), RETURN, by("malee"));
        said(LineVerdict.BOOKED, 100);
        sqlRefused(signed(proposed), BOOKED);
    }

    @Test
    void nor_carried_out() {
        Decision approved = desk.propose(viewer, notEligible(), RETURN, by("malee"));
        desk.approve(viewer, approved.id(), by("somchai"));
        said(LineVerdict.BOOKED, 100);
        togetherRefused(BOOKED, done(approved), carriedOut(approved));
        assertThat(desk.sendBack(viewer, approved.id(), by("somchai"), "ลงบัญชีแล้ว")
                        .state())
                .isEqualTo(DecisionState.RETURNED);
    }

    @Test
    void not_even_where_another_signed_before_it_was_booked() {
        Decision proposed = desk.propose(viewer, notEligible(), RETURN, by("malee"));
        jdbc.execute(signed(proposed));
        said(LineVerdict.BOOKED, 100);
        sqlRefused(approved(proposed), BOOKED);
    }

    @Test
    void what_was_given_away_before_it_was_booked_is_contradicted_and_taken_back_as_ever() {
        Decision done = settle(notEligible(), RETURN);
        said(LineVerdict.BOOKED, 100);
        assertThat(bench.labels(batch)).containsExactly("DECISION_CONTRADICTED");
        undone(done);
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("NOT_ELIGIBLE");
        assertThat(found()).isEmpty();
    }

    @Test
    void an_item_is_answered_in_its_own_words_and_keeps_them() {
        long item = notEligible();
        togetherRefused(OTHER, proposed(item, "WRITE_OFF", "FILE_SHORT", 10_000), aboutLine("0", "null"));
        togetherRefused(OTHER, proposed(item, "MERGE_DUPLICATE", "NOT_ELIGIBLE", 10_000), aboutLine("0", "null"));
        sqlRefused("update review_item set label = 'FILE_SHORT' where item_id = " + item, "append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETURN_TO_MEMBER", "MERGE_DUPLICATE", "WRITE_OFF"})
    void what_was_booked_twice_is_given_to_nobody(String kind) {
        open(1);
        Answer.Line booked = Bench.booked(1, 1, 100);
        bench.answered(new Answer(
                bench.reference(file),
                "twice " + fund,
                Bench.DAY,
                Answer.Verdict.PROCESSED,
                "",
                List.of(booked, booked)));
        bench.reconcile(file, NOW);
        togetherRefused(
                OTHER, proposed(item(Label.BOOKED_TWICE), kind, "BOOKED_TWICE", 10_000), aboutLine("20000", "null"));
    }

    @Test
    void no_amount_is_accepted_that_the_agency_did_not_book() {
        long item = mismatch();
        String accepts = "ACCEPT_AGENCY_AMOUNT";
        String why = "did not book line";
        togetherRefused(why, proposed(item, accepts, "AMOUNT_MISMATCH", 10_000), aboutLine("8000", "0"));
        togetherRefused(why, proposed(item, accepts, "AMOUNT_MISMATCH", 0), aboutLine("8000", "10000"));
        togetherRefused(why, proposed(item, accepts, "AMOUNT_MISMATCH", 9_000), aboutLine("1000", "null"));
        inOne(proposed(item, accepts, "AMOUNT_MISMATCH", 2_000), aboutLine("8000", "8000"));
    }

    @Test
    void nobody_alone_puts_a_question_off_for_longer_than_a_year() {
        long item = notEligible();
        sqlRefused(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at) values ("
                        + item + ", '" + fund
                        + "', 'WAIT_UNTIL', 'NOT_ELIGIBLE', 10000, 'malee', 'treasurer', 'x', '9000-01-01')",
                "longer than a year");
    }

    /** Two operators have a file sent again, of which it was signed before that its money is given back. */
    @Test
    void money_that_is_on_its_way_is_not_given_back() {
        batch = bench.batch(fund.value(), 1, Bench.TOY);
        file = bench.signed(batch);
        Outbox.Work work = bench.take(bench.files.toDeliver(file).orElseThrow());
        bench.files.begin(file, work);
        bench.files.attempted(file, work, new Outcome.TryAgain("no route to host"), Bench.DUE, Optional.empty());
        bench.reconcile(file, NOW);
        Decision approved = desk.propose(viewer, item(Label.UNDELIVERED), RETURN, by("malee"));
        desk.approve(viewer, approved.id(), by("somchai"));
        jdbc.update("insert into delivery_replay (file_id, proposed_by, reason) values (?, 'one', 'x')", file.value());
        inOne(
                "insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved) select max(replay_id), "
                        + file.value() + ", 'one', 'two', true from delivery_replay",
                "update agency_file set state = 'SIGNED' where file_id = " + file.value());
        togetherRefused("on its way", done(approved), carriedOut(approved));
    }

    @Test
    void what_was_refused_or_is_held_is_in_no_file() {
        open(1);
        for (String label : List.of("HELD_FOR_REVIEW", "HELD_IN_TRUST")) {
            bench.line(batch.value(), fund.value(), 50 + label.length(), Bench.TOY, label);
        }
        bench.refusedLine(batch, fund.value(), 90);
        for (String which : List.of("first_label = 'HELD_FOR_REVIEW'", "first_label = 'HELD_IN_TRUST'", "refused")) {
            jdbc.execute("insert into line_label (line_id, label) select line_id, 'WAITING' from line where " + which
                    + " and batch_id = " + batch.value());
            sqlRefused(
                    "insert into file_line (file_id, position, line_id, satang) select " + file.value()
                            + ", 60, line_id, satang from line where " + which + " and batch_id = " + batch.value(),
                    "nobody passed it on");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Somchai", "somchai ", "ｓomchai"})
    void nobody_sends_again_or_brings_paper_alone_under_another_spelling(String other) {
        open(1);
        jdbc.update(
                "insert into delivery_replay (file_id, proposed_by, reason) values (?, 'somchai', 'x')", file.value());
        sqlRefused(
                "insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved) select max(replay_id), "
                        + file.value() + ", 'somchai', '" + other + "', true from delivery_replay",
                "two_persons");
        jdbc.update("insert into handover_export (file_id, exported_by) values (?, 'somchai')", file.value());
        jdbc.update(
                "insert into handover_claim (file_id, carried_by, receipt_no, handed_on, proposed_by) values (?, 'x', '1', here_today(), 'somchai')",
                file.value());
        sqlRefused(
                "insert into handover_claim_end (claim_id, file_id, proposed_by, ended_by, approved) select max(claim_id), "
                        + file.value() + ", 'somchai', '" + other + "', true from handover_claim",
                "two_persons");
        jdbc.update(
                "insert into layout_proposal (agency, profile, part, version, hash, proposed_by) values ('toy', 'one', 'ANSWER', 2, repeat('a', 64), 'somchai')");
        sqlRefused(
                "insert into layout_activation (proposal_id, proposed_by, approved_by) select max(proposal_id), 'somchai', '"
                        + other + "' from layout_proposal",
                "two_persons");
    }

    /** What the program sets while it books is set by hand: a label goes with its money all the same. */
    @Test
    void no_setting_writes_a_label_without_its_money_or_money_without_its_label() {
        notEligible();
        String booking = "set local songtor.booking = 'true'";
        String row = "insert into line_label (line_id, number, label, said, posting_id, account, aside)"
                + " select n.line_id, max(n.number) + 1, '%s', %s, %s, '%s', 0 from line_label n where n.line_id = "
                + line(batch) + " group by n.line_id";
        String why = "from where it stands";
        for (String bad : List.of(
                row.formatted("SETTLED", "true", "null", "AT_RISK"),
                row.formatted("SETTLED", "true", "null", "SETTLED"),
                row.formatted("NOT_ELIGIBLE", "false", "null", "SETTLED"),
                row.formatted("SETTLED", "true", "(select max(posting_id) from posting)", "SETTLED"))) {
            togetherRefused(why, booking, bad);
        }
        assertThat(found()).isEmpty();
        assertThat(bench.labels(batch)).containsExactly("NOT_ELIGIBLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file_line",
                "agency_file",
                "review_item",
                "review_item_line",
                "held_order",
                "credit_repair",
                "line"
            })
    void nor_does_a_whole_table_go_at_once(String table) {
        togetherRefused(table + " is append-only", "truncate " + table + " cascade");
    }

    @ParameterizedTest
    @EnumSource(Label.class)
    void the_tables_and_the_desk_know_the_same_answers(Label label) {
        assertThat(jdbc.queryForList("select unnest(kinds_for(?))", String.class, label.name()))
                .containsExactlyInAnyOrderElementsOf(
                        Decidable.kinds(label).stream().map(Enum::name).toList());
        assertThat(Arrays.stream(DecisionKind.values())
                        .filter(kind -> Decidable.givesAway(label, kind))
                        .map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(jdbc.queryForList(
                        "select kind from unnest(?::text[]) kind where gives_away(?, kind)",
                        String.class,
                        Arrays.stream(DecisionKind.values()).map(Enum::name).toArray(String[]::new),
                        label.name()));
    }

    @Test
    void what_is_booked_of_a_line_is_what_matching_counts() {
        long item = notEligible();
        assertThat(booked()).isZero();
        said(LineVerdict.BOOKED, 80);
        assertThat(booked()).isEqualTo(8_000);
        said(LineVerdict.BOOKED, 80);
        said(LineVerdict.BOOKED, 20);
        assertThat(booked()).isEqualTo(10_000);
        assertThat(one(item).lines().get(0).booked().value()).isEqualTo(booked());
    }

    private long booked() {
        return bench.count("select booked_of_line(" + line(batch) + ")");
    }

    /** A table of one's own, of the same name, is found before ours unless that is refused: whoever makes one is in no office by it. */
    @Test
    void a_table_of_ones_own_stands_for_none_of_ours() {
        Decision proposed = desk.propose(viewer, notEligible(), Proposal.of(DecisionKind.WRITE_OFF, "x"), by("malee"));
        togetherRefused(
                "is not in office",
                "create temporary table office on commit drop as select * from public.office",
                "insert into pg_temp.office (office_id, fund_id, login, role, from_on) values (-1, '" + fund
                        + "', 'nobody', 'chair', '2000-01-01')",
                "insert into decision_approval (decision_id, officer, role) values (" + proposed.id()
                        + ", 'nobody', 'chair')");
        assertThat(jdbc.queryForList(
                        "select p.oid::regprocedure::text from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql'"
                                + " where p.pronamespace = 'public'::regnamespace and not coalesce(p.proconfig, '{}') && array['search_path=public, pg_temp']",
                        String.class))
                .isEmpty();
    }
}
