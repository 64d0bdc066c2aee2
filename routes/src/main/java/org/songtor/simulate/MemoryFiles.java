package org.songtor.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.songtor.simulate.Tables.Batch;
import org.songtor.simulate.Tables.File;
import org.songtor.simulate.Tables.Line;

/** Agency files from frozen line set to delivered bytes, by the contract of {@link FileStore}. */
class MemoryFiles {
    private static final String REFERENCES = "reference";

    final Tables tables;
    final MemoryOutbox outbox;
    final Time time;
    private final Consumer<File> frozen;

    /** @param frozen told of each new file, in its transaction: the fund can read there what to pay for */
    MemoryFiles(Tables tables, MemoryOutbox outbox, Time time, Consumer<File> frozen) {
        this.tables = tables;
        this.outbox = outbox;
        this.time = time;
        this.frozen = frozen;
    }

    List<FileId> freeze(BatchId id, LocalDate date) {
        Batch batch = tables.batches.get((int) id.value() - 1);
        if (batch.state != BatchState.CHECKED && batch.state != BatchState.DISPATCHED) {
            throw new Trouble(id + " is " + batch.state + ": nothing of it may be passed on");
        }
        Tables.Row row = tables.outbox.get(new Tables.Key(Outbox.DISPATCH, id.value()));
        if (row != null && MemoryOutbox.HELD.equals(row.parked)) {
            throw new HeldBackException(id + " is held back");
        }
        List<FileId> files = new ArrayList<>();
        for (Map.Entry<ProfileId, List<Line>> share : shares(batch).entrySet()) {
            files.add(freeze(batch, share.getKey(), share.getValue(), date).id);
        }
        batch.state = BatchState.DISPATCHED;
        tables.version++;
        files.forEach(file -> outbox.work(Outbox.WRITE, file.value()));
        outbox.ended(Outbox.DISPATCH, id.value());
        return files;
    }

    private Map<ProfileId, List<Line>> shares(Batch batch) {
        Map<ProfileId, List<Line>> shares = new TreeMap<>();
        for (Line line : batch.lines) {
            if (line.label == Label.WAITING && !live(line)) {
                shares.computeIfAbsent(line.profile, p -> new ArrayList<>()).add(line);
            }
        }
        return shares;
    }

    boolean live(Line line) {
        return line.liveFiles > 0;
    }

    private File freeze(Batch batch, ProfileId profile, List<Line> lines, LocalDate date) {
        File file = new File(
                new FileId(tables.files.size() + 1L),
                batch.fund,
                profile,
                (int) next(profile.dotted()),
                Setting.reference(next(REFERENCES)),
                date,
                lines);
        lines.forEach(line -> line.liveFiles++);
        tables.files.add(file);
        tables.byReference.put(file.reference, file);
        frozen.accept(file);
        return file;
    }

    private long next(String stream) {
        return tables.counters.merge(stream, 1L, Long::sum);
    }

    Optional<FileStore.Frozen> frozen(FileId id) {
        File file = tables.file(id);
        return file.state != FileState.FROZEN
                ? Optional.empty()
                : Optional.of(new FileStore.Frozen(
                        id,
                        Optional.of(file.fund),
                        file.profile,
                        file.reference,
                        file.sequence,
                        Setting.PERIOD,
                        file.date,
                        document(file.lines)));
    }

    private static List<Document.Line> document(List<Line> lines) {
        List<Document.Line> placed = new ArrayList<>();
        for (Line line : lines) {
            Document.Line sent = line.sent;
            placed.add(new Document.Line(
                    placed.size() + 1, sent.person(), sent.name(), sent.scheme(), sent.amount(), sent.wages()));
        }
        return placed;
    }

    void signed(FileId id, String name, byte[] content, byte[] signature) {
        File file = tables.file(id);
        if (open(file)) {
            file.state = FileState.SIGNED;
            file.name = name;
            file.content = content;
            file.signature = signature;
            file.sha256 = Sha256.of(content);
            tables.version++;
            between();
            outbox.work(topic(file), id.value());
            park(file);
        }
        outbox.ended(Outbox.WRITE, id.value());
    }

    boolean open(File file) {
        return file.state == FileState.FROZEN;
    }

    /** Between two writes of one transaction: nothing can happen here. */
    void between() {}

    Optional<FileStore.Signed> toDeliver(FileId id) {
        File file = tables.file(id);
        boolean open = file.state == FileState.SIGNED
                || file.state == FileState.SENT
                || (file.state == FileState.ANSWERED && file.deliveredAt == Tables.NEVER);
        return open ? Optional.of(signed(file)) : Optional.empty();
    }

    private FileStore.Signed signed(File file) {
        return new FileStore.Signed(
                file.id,
                file.profile,
                file.name,
                file.content,
                file.signature,
                Objects.requireNonNull(file.sha256),
                file.state,
                file.attempts - file.triesFrom,
                Time.at(file.triesSince == Tables.NEVER ? time.now() : file.triesSince),
                file.doubt,
                replays(file));
    }

    /** How often two people had it sent again. */
    int replays(File file) {
        return file.reopened;
    }

    Optional<FileStore.Signed> begin(FileId id, Outbox.Work work) {
        Optional<FileStore.Signed> signed = toDeliver(id);
        if (signed.isPresent()) {
            outbox.require(id, work);
            File file = tables.file(id);
            if (file.begunAt != Tables.NEVER) {
                append(
                        file,
                        file.sendingAt == Tables.NEVER
                                ? new Outcome.TryAgain("cut off before the first byte left")
                                : new Outcome.Unknown("cut off: bytes may have left before the gateway stopped"));
            }
            file.attempts++;
            file.begunAt = time.now();
            file.sendingAt = Tables.NEVER;
            file.triesSince = file.triesSince == Tables.NEVER ? time.now() : file.triesSince;
            tables.version++;
        }
        return signed;
    }

    private void append(File file, Outcome outcome) {
        boolean sent = file.sendingAt != Tables.NEVER;
        if (outcome instanceof Outcome.TryAgain
                && sent
                && file.state == FileState.SENT
                && file.sentAt == file.sendingAt) {
            file.state = FileState.SIGNED;
            file.sentAt = Tables.NEVER;
        }
        file.outcomes.add(outcome);
        file.attempts = Math.max(file.attempts, file.outcomes.size());
        file.begunAt = Tables.NEVER;
        file.sendingAt = Tables.NEVER;
        file.doubt &= !(outcome instanceof Outcome.Delivered || (outcome instanceof Outcome.TryAgain && sent));
        tables.version++;
    }

    static String topic(File file) {
        return Outbox.DELIVER + file.profile.dotted();
    }

    Optional<String> heldBack(File file) {
        return outbox.gates.stops(file.profile.agency().value())
                ? Optional.of("its agency")
                : Optional.ofNullable(file.heldBy);
    }

    /** The delivery of a held file does not ring. */
    void park(File file) {
        Tables.Row row = tables.outbox.get(new Tables.Key(topic(file), file.id.value()));
        if (file.heldBy != null && row != null && row.parked == null) {
            row.parked = MemoryOutbox.HELD;
        }
    }

    FileStore.Term term(FileId id) {
        File file = tables.file(id);
        return new FileStore.Term(
                Optional.of(file.fund),
                Setting.PERIOD,
                Optional.empty(),
                file.doubt || file.state == FileState.ANSWERED);
    }

    /** No agency of the histories has a last day. */
    void hold(FileId id, Outbox.Work work, Optional<Instant> missed, String why) {
        throw new Trouble(id + " is held by the program, last cut-off " + missed + ": " + why + ", " + work);
    }

    void sending(FileId id, Outbox.Work work) {
        outbox.require(id, work);
        File file = tables.file(id);
        heldBack(file).ifPresent(who -> {
            throw new HeldBackException(id + " is held back by " + who);
        });
        if (file.state != FileState.SIGNED && file.state != FileState.SENT) {
            throw new Trouble(id + " is not to be sent");
        }
        file.state = FileState.SENT;
        file.sentAt = file.sentAt == Tables.NEVER ? time.now() : file.sentAt;
        file.sendingAt = time.now();
        file.doubt = true;
        tables.version++;
    }

    void attempted(FileId id, Outbox.Work work, Outcome outcome, Instant answerDue, Optional<Duration> wait) {
        Tables.Row row = outbox.require(id, work);
        File file = tables.file(id);
        append(file, outcome);
        if (outcome instanceof Outcome.Delivered || file.state == FileState.ANSWERED) {
            delivered(file, work, Time.of(answerDue));
        } else if (outcome instanceof Outcome.Refused || wait.isEmpty()) {
            file.state = FileState.UNDELIVERABLE;
            outbox.ended(work.topic(), work.subject());
            outbox.touch(id.value());
        } else {
            row.failures = 0;
            outbox.postpone(row, time.now() + wait.get().toMillis());
        }
    }

    private void delivered(File file, Outbox.Work work, long answerDue) {
        file.state = file.state == FileState.ANSWERED ? file.state : FileState.DELIVERED;
        file.sentAt = file.sentAt == Tables.NEVER ? time.now() : file.sentAt;
        file.deliveredAt = time.now();
        file.answerDue = answerDue;
        outbox.ended(work.topic(), work.subject());
        outbox.touch(file.id.value(), answerDue);
    }

    List<FileStore.Awaiting> awaiting(ProfileId profile, FileId after, int most) {
        return tables.files.stream()
                .filter(file -> file.profile.equals(profile) && awaited(file))
                .filter(file -> file.id.value() > after.value())
                .limit(most)
                .map(file -> new FileStore.Awaiting(file.id, file.name, file.reference))
                .toList();
    }

    private static boolean awaited(File file) {
        return file.state == FileState.DELIVERED
                || ((file.state == FileState.UNDELIVERABLE || file.state == FileState.SENT)
                        && file.sentAt != Tables.NEVER);
    }
}
