package org.songtor.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.model.Shown;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.By;

/** Signed files that people carry to an agency. That one was handed over is proposed by one person and approved by another. Every method is one transaction. */
public interface HandoverStore {
    /** Larger attachments are not taken, in bytes. */
    int LARGEST_RECEIPT = 5 * 1024 * 1024;

    /** Signed files of these profiles that are not handed over yet, also where the answer was faster than the papers, and the hundred newest that are; longest waiting first. */
    List<Carried> files(Set<ProfileId> profiles);

    /**
     * Bytes and signature to be carried; notes who took them, and only where what is done with them succeeds: what could not be written was not taken out.
     * As often as one likes: they are the same each time.
     *
     * @param use runs before the note is durable; where it throws, nothing was noted and that is thrown
     * @throws IllegalStateException for a file that is not signed, is handed over already, or is none of these profiles
     * @throws HeldBackException where a person holds the file or stopped the agency
     */
    <T> T export(FileId id, Set<ProfileId> profiles, String officer, Function<Taken, T> use);

    /**
     * Says that an exported file was handed over.
     *
     * @throws WrongDayException for a day before that on which it was first exported for this handover, or after today
     * @throws IllegalStateException for a file nobody exported, one that is handed over, or one of which this was said and nobody decided yet
     */
    long propose(FileId id, Said said, String officer);

    /**
     * Another officer approves: the file is {@code DELIVERED} by the day on which it is said to be handed over (its last moment, or now if that is earlier),
     * its answer due at {@code answerDue}.
     *
     * @throws IllegalStateException where the officer proposed it, somebody decided already, or there is no such proposal
     */
    void approve(long claim, Instant answerDue, String officer);

    /** Ends a proposal without an approval, by whoever it is. @throws IllegalStateException where somebody decided already */
    void withdraw(long claim, String officer);

    /**
     * Proposes that a file which two people handed over is carried once more: the same bytes, name and number, as a handover of its own with its own receipt.
     * While nobody decided, the same file again is the same proposal. It is one of {@link DeliveryDesk#proposals}, approved and withdrawn there: once approved,
     * the file is not called delivered any more and is ready to be taken out, and what was said of the handover before stays.
     *
     * @throws IllegalStateException for a file that was not carried by hand or whose profile is not any more, that was answered, whose money the bank shows
     *     whole, or about whose money people decided
     */
    Again again(FileId id, By by);

    /** The attachment of a proposal. */
    Optional<Receipt> receipt(long claim);

    enum Stage {
        /** Signed, and still here. */
        READY,
        /** Somebody took it out and is carrying it, or did. */
        EXPORTED,
        /** One person says that it was handed over. */
        SAID,
        /** Another approved. */
        HANDED_OVER
    }

    /**
     * @param fund empty for a file of many funds
     * @param export the last of this handover, as is {@code claim}
     * @param earlier handovers that were approved, and taken for nothing since; oldest first
     * @param again that it is carried once more, as long as nobody decided
     * @param held who holds the file back or stopped its agency, and why; empty where it may be taken out
     */
    record Carried(
            FileId id,
            Optional<FundId> fund,
            ProfileId profile,
            String name,
            Sha256 sha256,
            PaymentReference reference,
            Period period,
            int lines,
            Satang amount,
            FileState state,
            Instant signedAt,
            Optional<Export> export,
            Optional<Claim> claim,
            List<Earlier> earlier,
            Optional<Again> again,
            Optional<String> held) {
        public Carried {
            earlier = List.copyOf(earlier);
        }

        /** The same, with its history. */
        public Carried with(List<Earlier> before, Optional<Again> proposed) {
            return new Carried(
                    id, fund, profile, name, sha256, reference, period, lines, amount, state, signedAt, export, claim,
                    before, proposed, held);
        }

        /** It would be taken out next, and may not be: a person has to let it go first. */
        public boolean waits() {
            return held.isPresent() && (stage() == Stage.READY || stage() == Stage.EXPORTED);
        }

        public Stage stage() {
            if (claim.isPresent()) {
                return claim.get().approval().isPresent() ? Stage.HANDED_OVER : Stage.SAID;
            }
            return export.isPresent() ? Stage.EXPORTED : Stage.READY;
        }
    }

    /** The last time it was taken out. */
    record Export(String by, Instant at) {}

    /**
     * A proposal that was not withdrawn.
     *
     * @param said without the receipt, which is asked for by {@link #receipt}
     * @param paper whether a receipt was attached
     * @param approval empty while nobody decided
     */
    record Claim(long id, Said said, boolean paper, String by, Instant at, Optional<Approval> approval) {}

    record Approval(String by, Instant at) {}

    /** A handover two people approved. @param again by which two people had the file carried or sent once more */
    record Earlier(Claim claim, Again again) {}

    /** What the one who proposes says; the receipt may be left out where the agency gave a number only. */
    record Said(String carriedBy, String receiptNumber, LocalDate handedOn, Optional<Receipt> receipt) {
        private static final int LONGEST = 100;

        public Said {
            carriedBy = Shown.plain(carriedBy).strip();
            receiptNumber = receiptNumber.strip();
            if (carriedBy.isEmpty()
                    || receiptNumber.isEmpty()
                    || carriedBy.length() > LONGEST
                    || receiptNumber.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "who carried it and the receipt's number, at most " + LONGEST + " characters each");
            }
            carriedBy = Shown.masked(carriedBy); // the receipt's number stays whole: it is the proof
        }
    }

    /** A photograph or scan of the agency's paper: JPEG, PNG or PDF by its first bytes, whatever it is called. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    record Receipt(String type, byte[] content) {
        /** @throws IllegalArgumentException where it is none of the three, or too large */
        public static Receipt of(byte[] content) {
            if (content.length > LARGEST_RECEIPT) {
                throw new IllegalArgumentException("at most " + LARGEST_RECEIPT + " bytes");
            }
            return new Receipt(type(content), content);
        }

        private static String type(byte[] content) {
            if (begins(content, 0xFF, 0xD8, 0xFF)) {
                return "image/jpeg";
            }
            if (begins(content, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
                return "image/png";
            }
            if (begins(content, '%', 'P', 'D', 'F', '-')) {
                return "application/pdf";
            }
            throw new IllegalArgumentException("neither JPEG nor PNG nor PDF");
        }

        private static boolean begins(byte[] content, int... with) {
            for (int i = 0; i < with.length; i++) {
                if (i >= content.length || (content[i] & 0xFF) != with[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    record Taken(Carried file, byte[] content, byte[] signature) {}
}
