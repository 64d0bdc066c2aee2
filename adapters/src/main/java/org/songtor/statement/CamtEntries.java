package org.songtor.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.XmlNode;

/**
 * Entries of camt.053, one after the other. Payments that the bank booked as one entry and of each of which it says how much it was are credits of their own:
 * they may be of two funds, and the money of one is not the other's.
 */
final class CamtEntries {
    private static final String CREDIT = "CRDT";
    private static final Set<String> YES = Set.of("true", "1");
    private static final Set<String> NO = Set.of("false", "0");

    private static final Pattern ELSEWHERE = Pattern.compile("[^T]*T.*(?:Z|[+-][0-9]{2}:[0-9]{2})");
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    /** So long is no running number: it is the account's for ever. */
    private static final int COUNTED = 10;

    private final List<Statement.Credit> credits = new ArrayList<>();
    private final List<Statement.Debit> debits = new ArrayList<>();
    private int booked;

    /** @param entry {@code Ntry} */
    void add(XmlNode entry) throws FormatException {
        CamtReader.same(entry, "Sts", entry.text("Sts", "Cd"), "BOOK");
        boolean reversal = reversal(entry);
        LocalDate day = day(entry.child("BookgDt"));
        String reference = name(entry, day);
        if (entry.text("CdtDbtInd").equals("DBIT")) {
            debits.add(new Statement.Debit(reference, day, entry.amount("Amt"), CamtSaid.of(entry), reversal));
            return;
        }
        if (reversal) {
            throw Refusal.badRecord(entry.record(), "RvslInd", entry.text("RvslInd"), Whole.NO_REVERSED_DEBIT);
        }
        CamtReader.same(entry, "CdtDbtInd", entry.text("CdtDbtInd"), CREDIT);
        booked++;
        List<XmlNode> payments = entry.all("NtryDtls").stream()
                .flatMap(details -> details.all("TxDtls").stream())
                .toList();
        if (payments.size() > 1 && payments.stream().noneMatch(p -> p.all("Amt").isEmpty())) {
            shares(entry, reference, day, payments);
        } else {
            credits.add(new Statement.Credit(reference, day, entry.amount("Amt"), fee(entry), CamtSaid.of(entry)));
        }
    }

    private static boolean reversal(XmlNode entry) throws FormatException {
        if (entry.find("RvslInd").isEmpty() || NO.contains(entry.text("RvslInd"))) {
            return false;
        }
        if (!YES.contains(entry.text("RvslInd"))) {
            throw Refusal.badRecord(entry.record(), "RvslInd", entry.text("RvslInd"), "true or false");
        }
        return true;
    }

    /** The bank's own; a short number of the statement's maker may be counted anew in each statement, and names an entry together with its day only. */
    private static String name(XmlNode entry, LocalDate day) throws FormatException {
        if (entry.find("AcctSvcrRef").isPresent()) {
            return entry.text("AcctSvcrRef");
        }
        String number = entry.text("NtryRef");
        return number.length() < COUNTED ? day + "/" + number : number;
    }

    private void shares(XmlNode entry, String reference, LocalDate day, List<XmlNode> payments) throws FormatException {
        if (fee(entry).isPositive()) {
            throw Refusal.badRecord(
                    entry.record(),
                    "Chrgs",
                    "kept of " + payments.size() + " payments",
                    "none: whose it is is not said");
        }
        List<Satang> amounts = new ArrayList<>();
        for (XmlNode payment : payments) {
            if (payment.find("CdtDbtInd").isPresent()) {
                CamtReader.same(payment, "TxDtls/CdtDbtInd", payment.text("CdtDbtInd"), CREDIT);
            }
            amounts.add(payment.amount("Amt"));
            credits.add(Statement.Credit.share(
                    reference, amounts.size(), day, payment.amount("Amt"), CamtSaid.ofPayment(payment)));
        }
        Satang sum = Whole.sum("TxDtls/Amt", () -> amounts.stream().reduce(Satang.ZERO, Satang::plus));
        if (!sum.equals(entry.amount("Amt"))) {
            throw Refusal.controlTotal("Ntry " + reference + " TxDtls/Amt", sum, entry.amount("Amt"));
        }
    }

    /** What the bank kept; a charge that it booked as an entry of its own is not missing from this one. */
    private static Satang fee(XmlNode entry) throws FormatException {
        Optional<XmlNode> charges = entry.find("Chrgs");
        if (charges.isEmpty() || charges.get().find("TtlChrgsAndTaxAmt").isEmpty()) {
            return Satang.ZERO;
        }
        for (XmlNode record : charges.get().all("Rcrd")) {
            if (record.find("ChrgInclInd").isPresent() && !YES.contains(record.text("ChrgInclInd"))) {
                return Satang.ZERO;
            }
        }
        return charges.get().amount("TtlChrgsAndTaxAmt");
    }

    /** As the bank wrote it; an hour with its distance from UTC may be of another day here. */
    static LocalDate day(XmlNode choice) throws FormatException {
        XmlNode stamp = choice.shape(choice.find("Dt").isPresent() ? "Dt" : "DtTm");
        String text = stamp.children().get(0).text();
        try {
            return ELSEWHERE.matcher(text).matches()
                    ? OffsetDateTime.parse(text).atZoneSameInstant(BANGKOK).toLocalDate()
                    : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException e) {
            throw Refusal.badRecord(choice.record(), choice.name(), text, "a day such as 2026-11-21");
        }
    }

    /** What they come to: payments that the bank booked together are as many as they are. */
    int count() {
        return credits.size() + debits.size();
    }

    /** Entries on the credit side. */
    int booked() {
        return booked;
    }

    List<Statement.Credit> credits() {
        return credits;
    }

    List<Statement.Debit> debits() {
        return debits;
    }
}
