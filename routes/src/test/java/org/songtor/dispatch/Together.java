package org.songtor.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import org.songtor.flow.FlowFixture;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.Convoy;
import org.songtor.port.FileStore.Signed;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;

/** Three files that go together, as a store would have it; what is asked of it is written down. */
final class Together implements Convoy {
    final List<String> said = new ArrayList<>();
    private final Deliveries bench;
    private final IntSupplier there;
    /** Which a person holds. */
    long held;

    /** How many might have joined when it was asked last. */
    int most;

    /** Which had no room. */
    Optional<FileId> next = Optional.empty();

    /** While the store writes. */
    Runnable afterMark = () -> {};

    /** Each file's bytes are its own, as they are at work: a broker takes the same bytes once. */
    boolean ownBytes;

    boolean marksNothing;
    boolean notesNothing;

    /** @param there how many files are at the agency now */
    Together(Deliveries bench, IntSupplier there) {
        this.bench = bench;
        this.there = there;
        bench.convoy = this;
        bench.outbox.add(bench.topic(), 2);
        bench.outbox.add(bench.topic(), 3);
    }

    String name(long file) {
        return file == 1 ? bench.file.name : "TOY-" + file + ".txt";
    }

    @Override
    public Joined join(ProfileId profile, FileId first, int most, Duration lease) {
        this.most = most;
        if (bench.file.attempts > 0) {
            return Joined.NOBODY;
        }
        List<Member> members = LongStream.of(1, 2, 3)
                .mapToObj(id ->
                        new Member(bench.outbox.take(bench.topic(), id, lease).orElseThrow(), signed(id)))
                .toList();
        return new Joined(members, next);
    }

    private byte[] content(long id) {
        byte[] content = bench.file.content.clone();
        if (ownBytes) {
            content[0] = (byte) id;
        }
        return content;
    }

    private Signed signed(long id) {
        byte[] content = content(id);
        return new Signed(
                new FileId(id),
                FlowFixture.DUES,
                name(id),
                content,
                bench.file.signature,
                Sha256.of(content),
                FileState.SIGNED,
                0,
                Instant.now(),
                false,
                0);
    }

    @Override
    public void sending(List<Outbox.Work> works) {
        if (marksNothing) {
            throw new IllegalStateException("one of them is held back");
        }
        note("mark", works);
        afterMark.run();
    }

    @Override
    public void stillOurs(Outbox.Work work) {
        note("ask again for", List.of(work));
        if (work.subject() == held) {
            throw new HeldBackException(work.subject() + " is held back by malee");
        }
    }

    @Override
    public void delivered(List<Proved> proved, Instant answerDue) {
        if (notesNothing) {
            throw new IllegalStateException("a deadlock");
        }
        List<Outbox.Work> works = proved.stream().map(Proved::work).toList();
        note("delivered", works);
        works.forEach(bench.outbox::done);
    }

    @Override
    public void back(List<Outbox.Work> works) {
        note("back", works);
        works.forEach(work -> bench.outbox.release(work, Duration.ZERO));
    }

    private void note(String what, List<Outbox.Work> works) {
        works.forEach(bench.outbox::require);
        List<String> subjects =
                works.stream().map(w -> Long.toString(w.subject())).toList();
        said.add(what + " " + String.join(", ", subjects) + " with " + there.getAsInt() + " there");
    }
}
