package org.songtor.items;

import java.time.LocalDate;
import org.songtor.model.Satang;
import org.songtor.model.Shown;

/**
 * A credit as the bank's statement tells it.
 *
 * @param account of the agency, to which it was booked
 * @param entry the bank's own name for it
 * @param amount what the account was credited with
 * @param fee what the bank kept of it besides; zero for none
 * @param text what the bank wrote with it, payer's words and all; of what may be a national id only the last four digits stand
 */
public record CreditSaid(String account, String entry, LocalDate day, Satang amount, Satang fee, String text) {
    public CreditSaid {
        text = Shown.withoutIds(Shown.plain(text)).strip();
    }
}
