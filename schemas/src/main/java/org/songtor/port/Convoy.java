package org.songtor.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;

/**
 * Several files of one profile on their way together: what {@link FileStore} does for one attempt, for some of them in one transaction. Only files whose
 * way is plain go along: small, signed, never tried, nobody's doubt, no agency in trouble. Every method is one transaction and does all or nothing; where it
 * throws, each file goes on alone by the methods of {@link FileStore}.
 */
public interface Convoy {
    /** So many go together where nothing else is known; half as many are rung for by one ring, so that two who come find company. */
    int MOST = 16;

    /** Every file goes alone. */
    Convoy NONE = new Convoy() {
        @Override
        public Joined join(ProfileId profile, FileId first, int most, Duration lease) {
            return Joined.NOBODY;
        }

        @Override
        public void sending(List<Outbox.Work> works) {
            throw new IllegalStateException("every file goes alone");
        }

        @Override
        public void stillOurs(Outbox.Work work) {
            throw new IllegalStateException("every file goes alone");
        }

        @Override
        public void delivered(List<Proved> files, Instant answerDue) {
            throw new IllegalStateException("every file goes alone");
        }

        @Override
        public void back(List<Outbox.Work> works) {
            throw new IllegalStateException("every file goes alone");
        }
    };

    /**
     * Takes and begins the first attempt at no more than {@code most} files that are due, and beside the first no more than 4 MB of them; none while the agency is stopped or its breaker has counted a failure.
     *
     * @param first is among them, if its way is plain; with it go those that come after it by their numbers, and after the last the first
     */
    Joined join(ProfileId profile, FileId first, int most, Duration lease);

    /**
     * As {@link FileStore#sending} of each: durable before the first byte of any of them leaves.
     *
     * @throws IllegalStateException where one of them is stale, held back, or not to be sent: then none is noted
     */
    void sending(List<Outbox.Work> works);

    /**
     * Asks once more before the first byte of one that was noted by {@link #sending} a while ago; writes nothing.
     *
     * @throws IllegalStateException where it is no longer held under its token, its lease is over, or a person holds it back
     */
    void stillOurs(Outbox.Work work);

    /**
     * As {@link FileStore#attempted} of each, with proof.
     *
     * @throws IllegalStateException where one of them is no longer held under its token: then none is noted
     */
    void delivered(List<Proved> files, Instant answerDue);

    /** Undoes {@link #join} for those of which nothing was noted since: no attempt was made, and they are due at once. Work that is not ours any more stays as it is. */
    void back(List<Outbox.Work> works);

    /**
     * Those that go.
     *
     * @param next the first of those behind them that was looked at, is due too and was not taken: whom to ring for; nothing where there is none, or nobody goes
     */
    record Joined(List<Member> members, Optional<FileId> next) {
        public static final Joined NOBODY = new Joined(List.of(), Optional.empty());
    }

    /** One that goes along. */
    record Member(Outbox.Work work, FileStore.Signed file) {}

    /** One that the other side shows. */
    record Proved(Outbox.Work work, Outcome.Delivered outcome) {}
}
