package org.songtor.items;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;

/**
 * A letter that asks an agency.
 *
 * @param fileName empty where no file of ours is concerned
 * @param total how many lines it is about; {@code rows} holds the first
 * @param due what the fund's lines in the file ask for today, where it is about the file's money; else empty
 * @param came of that, where it is plain
 * @param credit what the bank said, where it is about a credit
 * @param bank what a bank said that does not go together, where it is about that: to an operator
 */
public record Letter(
        long decision,
        Optional<FundId> fund,
        Optional<AgencyCode> agency,
        LocalDate date,
        LocalDate answerBy,
        Label about,
        String asks,
        String fileName,
        String reference,
        Optional<Instant> sentAt,
        int total,
        Satang amount,
        List<LetterRow> rows,
        Optional<Satang> due,
        Optional<Satang> came,
        Optional<CreditSaid> credit,
        List<BankSide> bank) {
    public Letter {
        rows = List.copyOf(rows);
        bank = List.copyOf(bank);
    }

    public static final int MOST_ROWS = 200;
}
