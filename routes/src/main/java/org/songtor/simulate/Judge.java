package org.songtor.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Document;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.Outbox;
import org.songtor.simulate.Tables.File;
import org.songtor.simulate.Tables.Line;

/** Looks after every transaction and every arrival whether a law is broken. Believes nobody: what is true it knows from fund, agency and bank. */
final class Judge {
    private static final Map<FileState, Set<FileState>> MOVES = moves();

    /** So long at most a file that goes with others leaves without another question to the store. */
    private static final long MOMENT = Time.SECOND;

    private final World world;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, byte[]> whole = new HashMap<>();
    private final Map<File, Integer> sendings = new HashMap<>();
    private long version = -1;

    /** A file as it was when it was last looked at. */
    private static final class Seen {
        private FileState state = FileState.FROZEN;
        private byte[] content = {};
        private byte[] signature = {};
        private int attempts;
        private long deliveredAt = Tables.NEVER;
        private long answeredAt = Tables.NEVER;
        private long acceptedAt = Tables.NEVER;
        private long sendingAt = Tables.NEVER;
        private int reopened;
        private final Label[] labels;

        Seen(int lines) {
            labels = new Label[lines];
            Arrays.fill(labels, Label.WAITING);
        }
    }

    /** Who took a file's work last. */
    private record Taken(Hold by, long token, long at) {}

    private final Map<Long, Taken> taken = new HashMap<>();

    /** Files of which it was noted at least once that bytes would leave. */
    private final Set<File> noted = new HashSet<>();

    /** How often two people had a file sent again. */
    private final Map<File, Integer> reopened = new HashMap<>();

    Judge(World world) {
        this.world = world;
    }

    private static Map<FileState, Set<FileState>> moves() {
        Map<FileState, Set<FileState>> moves = new EnumMap<>(FileState.class);
        moves.put(FileState.FROZEN, EnumSet.of(FileState.SIGNED));
        moves.put(
                FileState.SIGNED,
                EnumSet.of(FileState.SENT, FileState.DELIVERED, FileState.UNDELIVERABLE, FileState.ANSWERED));
        moves.put(
                FileState.SENT,
                EnumSet.of(FileState.SIGNED, FileState.DELIVERED, FileState.ANSWERED, FileState.UNDELIVERABLE));
        moves.put(FileState.DELIVERED, EnumSet.of(FileState.ANSWERED));
        moves.put(FileState.UNDELIVERABLE, EnumSet.of(FileState.ANSWERED));
        moves.put(FileState.ANSWERED, EnumSet.noneOf(FileState.class));
        return moves;
    }

    /** After every call to the store. */
    void look() {
        if (version == world.tables.version) {
            return;
        }
        version = world.tables.version;
        for (int i = 0; i < world.tables.files.size(); i++) {
            File file = world.tables.files.get(i);
            if (i == seen.size()) {
                appeared(file);
                seen.add(new Seen(file.lines.size()));
            }
            look(file, seen.get(i));
        }
    }

    private void appeared(File file) {
        long numbers = world.tables.files.stream()
                .filter(one -> one.profile.equals(file.profile) && one.id.value() <= file.id.value())
                .count();
        demand(file.sequence == numbers, () -> file.id + " has number " + file.sequence + " and is the " + numbers);
        world.tally.lines += file.lines.size();
    }

    private void look(File file, Seen before) {
        if (file.reopened != before.reopened) {
            demand(
                    reopened.getOrDefault(file, 0) == file.reopened,
                    () -> file.id + " goes again, and no two people wanted it");
            before.reopened = file.reopened;
            before.deliveredAt = Tables.NEVER;
            before.state = file.state;
        }
        leaves(file, before);
        if (file.state != before.state) {
            demand(
                    Objects.requireNonNull(MOVES.get(before.state)).contains(file.state),
                    () -> file.id + " went from " + before.state + " to " + file.state);
            moved(file);
            before.state = file.state;
        }
        if (before.content.length > 0) {
            demand(
                    file.content == before.content && file.signature == before.signature,
                    () -> file.id + " has other bytes or another signature than were published");
        }
        demand(
                file.attempts >= before.attempts || (file.attempts == 0 && !noted.contains(file)),
                () -> file.id + " forgot an attempt");
        demand(
                before.deliveredAt == Tables.NEVER || file.deliveredAt != Tables.NEVER,
                () -> file.id + " is no longer delivered");
        demand(
                before.answeredAt == Tables.NEVER || file.answeredAt == before.answeredAt,
                () -> file.id + " was answered at another time");
        if (before.deliveredAt == Tables.NEVER && file.deliveredAt != Tables.NEVER) {
            demand(
                    Arrays.equals(whole.get(file.name), file.content),
                    () -> file.id + " is called delivered, and " + file.profile + " never had these bytes");
        }
        accepted(file, before);
        before.content = file.content;
        before.signature = file.signature;
        before.attempts = file.attempts;
        before.deliveredAt = file.deliveredAt;
        before.answeredAt = file.answeredAt;
        lines(file, before);
    }

    /** It is the agency's word about these bytes, for good. */
    private void accepted(File file, Seen before) {
        if (file.acceptedAt == before.acceptedAt) {
            return;
        }
        demand(before.acceptedAt == Tables.NEVER, () -> file.id + " was accepted at another time");
        demand(
                world.agency(file.profile)
                        .accepted(file.reference)
                        .filter(Sha256.of(file.content)::equals)
                        .isPresent(),
                () -> file.id + " is called accepted, and " + file.profile + " never said so of these bytes");
        before.acceptedAt = file.acceptedAt;
    }

    private int sendings(File file) {
        return sendings.getOrDefault(file, 0);
    }

    /** What people stopped or hold does not begin to leave. */
    private void leaves(File file, Seen before) {
        if (file.sendingAt != Tables.NEVER && file.sendingAt != before.sendingAt) {
            noted.add(file);
            demand(file.heldBy == null, () -> file.id + " leaves while " + file.heldBy + " holds it");
            demand(
                    !world.gates.stops(file.profile.agency().value()),
                    () -> file.id + " leaves while its agency is stopped");
        }
        before.sendingAt = file.sendingAt;
    }

    /** Two people have a file sent again. */
    void willReopen(File file, String proposer, String approver) {
        demand(!proposer.equals(approver), () -> proposer + " alone had " + file.id + " sent again");
        reopened.merge(file, 1, Integer::sum);
    }

    private void moved(File file) {
        if (file.state == FileState.SIGNED) {
            // What the network brought a second time is nobody's knowledge: the next attempt asks first.
            demand(sendings(file) == 0, () -> file.id + " is called not sent, and " + file.profile + " has it");
        }
        if (file.state == FileState.ANSWERED) {
            int given = world.agency(file.profile).answering().given(file.reference);
            demand(given > 0, () -> file.id + " is called answered, and nobody answered it");
        }
    }

    private void lines(File file, Seen before) {
        for (int i = 0; i < file.lines.size(); i++) {
            Line line = file.lines.get(i);
            demand(line.liveFiles == 1, () -> "line " + line.id + " is in " + line.liveFiles + " live files");
            if (line.label != before.labels[i]) {
                before.labels[i] = line.label;
                if (line.label == Label.SETTLED) {
                    settled(file, line);
                }
            }
        }
    }

    /** Money that no statement told yet may be there as well; less than was asked for never is settled. */
    private void settled(File file, Line line) {
        Bank bank = Bank.of(world, file.profile);
        Satang paid = bank.standing(file.reference).paid();
        Satang owed = bank.owed().getOrDefault(file.reference, Satang.ZERO);
        demand(paid.compareTo(owed) >= 0, () -> "line " + line.id + " is called settled: " + paid + " paid of " + owed);
        demand(
                file.state == FileState.ANSWERED,
                () -> "line " + line.id + " is called settled, " + file.id + " is " + file.state);
    }

    /** A delivery begins: nobody else may be at it under a lease that is not over. */
    void begins(Outbox.Work work, Hold hold) {
        long file = work.subject();
        for (Node node : world.nodes) {
            demand(!hold.leased() || !node.delivers(file), () -> "file " + file + " is delivered twice at once");
        }
        taken.merge(
                file,
                new Taken(hold, work.token(), world.time.now()),
                (before, now) -> now.token() > before.token() ? now : before);
    }

    /**
     * Bytes leave, once in one attempt. Whose file another took more than a moment ago has to have seen it.
     *
     * @param stood whether the node stood still since it asked the store
     */
    void leaves(long file, Hold hold, boolean stood) {
        demand(hold.first(file), () -> "file " + file + " left twice in one attempt");
        Taken last = Objects.requireNonNull(taken.get(file));
        demand(
                stood || last.by() == hold || world.time.now() - last.at() <= MOMENT,
                () -> "file " + file + " leaves though another took it");
    }

    /** A file reached an agency. */
    void arrived(Agency agency, String name, byte[] held, boolean mangled, boolean copy) {
        File file = named(name);
        if (file == null) {
            throw new Violation(name + " came to " + agency.profile() + " and is no file of ours");
        }
        demand(noted.contains(file), () -> name + " left before it was noted that it would");
        if (mangled) {
            return;
        }
        demand(Arrays.equals(held, file.content), () -> name + " came with other bytes than were signed");
        if (!copy) {
            sendings.merge(file, 1, Integer::sum);
        }
        if (whole.put(name, held) == null) {
            world.tally.arrivals++;
        } else {
            world.tally.arrivalsAgain++;
            demand(
                    copy || agency.channel() != Agency.Channel.EMPTIES || sendings(file) <= 1 + file.reopened,
                    () -> name + " was sent twice to an inbox that cannot be asked");
        }
    }

    private @Nullable File named(String name) {
        for (File file : world.tables.files) {
            if (file.name.equals(name)) {
                return file;
            }
        }
        return null;
    }

    /** An agency put a file into its books. */
    void booked(Agency agency, Document document) {
        File file = world.tables.byReference.get(document.header().reference());
        demand(file != null && file.lines.size() == document.lines().size(), () -> "a phantom file was booked");
        for (int i = 0; i < document.lines().size(); i++) {
            Document.Line got = document.lines().get(i);
            Document.Line sent = Objects.requireNonNull(file).lines.get(i).sent;
            demand(
                    got.person().equals(sent.person()) && got.amount().equals(sent.amount()),
                    () -> "a line was booked that nobody sent: " + agency.profile());
        }
        demand(
                !agency.booksOnce() || agency.booked(document.header().reference()) == 1,
                () -> document.header().reference() + " was booked twice by an agency that knows a file again");
    }

    private static void demand(boolean holds, java.util.function.Supplier<String> otherwise) {
        if (!holds) {
            throw new Violation(otherwise.get());
        }
    }
}
