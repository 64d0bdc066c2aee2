package org.songtor.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Label;

/** A decision that fits an item, and why; the first of several is what is suggested. */
public record Fix(DecisionKind kind, Why why) {

    /** Fit only lines of which the agency booked nothing, whatever else it says of them. */
    private static final Set<DecisionKind> NOT_BOOKED = Set.of(DecisionKind.RESUBMIT, DecisionKind.FIRST_STANDS);

    /** Why a fix is suggested; the words stand on the page. */
    public enum Why {
        /** The roster has another id for this member. */
        ID_DIFFERS_FROM_ROSTER,
        /** The roster has another name for this person. */
        NAME_DIFFERS_FROM_ROSTER,
        AGENCY_BOOKED_LESS,
        AGENCY_BOOKED_MORE,
        /** Its answers name different amounts for one line. */
        ANSWERS_DISAGREE,
        PAID_AT_ANOTHER_COUNTER,
        BOOKED_MORE_THAN_ONCE,
        NOT_ELIGIBLE_ANY_WAY,
        REFUSED_AND_NOT_BOOKED,
        /** One of its answers refuses the line, and another books it. */
        REFUSED_AND_BOOKED,
        /** One of its answers calls the line paid already, and another books it. */
        PAID_AND_BOOKED,
        WHOLE_FILE_REFUSED,
        NOBODY_ANSWERED,
        /** Nothing of the file ever left, and two operators may have the same file sent again. */
        FILE_MAY_GO_AGAIN,
        /** Nothing of the file ever left, and it is not sent again: people decided about money of it. */
        FILE_STAYS,
        /** The other side refused the file, or it is not certain that it arrived: whether anything of it was booked is asked first. */
        NOT_DELIVERED,
        /** Exactly one file of the agency asks for this sum. */
        ONE_FILE_OF_THIS_SUM,
        SEVERAL_FILES_COULD_BE,
        /** The payer's word stands in the bank's text: before people say otherwise, whoever paid is asked. */
        PAYER_MAY_HAVE_MEANT_ANOTHER,
        NO_FILE_COULD_BE,
        MONEY_MAY_STILL_COME,
        /** Whoever holds the account knows why it let money go. */
        MONEY_WENT_BACK,
        /** The bank's words for what left have a credit's own number at the bank. */
        BANK_NAMES_CREDIT,
        /** Under another reference, service or biller: it is the agency that can move it. */
        BOOKED_ELSEWHERE,
        ANOTHER_DAY_AT_THE_AGENCY,
        TOO_LATE_TO_CANCEL,
        COVER_MAY_HAVE_A_GAP,
        /** The first line, and the one of the correcting batch. */
        PERHAPS_THERE_TWICE,
        /** The agency booked the line that went before this one. */
        FIRST_IS_BOOKED,
        /** It calls paid what went a second time, and has said of the first line only that it refuses it. */
        FIRST_MAY_BE_BOOKED,
        /** Intake did not take the correcting batch over, or not this line of it. */
        CORRECTION_REFUSED,
        MORE_MONEY_THAN_ASKED,
        BOOKED_AND_NOT_SENT,
        NEXT_BATCH_MAY_BRING_IT,
        HELD_BY_A_RULE,
        /** Money that was held in trust: no correcting batch carries it. */
        HELD_MONEY_GOES_ONCE,
        NOTHING_ELSE_HELPS,
        /** The agency took less than the member paid, or had it from elsewhere. */
        MONEY_OF_THE_MEMBER,
        /** The agency took more than the member paid, or the member got more back. */
        MORE_THAN_MEMBER_PAID,
        /** Also possible. */
        POSSIBLE
    }

    /**
     * What is known of an item beside its label.
     *
     * @param idDiffers the roster has another id for the member of the item's one line
     * @param nameDiffers the roster has another name for this id
     * @param less some line was booked with less than asked for
     * @param more some line was booked with more
     * @param disputed of some line answers name different amounts: then it is said of none that it was booked with less or more
     * @param unbooked of no line anything was booked
     * @param filesOfThisSum how many files without money ask for a credit's very sum, or lack just what another has over
     * @param files how many files a credit, or what is over, could be for
     * @param again of the item's lines, where they went a second time or were to go
     * @param left of the item's lines, how their files left, where those were given up
     */
    public record Facts(
            boolean idDiffers,
            boolean nameDiffers,
            boolean less,
            boolean more,
            boolean disputed,
            boolean unbooked,
            int filesOfThisSum,
            int files,
            Again again,
            Left left) {
        /** Of lines that went once, and nothing more is known of them. */
        public static final Facts NONE =
                new Facts(false, false, false, false, false, false, 0, 0, Again.ONCE, Left.PERHAPS);
    }

    /** Whether bytes of a file that was given up may be with the agency. */
    public enum Left {
        /** Nobody knows, or the file was not given up. */
        PERHAPS,
        /** Nothing of it ever left. Other funds' lines are in it, and it may be sent again for all of them. */
        NEVER_WITH_OTHERS,
        /** Nothing of it ever left, and it is one fund's. */
        NEVER,
        /** Nothing of it ever left, and nothing will: people decided about money of it. */
        NEVER_AND_STAYS;

        /** Whether its lines may go in another file. */
        public boolean goesElsewhere() {
            return this == NEVER || this == NEVER_AND_STAYS;
        }
    }

    /** Whether lines go their way for the first time. */
    public enum Again {
        ONCE,
        /** They were to go again, and intake refused the lines that should have carried them. */
        NOT_TAKEN_OVER,
        /** Each carries the money of a line that went before. */
        SECOND,
        /** As above, and of some of them the agency booked what went before. */
        SECOND_SOME_BOOKED,
        /** As above, of all of them. */
        SECOND_ALL_BOOKED
    }

    /**
     * Every decision the label allows, what is suggested first; the agency's amount is not offered where it is none, unless the label speaks of just that, and
     * nothing that gives away or sends once more what the agency has by an earlier line.
     */
    public static List<Fix> of(Label label, Facts facts) {
        Map<DecisionKind, Why> first = suggested(label, facts);
        boolean none = facts.unbooked() && label != Label.AMOUNT_MISMATCH;
        List<Fix> all = new ArrayList<>();
        first.forEach((kind, why) -> all.add(new Fix(kind, why)));
        Decidable.kinds(label).stream()
                .filter(kind -> !first.containsKey(kind))
                .filter(kind -> kind != DecisionKind.ACCEPT_AGENCY_AMOUNT || !none)
                .filter(kind -> kind != DecisionKind.BOOKING_GONE || !facts.unbooked())
                .forEach(kind -> all.add(new Fix(kind, Why.POSSIBLE)));
        all.removeIf(fix -> !fits(fix.kind(), label, facts));
        return all;
    }

    /** As {@link #of}, of lines whose money was held in trust: no correcting batch carries it, so where that was suggested the agency is asked first. */
    public static List<Fix> ofHeld(Label label, Facts facts) {
        List<Fix> all = of(label, facts);
        Optional<Fix> again =
                all.stream().filter(fix -> fix.kind() == DecisionKind.RESUBMIT).findFirst();
        if (again.isEmpty()) {
            return all;
        }
        all.remove(again.get());
        if (again.get().why() != Why.POSSIBLE && all.removeIf(fix -> fix.kind() == DecisionKind.ASK_AGENCY)) {
            all.add(0, new Fix(DecisionKind.ASK_AGENCY, Why.HELD_MONEY_GOES_ONCE));
        }
        return all;
    }

    /**
     * As given, of lines that the agency refuses, or calls paid already, and of which it booked some all the same: the agency is asked first, and of a file that it refused
     * whole where it booked all of them. Where it did, their money goes nowhere else, is not sent again and not written off, and no line sent before stands in their place;
     * of a part the others' still may be.
     *
     * @param all whether it booked something of every line
     */
    public static List<Fix> ofBooked(Label label, List<Fix> fixes, boolean all) {
        return asksFirst(label, fixes, all).stream()
                .filter(fix -> !all || !NOT_BOOKED.contains(fix.kind()) && !Decidable.givesAway(label, fix.kind()))
                .toList();
    }

    private static List<Fix> asksFirst(Label label, List<Fix> fixes, boolean all) {
        boolean asks = fixes.stream().anyMatch(fix -> fix.kind() == DecisionKind.ASK_AGENCY);
        boolean paid = label == Label.ALREADY_PAID;
        boolean refused = refusesLine(label) || all && label == Label.FILE_REFUSED;
        if (!asks || !paid && !refused) {
            return fixes;
        }
        List<Fix> asking = new ArrayList<>();
        asking.add(new Fix(DecisionKind.ASK_AGENCY, paid ? Why.PAID_AND_BOOKED : Why.REFUSED_AND_BOOKED));
        fixes.stream()
                .filter(fix -> fix.kind() != DecisionKind.ASK_AGENCY && fix.kind() != DecisionKind.RESUBMIT)
                .map(fix -> Decidable.paysAgain(fix.kind()) ? new Fix(fix.kind(), Why.POSSIBLE) : fix)
                .forEach(asking::add);
        return asking;
    }

    /**
     * As given, of what left an account: which money it took back people say only where the bank's text does not, and that is suggested where it has the number of one
     * credit of its amount. An amount alone suggests nothing.
     *
     * @param unknown whether nothing says yet what it took back
     * @param numbered of how many credits that it may be the text has the bank's own number
     */
    public static List<Fix> ofDebit(List<Fix> fixes, boolean unknown, int numbered) {
        List<Fix> all = new ArrayList<>(fixes);
        boolean offered = all.removeIf(fix -> fix.kind() == DecisionKind.MATCH_DEBIT);
        if (offered && unknown) {
            all.add(
                    numbered == 1 ? 0 : 1,
                    new Fix(DecisionKind.MATCH_DEBIT, numbered == 1 ? Why.BANK_NAMES_CREDIT : Why.POSSIBLE));
        }
        return all;
    }

    private static boolean fits(DecisionKind kind, Label label, Facts facts) {
        Again again = facts.again();
        if (kind == DecisionKind.RESUBMIT
                && label == Label.UNDELIVERED
                && !facts.left().goesElsewhere()) {
            return false;
        }
        if (kind == DecisionKind.FIRST_STANDS) {
            return again == Again.SECOND_ALL_BOOKED
                    || label == Label.ALREADY_PAID && (again == Again.SECOND || again == Again.SECOND_SOME_BOOKED);
        }
        if (Decidable.ofHeldMoney(label)) {
            return true;
        }
        boolean booked = again == Again.SECOND_ALL_BOOKED || again == Again.SECOND_SOME_BOOKED;
        return !(booked && Decidable.paysAgain(kind));
    }

    private static Map<DecisionKind, Why> suggested(Label label, Facts facts) {
        Map<DecisionKind, Why> fixes = new LinkedHashMap<>();
        if (ofAgain(label, facts.again(), fixes)) {
            return fixes;
        }
        switch (label) {
            case REFUSED_BY_AGENCY, NOT_ELIGIBLE -> ofRefused(label, facts, fixes);
            case FILE_REFUSED -> fixes.put(DecisionKind.RESUBMIT, Why.WHOLE_FILE_REFUSED);
            case AMOUNT_MISMATCH -> ofAmount(facts, fixes);
            case ALREADY_PAID -> fixes.put(DecisionKind.MERGE_DUPLICATE, Why.PAID_AT_ANOTHER_COUNTER);
            case BOOKED_TWICE -> fixes.put(DecisionKind.ASK_AGENCY, Why.BOOKED_MORE_THAN_ONCE);
            case NEVER_ANSWERED, SILENT_AGENCY -> fixes.put(DecisionKind.ASK_AGENCY, Why.NOBODY_ANSWERED);
            case UNDELIVERED -> ofGivenUp(facts.left(), fixes);
            case CREDIT_WITHOUT_FILE, CREDIT_UNSURE -> ofCredit(facts, fixes);
            case CREDIT_QUESTIONED -> fixes.put(DecisionKind.ASK_AGENCY, Why.PAYER_MAY_HAVE_MEANT_ANOTHER);
            case FILE_SHORT, NEVER_PAID -> fixes.put(DecisionKind.WAIT_UNTIL, Why.MONEY_MAY_STILL_COME);
            case FILE_OVER -> ofExcess(facts, fixes);
            case CREDIT_TAKEN_BACK -> fixes.put(DecisionKind.ASK_AGENCY, Why.MONEY_WENT_BACK);
            case WRONG_REFERENCE, SERVICE_CODE_SWAPPED, WRONG_BILLER ->
                fixes.put(DecisionKind.ASK_AGENCY, Why.BOOKED_ELSEWHERE);
            case DATE_DIFFERS -> fixes.put(DecisionKind.ASK_AGENCY, Why.ANOTHER_DAY_AT_THE_AGENCY);
            case CANCEL_INELIGIBLE -> fixes.put(DecisionKind.ASK_AGENCY, Why.TOO_LATE_TO_CANCEL);
            case BOOKED_AFTER_ALL -> fixes.put(DecisionKind.ASK_AGENCY, Why.PERHAPS_THERE_TWICE);
            case LATE -> fixes.put(DecisionKind.ASK_AGENCY, Why.COVER_MAY_HAVE_A_GAP);
            case BOOKED_NEVER_SENT -> fixes.put(DecisionKind.ASK_AGENCY, Why.BOOKED_AND_NOT_SENT);
            case MISSING_FROM_BATCH -> fixes.put(DecisionKind.WAIT_UNTIL, Why.NEXT_BATCH_MAY_BRING_IT);
            case HELD_FOR_REVIEW -> fixes.put(DecisionKind.PASS_ON, Why.HELD_BY_A_RULE);
            case HELD_FOR_MEMBER -> fixes.put(DecisionKind.RETURN_TO_MEMBER, Why.MONEY_OF_THE_MEMBER);
            case OWED_BY_MEMBER -> fixes.put(DecisionKind.MEMBER_PAID, Why.MORE_THAN_MEMBER_PAID);
            case REFUSED_AT_INTAKE -> fixes.put(DecisionKind.RETURN_TO_MEMBER, Why.NOTHING_ELSE_HELPS);
            default -> {}
        }
        return fixes;
    }

    private static boolean ofAgain(Label label, Again again, Map<DecisionKind, Why> fixes) {
        List<DecisionKind> kinds = Decidable.kinds(label);
        if (again == Again.NOT_TAKEN_OVER && kinds.contains(DecisionKind.RESUBMIT)) {
            fixes.put(DecisionKind.RESUBMIT, Why.CORRECTION_REFUSED);
        } else if (again == Again.SECOND_ALL_BOOKED && kinds.contains(DecisionKind.FIRST_STANDS)) {
            fixes.put(DecisionKind.FIRST_STANDS, Why.FIRST_IS_BOOKED);
        } else if (label == Label.ALREADY_PAID && (again == Again.SECOND || again == Again.SECOND_SOME_BOOKED)) {
            fixes.put(DecisionKind.ASK_AGENCY, Why.FIRST_MAY_BE_BOOKED);
        }
        return !fixes.isEmpty();
    }

    /** Whether a line of this label that goes again bears the name that the roster has for its person; of a whole file nobody found fault with a name. */
    public static boolean sendsRosterName(Label label) {
        return refusesLine(label);
    }

    private static boolean refusesLine(Label label) {
        return label == Label.REFUSED_BY_AGENCY || label == Label.NOT_ELIGIBLE;
    }

    private static void ofRefused(Label label, Facts facts, Map<DecisionKind, Why> fixes) {
        if (facts.idDiffers()) {
            fixes.put(DecisionKind.RESUBMIT, Why.ID_DIFFERS_FROM_ROSTER);
        } else if (facts.nameDiffers()) {
            fixes.put(DecisionKind.RESUBMIT, Why.NAME_DIFFERS_FROM_ROSTER);
        } else if (label == Label.NOT_ELIGIBLE) {
            fixes.put(DecisionKind.RETURN_TO_MEMBER, Why.NOT_ELIGIBLE_ANY_WAY);
        } else {
            fixes.put(DecisionKind.ASK_AGENCY, Why.REFUSED_AND_NOT_BOOKED);
        }
    }

    /** What may be there is asked for; what is surely not goes as the same file first, while it may. */
    private static void ofGivenUp(Left left, Map<DecisionKind, Why> fixes) {
        switch (left) {
            case PERHAPS -> fixes.put(DecisionKind.ASK_AGENCY, Why.NOT_DELIVERED);
            case NEVER_WITH_OTHERS, NEVER -> fixes.put(DecisionKind.WAIT_UNTIL, Why.FILE_MAY_GO_AGAIN);
            case NEVER_AND_STAYS -> fixes.put(DecisionKind.RESUBMIT, Why.FILE_STAYS);
        }
    }

    /** Too little stays with the member; too much is the agency's to explain. */
    private static void ofAmount(Facts facts, Map<DecisionKind, Why> fixes) {
        if (facts.disputed()) {
            fixes.put(DecisionKind.ASK_AGENCY, Why.ANSWERS_DISAGREE);
        } else if (facts.more()) {
            fixes.put(DecisionKind.ASK_AGENCY, Why.AGENCY_BOOKED_MORE);
        } else if (facts.less()) {
            fixes.put(DecisionKind.ACCEPT_AGENCY_AMOUNT, Why.AGENCY_BOOKED_LESS);
        }
    }

    /** Of several files, and of one that lacks another sum, nothing is guessed: whoever paid is asked first. */
    private static void ofExcess(Facts facts, Map<DecisionKind, Why> fixes) {
        if (facts.filesOfThisSum() == 1) {
            fixes.put(DecisionKind.MATCH_CREDIT, Why.ONE_FILE_OF_THIS_SUM);
        } else {
            fixes.put(DecisionKind.ASK_AGENCY, Why.MORE_MONEY_THAN_ASKED);
        }
    }

    /** That nobody knows whose money it is says nothing of whether it is ours: whose account it came to is asked first. */
    private static void ofCredit(Facts facts, Map<DecisionKind, Why> fixes) {
        if (facts.filesOfThisSum() == 1) {
            fixes.put(DecisionKind.MATCH_CREDIT, Why.ONE_FILE_OF_THIS_SUM);
        } else if (facts.files() > 0) {
            fixes.put(DecisionKind.MATCH_CREDIT, Why.SEVERAL_FILES_COULD_BE);
        } else {
            fixes.put(DecisionKind.ASK_AGENCY, Why.NO_FILE_COULD_BE);
        }
    }
}
