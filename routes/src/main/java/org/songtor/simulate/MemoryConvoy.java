package org.songtor.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.ProfileId;
import org.songtor.port.Convoy;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.songtor.simulate.Tables.File;
import org.songtor.simulate.Tables.Key;
import org.songtor.simulate.Tables.Row;

/** Files that go together, by the contract of {@link Convoy}: each method does all or nothing. */
class MemoryConvoy {
    final MemoryFiles files;
    final MemoryOutbox outbox;
    private final Tables tables;
    private final Time time;

    MemoryConvoy(MemoryFiles files) {
        this.files = files;
        this.outbox = files.outbox;
        this.tables = files.tables;
        this.time = files.time;
    }

    Convoy.Joined join(String node, ProfileId profile, FileId first, int most, Duration lease) {
        List<Convoy.Member> members = new ArrayList<>();
        Optional<FileId> next = Optional.empty();
        if (outbox.gates.plain(profile.agency().value())) {
            join(node, tables.file(first), lease).ifPresent(members::add);
        }
        if (!members.isEmpty()) {
            for (File file : after(first)) {
                if (members.size() < most && file.profile.equals(profile)) {
                    join(node, file, lease).ifPresent(members::add);
                } else if (next.isEmpty() && file.profile.equals(profile) && waits(file)) {
                    next = Optional.of(file.id);
                }
            }
            members.sort(Comparator.comparingLong(member -> member.work().subject()));
        }
        return new Convoy.Joined(members, next);
    }

    /** All others, from the next one on, and after the last the first. */
    private List<File> after(FileId first) {
        int next = tables.files.indexOf(tables.file(first)) + 1;
        List<File> others = new ArrayList<>(tables.files.subList(next, tables.files.size()));
        others.addAll(tables.files.subList(0, next - 1));
        return others;
    }

    private Optional<Convoy.Member> join(String node, File file, Duration lease) {
        return plain(file)
                ? outbox.take(node, MemoryFiles.topic(file), file.id.value(), lease)
                        .map(work -> new Convoy.Member(
                                work, files.begin(file.id, work).orElseThrow()))
                : Optional.empty();
    }

    private boolean waits(File file) {
        return plain(file) && outbox.waits(MemoryFiles.topic(file), file.id.value());
    }

    boolean plain(File file) {
        return file.state == FileState.SIGNED
                && file.attempts == 0
                && file.begunAt == Tables.NEVER
                && !file.doubt
                && file.heldBy == null;
    }

    void sending(List<Outbox.Work> works) {
        works.forEach(this::require);
        if (works.stream().anyMatch(work -> files.heldBack(file(work)).isPresent())) {
            throw new HeldBackException("one of " + works.size() + " files is held back");
        }
        works.forEach(this::note);
    }

    void note(Outbox.Work work) {
        files.sending(file(work).id, work);
    }

    void stillOurs(Outbox.Work work) {
        require(work);
        if (row(work).heldUntil <= time.now()) {
            throw new IllegalStateException("the lease of " + work + " is over");
        }
        files.heldBack(file(work)).ifPresent(who -> {
            throw new HeldBackException(file(work).id + " is held back by " + who);
        });
    }

    void delivered(List<Convoy.Proved> proved, Instant answerDue) {
        proved.forEach(one -> require(one.work()));
        proved.forEach(
                one -> files.attempted(file(one.work()).id, one.work(), one.outcome(), answerDue, Optional.empty()));
    }

    void back(List<Outbox.Work> works) {
        works.stream().filter(work -> outbox.holds(file(work).id, work)).forEach(work -> {
            File file = file(work);
            if (mayTurn(file)) {
                file.attempts = 0;
                file.begunAt = Tables.NEVER;
                file.triesSince = Tables.NEVER;
                tables.version++;
            }
            outbox.postpone(row(work), time.now());
        });
    }

    /** Nothing was noted of it since it began. */
    boolean mayTurn(File file) {
        return file.state == FileState.SIGNED
                && file.attempts == 1
                && file.begunAt != Tables.NEVER
                && file.sendingAt == Tables.NEVER;
    }

    private void require(Outbox.Work work) {
        outbox.require(file(work).id, work);
    }

    private File file(Outbox.Work work) {
        return tables.file(new FileId(work.subject()));
    }

    private Row row(Outbox.Work work) {
        return Objects.requireNonNull(tables.outbox.get(new Key(work.topic(), work.subject())));
    }
}
