package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songtor.items.By;
import org.songtor.items.Corrected;
import org.songtor.items.Corrected.Whose;
import org.songtor.items.Correction;
import org.songtor.items.DecidedLine;
import org.songtor.items.Decision;
import org.songtor.items.Line;
import org.songtor.items.Paid;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.review.Authority;
import org.songtor.review.DecisionKind;

/** Whoever signs as the second sees all that is signed: whose id a line goes again under, and which files get the money. */
class SignedSeenTest extends DeskBench {
    private static final PersonName BUNMI = new PersonName("นาง", "ทดสอบ", "คนที่1");
    private static final PersonName SOMSRI = new PersonName("นาง", "ทดสอบ", "สมศรี");

    private Corrected proposed(long item, NationalId right) {
        long line = one(item).lines().get(0).id();
        Decision made = desk.propose(
                viewer,
                item,
                new Proposal(
                        DecisionKind.RESUBMIT,
                        "เลขผิด",
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(new Correction(line, right))),
                by("malee"));
        assertThat(one(item).underWay().orElseThrow().corrections()).isEqualTo(made.corrections());
        assertThat(desk.decision(viewer, made.id()).orElseThrow().corrections()).isEqualTo(made.corrections());
        assertThat(desk.item(Bench.OPERATOR, item)
                        .orElseThrow()
                        .underWay()
                        .orElseThrow()
                        .corrections())
                .as("operators need no names")
                .singleElement()
                .satisfies(c -> assertThat(c.name()).isEmpty());
        desk.sendBack(viewer, made.id(), by("somchai"), "ดูใหม่");
        return made.corrections().get(0);
    }

    @Test
    void under_whose_id_a_line_goes_again_stands_on_what_is_signed() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        new Stores(DATABASE)
                .rosters()
                .replace(
                        fund,
                        List.of(
                                Member.of("W1", Bench.person(71), BUNMI, "", Set.of()),
                                Member.of("W2", Bench.person(72), SOMSRI, "", Set.of())));
        Corrected others = proposed(item, Bench.person(72));
        assertThat(others.from()).isEqualTo(Bench.person(1).masked());
        assertThat(others.to()).isEqualTo(Bench.person(72).masked());
        assertThat(others.whose()).isEqualTo(Whose.ANOTHER_MEMBER);
        assertThat(others.name()).isEqualTo("นางทดสอบ สมศรี");
        Corrected own = proposed(item, Bench.person(71));
        assertThat(own.whose())
                .as("the line has no number, and the name is the same")
                .isEqualTo(Whose.SAME_MEMBER);
        assertThat(own.roster()).isEmpty();
        Corrected nobodys = proposed(item, Bench.person(73));
        assertThat(nobodys.whose()).isEqualTo(Whose.NOBODY);
        assertThat(nobodys.name()).isEmpty();
    }

    @Test
    void of_a_line_with_a_number_the_number_says_whose_it_is() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        DATABASE.transactions().executeWithoutResult(status -> {
            bench.jdbc.sql("alter table line disable trigger user").update();
            bench.jdbc
                    .sql("update line set member_no = 'W1' where batch_id = ?")
                    .param(batch.value())
                    .update();
            bench.jdbc.sql("alter table line enable trigger user").update();
        });
        new Stores(DATABASE)
                .rosters()
                .replace(
                        fund,
                        List.of(
                                Member.of("W1", Bench.person(71), SOMSRI, "", Set.of()),
                                Member.of("W2", Bench.person(72), BUNMI, "", Set.of())));
        Corrected own = proposed(item, Bench.person(71));
        assertThat(own.whose()).isEqualTo(Whose.SAME_MEMBER);
        assertThat(own.roster()).isEqualTo(own.to());
        Corrected others = proposed(item, Bench.person(72));
        assertThat(others.whose()).as("although the name is the same").isEqualTo(Whose.ANOTHER_MEMBER);
        assertThat(others.roster()).isEqualTo(Bench.person(71).masked());
    }

    @Test
    void whose_lines_a_part_is_about_stands_on_what_is_signed_and_on_what_takes_it_back() {
        open(10);
        bench.answered(bench.answer(
                file,
                0,
                IntStream.rangeClosed(1, 10).mapToObj(SignedSeenTest::refusal).toArray(Answer.Line[]::new)));
        bench.reconcile(file, NOW);
        long item = item(Label.NOT_ELIGIBLE);
        List<Line> lines = one(item).lines();
        Decision part = settle(
                item,
                new Proposal(
                        DecisionKind.WRITE_OFF,
                        "ไม่ตามต่อ",
                        Set.of(lines.get(0).id(), lines.get(2).id()),
                        Set.of(),
                        Optional.empty(),
                        List.of()));
        assertThat(part.lines()).isEqualTo(2);
        assertThat(part.who())
                .containsExactly(decided(lines.get(0)), decided(lines.get(2)))
                .allSatisfy(line -> assertThat(line.name()).contains("ทดสอบ"));
        assertThat(desk.decision(viewer, part.id()).orElseThrow().who()).isEqualTo(part.who());
        assertThat(one(item).decisions().get(0).who()).isEqualTo(part.who());
        assertThat(desk.decision(Bench.OPERATOR, part.id()).orElseThrow().who())
                .as("operators need no names")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.name()).isEmpty());
        assertThat(desk.undo(viewer, part.id(), by("malee"), "ผิดคน").who()).isEqualTo(part.who());
    }

    private static Answer.Line refusal(int position) {
        return new Answer.Line(position, Bench.person(position), Answer.LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1");
    }

    private static DecidedLine decided(Line line) {
        return new DecidedLine(
                line.id(), line.batch(), line.lineNo(), line.person(), line.name(), line.amount(), Satang.ZERO);
    }

    @Test
    void which_files_a_credit_pays_stands_on_what_is_signed_and_on_what_takes_it_back() {
        FileId first = paidLess(3);
        FileId second = paidLess(4);
        String entry = "SEEN" + System.nanoTime();
        bench.stated(credit(entry, 250, "ฝากเงินสด"));
        long item = bench.count(
                "select i.item_id from review_item i join credit c on i.subject = 'credit:' || c.credit_id where c.entry = '"
                        + entry + "'");
        desk.propose(
                Bench.OPERATOR,
                item,
                new Proposal(
                        DecisionKind.MATCH_CREDIT,
                        "ตามใบนำฝาก",
                        Set.of(),
                        Set.of(first, second),
                        Optional.empty(),
                        List.of()),
                new By(
                        "operator",
                        TODAY,
                        new Authority(
                                false,
                                List.of(),
                                Map.of("operator", new Authority.Office("operator", LONG_AGO, Optional.empty())))));
        Decision seen = desk.item(Bench.OPERATOR, item).orElseThrow().underWay().orElseThrow();
        assertThat(seen.pays())
                .extracting(Paid::reference)
                .containsExactly(
                        bench.reference(first).value(), bench.reference(second).value());
        assertThat(seen.pays()).extracting(Paid::funds).containsOnly(List.<FundId>of(fund));
        assertThat(seen.pays()).extracting(Paid::lacks).containsExactly(Satang.ofBaht(200), Satang.ofBaht(300));
        assertThat(seen.pays()).extracting(Paid::due).containsExactly(Satang.ofBaht(300), Satang.ofBaht(400));
    }

    @Test
    void and_what_a_file_has_over_with_the_funds_own_part_alone() {
        open(3);
        bench.answered(bench.answer(file, 3));
        bench.stated(credit("O" + System.nanoTime(), 400, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        FileId lacking = paidLess(2);
        Decision made = settle(
                item(Label.FILE_OVER),
                new Proposal(
                        DecisionKind.MATCH_CREDIT, "โอนรวมมา", Set.of(), Set.of(lacking), Optional.empty(), List.of()));
        assertThat(made.pays())
                .extracting(Paid::reference)
                .contains(bench.reference(lacking).value());
        Decision undo = desk.undo(viewer, made.id(), by("malee"), "ผิดไฟล์");
        assertThat(undo.pays()).extracting(Paid::file).contains(lacking);
    }

    /** A delivered file of so many lines of 100 baht that has got 100. */
    private FileId paidLess(int lines) {
        FileId one = bench.delivered(bench.batch(fund.value(), lines, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(one, lines));
        bench.stated(credit("L" + System.nanoTime(), 100, bench.reference(one).value()));
        bench.reconcileAll(NOW);
        return one;
    }
}
