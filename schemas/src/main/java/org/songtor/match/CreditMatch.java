package org.songtor.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;

/** Whose money a credit is. */
public sealed interface CreditMatch {
    /** The credit's number. */
    long credit();

    /**
     * Surely of these files.
     *
     * @param files counted like references in the bank's text
     * @param repaired those of {@code files} whose reference was damaged or cut off and is made out without a doubt, the money being exact
     * @param asks what people are asked about it all the same, and meanwhile it counts: {@code CREDIT_QUESTIONED} where an operator asks which file the payer meant,
     *     {@code DECISION_CONTRADICTED} where people said that, and those files have their money without it
     * @param candidates of what is questioned: the files that it may be for, as where its text says nothing; else none
     */
    record Matched(
            long credit,
            Set<PaymentReference> files,
            Set<PaymentReference> repaired,
            Optional<Label> asks,
            List<Candidate> candidates)
            implements CreditMatch {
        public Matched {
            files = Set.copyOf(files);
            repaired = Set.copyOf(repaired);
            candidates = List.copyOf(candidates);
        }

        /** Nobody is asked. */
        public Matched(long credit, Set<PaymentReference> files, Set<PaymentReference> repaired) {
            this(credit, files, repaired, Optional.empty(), List.of());
        }
    }

    /**
     * Surely somebody's by all that is known, and people said that it is nobody's here. It counts for no file until they take that back, and they are told.
     *
     * @param files that it would pay
     * @param candidates as where it is of one of these or of nobody; may be empty
     */
    record Contradicted(long credit, Set<PaymentReference> files, List<Candidate> candidates) implements CreditMatch {
        public Contradicted {
            files = Set.copyOf(files);
            candidates = List.copyOf(candidates);
        }

        /** The files it would pay as one candidate, with all reasons that were found for any of them; with none where only its whole reference speaks for it. */
        public Candidate against() {
            return new Candidate(
                    files,
                    candidates.stream()
                            .filter(one -> files.containsAll(one.files()))
                            .flatMap(one -> one.reasons().stream())
                            .distinct()
                            .toList());
        }
    }

    /** Of one of these, or of nobody: a person chooses. At least one and at most {@link CreditMatching#MOST_CANDIDATES}, the likeliest first. */
    record Candidates(long credit, List<Candidate> candidates) implements CreditMatch {
        public Candidates {
            candidates = List.copyOf(candidates);
        }
    }

    /** Nothing speaks for any file that was looked at; a file that comes later may change it. */
    record Nobody(long credit) implements CreditMatch {}
}
