package org.songtor.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Approval;
import org.songtor.items.BankSide;
import org.songtor.items.Case;
import org.songtor.items.Corrected;
import org.songtor.items.CreditSaid;
import org.songtor.items.DecidedLine;
import org.songtor.items.Decision;
import org.songtor.items.Letter;
import org.songtor.items.LetterRow;
import org.songtor.items.Paid;
import org.songtor.items.Proposal;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Accepted;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;

/** What {@link ReviewDouble} shows of a decision, and of its letter. */
final class ReviewDecisions {
    private ReviewDecisions() {}

    /** Two members, whatever was proposed; of NOT_ELIGIBLE and AMOUNT_MISMATCH the agency booked the second. */
    static List<DecidedLine> who(Case found) {
        boolean has = found.row().label() == Label.NOT_ELIGIBLE || found.row().label() == Label.AMOUNT_MISMATCH;
        Satang booked = has ? Satang.ofBaht(200) : Satang.ZERO;
        return List.of(
                new DecidedLine(
                        7, new BatchId(3), 2, "xxxxxxxxx0705", "นางบุญมี แก้วใส", Satang.ofBaht(100), Satang.ZERO),
                new DecidedLine(
                        8, new BatchId(3), 5, "xxxxxxxxx0017", "นายเมืองดี ใจมั่น", Satang.ofBaht(200), booked));
    }

    /** Of each what the agency booked, where that is accepted. */
    static List<DecidedLine> accepting(DecisionKind kind, List<DecidedLine> who) {
        return kind != DecisionKind.ACCEPT_AGENCY_AMOUNT
                ? who
                : who.stream()
                        .map(l -> new DecidedLine(
                                l.line(),
                                l.batch(),
                                l.lineNo(),
                                l.person(),
                                l.name(),
                                l.amount(),
                                l.booked(),
                                Optional.of(Accepted.of(l.amount(), l.booked()))))
                        .toList();
    }

    /** So many members of one batch. */
    static List<DecidedLine> many(int lines) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(i -> new DecidedLine(
                        i, new BatchId(3), i, "xxxxxxxxx0705", "สมาชิกที่ " + i, Satang.ofBaht(100), Satang.ZERO))
                .toList();
    }

    /** The same decision a step on. */
    static Decision moved(Decision d, DecisionState state, List<Approval> approvals) {
        return of(d, state, approvals, d.notTaken());
    }

    /** The same of other lines, a baht more for each. */
    static Decision beside(Decision d, long id) {
        return new Decision(
                id,
                d.item(),
                d.fund(),
                d.kind(),
                d.answers(),
                d.amount().plus(Satang.ofBaht(id)),
                d.accepts(),
                d.lines(),
                d.proposedBy(),
                d.proposedRole(),
                d.proposedAt(),
                d.reason(),
                d.until(),
                d.state(),
                d.endedAt(),
                d.reverses(),
                d.approvals(),
                d.batches(),
                d.files(),
                d.supersedes(),
                d.weight(),
                d.notTaken(),
                d.corrections(),
                d.pays(),
                d.loses(),
                d.takes(),
                d.who(),
                d.counts(),
                d.letter(),
                d.refused());
    }

    /** What pays a file by repair until people give it other money. */
    static final BankSide REPAIRED = new BankSide(
            BankSide.What.REPAIRED,
            "0200423250",
            "2611200100009",
            LocalDate.of(2026, 11, 20),
            Satang.ofBaht(700),
            "โอน ST0000000137");

    static Decision notTaken(Decision d) {
        return of(d, d.state(), d.approvals(), true);
    }

    /** With what the second person signs: another's id, and a file of two funds that lacks a part. */
    static Decision saying(Decision d, Proposal wish) {
        List<Corrected> ids = wish.corrections().stream()
                .map(c -> new Corrected(
                        c.line(),
                        new BatchId(3),
                        2,
                        "xxxxxxxxx0705",
                        c.person().masked(),
                        "xxxxxxxxx0017",
                        Corrected.Whose.ANOTHER_MEMBER,
                        "นางสมศรี ดวงแก้ว"))
                .toList();
        List<Paid> files = wish.files().stream()
                .map(f -> new Paid(
                                f,
                                "nsf-2569-11.txt",
                                "ST0000000127",
                                List.of(FundId.of("dokkhamtai"), FundId.of("wiang")),
                                Satang.ofBaht(25_700),
                                Satang.ofBaht(700))
                        .ending(List.of(REPAIRED)))
                .toList();
        return of(d, d.state(), d.approvals(), d.notTaken(), ids, files, wish.letter());
    }

    private static Decision of(Decision d, DecisionState state, List<Approval> approvals, boolean notTaken) {
        return of(d, state, approvals, notTaken, d.corrections(), d.pays(), d.letter());
    }

    private static Decision of(
            Decision d,
            DecisionState state,
            List<Approval> approvals,
            boolean notTaken,
            List<Corrected> corrections,
            List<Paid> pays,
            Optional<AgencyLetter> letter) {
        return new Decision(
                d.id(),
                d.item(),
                d.fund(),
                d.kind(),
                d.answers(),
                d.amount(),
                d.accepts(),
                d.lines(),
                d.proposedBy(),
                d.proposedRole(),
                d.proposedAt(),
                d.reason(),
                d.until(),
                state,
                d.endedAt(),
                d.reverses(),
                approvals,
                d.batches(),
                d.files(),
                d.supersedes(),
                d.weight(),
                notTaken,
                corrections,
                pays,
                d.answers() == Label.CREDIT_QUESTIONED ? ReviewCases.LOSING : List.of(),
                d.takes(),
                d.who(),
                state == DecisionState.DONE,
                letter,
                d.refused().filter(why -> state.underWay()));
    }

    static Letter letter(Decision d) {
        return new Letter(
                d.id(),
                d.fund(),
                Optional.of(AgencyCode.of("nsf")),
                LocalDate.of(2026, 11, 21),
                d.until().orElseThrow(),
                d.answers(),
                d.reason(),
                "nsf-2569-11.txt",
                "ST0000000127",
                Optional.of(ReviewDouble.NOW),
                1,
                d.amount(),
                List.of(new LetterRow(
                        2,
                        "xxxxxxxxx0705",
                        MonthFixture.HOSTILE_NAME,
                        d.amount(),
                        "BOOKED",
                        "00",
                        List.of(Satang.ofBaht(80), Satang.ofBaht(90)))),
                Optional.of(Satang.ofBaht(544)),
                Optional.of(Satang.ofBaht(443)),
                Optional.of(new CreditSaid(
                        "0200423250",
                        "2611200100002",
                        LocalDate.of(2026, 11, 20),
                        Satang.ofBaht(100),
                        Satang.ZERO,
                        "เงินเข้าไม่ทราบที่มา")),
                ReviewCases.bank(Label.CREDIT_TAKEN_BACK, BankSide.What.TAKEN));
    }
}
