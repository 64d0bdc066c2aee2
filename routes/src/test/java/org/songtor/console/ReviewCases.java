package org.songtor.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.items.Attachment;
import org.songtor.items.BankSide;
import org.songtor.items.Candidate;
import org.songtor.items.Case;
import org.songtor.items.CreditSaid;
import org.songtor.items.Decision;
import org.songtor.items.Event;
import org.songtor.items.FileRefusal;
import org.songtor.items.Line;
import org.songtor.items.Note;
import org.songtor.items.Paid;
import org.songtor.items.PaidTogether;
import org.songtor.items.Reversal;
import org.songtor.items.Row;
import org.songtor.items.Who;
import org.songtor.match.Reason;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.Views.ItemPage;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** What {@link ReviewDouble} shows of an item. */
final class ReviewCases {
    /** Two files of 825.00 that one credit of 815.00 names. */
    static final PaidTogether PAIR = new PaidTogether(
            List.of(new PaidTogether.With(new FileId(9), "ST0000002814", List.of(new PaidTogether.About(77, false)))),
            0,
            Optional.of(Satang.ofBaht(825)),
            Optional.of(Satang.ofBaht(815)),
            Satang.ofBaht(-10),
            Satang.ZERO);

    private static final BankSide CAME = new BankSide(
            BankSide.What.SAME_AMOUNT,
            "0200423250",
            "2611200100003",
            LocalDate.of(2026, 11, 20),
            Satang.ofBaht(100),
            "โอน ST0000000127 xxxxxxxxx0708");
    static final List<Paid> LOSING = List.of(new Paid(
            new FileId(12),
            "nsf-2569-11.txt",
            "ST0000000127",
            List.of(FundId.of("wiang")),
            Satang.ofBaht(25_700),
            Satang.ofBaht(25_700)));
    /** What left may have taken back this credit, or one that pays nothing. */
    static final List<Reversal.Candidate> TAKEN_FROM = List.of(
            new Reversal.Candidate(
                    61,
                    CAME,
                    LOSING,
                    List.of(
                            new Reason.NumberInText("E-1"),
                            new Reason.AmountLeft(Satang.ofBaht(100)),
                            new Reason.LeftAfterDays(2))),
            new Reversal.Candidate(62, CAME, List.of(), List.of(new Reason.AmountLeft(Satang.ofBaht(100)))));
    /** What people say of it. */
    static final Reversal TAKES =
            new Reversal(bank(Label.CREDIT_TAKEN_BACK, BankSide.What.TAKEN).get(0), Optional.of(CAME), LOSING);

    private ReviewCases() {}

    /** An item that is over, and what a bank said of it. */
    static Case closed(Row row, List<BankSide> bank) {
        return new Case(
                row,
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Satang.ZERO,
                bank,
                List.of(),
                Optional.empty(),
                List.of());
    }

    static Case of(
            ItemPage page,
            Row row,
            boolean operator,
            List<Decision> decisions,
            List<Note> notes,
            List<Attachment> papers,
            List<Event> story,
            BankSide.What taken) {
        Label label = page.item().label();
        List<Candidate> candidates = candidates(label);
        boolean disputed = label == ReviewDouble.DISPUTED;
        return new Case(
                row,
                page.item().subject(),
                Optional.of(AgencyCode.of("nsf")),
                List.of(new Line(
                        7,
                        new BatchId(3),
                        2,
                        "xxxxxxxxx0705",
                        "",
                        page.item().atRisk(),
                        Satang.ZERO,
                        disputed ? List.of(Satang.ofBaht(80), Satang.ofBaht(90)) : List.of(),
                        label,
                        Optional.of("0017"),
                        label == Label.REFUSED_BY_AGENCY ? "นางบุญมี แก้วใส" : "")),
                Fix.ofDebit(
                        Fix.of(
                                label,
                                new Fix.Facts(
                                        true,
                                        false,
                                        !disputed,
                                        false,
                                        disputed,
                                        !disputed,
                                        candidates.size(),
                                        candidates.size(),
                                        Fix.Again.ONCE,
                                        Fix.Left.PERHAPS)),
                        taken == BankSide.What.TAKEN_UNKNOWN,
                        1),
                candidates,
                credit(label),
                label == Label.FILE_REFUSED
                        ? List.of(new FileRefusal(
                                "nsf-2569-11.txt", ReviewDouble.NOW, "ยอดรวมไม่ตรง " + MonthFixture.WHOLE_ID))
                        : List.of(),
                decisions,
                notes,
                papers,
                story,
                operator && label == Label.ARRIVAL_REJECTED
                        ? List.of(Problem.ofRow(
                                ProblemCode.CONTROL_TOTAL,
                                3,
                                0,
                                "entry E17",
                                "31.00",
                                "30.00 as an earlier statement said"))
                        : List.of(),
                label == Label.REFUSED_BY_AGENCY
                        ? List.of(Problem.ofRow(ProblemCode.BAD_NATIONAL_ID, 9, 1, "national_id", "", "13 digits"))
                        : List.of(),
                label == Label.FILE_OVER ? Satang.ofBaht(50) : Satang.ZERO,
                operator ? bank(label, taken) : List.of(),
                label == Label.FILE_OVER ? List.of(1671L) : List.of(),
                label == Label.FILE_SHORT ? Optional.of(PAIR) : Optional.empty(),
                operator && taken == BankSide.What.TAKEN_UNKNOWN ? TAKEN_FROM : List.of());
    }

    static List<BankSide> bank(Label label, BankSide.What taken) {
        LocalDate day = LocalDate.of(2026, 11, 20);
        return switch (label) {
            case STATEMENT_GAP ->
                List.of(
                        new BankSide(BankSide.What.CLOSING, "0200423250", "S-7", day, Satang.ofBaht(1_100)),
                        new BankSide(
                                BankSide.What.OPENING, "0200423250", "S-9", day.plusDays(2), Satang.ofBaht(1_350)));
            case CREDIT_TAKEN_BACK ->
                List.of(
                        new BankSide(
                                taken,
                                "0200423250",
                                "2611200100002",
                                day.plusDays(2),
                                Satang.ofBaht(100),
                                "REVERSAL OF E-1"),
                        new BankSide(BankSide.What.CAME, "0200423250", "E-1", day, Satang.ofBaht(100)));
            default -> List.of();
        };
    }

    /** The same with one satang more than the chair may order. */
    static Case large(Case small) {
        Line l = small.lines().get(0);
        return of(small, Satang.of(2_000_001), List.of(line(l, l.id(), Satang.of(2_000_001), Satang.of(2_000_000))));
    }

    /** The same with three lines. */
    static Case many(Case one) {
        Line l = one.lines().get(0);
        return of(
                one,
                Satang.ofBaht(49_000),
                List.of(
                        line(l, 7, Satang.ofBaht(30_000), Satang.ZERO),
                        line(l, 8, Satang.ofBaht(15_000), Satang.ZERO),
                        line(l, 9, Satang.ofBaht(4_000), Satang.ZERO)));
    }

    private static Line line(Line l, long id, Satang amount, Satang booked) {
        return new Line(
                id,
                l.batch(),
                l.lineNo(),
                l.person(),
                l.name(),
                amount,
                booked,
                booked.isPositive() ? List.of(booked) : List.of(),
                l.label(),
                l.rosterLastFour(),
                l.rosterName());
    }

    private static Case of(Case small, Satang atRisk, List<Line> lines) {
        Row r = small.row();
        return new Case(
                new Row(
                        r.id(),
                        r.label(),
                        r.fund(),
                        r.state(),
                        atRisk,
                        lines.size(),
                        r.owner(),
                        r.openedAt(),
                        r.due(),
                        r.note(),
                        r.waits(),
                        r.reference(),
                        r.who(),
                        r.gaveUp()),
                small.subject(),
                small.agency(),
                lines,
                small.fixes(),
                small.candidates(),
                small.credit(),
                small.refusals(),
                small.decisions(),
                small.notes(),
                small.attachments(),
                small.story(),
                small.wrong(),
                small.notTaken(),
                small.over(),
                small.bank(),
                small.decideFirst(),
                small.together(),
                small.takenFrom());
    }

    /** An item of a file of which the last attempt came to this. */
    static Row gaveUp(String outcome) {
        return new Row(
                1,
                Label.UNDELIVERED,
                Optional.empty(),
                ItemState.OPEN,
                Satang.ofBaht(100),
                1,
                "treasurer",
                ReviewDouble.NOW,
                LocalDate.of(2026, 11, 25),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                outcome);
    }

    static Row row(ItemPage page, ItemState state, boolean waits) {
        return new Row(
                page.item().id(),
                page.item().label(),
                page.item().fund(),
                state,
                page.item().atRisk(),
                page.item().lines(),
                page.item().owner(),
                page.item().openedAt(),
                LocalDate.of(2026, 11, 25),
                page.item().note(),
                waits,
                Optional.of("ST0000000112"),
                page.item().lines() == 1 ? Optional.of(new Who("", "xxxxxxxxx0009")) : Optional.empty(),
                page.item().label() == Label.UNDELIVERED ? "REFUSED" : "");
    }

    private static Optional<CreditSaid> credit(Label label) {
        return label == Label.CREDIT_WITHOUT_FILE || label == Label.CREDIT_UNSURE || label == Label.CREDIT_QUESTIONED
                ? Optional.of(new CreditSaid(
                        "0200000001",
                        "E17",
                        LocalDate.of(2026, 11, 21),
                        Satang.ofBaht(25_690),
                        Satang.ofBaht(10),
                        "ฝากเงินสด สาขาเชียงคำ " + MonthFixture.WHOLE_ID))
                : Optional.empty();
    }

    private static List<Candidate> candidates(Label label) {
        return label == Label.CREDIT_UNSURE
                        || label == Label.CREDIT_QUESTIONED
                        || label == Label.FILE_OVER
                        || label == Label.DECISION_CONTRADICTED
                ? List.of(new Candidate(
                        1,
                        new FileId(12),
                        "nsf-2569-11.txt",
                        "ST0000000127",
                        Satang.ofBaht(25_700),
                        Satang.ZERO,
                        ReviewDouble.NOW,
                        List.of(new Reason.SameAmount(Satang.ofBaht(25_700)), new Reason.NearInDays(3))))
                : List.of();
    }
}
