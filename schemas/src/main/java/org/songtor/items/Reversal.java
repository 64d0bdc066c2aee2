package org.songtor.items;

import java.util.List;
import java.util.Optional;
import org.songtor.match.Reason;

/**
 * What an entry that left an account took back, as people say.
 *
 * @param debit what left, with the bank's text
 * @param credit what came and was taken back; empty where people named a file and no credit
 * @param files that get so much less: those that the credit pays, or the one that people named; none where the credit pays none yet
 */
public record Reversal(BankSide debit, Optional<BankSide> credit, List<Paid> files) {
    public Reversal {
        files = List.copyOf(files);
    }

    /** At most so many are shown. */
    public static final int MOST_CANDIDATES = 20;

    /**
     * A credit of the same account and the very amount, not of a later day, which no other entry took back. A person chooses.
     *
     * @param credit to name it by in a proposal
     * @param files that it pays
     * @param why the strongest first
     */
    public record Candidate(long credit, BankSide came, List<Paid> files, List<Reason> why) {
        public Candidate {
            files = List.copyOf(files);
            why = List.copyOf(why);
        }
    }
}
