package org.songtor.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
     * @param text what the payer wrote; payment references are looked for in it
     * @param together the bank's reference of the entry in which it was booked with others; empty where it is an entry of its own
     */
    public record Credit(
            String entryReference,
            LocalDate bookedOn,
            Satang amount,
            Satang fee,
            String text,
            Optional<String> together) {

        /** An entry of its own. */
        public Credit(String entryReference, LocalDate bookedOn, Satang amount, Satang fee, String text) {
            this(entryReference, bookedOn, amount, fee, text, Optional.empty());
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
            return new Credit(entry + "#" + number, bookedOn, amount, Satang.ZERO, text, Optional.of(entry));
        }

        /** What the payer paid. */
        public Satang paid() {
            return amount.plus(fee);
        }
    }

    /**
     * Money that left: a fee of its own, or a transfer by the agency. It settles nothing.
     *
     * @param reversal the bank says that it takes back an earlier credit
     */
    public record Debit(String entryReference, LocalDate bookedOn, Satang amount, String text, boolean reversal) {

        /** Of which the bank does not say that it takes anything back. */
        public Debit(String entryReference, LocalDate bookedOn, Satang amount, String text) {
            this(entryReference, bookedOn, amount, text, false);
        }
    }
}
