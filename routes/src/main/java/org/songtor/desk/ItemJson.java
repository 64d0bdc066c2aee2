package org.songtor.desk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.function.Predicate;
import org.songtor.items.Attachment;
import org.songtor.items.BankSide;
import org.songtor.items.Candidate;
import org.songtor.items.Case;
import org.songtor.items.CreditSaid;
import org.songtor.items.Event;
import org.songtor.items.FileRefusal;
import org.songtor.items.Line;
import org.songtor.items.PaidTogether;
import org.songtor.items.Reversal;
import org.songtor.items.Row;
import org.songtor.match.Reason;
import org.songtor.model.Problem;
import org.songtor.model.Satang;
import org.songtor.model.Shown;
import org.songtor.review.DecisionKind;

/**
 * A review item as programs read it: amounts are baht with two decimals, as text; what is not known is empty.
 *
 * @param atRisk what is still to be decided; zero of what is over
 * @param amount what it is about, also when it is over
 * @param waits as {@link Row#waits}
 * @param gaveUp as {@link Row#gaveUp}
 */
@JsonNaming(SnakeCaseStrategy.class)
record ItemJson(
        long id,
        String label,
        String state,
        String fund,
        String atRisk,
        int lines,
        String owner,
        String openedAt,
        String due,
        String note,
        boolean waits,
        String amount,
        String gaveUp) {

    static ItemJson of(Row row) {
        return new ItemJson(
                row.id(),
                row.label().name(),
                row.state().name(),
                row.fund().map(f -> f.value()).orElse(""),
                (row.over() ? Satang.ZERO : row.atRisk()).toBaht(),
                row.lines(),
                row.owner(),
                row.openedAt().toString(),
                row.due().toString(),
                row.note(),
                row.waits(),
                row.atRisk().toBaht(),
                row.gaveUp());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Whole(
            ItemJson item,
            String agency,
            List<LineJson> about,
            List<FixJson> fixes,
            List<CandidateJson> candidates,
            List<CreditJson> credits,
            List<RefusalJson> refusals,
            List<DecisionJson> decisions,
            List<NoteJson> notes,
            List<AttachmentJson> attachments,
            List<EventJson> story,
            List<NotTakenJson> notTaken,
            String over,
            List<BankJson> bank,
            List<Long> decideFirst,
            List<TogetherJson> together,
            List<TakenFromJson> takenFrom) {
        /** @param mayOrder what people of the fund could sign for */
        static Whole of(Case found, Predicate<DecisionKind> mayOrder) {
            return new Whole(
                    ItemJson.of(found.row()),
                    found.agency().map(a -> a.value()).orElse(""),
                    found.lines().stream().map(LineJson::of).toList(),
                    found.fixes().stream()
                            .map(f -> new FixJson(f.kind().name(), f.why().name(), !mayOrder.test(f.kind())))
                            .toList(),
                    found.candidates().stream().map(CandidateJson::of).toList(),
                    found.credit().map(CreditJson::of).stream().toList(),
                    found.refusals().stream().map(RefusalJson::of).toList(),
                    found.decisions().stream().map(DecisionJson::of).toList(),
                    found.notes().stream()
                            .map(n -> new NoteJson(n.login(), n.at().toString(), n.text()))
                            .toList(),
                    found.attachments().stream().map(AttachmentJson::of).toList(),
                    found.story().stream().map(EventJson::of).toList(),
                    found.notTaken().stream().map(NotTakenJson::of).toList(),
                    found.over().toBaht(),
                    found.bank().stream().map(BankJson::of).toList(),
                    found.decideFirst(),
                    found.together().map(TogetherJson::of).stream().toList(),
                    found.takenFrom().stream().map(TakenFromJson::of).toList());
        }
    }

    /** Files that the same money names are one sum. @param unseen files of other funds @param due of all, as came: empty where one is unseen @param alone what names this file alone */
    record TogetherJson(
            List<PaidWithJson> with, int unseen, String due, String came, String missing, String over, String alone) {
        static TogetherJson of(PaidTogether sum) {
            return new TogetherJson(
                    sum.with().stream().map(PaidWithJson::of).toList(),
                    sum.unseen(),
                    sum.due().map(Satang::toBaht).orElse(""),
                    sum.came().map(Satang::toBaht).orElse(""),
                    sum.missing().toBaht(),
                    (sum.over().isPositive() ? sum.over() : Satang.ZERO).toBaht(),
                    sum.alone().toBaht());
        }
    }

    /** Another file of that sum. @param items about its money */
    record PaidWithJson(long file, String reference, List<Long> items) {
        static PaidWithJson of(PaidTogether.With one) {
            return new PaidWithJson(
                    one.file().value(),
                    one.reference(),
                    one.items().stream().map(PaidTogether.About::item).toList());
        }
    }

    /** What a bank said. @param what a {@code BankSide.What} @param name the bank's own @param amount a balance, or an entry's @param text of an entry */
    record BankJson(String what, String account, String name, String day, String amount, String text) {
        static BankJson of(BankSide side) {
            return new BankJson(
                    side.what().name(),
                    side.account(),
                    Shown.withoutSoundIds(side.name()),
                    side.day().toString(),
                    side.amount().toBaht(),
                    side.text());
        }
    }

    /** What the bank said of a credit. @param text of what may be a national id the last four digits only */
    record CreditJson(String account, String entry, String day, String amount, String fee, String text) {
        static CreditJson of(CreditSaid said) {
            return new CreditJson(
                    said.account(),
                    said.entry(),
                    said.day().toString(),
                    said.amount().toBaht(),
                    said.fee().toBaht(),
                    said.text());
        }
    }

    /** That the agency took nothing of a file. @param reason its own words */
    record RefusalJson(String file, String at, String reason) {
        static RefusalJson of(FileRefusal refusal) {
            return new RefusalJson(refusal.file(), refusal.at().toString(), refusal.reason());
        }
    }

    /** Why a line of it was not taken over in a correcting batch. @param line of that batch; 0 for the whole */
    record NotTakenJson(String code, int line, String field) {
        static NotTakenJson of(Problem problem) {
            return new NotTakenJson(problem.code().code(), problem.lineNo(), problem.field());
        }
    }

    /** What happened to it, the first first. @param actor a login, or the program's own name @param item this one, or another about the same money */
    record EventJson(String at, String actor, String event, String detail, long item) {
        static EventJson of(Event event) {
            return new EventJson(event.at().toString(), event.actor(), event.event(), event.detail(), event.item());
        }
    }

    /** @param nationalId all but the last four digits hidden @param said the different amounts that answers booked; booked is their sum, nobody's where they are two */
    @JsonNaming(SnakeCaseStrategy.class)
    record LineJson(
            long id,
            String batch,
            int line,
            String nationalId,
            String name,
            String amount,
            String booked,
            List<String> said,
            String label,
            String rosterName) {
        static LineJson of(Line line) {
            return new LineJson(
                    line.id(),
                    line.batch().toString(),
                    line.lineNo(),
                    line.person(),
                    line.name(),
                    line.amount().toBaht(),
                    line.booked().toBaht(),
                    line.said().stream().map(Satang::toBaht).toList(),
                    line.label().name(),
                    line.rosterName());
        }
    }

    /** @param aboveAllTiers done with the whole item it would move more than anybody of the fund may order */
    @JsonNaming(SnakeCaseStrategy.class)
    record FixJson(String kind, String why, boolean aboveAllTiers) {}

    /** @param choice files of one number would be paid together @param id to name it by when proposing @param why the strongest first */
    record CandidateJson(
            int choice,
            long id,
            String name,
            String reference,
            String total,
            String credited,
            String since,
            List<String> why) {
        static CandidateJson of(Candidate may) {
            return new CandidateJson(
                    may.choice(),
                    may.file().value(),
                    may.name(),
                    may.reference(),
                    may.total().toBaht(),
                    may.credited().toBaht(),
                    may.since().toString(),
                    may.why().stream().map(Reason::code).toList());
        }
    }

    /** A credit that what left the account may have taken back. @param id to name it by when proposing @param files that it pays @param why the strongest first */
    record TakenFromJson(long id, BankJson came, List<DecisionJson.PaidJson> files, List<String> why) {
        static TakenFromJson of(Reversal.Candidate may) {
            return new TakenFromJson(
                    may.credit(),
                    BankJson.of(may.came()),
                    may.files().stream().map(DecisionJson.PaidJson::of).toList(),
                    may.why().stream().map(Reason::code).toList());
        }
    }

    record NoteJson(String login, String at, String text) {}

    record AttachmentJson(long id, String name, String type, long size, String login, String at) {
        static AttachmentJson of(Attachment kept) {
            return new AttachmentJson(
                    kept.id(),
                    kept.name(),
                    kept.kind().mediaType(),
                    kept.size(),
                    kept.login(),
                    kept.at().toString());
        }
    }
}
