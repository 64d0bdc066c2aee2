package org.songtor.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songtor.flow.FlowFixture;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;

/** A store of one frozen file, number 1, and what it was written as; nothing, before it is. */
final class OneFrozen implements FileStore {
    static final FundId FUND = FundId.of("wiang");

    private final Document document;
    String name = "";
    byte[] content = {};
    byte[] signature = {};

    OneFrozen(Document document) {
        this.document = document;
    }

    @Override
    public Optional<Frozen> frozen(FileId id) {
        Document.Header h = document.header();
        return name.isEmpty()
                ? Optional.of(new Frozen(
                        id,
                        Optional.of(FUND),
                        FlowFixture.DUES,
                        h.reference(),
                        h.sequence(),
                        h.period(),
                        h.date(),
                        document.lines()))
                : Optional.empty();
    }

    @Override
    public void signed(FileId id, String fileName, byte[] bytes, byte[] sign) {
        name = fileName;
        content = bytes.clone();
        signature = sign.clone();
    }

    @Override
    public List<FileId> freeze(BatchId id, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Signed> toDeliver(FileId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Signed> begin(FileId id, Outbox.Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sending(FileId id, Outbox.Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void attempted(FileId id, Outbox.Work work, Outcome outcome, Instant answerDue, Optional<Duration> wait) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Awaiting> awaiting(ProfileId profile, FileId after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Term term(FileId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hold(FileId id, Outbox.Work work, Optional<Instant> missed, String why) {
        throw new UnsupportedOperationException();
    }
}
