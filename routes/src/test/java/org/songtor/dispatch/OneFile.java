package org.songtor.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Queues;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;

/** A store of one signed file, number 1, that is to be delivered; and what its deliverers wrote down. */
final class OneFile implements FileStore {
    static final FileId ID = new FileId(1);

    final List<Outcome> outcomes = new ArrayList<>();
    final String name = "TOY-ST0000000777-000007.txt";
    final byte[] content;
    final byte[] signature = "signature".getBytes(StandardCharsets.US_ASCII);
    FileState state = FileState.SIGNED;
    int attempts;
    Instant firstAttempt = Instant.now();
    int sendings;

    /** How often people had it sent again. */
    int replays;

    boolean broken;

    /** As where somebody took it out to carry it. */
    boolean takenOut;

    /** Of the others: 2569-10. */
    final Map<Long, Period> periods = new HashMap<>();

    Optional<Instant> released = Optional.empty();
    Optional<String> held = Optional.empty();
    private final TimedOutbox outbox;

    OneFile(TimedOutbox outbox, byte[] content) {
        this.outbox = outbox;
        this.content = content.clone();
        outbox.add(Queues.deliver(FlowFixture.DUES), ID.value());
    }

    Sha256 sha256() {
        return Sha256.of(content);
    }

    Outcome onlyOutcome() {
        if (outcomes.size() != 1) {
            throw new AssertionError("one outcome expected: " + outcomes);
        }
        return outcomes.get(0);
    }

    @Override
    public Optional<Signed> toDeliver(FileId id) {
        refuseWhenBroken();
        return state == FileState.DELIVERED || state == FileState.UNDELIVERABLE || state == FileState.FROZEN
                ? Optional.empty()
                : Optional.of(new Signed(
                        id,
                        FlowFixture.DUES,
                        name,
                        content,
                        signature,
                        sha256(),
                        state,
                        attempts,
                        firstAttempt,
                        state == FileState.SENT,
                        replays));
    }

    @Override
    public Optional<Signed> begin(FileId id, Outbox.Work work) {
        Optional<Signed> signed = toDeliver(id);
        outbox.require(work);
        attempts++;
        return signed;
    }

    @Override
    public void sending(FileId id, Outbox.Work work) {
        outbox.require(work);
        state = FileState.SENT;
        sendings++;
    }

    @Override
    public void attempted(FileId id, Outbox.Work work, Outcome outcome, Instant answerDue, Optional<Duration> wait) {
        refuseWhenBroken();
        outbox.require(work);
        outcomes.add(outcome);
        if (outcome instanceof Outcome.Delivered) {
            state = FileState.DELIVERED;
            outbox.done(work);
        } else if (outcome instanceof Outcome.Refused || wait.isEmpty()) {
            state = FileState.UNDELIVERABLE;
            outbox.done(work);
        } else {
            outbox.release(work, wait.get());
        }
    }

    private void refuseWhenBroken() {
        if (broken) {
            throw new IllegalStateException("no connection to the database");
        }
    }

    @Override
    public List<FileId> freeze(BatchId id, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Frozen> frozen(FileId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void signed(FileId id, String fileName, byte[] bytes, byte[] sign) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Awaiting> awaiting(ProfileId of, FileId after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Term term(FileId id) {
        boolean arrived = takenOut || state == FileState.SENT || state == FileState.ANSWERED;
        return new Term(
                Optional.of(FundId.of("wiang")),
                periods.getOrDefault(id.value(), Period.of("2569-10")),
                released,
                arrived);
    }

    @Override
    public void hold(FileId id, Outbox.Work work, Optional<Instant> missed, String why) {
        outbox.require(work);
        if (state == FileState.SIGNED || state == FileState.SENT) {
            held = Optional.of(why);
        }
    }
}
