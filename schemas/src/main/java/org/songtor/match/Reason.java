package org.songtor.match;

import java.util.Set;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** What speaks for a candidate, or has to be known before it is chosen; the words for it are the reader's. */
public sealed interface Reason {
    /** Its name in tables, texts and for programs; never changes. */
    String code();

    /**
     * The text has something like its reference.
     *
     * @param written as it stands in the text, capitals and Arabic digits, without what separates them
     * @param differs in so many places from the reference, or from the part of it that is there
     * @param missing so many digits were cut off
     */
    record SimilarReference(PaymentReference reference, String written, int differs, int missing) implements Reason {
        /** All its digits are there as they should be: only its letters are not, or are written otherwise. */
        public boolean allDigits() {
            return differs == 0 && missing == 0;
        }

        /** Of its letters none is there. */
        public boolean withoutLetters() {
            return allDigits() && !written.startsWith("ST");
        }

        @Override
        public String code() {
            return "SIMILAR_REFERENCE";
        }
    }

    /**
     * The account gained exactly what is open, or what would be had no line left the file since it was sent.
     *
     * @param open what the account gained
     * @param asSent by what was sent, and not by what is open now
     */
    record SameAmount(Satang open, boolean asSent) implements Reason {
        /** What is open now. */
        public SameAmount(Satang open) {
            this(open, false);
        }

        @Override
        public String code() {
            return "SAME_AMOUNT";
        }
    }

    /** What was paid before the bank's fee is exactly what is open, or what was sent. */
    record FeeExplains(Satang open, Satang fee) implements Reason {
        @Override
        public String code() {
            return "FEE_EXPLAINS";
        }
    }

    /** What is open of these files together is exactly the money. */
    record SumOfFiles(Satang open, int files) implements Reason {
        @Override
        public String code() {
            return "SUM_OF_FILES";
        }
    }

    /**
     * It would pay a part of what is open.
     *
     * @param with credits that pay the rest exactly; empty where there are none
     */
    record PartOfFile(Satang rest, Set<Long> with) implements Reason {
        @Override
        public String code() {
            return "PART_OF_FILE";
        }

        public PartOfFile {
            with = Set.copyOf(with);
        }
    }

    /** The text has a name of the file's fund. */
    record FundInText(String name) implements Reason {
        @Override
        public String code() {
            return "FUND_IN_TEXT";
        }
    }

    /** Booked so many days after the file's day; before it where below zero. */
    record NearInDays(int days) implements Reason {
        @Override
        public String code() {
            return "NEAR_IN_DAYS";
        }
    }

    /** The file's money is there already: a second payment. */
    record PaidAlready(Satang total) implements Reason {
        @Override
        public String code() {
            return "PAID_ALREADY";
        }
    }

    /** The file's money is there by a credit whose reference was repaired: a second payment; and what is given to it by people ends that repair. */
    record PaidByRepair(Satang total) implements Reason {
        @Override
        public String code() {
            return "PAID_BY_REPAIR";
        }
    }

    /** Lines of so much went again from the file that has too much to this one. */
    record SentAgain(Satang amount) implements Reason {
        @Override
        public String code() {
            return "SENT_AGAIN";
        }
    }

    /** Of what a debit may have taken back: it is the very amount that left. */
    record AmountLeft(Satang amount) implements Reason {
        @Override
        public String code() {
            return "AMOUNT_LEFT";
        }
    }

    /** Of the same: the words for what left have this, the bank's own number of what came. */
    record NumberInText(String number) implements Reason {
        @Override
        public String code() {
            return "NUMBER_IN_TEXT";
        }
    }

    /** Of the same: so many days came between. */
    record LeftAfterDays(int days) implements Reason {
        @Override
        public String code() {
            return "LEFT_AFTER_DAYS";
        }
    }

    /** Other credits may be this file's as well, and not all of them together. */
    record AlsoClaimedBy(Set<Long> credits) implements Reason {
        @Override
        public String code() {
            return "ALSO_CLAIMED_BY";
        }

        public AlsoClaimedBy {
            credits = Set.copyOf(credits);
        }
    }
}
