package org.songtor.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.XmlIn;
import org.songtor.wire.XmlNode;

/** Reads what matters of camt.053.001.08, entry by entry; balances are where the standard puts them, before the entries. */
final class CamtReader {
    private static final String ENTRY = "Ntry";
    private static final int MOST_ENTRIES = 1_000_000;

    private CamtReader() {}

    static Statement read(byte[] content) throws FormatException {
        XmlIn in = XmlIn.open(content, CamtText.NAMESPACE);
        in.enter("Document");
        in.enter("BkToCstmrStmt");
        onlyPage(in.take("GrpHdr"), "MsgPgntn");
        in.enter("Stmt");
        XmlNode head = in.takeHead(ENTRY);
        List<Statement.Credit> credits = new ArrayList<>();
        List<Statement.Debit> debits = new ArrayList<>();
        while (in.next().equals(ENTRY) && credits.size() + debits.size() <= MOST_ENTRIES) {
            entry(in.takeRecord(ENTRY), credits, debits);
        }
        in.takeHead(ENTRY);
        in.leave();
        in.leave();
        in.leave();
        in.end();
        return statement(head, credits, debits);
    }

    private static Statement statement(XmlNode head, List<Statement.Credit> credits, List<Statement.Debit> debits)
            throws FormatException {
        onlyPage(head, "StmtPgntn");
        Totals.check(head, credits, debits);
        if (head.find("Acct", "Ccy").isPresent()) {
            same(head, "Ccy", head.text("Acct", "Ccy"), "THB");
        }
        XmlNode closing = balance(head, "CLBD");
        return new Statement(
                head.text("Id"),
                head.text("Acct", "Id", "Othr", "Id"),
                day(closing.child("Dt")),
                balance(head, "OPBD").amount("Amt"),
                closing.amount("Amt"),
                credits,
                debits);
    }

    /** Exactly one balance of this code, on the credit side unless it is zero. */
    private static XmlNode balance(XmlNode head, String code) throws FormatException {
        List<XmlNode> found = new ArrayList<>();
        for (XmlNode balance : head.all("Bal")) {
            if (balance.textIfAny("Tp", "CdOrPrtry", "Cd").equals(code)) {
                found.add(balance);
            }
        }
        if (found.size() != 1) {
            throw Refusal.badRecord(0, "Bal", found.size() + " of " + code, "one " + code);
        }
        XmlNode balance = found.get(0);
        boolean zero = balance.amount("Amt").equals(Satang.ZERO);
        if (!zero || !balance.text("CdtDbtInd").equals("DBIT")) {
            same(balance, "CdtDbtInd", balance.text("CdtDbtInd"), "CRDT");
        }
        return balance;
    }

    private static void entry(XmlNode entry, List<Statement.Credit> credits, List<Statement.Debit> debits)
            throws FormatException {
        same(entry, "Sts", entry.text("Sts", "Cd"), "BOOK");
        if (entry.find("RvslInd").isPresent()) {
            same(entry, "RvslInd", entry.text("RvslInd"), "false");
        }
        Optional<XmlNode> own = entry.find("AcctSvcrRef");
        String reference = own.isPresent() ? entry.text("AcctSvcrRef") : entry.text("NtryRef");
        if (entry.text("CdtDbtInd").equals("DBIT")) {
            debits.add(new Statement.Debit(reference, day(entry.child("BookgDt")), entry.amount("Amt"), text(entry)));
            return;
        }
        same(entry, "CdtDbtInd", entry.text("CdtDbtInd"), "CRDT");
        credits.add(new Statement.Credit(
                reference, day(entry.child("BookgDt")), entry.amount("Amt"), fee(entry), text(entry)));
    }

    private static Satang fee(XmlNode entry) throws FormatException {
        Optional<XmlNode> charges = entry.find("Chrgs");
        return charges.isPresent() && charges.get().find("TtlChrgsAndTaxAmt").isPresent()
                ? charges.get().amount("TtlChrgsAndTaxAmt")
                : Satang.ZERO;
    }

    /** What the payer wrote: free texts and structured references of all transactions in the entry, a blank between. */
    private static String text(XmlNode entry) throws FormatException {
        List<String> texts = new ArrayList<>();
        for (XmlNode details : entry.all("NtryDtls")) {
            for (XmlNode transaction : details.all("TxDtls")) {
                for (XmlNode information : transaction.all("RmtInf")) {
                    texts.addAll(information.texts("Ustrd"));
                    for (XmlNode structured : information.all("Strd")) {
                        texts.add(structured.textIfAny("CdtrRefInf", "Ref"));
                    }
                }
            }
        }
        texts.removeIf(String::isEmpty);
        return String.join(" ", texts);
    }

    private static void onlyPage(XmlNode where, String pagination) throws FormatException {
        Optional<XmlNode> page = where.find(pagination);
        if (page.isPresent()) {
            same(where, pagination, page.get().text("PgNb"), "1");
            same(where, pagination, page.get().text("LastPgInd"), "true");
        }
    }

    private static LocalDate day(XmlNode choice) throws FormatException {
        XmlNode stamp = choice.shape(choice.find("Dt").isPresent() ? "Dt" : "DtTm");
        String text = stamp.children().get(0).text();
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException e) {
            throw Refusal.badRecord(choice.record(), choice.name(), text, "a day such as 2026-11-21");
        }
    }

    private static void same(XmlNode where, String field, String found, String expected) throws FormatException {
        if (!found.equals(expected)) {
            throw Refusal.badRecord(where.record(), field, found, expected);
        }
    }
}
