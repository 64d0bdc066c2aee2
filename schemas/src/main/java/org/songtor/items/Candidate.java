package org.songtor.items;

import java.time.Instant;
import java.util.List;
import org.songtor.match.Reason;
import org.songtor.model.FileId;
import org.songtor.model.Satang;

/**
 * A file that a credit could pay, as {@link org.songtor.match.CreditMatching} found it, or one of the agency that lacks money while another has too much.
 *
 * @param choice from 1, the likeliest first; files of one number would be paid together
 * @param why the strongest first
 */
public record Candidate(
        int choice,
        FileId file,
        String name,
        String reference,
        Satang total,
        Satang credited,
        Instant since,
        List<Reason> why) {}
