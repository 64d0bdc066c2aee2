package org.songtor.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.songtor.channel.StatusException;
import org.songtor.dispatch.Attempt;
import org.songtor.flow.Queues;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/** One profile's other side: an inbox that shows what it holds, is emptied at once, or knows every file it ever took; and its books. */
final class Agency {
    /** How files get in, and what asking for one afterwards tells. */
    enum Channel {
        /** A folder in which files stay. */
        KEEPS("sftp", Line.Folder::new),
        /** A folder that a program empties within seconds. */
        EMPTIES("sftp", Line.Folder::new),
        /** A service that knows what it took. */
        KNOWS("https", Line::new),
        /** A broker that keeps a message once, and an agency that reads it a moment later and knows what it read. */
        QUEUES("jms", Line.Queue::new);

        private final String setting;
        private final Function<Errand, Line> line;

        Channel(String setting, Function<Errand, Line> line) {
            this.setting = setting;
            this.line = line;
        }

        /** The word of the gateway's settings. */
        String setting() {
            return setting;
        }

        Line line(Errand errand) {
            return line.apply(errand);
        }

        /** Signature and file go apart; elsewhere they are one call, and nothing is put over what is there. */
        boolean folder() {
            return this == KEEPS || this == EMPTIES;
        }
    }

    private static final List<Integer> REFUSALS = List.of(401, 403, 409, 413, 429, 500, 503);

    private static final ActiveMQException FULL = new ActiveMQAddressFullException();

    private record Shown(Sha256 sha256, long from) {}

    private final World world;
    private final ProfileId profile;
    private final String topic;
    private final Channel channel;
    private final AgencyFormat format;
    private final Answering answering;
    private final boolean knowsAgain;
    private final Map<String, Shown> shown = new HashMap<>();
    private final Map<String, Shown> receipts = new HashMap<>();
    private final Map<String, byte[]> signatures = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> messages = new HashSet<>();
    private final Set<String> sendings = new HashSet<>();
    private final Map<PaymentReference, Integer> booked = new HashMap<>();
    private final Map<PaymentReference, Sha256> bytes = new HashMap<>();
    private long away;

    /** @param knowsAgain whether a file of the same name and hash is booked once however often it comes */
    Agency(World world, ProfileId profile, Channel channel, boolean knowsAgain) {
        this.world = world;
        this.profile = profile;
        this.topic = Queues.deliver(profile);
        this.channel = channel;
        this.format = Setting.FORMATS.of(profile);
        this.knowsAgain = knowsAgain || channel != Channel.EMPTIES;
        this.answering = new Answering(world, this, format);
    }

    String topic() {
        return topic;
    }

    ProfileId profile() {
        return profile;
    }

    Channel channel() {
        return channel;
    }

    Answering answering() {
        return answering;
    }

    boolean away() {
        return world.time.now() < away;
    }

    void goAway(long millis) {
        away = world.time.now() + millis;
        world.story.tell(profile.toString(), () -> "is away for " + millis + " ms");
    }

    /** How often it booked the file. */
    int booked(PaymentReference reference) {
        return booked.getOrDefault(reference, 0);
    }

    /** Which bytes it booked of a file that it answered it took; nothing before that answer, and of one that it refused. */
    Optional<Sha256> accepted(PaymentReference reference) {
        return answering.accepted(reference) ? Optional.ofNullable(bytes.get(reference)) : Optional.empty();
    }

    boolean booksOnce() {
        return knowsAgain;
    }

    Optional<Sha256> shows(String name) {
        Shown now = shown.getOrDefault(name, receipts.get(name));
        world.story.tell(profile.toString(), () -> "is asked for " + name + ": " + (now == null ? "nothing" : "here"));
        return Optional.ofNullable(now).map(Shown::sha256);
    }

    boolean putSignature(String name, byte[] signature) {
        signatures.put(name, signature);
        return true;
    }

    /**
     * A file comes.
     *
     * @param asked since when its sender could have asked for it; {@link Tables#NEVER} for what the network doubled
     */
    void put(String name, byte[] content, long asked) {
        boolean faulty = world.faulty();
        Shown before = shown.get(name);
        if (before != null && asked != Tables.NEVER && before.from() <= asked) {
            throw new Violation(name + " was sent again although " + profile + " showed it all the time");
        }
        boolean mangled =
                faulty && before == null && channel != Channel.QUEUES && world.dice.inHundred(world.faults.mangled());
        byte[] held = mangled ? java.util.Arrays.copyOf(content, content.length / 2) : content;
        world.story.tell(profile.toString(), () -> "gets " + name + ", " + held.length + " bytes");
        if (before == null || !before.sha256().equals(Sha256.of(held))) {
            show(name, Sha256.of(held));
        }
        world.judge.arrived(this, name, held, mangled, asked == Tables.NEVER);
        if (!mangled && (before == null || channel == Channel.EMPTIES)) {
            take(name, content);
        }
    }

    /** People were told that it is not there, which is why they have it sent again. */
    void loses(String name) {
        if (channel == Channel.QUEUES && world.dice.inHundred(50)) {
            shown.remove(name);
            world.story.tell(profile.toString(), () -> "has lost " + name);
        }
    }

    /** Now and then a put is refused clearly: nothing of it is taken. */
    void refuse(String name) throws IOException {
        if (world.faulty() && world.dice.inHundred(world.faults.refused())) {
            if (channel == Channel.QUEUES) {
                throw new IOException(FULL);
            }
            throw new StatusException("put " + name, world.dice.one(REFUSALS), Optional.empty());
        }
    }

    /** A message comes: the broker drops one it had before, whose reader shows it a moment later. @param wanted how often people had it sent again */
    void queue(Attempt file, int wanted, long asked) {
        String name = file.name();
        byte[] content = file.file().content();
        byte[] signature = file.file().signature();
        boolean first = sendings.add(name + "#" + wanted);
        if (messages.add(name + Sha256.of(content) + "/" + file.file().replays())) {
            signatures.put(name, signature);
            long read = world.time.now() + world.dice.spread(1, 10 * Time.SECOND);
            world.at(read, () -> put(name, content, asked));
        } else if (first) {
            throw new Violation(name + " was to go again, and the broker dropped it");
        }
    }

    private void show(String name, Sha256 sha256) {
        shown.put(name, new Shown(sha256, world.time.now()));
        if (channel == Channel.EMPTIES) {
            world.at(world.time.now() + world.dice.between(0, 3 * Time.SECOND), () -> shown.remove(name));
            if (!world.dice.inHundred(world.faults.mangled())) {
                long later = world.time.now() + world.dice.spread(1, 10 * Time.MINUTE);
                world.at(later, () -> receipts.put(name, new Shown(sha256, later)));
            }
        }
    }

    private void take(String name, byte[] content) {
        byte[] signature = signatures.getOrDefault(name, new byte[0]);
        Optional<String> reason = world.signer.reject(Setting.GATEWAY, content, signature);
        if (reason.isPresent()) {
            throw new Violation(name + " came with a signature that is not its own: " + reason.get());
        }
        Sha256 sha256 = Sha256.of(content);
        if (!seen.add(name + sha256) && knowsAgain) {
            return;
        }
        try {
            Document document = format.read(name, content);
            bytes.put(document.header().reference(), sha256);
            book(document);
        } catch (FormatException e) {
            throw new Violation(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void book(Document document) {
        PaymentReference reference = document.header().reference();
        boolean first = booked.merge(reference, 1, Integer::sum) == 1;
        world.judge.booked(this, document);
        if (!first) {
            return;
        }
        if (world.dice.inHundred(world.faults.verdicts() / 4)) {
            answering.answer(reference, Answer.Verdict.FILE_REFUSED, List.of());
            return;
        }
        List<Answer.Line> lines = new ArrayList<>();
        document.lines().forEach(line -> lines.add(judged(line)));
        answering.answer(reference, Answer.Verdict.PROCESSED, lines);
    }

    private Answer.Line judged(Document.Line line) {
        Answer.LineVerdict verdict = Answer.LineVerdict.BOOKED;
        Satang booked = line.amount();
        if (world.dice.inHundred(world.faults.verdicts())) {
            verdict = world.dice.one(Setting.VERDICTS);
            booked = verdict == Answer.LineVerdict.BOOKED ? line.amount().plus(Satang.of(1)) : Satang.ZERO;
        }
        return new Answer.Line(line.position(), line.person(), verdict, booked, "");
    }
}
