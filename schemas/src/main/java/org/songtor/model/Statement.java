package org.songtor.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bank's statement of one collection account: opening + credits - debits = closing, all amounts above zero.
 *
 * @param statementId the bank's own number of it
 * @param account digits
 * @param date the last day it covers
 * @param balances whether the bank says what the account held; else it is a list of payments, which opens with nothing and says nothing of what came before it
 */
public record Statement(
        String statementId,
        String account,
        LocalDate date,
        Satang opening,
        Satang closing,
        List<Credit> credits,
        List<Debit> debits,
        boolean balances) {
    private static final Pattern AROUND = Pattern.compile("^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?/|THB$|[- ]");

    /** The account without what banks write around it: their own code before a stroke, the currency behind it, hyphens, blanks. What people copy from a statement is read by it as well. */
    public static String account(String written) {
        return AROUND.matcher(written.strip()).replaceAll("");
    }

    public Statement {
        credits = List.copyOf(credits);
        debits = List.copyOf(debits);
    }

    /** With the account's balances. */
    public Statement(
            String statementId,
            String account,
            LocalDate date,
            Satang opening,
            Satang closing,
            List<Credit> credits,
            List<Debit> debits) {
        this(statementId, account, date, opening, closing, credits, debits, true);
    }

    /** A list of payments that arrived, without balances. */
    public static Statement ofPayments(String statementId, String account, LocalDate date, List<Credit> credits) {
        Satang sum = credits.stream().map(Credit::amount).reduce(Satang.ZERO, Satang::plus);
        return new Statement(statementId, account, date, Satang.ZERO, sum, credits, List.of(), false);
    }

    /** Of an account from which nothing was taken. */
    public Statement(
            String statementId, String account, LocalDate date, Satang opening, Satang closing, List<Credit> credits) {
        this(statementId, account, date, opening, closing, credits, List.of());
    }

    /** The same statement with these entries in place of its own. */
    public Statement with(List<Credit> others, List<Debit> otherDebits) {
        return new Statement(statementId, account, date, opening, closing, others, otherDebits, balances);
    }

    /** What the closing balance must be. */
    public Satang reckoned() {
        Satang balance = opening;
        for (Credit credit : credits) {
            balance = balance.plus(credit.amount());
        }
        for (Debit debit : debits) {
            balance = balance.minus(debit.amount());
        }
        return balance;
    }

    /**
     * Money that arrived.
     *
     * @param entryReference the bank's own reference, unique in the account
     * @param amount what the account gained, after the fee
     * @param fee what the bank kept of what was paid; zero where the statement says nothing of it
     * @param text what the payer wrote, national ids in it masked; payment references are looked for in it
     * @param together the bank's reference of the entry in which it was booked with others; empty where it is an entry of its own
     * @param moment what it is named by where the bank gives no reference: its name is this and, after a hyphen, which of the moment it is, six digits. Another
     *     statement may tell those of one moment in another order; empty where the name is its own
     */
    public record Credit(
            String entryReference,
            LocalDate bookedOn,
            Satang amount,
            Satang fee,
            String text,
            Optional<String> together,
            Optional<String> moment) {

        public Credit {
            text = IdsInText.masked(text);
        }

        /** An entry of its own. */
        public Credit(String entryReference, LocalDate bookedOn, Satang amount, Satang fee, String text) {
            this(entryReference, bookedOn, amount, fee, text, Optional.empty(), Optional.empty());
        }

        /** Of which the bank kept nothing. */
        public Credit(String entryReference, LocalDate bookedOn, Satang amount, String text) {
            this(entryReference, bookedOn, amount, Satang.ZERO, text);
        }

        /**
         * One payment of several that the bank booked as one entry, of which it says how much each was.
         *
         * @param entry the bank's reference of the entry
         * @param number from 1, as they stand in it
         */
        public static Credit share(String entry, int number, LocalDate bookedOn, Satang amount, String text) {
            return new Credit(
                    entry + "#" + number, bookedOn, amount, Satang.ZERO, text, Optional.of(entry), Optional.empty());
        }

        /**
         * One payment of those of a moment, which have no references of their own.
         *
         * @param number from 1, as they stand in the statement
         */
        public static Credit ofMoment(String moment, int number, LocalDate bookedOn, Satang amount, String text) {
            return new Credit(
                    numbered(moment, number),
                    bookedOn,
                    amount,
                    Satang.ZERO,
                    text,
                    Optional.empty(),
                    Optional.of(moment));
        }

        /** The name of a moment's payment: {@code <moment>-000001}. */
        public static String numbered(String moment, int number) {
            return "%s-%06d".formatted(moment, number);
        }

        /** The same under another name. */
        public Credit named(String name) {
            return new Credit(name, bookedOn, amount, fee, text, together, moment);
        }

        /** The same as an entry of this name, or as the same payment of it. */
        public Credit ofEntry(String entry) {
            if (together.isEmpty()) {
                return named(entry);
            }
            String name = entry + entryReference.substring(together.get().length());
            return new Credit(name, bookedOn, amount, fee, text, Optional.of(entry), moment);
        }

        /** What the payer paid. */
        public Satang paid() {
            return amount.plus(fee);
        }
    }

    /**
     * Money that left, national ids in its text masked: a fee of its own, or a transfer by the agency. It settles nothing.
     *
     * @param reversal the bank says that it takes back an earlier credit
     */
    public record Debit(String entryReference, LocalDate bookedOn, Satang amount, String text, boolean reversal) {

        /** Of which the bank does not say that it takes anything back. */
        public Debit(String entryReference, LocalDate bookedOn, Satang amount, String text) {
            this(entryReference, bookedOn, amount, text, false);
        }

        public Debit {
            text = IdsInText.masked(text);
        }

        /** The same under another name. */
        public Debit named(String name) {
            return new Debit(name, bookedOn, amount, text, reversal);
        }
    }
}
