package org.songtor.desk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Corrected;
import org.songtor.items.DecidedLine;
import org.songtor.items.Decision;
import org.songtor.items.Paid;
import org.songtor.items.Reversal;
import org.songtor.review.Accepted;
import org.songtor.review.DeskException;

/**
 * A decision as programs read it.
 *
 * @param reverses zero where it takes nothing back
 * @param givesBooked it is not to be signed nor carried out, as {@link Decision#givesBooked}
 * @param refused why by now nobody signs it or carries it out, as {@link Decision#refused}; at most one
 */
@JsonNaming(SnakeCaseStrategy.class)
record DecisionJson(
        long id,
        long item,
        String kind,
        String answers,
        String state,
        String amount,
        List<AcceptedJson> accepts,
        int lines,
        String proposedBy,
        String proposedAt,
        String reason,
        String until,
        long reverses,
        List<ApprovalJson> approvals,
        List<String> batches,
        List<Long> files,
        List<Long> supersedes,
        List<CorrectedJson> corrections,
        List<PaidJson> pays,
        List<PaidJson> loses,
        List<ReversalJson> takes,
        List<DecidedLineJson> who,
        boolean givesBooked,
        List<LetterJson> letter,
        List<RefusedJson> refused) {
    static DecisionJson of(Decision d) {
        return new DecisionJson(
                d.id(),
                d.item(),
                d.kind().name(),
                d.answers().name(),
                d.state().name(),
                d.amount().toBaht(),
                d.accepts().map(AcceptedJson::of).stream().toList(),
                d.lines(),
                d.proposedBy(),
                d.proposedAt().toString(),
                d.reason(),
                d.until().map(Object::toString).orElse(""),
                d.reverses().orElse(0L),
                d.approvals().stream()
                        .map(a -> new ApprovalJson(a.officer(), a.role(), a.at().toString()))
                        .toList(),
                d.batches().stream().map(Object::toString).toList(),
                d.files().stream().map(f -> f.value()).toList(),
                d.supersedes(),
                d.corrections().stream().map(CorrectedJson::of).toList(),
                d.pays().stream().map(PaidJson::of).toList(),
                d.loses().stream().map(PaidJson::of).toList(),
                d.takes().map(ReversalJson::of).stream().toList(),
                d.who().stream().map(DecidedLineJson::of).toList(),
                d.givesBooked(),
                d.letter().map(LetterJson::of).stream().toList(),
                d.refused().map(RefusedJson::of).stream().toList());
    }

    /** As the desk would refuse it ({@link Refusals}). */
    record RefusedJson(String type, String title) {
        static RefusedJson of(DeskException.Why why) {
            return new RefusedJson(Refusals.urn(why), Refusals.words(why));
        }
    }

    /** As {@link AgencyLetter}. */
    record LetterJson(String number, String date) {
        static LetterJson of(AgencyLetter letter) {
            return new LetterJson(letter.number(), letter.writtenOn().toString());
        }
    }

    /** Who signed. */
    record ApprovalJson(String login, String role, String at) {}

    /** A line that a decision is about: as {@link DecidedLine}. */
    @JsonNaming(SnakeCaseStrategy.class)
    record DecidedLineJson(
            long line,
            String batch,
            int number,
            String nationalId,
            String name,
            String amount,
            String booked,
            List<AcceptedJson> accepts) {
        static DecidedLineJson of(DecidedLine l) {
            return new DecidedLineJson(
                    l.line(),
                    l.batch().toString(),
                    l.lineNo(),
                    l.person(),
                    l.name(),
                    l.amount().toBaht(),
                    l.booked().toBaht(),
                    l.accepts().map(AcceptedJson::of).stream().toList());
        }
    }

    /** An agency's amount in place of what was sent: as {@link Accepted}. */
    record AcceptedJson(String sent, String accepted, String difference) {
        static AcceptedJson of(Accepted a) {
            return new AcceptedJson(
                    a.sent().toBaht(), a.accepted().toBaht(), a.difference().toBaht());
        }
    }

    /** A line that goes again under another id: as {@link Corrected}. */
    record CorrectedJson(
            long line, String batch, int number, String from, String to, String roster, String whose, String name) {
        static CorrectedJson of(Corrected c) {
            return new CorrectedJson(
                    c.line(),
                    c.batch().toString(),
                    c.lineNo(),
                    c.from(),
                    c.to(),
                    c.roster(),
                    c.whose().name(),
                    c.name());
        }
    }

    /** A file that money is given to: as {@link Paid}. */
    record PaidJson(
            long id,
            String name,
            String reference,
            List<String> funds,
            String due,
            String credited,
            String lacks,
            List<ItemJson.BankJson> repaired) {
        static PaidJson of(Paid p) {
            return new PaidJson(
                    p.file().value(),
                    p.name(),
                    p.reference(),
                    p.funds().stream().map(f -> f.value()).toList(),
                    p.due().toBaht(),
                    p.credited().toBaht(),
                    p.lacks().toBaht(),
                    p.repaired().stream().map(ItemJson.BankJson::of).toList());
        }
    }

    /** As {@link Reversal}. @param credit none where people named a file */
    record ReversalJson(ItemJson.BankJson debit, List<ItemJson.BankJson> credit, List<PaidJson> files) {
        static ReversalJson of(Reversal said) {
            return new ReversalJson(
                    ItemJson.BankJson.of(said.debit()),
                    said.credit().map(ItemJson.BankJson::of).stream().toList(),
                    said.files().stream().map(PaidJson::of).toList());
        }
    }
}
