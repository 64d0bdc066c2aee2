package org.songtor.checker;

import java.util.List;

/** What was observed in, what must not be out: pure, and the same for the same run. */
public final class Checker {
    private Checker() {}

    /** @return nothing where all is well */
    public static List<Finding> check(Observed run) {
        Index index = new Index(run);
        Findings findings = new Findings();
        BatchRules.check(index, findings);
        ReceiptRules.check(index, findings);
        FileRules.check(index, findings);
        LineRules.check(index, findings);
        QuestionRules.check(index, findings);
        DeliveryRules.check(index, findings);
        LedgerRules.check(index, findings);
        ReceivedRules.check(index, findings);
        AnswerRules.check(index, findings);
        MoneyRules.check(index, findings);
        return findings.all();
    }
}
