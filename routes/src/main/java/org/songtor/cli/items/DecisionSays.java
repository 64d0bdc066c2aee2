package org.songtor.cli.items;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.desk.Refusals;
import org.songtor.items.AgencyLetter;
import org.songtor.items.BankSide;
import org.songtor.items.Corrected;
import org.songtor.items.DecidedLine;
import org.songtor.items.Decision;
import org.songtor.items.Paid;
import org.songtor.items.Reversal;
import org.songtor.model.Label;
import org.songtor.model.Shown;
import org.songtor.review.Accepted;
import org.songtor.review.DeskException;

/** What exactly a decision says, one line each, for who is to sign it: whose lines it is about, under which id one goes again, and which files get the money or lose it, or what was taken back, or by which letter of the agency. */
final class DecisionSays {
    private static final String ENDS =
            "\tเงินเข้านี้นับเป็นของไฟล์นี้อยู่เพราะโปรแกรมแก้เลขอ้างอิงให้ ถ้าทำตามนี้จะไม่นับอีก และจะถูกถามใหม่ · counts for this file by a repaired reference: once this is carried out it counts no more, and is asked about anew";

    private DecisionSays() {}

    static List<String> of(Decision decision) {
        return Stream.of(
                        decision.corrections().stream().map(DecisionSays::corrected),
                        decision.pays().stream()
                                .flatMap(p -> paid(decision.reverses().isEmpty() ? "pays" : "pays no more", p)),
                        decision.loses().stream()
                                .map(p -> file(decision.reverses().isEmpty() ? "loses" : "gets back", p)),
                        decision.takes().stream().flatMap(DecisionSays::taken),
                        decision.letter().stream().map(DecisionSays::letter),
                        decision.who().stream().map(DecisionSays::who),
                        more(decision))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String letter(AgencyLetter letter) {
        return "letter\t" + letter.number() + "\tof " + letter.writtenOn();
    }

    private static String who(DecidedLine l) {
        return "of\t" + l.line() + "\t" + l.batch() + "/" + l.lineNo() + "\t" + l.person() + "\t"
                + l.amount().toBaht() + "\tbooked " + l.booked().toBaht()
                + l.accepts().map(a -> "\taccepts " + a.told()).orElse("") + "\t" + l.name();
    }

    /** What is not told one by one, and that nobody signs what the agency has booked. */
    private static Stream<String> more(Decision decision) {
        int more =
                decision.who().isEmpty() ? 0 : decision.lines() - decision.who().size();
        return Stream.concat(
                more > 0 ? Stream.of("of\tand " + more + " more") : Stream.empty(),
                decision.givesBooked()
                        ? Stream.of(booked(decision.answers()))
                        : Stream.concat(decision.refused().stream().map(DecisionSays::refused), fault(decision)));
    }

    private static String refused(DeskException.Why why) {
        return "refused\tลงนามหรือดำเนินการไม่ได้แล้ว ให้ส่งคืน · not to be signed or carried out any more, send it back\t"
                + Refusals.words(why);
    }

    /** Beside the amount that is accepted. */
    private static Stream<String> fault(Decision decision) {
        return decision.acceptsFault()
                ? Stream.of("fault\t" + decision.answers()
                        + "\tหน่วยงานแจ้งปัญหาของรายการนี้ด้วย · the agency finds fault with it as well")
                : Stream.empty();
    }

    /** What people sign: what moves, and of an agency's amount that amount itself, of how much. */
    static String amount(Decision decision) {
        return decision.accepts().map(Accepted::told).orElse(decision.amount().toBaht());
    }

    private static String booked(Label answers) {
        return answers == Label.AMOUNT_MISMATCH
                ? "booked\tหน่วยงานลงบัญชีเงินนี้ไว้แล้ว แม้ยอดไม่ตรง ลงนามไม่ได้ ให้ตีกลับแล้วยอมรับยอดของหน่วยงานแทน หรือถามหน่วยงานก่อน · the agency booked this, though another amount: not to be signed, send it back and accept the agency's amount instead, or ask the agency first"
                : "booked\tหน่วยงานลงบัญชีเงินนี้ไว้ด้วย ลงนามไม่ได้ ให้ตีกลับแล้วถามหน่วยงานก่อน · the agency booked this as well: not to be signed, send it back and ask the agency first";
    }

    private static String corrected(Corrected c) {
        return "again\t" + c.batch() + "/" + c.lineNo() + "\tfrom " + c.from() + "\tto " + c.to() + "\t"
                + (c.roster().isEmpty() ? "roster has none" : "roster " + c.roster()) + "\t" + c.whose() + "\t"
                + c.name();
    }

    private static Stream<String> taken(Reversal said) {
        return Stream.of(
                        Stream.of(side("left", said.debit())),
                        said.credit().stream().map(credit -> side("takes back", credit)),
                        said.files().stream().map(file -> file("takes from", file)))
                .flatMap(lines -> lines);
    }

    private static String side(String what, BankSide side) {
        return what + "\t" + side.account() + "\t" + Shown.withoutSoundIds(side.name()) + "\t" + side.day() + "\t"
                + side.amount().toBaht() + "\t" + side.text();
    }

    private static Stream<String> paid(String what, Paid p) {
        return Stream.concat(
                Stream.of(file(what, p)), p.repaired().stream().map(credit -> side("repaired", credit) + ENDS));
    }

    private static String file(String what, Paid p) {
        return what + "\t" + p.file() + "\t" + p.reference() + "\t"
                + p.funds().stream().map(f -> f.value()).collect(Collectors.joining(",")) + "\tdue "
                + p.due().toBaht() + "\tlacks " + p.lacks().toBaht();
    }
}
