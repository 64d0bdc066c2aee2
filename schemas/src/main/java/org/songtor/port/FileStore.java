package org.songtor.port;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;

/** Agency files from frozen line set to delivered bytes. Every method is one transaction. */
public interface FileStore {

    /**
     * Freezes the batch's waiting lines into one file a profile: takes the profile's next number from its locked counter and a
     * payment reference, writes file and line set, an outbox row {@code write} a file, state {@code DISPATCHED}; ends the
     * outbox row {@code dispatch}. A batch without waiting lines gets no file.
     */
    List<FileId> freeze(BatchId id, LocalDate date);

    /** The frozen file and its lines; empty once it is signed. */
    Optional<Frozen> frozen(FileId id);

    /**
     * Stores name, bytes and signature; state {@code SIGNED}, outbox row {@code deliver.<profile>}; ends the row
     * {@code write}. The first signature stored is the one published: later calls change nothing.
     */
    void signed(FileId id, String name, byte[] content, byte[] signature);

    /**
     * The signed file while its delivery is open; empty before it is signed and after. In state {@code ANSWERED} the agency was faster
     * than our own note: nothing is to be sent, only {@code Delivered} to be noted by {@link #attempted}.
     */
    Optional<Signed> toDeliver(FileId id);

    /**
     * Begins and counts an attempt at the file of {@link #toDeliver}. An earlier one that never ended was cut off by a crash: its outcome is written now,
     * {@code Unknown} where bytes may have left, else {@code TryAgain}.
     *
     * @throws IllegalStateException for an old token
     */
    Optional<Signed> begin(FileId id, Outbox.Work work);

    /** By what it is known when the file is late. */
    Term term(FileId id);

    /** As {@link #term} of each. */
    default Map<FileId, Term> terms(Collection<FileId> ids) {
        return ids.stream().distinct().collect(Collectors.toMap(Function.identity(), this::term));
    }

    /**
     * The program itself holds the file, as a person would: its work does not ring and its bytes do not leave until a person releases it. Nothing changes where
     * it is held already. Else the operator is asked about it until it is released.
     *
     * @param missed the last instant until which it was due; empty where the calendar does not know it
     * @throws IllegalStateException for an old token
     */
    void hold(FileId id, Outbox.Work work, Optional<Instant> missed, String why);

    /**
     * Notes that bytes are about to leave: state {@code SENT}. Called before the first byte.
     *
     * @throws IllegalStateException for an old token, a file of which nothing is to be sent, and one that was stopped or held meanwhile
     */
    void sending(FileId id, Outbox.Work work);

    /**
     * Appends the attempt's outcome, which ends it. {@code Delivered}: state {@code DELIVERED}, answer due at {@code answerDue}, outbox row
     * {@code reconcile} due then, ends {@code deliver}. {@code Refused}: {@code UNDELIVERABLE}, {@code reconcile} now. Others: the row is due again
     * after {@code wait}; a wait of nothing left to try is given as empty and makes it {@code UNDELIVERABLE}. {@code TryAgain} of the first
     * bytes that were on their way makes the file {@code SIGNED} again: it was not sent.
     */
    void attempted(FileId id, Outbox.Work work, Outcome outcome, Instant answerDue, Optional<Duration> wait);

    /**
     * Files of the profile whose answer has not come: the delivered, and those sent or given up after bytes left, which may have arrived. In the order of
     * their numbers, so that whoever asks page after page has asked about each; fewer than {@code most} are the last page.
     *
     * @param after the last number of the page before; 0 for the first page
     * @param most at most so many
     */
    List<Awaiting> awaiting(ProfileId profile, FileId after, int most);

    /** @param fund whose lines these are; empty for a file of many funds, which the gateway sends under its own name */
    record Frozen(
            FileId id,
            Optional<FundId> fund,
            ProfileId profile,
            PaymentReference reference,
            int sequence,
            Period period,
            LocalDate date,
            List<Document.Line> lines) {}

    /**
     * @param attempts how many attempts were begun before this one, since the file was signed or two people had it sent again
     * @param firstAttempt when the first of them was begun; now, where there was none
     * @param doubtful whether an earlier attempt may have left the file with the agency, which must be asked before anything is sent again
     * @param replays how often two people had it sent again
     */
    record Signed(
            FileId id,
            ProfileId profile,
            String name,
            byte[] content,
            byte[] signature,
            Sha256 sha256,
            FileState state,
            int attempts,
            Instant firstAttempt,
            boolean doubtful,
            int replays) {}

    /**
     * @param fund empty for a file of many funds
     * @param released when people last let it go on: by releasing it, or by having it sent again
     * @param arrived it may be there already, as {@linkplain Signed#doubtful in doubt} or taken out to be carried, or surely is, since it was answered
     */
    record Term(Optional<FundId> fund, Period period, Optional<Instant> released, boolean arrived) {}

    record Awaiting(FileId id, String name, PaymentReference reference) {}
}
