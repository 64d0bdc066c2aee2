package org.songtor.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.Breaker;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Shown;

/**
 * Deliveries as an operator sees and steers them. Nothing here changes bytes, name or number of a file. Every method is one transaction, every change
 * stands in the journal with who and why; a change that finds nothing to change says false or zero.
 */
public interface DeliveryDesk {
    Board board();

    /** Files that are not delivered, and those of which somebody proposed something; longest waiting first. */
    List<Waiting> waiting(int most);

    /** Batches that somebody held before their files were made, longest held first. */
    List<HeldBatch> heldBatches(int most);

    /** The file in any state; empty where there is none. */
    Optional<Waiting> file(FileId id);

    /** How a batch and its files stand; empty where there is none. */
    Optional<BatchAt> batch(BatchId id);

    /** Work that failed so often by a fault of ours that it stopped, oldest first. */
    List<Stopped> stopped(int most);

    /**
     * No attempt begins at this agency, or at any where none is named, and bytes that have not left do not leave.
     *
     * @throws IllegalArgumentException for an agency that is not configured: who meant another one would think it stopped
     */
    boolean stop(Optional<AgencyCode> agency, By by);

    /** The same for all does not start an agency that was stopped by itself. */
    boolean start(Optional<AgencyCode> agency, By by);

    /** The switch of one agency, or of all. */
    Gate gate(Optional<AgencyCode> agency);

    /** Bytes of this file that have not left do not leave until it is released. */
    boolean hold(FileId id, By by);

    boolean release(FileId id, By by);

    /** Holds every file of the batch, and the batch itself where it has none yet. @return how many */
    int hold(BatchId id, By by);

    int release(BatchId id, By by);

    /** A file that waits for its next attempt need not wait any longer; one that a person carries has no attempt. */
    boolean retry(FileId id, By by);

    /** Stopped work goes on. */
    boolean revive(String topic, long subject, By by);

    /**
     * Proposes that a file which was given up or delivered is sent again: the agency is asked first, and the same bytes go under the same name and number.
     * While nobody decided, the same file again is the same proposal.
     *
     * @throws NotAgainException for a file in another state, one that was carried there, and while people's decision about money of it holds, which may be with the members again
     */
    Again propose(FileId id, By by);

    /**
     * Another officer approves, and the file is delivered anew, with a new budget of attempts. Approved already, nothing changes.
     *
     * @throws NotAgainException where the officer proposed it, it was withdrawn, the file was answered or its money decided about meanwhile, or there is no such proposal
     */
    Again approve(long id, String officer);

    /** Ends a proposal that nobody approved, by whoever it is. @throws NotAgainException where it has ended otherwise */
    Again withdraw(long id, String officer);

    /** Proposals nobody decided about, oldest first. */
    List<Again> proposals();

    /** Who wants it and why, in at most {@value #LONGEST} characters. The program's own names are nobody's; what may be a national id is masked, for funds read it. */
    record By(String officer, String reason) {
        public static final int LONGEST = 200;

        public By {
            if (officer.isBlank() || Stop.OWN.contains(officer) || reason.isBlank() || reason.length() > LONGEST) {
                throw new IllegalArgumentException("a person says why, in at most " + LONGEST + " characters");
            }
            reason = Shown.masked(reason);
        }
    }

    /** @param all the switch of all agencies; empty while they run @param agencies every one that is configured or has a row, by code */
    record Board(Optional<Stop> all, List<Agency> agencies) {}

    /**
     * @param known there is such an agency, configured or once sent to
     * @param stop who stopped it; empty while it runs
     * @param all who stopped all; empty while they run, and of the switch of all
     * @param started who started it last, and why; empty where nobody ever did
     */
    record Gate(boolean known, Optional<Stop> stop, Optional<Stop> all, Optional<Stop> started) {}

    /** @param officer a login, or the name of the part of the gateway that did it by itself */
    record Stop(String officer, Instant at, String reason) {
        /** The gateway's own: what holds a late file, and what stops an agency that is not who it was. */
        private static final Set<String> OWN = Set.of("songtor", Gates.WATCH);

        /** Whether the gateway did it by itself. */
        public boolean byGateway() {
            return OWN.contains(officer);
        }
    }

    /**
     * One agency's gate and queue.
     *
     * @param due files that may be attempted now, rung for or not, and those that are
     * @param waiting files whose time has not come
     * @param parked files that are held or stopped
     * @param oldest since when the file has been signed that waits longest
     */
    record Agency(
            AgencyCode agency,
            Optional<Stop> stop,
            Breaker breaker,
            int due,
            int waiting,
            int parked,
            Satang amount,
            Optional<Instant> oldest) {}

    /** Why a file is where it is. */
    enum Why {
        /** Its turn comes at once. */
        DUE,
        /** An attempt is under way. */
        TRYING,
        /** Its next attempt has a time. */
        LATER,
        /** Nothing is sent by itself: a person carries it to the agency. */
        CARRIED,
        HELD,
        AGENCY_STOPPED,
        BREAKER_OPEN,
        /** The gateway failed at it by itself. */
        OWN_FAULT,
        /** Refused or out of attempts: a person decides. */
        GIVEN_UP,
        /** Nothing is to be sent. */
        DONE
    }

    /**
     * @param sentAt when its bytes may first have left; empty while surely nothing of it did
     * @param nextTry only while it has one
     * @param lastOutcome such as {@code TRY_AGAIN}; empty before the first attempt
     * @param held who holds it
     * @param decided the number of people's decision about money of it, while that keeps a file which was given up or delivered from being sent again
     * @param ended it was given up, and people decided about all of its money
     */
    record Waiting(
            FileId id,
            ProfileId profile,
            String name,
            FileState state,
            int lines,
            Satang amount,
            Optional<Instant> signedAt,
            Optional<Instant> sentAt,
            int attempts,
            Why why,
            Optional<Instant> nextTry,
            String lastOutcome,
            String lastDetail,
            Optional<Instant> lastAt,
            Optional<Stop> held,
            Optional<Long> decided,
            boolean ended) {}

    /** @param lines that are in no file yet, with what they come to */
    record HeldBatch(BatchId id, FundId fund, int lines, Satang amount, Stop held) {}

    /**
     * A batch on its way out.
     *
     * @param files that have lines of it, in whatever state
     * @param reached of them
     * @param givenUp of them
     * @param ownFault the gateway's work on the batch itself stopped after failing too often
     * @param held who holds the batch, else who held one of its files last
     */
    record BatchAt(BatchState state, int files, int reached, int givenUp, boolean ownFault, Optional<Stop> held) {}

    record Stopped(String topic, long subject, Instant at, String cause) {}

    /**
     * @param decision empty while nobody decided
     * @param decided the number of people's decision about money of the file, while that keeps it from being sent again
     */
    record Again(
            long id,
            FileId file,
            String name,
            String officer,
            Instant at,
            String reason,
            Optional<Decision> decision,
            Optional<Long> decided) {
        /** Whether it is what this person proposed, for this reason; else it was there before, and what this person said now is not kept. */
        public boolean says(By by) {
            return officer.equals(by.officer()) && reason.equals(by.reason());
        }
    }

    record Decision(String officer, boolean approved, Instant at) {}
}
