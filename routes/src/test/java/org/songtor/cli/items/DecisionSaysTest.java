package org.songtor.cli.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.items.BankSide;
import org.songtor.items.Corrected;
import org.songtor.items.DecidedLine;
import org.songtor.items.Decision;
import org.songtor.items.Paid;
import org.songtor.items.Reversal;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Accepted;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;

/** What the second person reads before signing by the command line. */
class DecisionSaysTest {
    @Test
    void whose_id_a_line_goes_again_under_and_which_files_are_paid_stand_there() {
        Corrected id = new Corrected(
                7,
                new BatchId(3),
                2,
                "xxxxxxxxx0705",
                "xxxxxxxxx0708",
                "xxxxxxxxx0017",
                Corrected.Whose.ANOTHER_MEMBER,
                "นางสมศรี ดวงแก้ว");
        Paid file = new Paid(
                new FileId(12),
                "nsf.txt",
                "ST0000000127",
                List.of(FundId.of("dokkhamtai"), FundId.of("wiang")),
                Satang.ofBaht(700),
                Satang.ofBaht(200));
        assertThat(DecisionSays.of(decision(List.of(id), List.of(file))))
                .containsExactly(
                        "again\tB000003/2\tfrom xxxxxxxxx0705\tto xxxxxxxxx0708\troster xxxxxxxxx0017\tANOTHER_MEMBER\tนางสมศรี ดวงแก้ว",
                        "pays\tF000012\tST0000000127\tdokkhamtai,wiang\tdue 700.00\tlacks 500.00");
        assertThat(DecisionSays.of(
                        decision(DecisionKind.MATCH_CREDIT, Label.CREDIT_QUESTIONED, 0, List.of(), List.of(file))))
                .as("and which file loses it")
                .containsExactly(
                        "pays\tF000012\tST0000000127\tdokkhamtai,wiang\tdue 700.00\tlacks 500.00",
                        "loses\tF000012\tST0000000127\tdokkhamtai,wiang\tdue 700.00\tlacks 500.00");
        assertThat(DecisionSays.of(decision(List.of(), List.of()))).isEmpty();
    }

    @Test
    void whose_lines_it_is_about_stands_there_and_what_the_agency_booked_of_them() {
        DecidedLine line = new DecidedLine(
                7, new BatchId(3), 2, "xxxxxxxxx0705", "นางบุญมี แก้วใส", Satang.ofBaht(100), Satang.ofBaht(60));
        Decision again = decision(List.of(), List.of()).about(List.of(line));
        String said = "of\t7\tB000003/2\txxxxxxxxx0705\t100.00\tbooked 60.00\tนางบุญมี แก้วใส";
        assertThat(DecisionSays.of(again)).containsExactly(said);
        assertThat(DecisionSays.of(decision(DecisionKind.RETURN_TO_MEMBER, 3).about(List.of(line))))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(said),
                        more -> assertThat(more).isEqualTo("of\tand 2 more"),
                        not -> assertThat(not).contains("ลงนามไม่ได้", "send it back and ask the agency first"));
        assertThat(DecisionSays.of(decision(DecisionKind.WRITE_OFF, Label.AMOUNT_MISMATCH, 1, List.of(), List.of())
                        .about(List.of(line))))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(said),
                        not -> assertThat(not)
                                .contains(
                                        "ลงนามไม่ได้",
                                        "ยอมรับยอดของหน่วยงานแทน",
                                        "accept the agency's amount instead"));
    }

    @Test
    void which_of_the_agencys_amounts_is_accepted_stands_there_and_of_how_much() {
        Accepted part = Accepted.of(Satang.ofBaht(144), Satang.ofBaht(40));
        DecidedLine line = new DecidedLine(
                7,
                new BatchId(3),
                2,
                "xxxxxxxxx0705",
                "นางบุญมี แก้วใส",
                Satang.ofBaht(144),
                Satang.ofBaht(189),
                Optional.of(part));
        Decision accepts = accepting(Label.NOT_ELIGIBLE, part).about(List.of(line));
        assertThat(DecisionSays.amount(accepts)).isEqualTo("40.00 of 144.00 sent, difference 104.00");
        assertThat(DecisionSays.of(accepts))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo("of\t7\tB000003/2\txxxxxxxxx0705\t144.00\tbooked 189.00"
                                        + "\taccepts 40.00 of 144.00 sent, difference 104.00\tนางบุญมี แก้วใส"),
                        fault -> assertThat(fault)
                                .startsWith("fault\tNOT_ELIGIBLE\t")
                                .contains("finds fault with it as well"));
        Accepted whole = Accepted.of(Satang.ofBaht(140), Satang.ofBaht(140));
        assertThat(DecisionSays.amount(accepting(Label.AMOUNT_MISMATCH, whole)))
                .isEqualTo("140.00 as sent, no difference");
        assertThat(DecisionSays.of(accepting(Label.AMOUNT_MISMATCH, whole))).isEmpty();
    }

    @Test
    void what_left_and_what_it_took_back_stand_there() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        BankSide left = new BankSide(
                BankSide.What.TAKEN,
                "0200423250",
                "2611200100002",
                day.plusDays(2),
                Satang.ofBaht(700),
                "REVERSAL OF L1");
        BankSide came =
                new BankSide(BankSide.What.CAME, "0200423250", "L1", day, Satang.ofBaht(700), "โอน xxxxxxxxx0708");
        Paid file = new Paid(
                new FileId(12),
                "nsf.txt",
                "ST0000000127",
                List.of(FundId.of("wiang")),
                Satang.ofBaht(700),
                Satang.ofBaht(700));
        assertThat(DecisionSays.of(
                        decision(List.of(), List.of(), new Reversal(left, Optional.of(came), List.of(file)))))
                .containsExactly(
                        "left\t0200423250\t2611200100002\t2026-11-22\t700.00\tREVERSAL OF L1",
                        "takes back\t0200423250\tL1\t2026-11-20\t700.00\tโอน xxxxxxxxx0708",
                        "takes from\tF000012\tST0000000127\twiang\tdue 700.00\tlacks 0.00");
        assertThat(DecisionSays.of(decision(List.of(), List.of(), new Reversal(left, Optional.empty(), List.of()))))
                .hasSize(1);
    }

    @Test
    void what_pays_a_file_by_repair_stands_there_and_that_it_ends() {
        BankSide credit = new BankSide(
                BankSide.What.REPAIRED,
                "0200423250",
                "L1",
                LocalDate.of(2026, 11, 20),
                Satang.ofBaht(432),
                "โอน ST0000001563");
        Paid file = new Paid(
                        new FileId(9),
                        "nsf.txt",
                        "ST0000001553",
                        List.of(FundId.of("wiang")),
                        Satang.ofBaht(432),
                        Satang.ofBaht(432))
                .ending(List.of(credit));
        assertThat(DecisionSays.of(decision(List.of(), List.of(file))))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("pays\tF000009\tST0000001553\twiang\tdue 432.00\tlacks 0.00"),
                        ends -> assertThat(ends)
                                .startsWith("repaired\t0200423250\tL1\t2026-11-20\t432.00\tโอน ST0000001563\t")
                                .contains("จะไม่นับอีก และจะถูกถามใหม่", "it counts no more, and is asked about anew"));
    }

    private static Decision decision(List<Corrected> ids, List<Paid> files, Reversal... takes) {
        return decision(DecisionKind.RESUBMIT, Label.REFUSED_BY_AGENCY, 1, ids, files, takes);
    }

    private static Decision decision(DecisionKind kind, int lines) {
        return decision(kind, Label.REFUSED_BY_AGENCY, lines, List.of(), List.of());
    }

    private static Decision decision(
            DecisionKind kind, Label answers, int lines, List<Corrected> ids, List<Paid> files, Reversal... takes) {
        return decision(kind, answers, Optional.empty(), lines, ids, files, takes);
    }

    @Test
    void what_is_refused_by_now_says_why() {
        Decision open = decision(DecisionKind.BOOKING_GONE, Label.LATE, Optional.empty(), 1, List.of(), List.of());
        assertThat(DecisionSays.of(open)).isEmpty();
        assertThat(DecisionSays.of(open.refusedBy(DeskException.Why.BOOKED_SINCE)))
                .singleElement()
                .asString()
                .contains("refused\tลงนามหรือดำเนินการไม่ได้แล้ว ให้ส่งคืน", "หน่วยงานตอบว่าลงบัญชีอีก");
    }

    private static Decision accepting(Label answers, Accepted accepts) {
        return decision(DecisionKind.ACCEPT_AGENCY_AMOUNT, answers, Optional.of(accepts), 1, List.of(), List.of());
    }

    private static Decision decision(
            DecisionKind kind,
            Label answers,
            Optional<Accepted> accepts,
            int lines,
            List<Corrected> ids,
            List<Paid> files,
            Reversal... takes) {
        return new Decision(
                1,
                2,
                Optional.empty(),
                kind,
                answers,
                Satang.ofBaht(100),
                accepts,
                lines,
                "malee",
                "treasurer",
                Instant.EPOCH,
                "เลขผิด",
                Optional.empty(),
                DecisionState.PROPOSED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Satang.ofBaht(100),
                false,
                ids,
                files,
                answers == Label.CREDIT_QUESTIONED ? files : List.of(),
                List.of(takes).stream().findFirst(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
