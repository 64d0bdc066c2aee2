package org.songtor.items;

import java.time.LocalDate;
import org.songtor.model.Satang;

/**
 * One side of what a bank said.
 *
 * @param name the bank's own, of the statement or the entry
 * @param day the last day of the statement before, the first of the one after, or that of the booking
 * @param amount a balance, or that of the entry
 * @param text of an entry as the bank wrote it, national ids in it masked; of a statement empty
 */
public record BankSide(What what, String account, String name, LocalDate day, Satang amount, String text) {
    /** Of a statement. */
    public BankSide(What what, String account, String name, LocalDate day, Satang amount) {
        this(what, account, name, day, amount, "");
    }

    /** Which side it is. */
    public enum What {
        /** With what the statement before closed. */
        CLOSING,
        /** With what the one after opens. */
        OPENING,
        /** What left the account. */
        TAKEN,
        /** What left the account, and says of nothing that it takes it back: it counts against no file. */
        TAKEN_UNKNOWN,
        /** What came, and may have been taken back by it. */
        CAME,
        /** What came, of the very amount that left; nothing else says that it is what was taken back. */
        SAME_AMOUNT,
        /** What came, and pays a file whose reference the program made out of its damaged one. */
        REPAIRED
    }
}
