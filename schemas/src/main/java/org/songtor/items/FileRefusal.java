package org.songtor.items;

import java.time.Instant;
import org.songtor.model.Shown;

/**
 * That an agency took nothing of a file, and why.
 *
 * @param file its name
 * @param at when the answer came
 * @param reason the agency's own words; empty where it gave none. Of what may be a national id only the last four digits stand
 */
public record FileRefusal(String file, Instant at, String reason) {
    public FileRefusal {
        reason = Shown.withoutIds(Shown.plain(reason)).strip();
    }
}
