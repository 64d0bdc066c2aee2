package org.songtor.console;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.items.BankSide;
import org.songtor.items.Case;
import org.songtor.items.Row;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;

/** What an item is, what it asks, whose it is and how it stands. */
public interface ItemWords extends NameWords, FigureWords {
    /** How a file was given up: the other side does not take it. */
    String REFUSED = ".refused";
    /** As {@link #REFUSED}: nothing of it ever left. */
    String UNSENT = ".unsent";
    /** As {@link #REFUSED}: nobody knows whether the other side has it. */
    String UNSURE = ".unsure";
    /** As the note of an operators' item says whose it is. */
    Pattern OF_FUND = Pattern.compile("^(?:fund ([a-z0-9-]+)|funds many)(?:;|$)");
    /** Of which no fund will ever be known. */
    Set<Label> OF_NO_FUND = Set.of(
            Label.SILENT_AGENCY,
            Label.STATEMENT_MISSING,
            Label.STATEMENT_EMPTY,
            Label.STATEMENT_WRONG_DAY,
            Label.STATEMENT_GAP,
            Label.ARRIVAL_REJECTED,
            Label.WORK_STOPPED);
    /** About the statement of one day. */
    Set<Label> OF_A_DAY = Set.of(Label.STATEMENT_MISSING, Label.STATEMENT_EMPTY, Label.STATEMENT_WRONG_DAY);
    /** About an entry whose file its text or people name: whose it is, is not what they ask. */
    Set<Label> OF_ENTRIES = Set.of(Label.CREDIT_TAKEN_BACK, Label.CREDIT_QUESTIONED);
    /** About a credit that pays no file, as long as it asks. */
    Set<Label> OF_CREDITS = Set.of(Label.CREDIT_UNSURE, Label.CREDIT_WITHOUT_FILE, Label.DECISION_CONTRADICTED);
    /** Asked until a person lets it go, or until nothing is left to let go. */
    Set<Label> LET_GO = Set.of(Label.MISSED_CUTOFF, Label.WORK_STOPPED);

    /** The word for a label; of a file that was given up, however that ended. */
    default String label(Label label) {
        return say("label." + label);
    }

    /** What an item asks; of a file that was given up by what its last attempt came to, and of an answer that was used in words of its own. */
    default String label(Row item) {
        String used = ItemNotes.used(item.label(), item.note());
        return used.isEmpty() ? label(item.label(), item) : say("label." + item.label() + used);
    }

    /** What a line of the item's file asks. */
    default String label(Label label, Row item) {
        return label(label, given(item).isEmpty() && !item.gaveUp().isEmpty() ? UNSURE : given(item));
    }

    /** What a file's lines ask where it was given up, by how that ended, where their label has such words. @param end as of {@link Track#end}, or nothing */
    default String label(Label label, String end) {
        return first("label." + label, end);
    }

    /** Whether the other side answered about a line: of a file that it did not take, or never had, why not. */
    default String unanswered(Row item) {
        return say("said.agency" + (given(item).isEmpty() ? ".none" : given(item)));
    }

    /** What happened; of a file that was given up by what its last attempt came to. */
    default String why(Row item) {
        String given = given(item);
        return given.isEmpty() ? why(item.label(), item.note()) : say("label." + item.label() + ".why" + given);
    }

    /** What happened; of money that left and says of nothing that it takes it back, in words of its own. */
    default String why(Case found) {
        Label label = found.row().label();
        boolean named = label == Label.CREDIT_TAKEN_BACK && !found.takenUnknown();
        String own = named ? ".named" : unknown(found);
        return own.isEmpty() ? why(found.row()) : say("label." + label + ".why" + own);
    }

    /** As {@link #why(Label)}, of an item with this note: an answer that was used has words of its own. */
    default String why(Label label, String note) {
        return say("label." + label + ".why" + ItemNotes.used(label, note));
    }

    /** What happened, in one sentence. */
    default String why(Label label) {
        return say("label." + label + ".why");
    }

    /** What is to be done, in one sentence. */
    default String todo(Label label) {
        return say("label." + label + ".todo");
    }

    /** What is to be done, in words of its own where {@link #why(Case)} and {@link #label(Row)} have such. */
    default String todo(Case found) {
        return say("label." + found.row().label() + ".todo" + unknown(found) + given(found.row()));
    }

    /** What deciding so does; of what a file has over, of what was taken back, of what is held for a member, of a day's statement and of a month's batch in words of its own. */
    default String does(DecisionKind kind, Label label) {
        boolean own = Decidable.endsExcess(label, kind)
                || Decidable.endsHeldMoney(label, kind)
                || kind == DecisionKind.WRITE_OFF && (OF_A_DAY.contains(label) || label == Label.BATCH_NOT_COME)
                || (label == Label.CREDIT_TAKEN_BACK || label == Label.CREDIT_QUESTIONED || label == Label.FILE_SHORT)
                        && kind.movesMoney();
        return say("kind." + kind + ".does" + (own ? "." + label : ""));
    }

    /** What deciding so about it does; about money that left and says of nothing that it takes it back, in words of its own. */
    default String does(DecisionKind kind, Case found) {
        return found.takenUnknown() && kind.movesMoney()
                ? say("kind." + kind + ".does." + found.row().label() + unknown(found))
                : does(kind, found.row().label());
    }

    /**
     * Whose an item is. Of a statement, an agency's silence or work of the gateway's own no fund will ever be known; a file that missed its last day
     * is an operator's item and says in its note whose it is.
     */
    default String fund(Label label, Optional<FundId> fund, String note) {
        if (fund.isPresent()) {
            return fund(fund.get());
        }
        Matcher named = OF_FUND.matcher(note);
        if (named.find()) {
            return named.group(1) == null ? say("fund.many") : fund(FundId.of(named.group(1)));
        }
        return OF_NO_FUND.contains(label) ? say("fund.not") : say("fund.none");
    }

    /** As {@link #fund(Label, Optional, String)}, and nothing where nobody asks any more whose it is, or what left or came is another question than whose. */
    default String fund(Row item) {
        return fund(item, !OF_ENTRIES.contains(item.label()));
    }

    /** As {@link #fund(Row)}; of money that left and says of nothing that it takes it back that nobody knows. */
    default String fund(Case found) {
        return fund(found.row(), !OF_ENTRIES.contains(found.row().label()) || found.takenUnknown());
    }

    private String fund(Row item, boolean asks) {
        boolean unknown = item.fund().isEmpty()
                && !OF_NO_FUND.contains(item.label())
                && !OF_FUND.matcher(item.note()).find();
        return unknown && (item.over() || !asks) ? "" : fund(item.label(), item.fund(), item.note());
    }

    /** How it stands with an item; what a person let go ended without evidence, and whether a credit's file is known or it went out again its page says. */
    default String itemState(Row item) {
        boolean closed = item.state() == ItemState.CLOSED;
        boolean credit = OF_CREDITS.contains(item.label()) && item.lines() == 0;
        String own = closed && LET_GO.contains(item.label()) ? ".let-go" : closed && credit ? ".credit" : "";
        return say("itemstate." + item.state() + own);
    }

    /** As {@link #itemState(Row)}, and that a credit went out again. */
    default String itemState(Case found) {
        return tookBack(found).map(side -> say("itemstate.CLOSED.gone")).orElseGet(() -> itemState(found.row()));
    }

    /** What became of an item that no decision ended; of a credit that went out again by which entry. */
    default String ended(Case found) {
        return tookBack(found)
                .map(side -> say("item.ended.gone", bank(side.name()), day(side.day())))
                .orElseGet(
                        () -> say(LET_GO.contains(found.row().label()) ? "item.ended.let-go" : "item.ended.evidence"));
    }

    /** What took the credit back about which nobody is asked any more. */
    private static Optional<BankSide> tookBack(Case found) {
        return found.row().state() == ItemState.CLOSED
                        && OF_CREDITS.contains(found.row().label())
                ? found.bank().stream()
                        .filter(side -> side.what() == BankSide.What.TAKEN)
                        .findFirst()
                : Optional.empty();
    }

    private static String given(Row item) {
        return item.notTaken() ? REFUSED : item.unsent() ? UNSENT : "";
    }

    private static String unknown(Case found) {
        return found.takenUnknown() ? ".unknown" : "";
    }
}
