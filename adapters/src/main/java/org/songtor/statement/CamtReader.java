package org.songtor.statement;

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

    /** Of one entry: a bank books many payments together, and tells some thirty things of each. */
    private static final int MOST_PARTS = 200_000;

    private CamtReader() {}

    static Statement read(byte[] content) throws FormatException {
        XmlIn in = XmlIn.open(content, CamtText.NAMESPACE);
        in.enter("Document");
        in.enter("BkToCstmrStmt");
        onlyPage(in.take("GrpHdr"), "MsgPgntn");
        in.enter("Stmt");
        XmlNode head = in.takeHead(ENTRY);
        CamtEntries entries = new CamtEntries();
        while (in.next().equals(ENTRY) && entries.count() <= MOST_ENTRIES) {
            entries.add(in.takeRecord(ENTRY, MOST_PARTS));
        }
        in.takeHead(ENTRY);
        in.leave();
        in.leave();
        in.leave();
        in.end();
        return statement(head, entries);
    }

    private static Statement statement(XmlNode head, CamtEntries entries) throws FormatException {
        onlyPage(head, "StmtPgntn");
        Totals.check(head, entries.booked(), entries.credits(), entries.debits());
        if (head.find("Acct", "Ccy").isPresent()) {
            same(head, "Ccy", head.text("Acct", "Ccy"), "THB");
        }
        XmlNode closing = balance(head, "CLBD");
        return new Statement(
                head.text("Id"),
                Statement.account(head.text("Acct", "Id", "Othr", "Id")),
                CamtEntries.day(closing.child("Dt")),
                balance(head, "OPBD").amount("Amt"),
                closing.amount("Amt"),
                entries.credits(),
                entries.debits());
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

    private static void onlyPage(XmlNode where, String pagination) throws FormatException {
        Optional<XmlNode> page = where.find(pagination);
        if (page.isPresent()) {
            same(where, pagination, page.get().text("PgNb"), "1");
            same(where, pagination, page.get().text("LastPgInd"), "true");
        }
    }

    static void same(XmlNode where, String field, String found, String expected) throws FormatException {
        if (!found.equals(expected)) {
            throw Refusal.badRecord(where.record(), field, found, expected);
        }
    }
}
