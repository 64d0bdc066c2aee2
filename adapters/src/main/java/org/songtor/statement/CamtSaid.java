package org.songtor.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.songtor.port.FormatException;
import org.songtor.wire.XmlNode;

/**
 * What a payer wrote, a blank between: free texts and structured references; and where banks put it else: the payer's own reference, which an order by file
 * carries, and what the bank adds, where references of bill payments stand here.
 */
final class CamtSaid {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** What the standard wants written where the payer gave no reference. */
    private static final String NOT_PROVIDED = "NOTPROVIDED";

    private CamtSaid() {}

    /** @param entry of all its payments */
    static String of(XmlNode entry) throws FormatException {
        List<String> texts = new ArrayList<>();
        for (XmlNode details : entry.all("NtryDtls")) {
            for (XmlNode payment : details.all("TxDtls")) {
                add(payment, texts);
            }
        }
        texts.add(line(entry.textIfAny("AddtlNtryInf")));
        return joined(texts);
    }

    static String ofPayment(XmlNode payment) throws FormatException {
        List<String> texts = new ArrayList<>();
        add(payment, texts);
        return joined(texts);
    }

    private static void add(XmlNode payment, List<String> texts) throws FormatException {
        for (XmlNode information : payment.all("RmtInf")) {
            texts.addAll(information.texts("Ustrd"));
            for (XmlNode structured : information.all("Strd")) {
                texts.add(structured.textIfAny("CdtrRefInf", "Ref"));
            }
        }
        String own = line(payment.textIfAny("Refs", "EndToEndId"));
        texts.add(own.equals(NOT_PROVIDED) ? "" : own);
        texts.add(line(payment.textIfAny("AddtlTxInf")));
    }

    private static String line(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private static String joined(List<String> texts) {
        texts.removeIf(String::isEmpty);
        return String.join(" ", texts);
    }
}
