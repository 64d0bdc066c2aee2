package org.songtor.console;

import org.songtor.match.Reason;

/** Why a file could be what a credit pays, or a credit what was taken back, as people read it: one text for each reason, with its figures. */
final class ReasonWords {
    private ReasonWords() {}

    static String of(Words w, Reason reason) {
        return w.say("reason." + reason.code() + kind(reason), figures(w, reason));
    }

    /** Of a reason that is told in other words: which. */
    private static String kind(Reason reason) {
        if (reason instanceof Reason.SameAmount same) {
            return same.asSent() ? ".SENT" : "";
        }
        if (reason instanceof Reason.SimilarReference similar && similar.allDigits()) {
            return similar.withoutLetters() ? ".LETTERS" : ".WRITTEN";
        }
        return "";
    }

    private static Object[] figures(Words w, Reason reason) {
        if (reason instanceof Reason.SimilarReference similar) {
            return of(w.plain(similar.written()), w.count(similar.differs()), w.count(similar.missing()));
        } else if (reason instanceof Reason.SameAmount same) {
            return of(w.money(same.open()));
        } else if (reason instanceof Reason.FeeExplains fee) {
            return of(w.money(fee.open()), w.money(fee.fee()));
        } else if (reason instanceof Reason.SumOfFiles sum) {
            return of(w.money(sum.open()), w.count(sum.files()));
        } else if (reason instanceof Reason.PartOfFile part) {
            return of(w.money(part.rest()));
        } else if (reason instanceof Reason.FundInText fund) {
            return of(w.plain(fund.name()));
        } else if (reason instanceof Reason.NearInDays near) {
            return of(w.count(near.days()));
        } else if (reason instanceof Reason.PaidAlready paid) {
            return of(w.money(paid.total()));
        } else if (reason instanceof Reason.PaidByRepair paid) {
            return of(w.money(paid.total()));
        } else if (reason instanceof Reason.SentAgain again) {
            return of(w.money(again.amount()));
        } else if (reason instanceof Reason.AmountLeft left) {
            return of(w.money(left.amount()));
        } else if (reason instanceof Reason.NumberInText number) {
            return of(w.bank(number.number()));
        } else if (reason instanceof Reason.LeftAfterDays after) {
            return of(w.count(after.days()));
        }
        return of(w.count(((Reason.AlsoClaimedBy) reason).credits().size()));
    }

    private static Object[] of(Object... figures) {
        return figures;
    }
}
