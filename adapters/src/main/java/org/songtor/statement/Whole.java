package org.songtor.statement;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** What holds for a statement in any form: opening + credits - debits = closing, each entry once and above zero, texts that can be carried. */
final class Whole {
    /** It would count as what somebody paid. */
    static final String NO_REVERSED_DEBIT =
            "no reversal of a debit: it is not read, ask the bank to tell it as a credit of its own";

    private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7E]{1,35}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9-]{1,34}");
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int LONGEST_ID = 70;

    /** Eighteen digits, the most that an ISO 20022 amount has. */
    private static final Satang MOST = Satang.of(999_999_999_999_999_999L);

    private Whole() {}

    /** @param names what the form calls the parts */
    static void check(Statement statement, Names names) throws FormatException {
        text(0, names.account(), statement.account(), ACCOUNT);
        if (!Statement.account(statement.account()).equals(statement.account())) {
            throw Refusal.badRecord(0, names.account(), statement.account(), "the account's digits alone");
        }
        id(statement.statementId());
        int entries = statement.credits().size() + statement.debits().size();
        if (entries > MOST_ENTRIES) {
            throw Refusal.badRecord(0, names.entry(), "" + entries, "at most " + MOST_ENTRIES);
        }
        notNegative(names.opening(), statement.opening());
        notNegative(names.closing(), statement.closing());
        entries(statement, names);
        Satang due = sum(names.closing(), statement::reckoned);
        if (!due.equals(statement.closing())) {
            throw Refusal.controlTotal(names.closing(), statement.closing(), due);
        }
    }

    /**
     * What these amounts come to.
     *
     * @throws FormatException where that is more than we can count: no account has so much
     */
    static Satang sum(String field, Supplier<Satang> amounts) throws FormatException {
        try {
            return amounts.get();
        } catch (ArithmeticException e) {
            throw Refusal.controlTotal(field, "amounts beyond all sums", "at most " + MOST);
        }
    }

    private static void id(String id) throws FormatException {
        if (CamtText.reject(id).isPresent() || id.length() > LONGEST_ID) {
            throw Refusal.badRecord(0, "statement id", id, "text of at most " + LONGEST_ID + " characters");
        }
    }

    /**
     * The statement's id, as a file's name may have it.
     *
     * @throws IllegalArgumentException for an id that the form does not have
     */
    static String inName(Statement statement, Pattern ids) {
        if (!ids.matcher(statement.statementId()).matches()) {
            throw new IllegalArgumentException("not a statement id for a file name");
        }
        return statement.statementId();
    }

    /** Of the balances, the account, an entry, its reference, its amount and its text, as the form writes them. */
    record Names(
            String opening,
            String closing,
            String account,
            String entry,
            String reference,
            String amount,
            String text) {}

    private static void entries(Statement statement, Names names) throws FormatException {
        Set<String> seen = new HashSet<>();
        int record = 0;
        for (Statement.Credit credit : statement.credits()) {
            record++;
            entry(record, credit.entryReference(), credit.amount(), credit.text(), seen, names);
            if (credit.fee().compareTo(Satang.ZERO) < 0) {
                throw Refusal.badRecord(record, "fee", credit.fee().toBaht(), "0.00 or more");
            }
        }
        for (Statement.Debit debit : statement.debits()) {
            record++;
            entry(record, debit.entryReference(), debit.amount(), debit.text(), seen, names);
        }
    }

    private static void entry(int record, String reference, Satang amount, String text, Set<String> seen, Names names)
            throws FormatException {
        text(record, names.reference(), reference, REFERENCE);
        if (!seen.add(reference)) {
            throw Refusal.badRecord(record, names.reference(), reference, "each reference once");
        }
        if (!amount.isPositive() || amount.compareTo(MOST) > 0) {
            throw Refusal.badRecord(record, names.amount(), amount.toBaht(), "0.01 to " + MOST);
        }
        if (CamtText.reject(text).isPresent()) {
            throw Refusal.badRecord(record, names.text(), CamtText.reject(text).get(), "text");
        }
    }

    private static void notNegative(String field, Satang balance) throws FormatException {
        if (balance.compareTo(Satang.ZERO) < 0 || balance.compareTo(MOST) > 0) {
            throw Refusal.badRecord(0, field, balance.toBaht(), "0.00 to " + MOST);
        }
    }

    static void text(int record, String field, String text, Pattern shape) throws FormatException {
        if (!shape.matcher(text).matches()) {
            throw Refusal.badRecord(record, field, text, "characters " + shape.pattern());
        }
    }
}
