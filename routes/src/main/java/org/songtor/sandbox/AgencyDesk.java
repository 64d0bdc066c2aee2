package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.PaymentReference;
import org.songtor.model.Sha256;
import org.songtor.port.AgencyFormat;
import org.songtor.port.KeyRing.Identity;
import org.songtor.port.Signer;

/**
 * One agency at work: books what arrives, answers after a while, then the bank credits. Everything it owes follows from the
 * ledger and the folders, so that a stop at any moment loses nothing and doubles nothing.
 */
final class AgencyDesk {
    private final Map<Box, AgencyFormat> formats;
    private final Register register;
    private final Arrivals arrivals;
    private final Answering answering;
    private final Bank bank;
    private final Credits credits;
    private final Orders orders;
    private final Events events;
    private final Signer signer;
    private final Duration answerDelay;
    private final Clock clock;

    AgencyDesk(
            Map<Box, AgencyFormat> formats,
            Register register,
            Arrivals arrivals,
            Answering answering,
            Bank bank,
            Credits credits,
            Orders orders,
            Events events,
            Signer signer,
            Duration answerDelay,
            Clock clock) {
        this.formats = formats;
        this.register = register;
        this.arrivals = arrivals;
        this.answering = answering;
        this.bank = bank;
        this.credits = credits;
        this.orders = orders;
        this.events = events;
        this.signer = signer;
        this.answerDelay = answerDelay;
        this.clock = clock;
    }

    /** Takes up what an earlier run left: deliveries not in the ledger; answers and credits follow by {@link #tick}. */
    synchronized void recover() throws IOException {
        for (Map.Entry<Box, AgencyFormat> e : formats.entrySet()) {
            register.recover(e.getValue(), e.getKey());
        }
        bank.recover();
        for (Map.Entry<Box, AgencyFormat> e : formats.entrySet()) {
            for (String name : e.getKey().arrived()) {
                if (register.find(e.getKey(), name).isEmpty() && !orders.isLitter(e.getKey(), name)) {
                    delivered(e.getKey(), name);
                }
            }
        }
        for (Arrivals.Mark mark : arrivals.open()) {
            recover(mark);
        }
    }

    private void recover(Arrivals.Mark mark) throws IOException {
        for (Box box : formats.keySet()) {
            boolean renamed = Files.exists(box.inbox(mark.file())) && !Files.exists(box.inbox(mark.source()));
            if (renamed && register.arrivals(mark.file()) < mark.number()) {
                delivered(box, mark.file());
            }
        }
        arrivals.end(mark);
    }

    /** To be called before the rename that delivers a file. */
    synchronized Arrivals.Mark arriving(String name, Path source) throws IOException {
        String from = source.getFileName().toString();
        Arrivals.Mark mark = new Arrivals.Mark(name, register.arrivals(name) + 1, from);
        arrivals.begin(mark);
        return mark;
    }

    synchronized void arrived(Box box, Arrivals.Mark mark) throws IOException {
        if (register.arrivals(mark.file()) < mark.number()) {
            delivered(box, mark.file());
        }
        arrivals.end(mark);
    }

    synchronized void notArrived(Arrivals.Mark mark) throws IOException {
        arrivals.end(mark);
    }

    /** A file lies whole in the inbox, for the first time or again; when this returns it is in the ledger. What an order cut short is not whole. */
    synchronized void delivered(Box box, String name) throws IOException {
        if (orders.isLitter(box, name)) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] content = Files.readAllBytes(box.inbox(name));
        Optional<Filed> known = register.find(box, name);
        if (known.isPresent()) {
            register.again(known.get(), now, Sha256.of(content), content.length);
        } else {
            register.take(format(box), box, name, now, content, goodSignature(box, name, content));
        }
    }

    /** Other bytes came under a known name, by a channel that keeps the first. */
    synchronized void conflict(Box box, String name, byte[] other) throws IOException {
        Optional<Filed> known = register.find(box, name);
        if (known.isPresent()) {
            register.again(known.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS), Sha256.of(other), other.length);
        }
    }

    /** Answers a file that has just come, before its time. */
    synchronized void answerNow(Box box, String name) throws IOException {
        Optional<Filed> filed = register.find(box, name);
        if (filed.isPresent()) {
            answering.give(filed.get(), format(box));
        }
    }

    /** Does what is due by now. */
    synchronized void tick() throws IOException {
        Instant now = clock.instant();
        for (Filed f : register.files()) {
            if (!answering.isAnswered(f) && !now.isBefore(f.at().plus(answerDelay))) {
                answering.due(f, format(f.box()), register.files(), now);
            }
        }
        bank.tick(
                open().stream().filter(d -> !now.isBefore(d.when())).toList(),
                now,
                now.atZone(Judge.ZONE).toLocalDate());
    }

    /** True when every file is answered, every credit that can be paid is paid, and every statement is out. */
    synchronized boolean idle() {
        return answering.count() == register.files().size() && open().isEmpty() && bank.idle();
    }

    /** The answer to a file of this box, once it is due. */
    synchronized Optional<Archive.Signed> answer(Box box, PaymentReference reference) throws IOException {
        Optional<Filed> filed = find(box, reference);
        return filed.isPresent() ? answering.of(filed.get(), format(box)) : Optional.empty();
    }

    /** The file of this reference, if it came by this box. */
    synchronized Optional<Filed> find(Box box, PaymentReference reference) {
        return register.files().stream()
                .filter(f -> f.box().equals(box) && f.reference().equals(Optional.of(reference)))
                .findFirst();
    }

    synchronized boolean isTaken(Box box, String name) {
        return register.find(box, name).isPresent();
    }

    /** Where what is no arrival is written down. */
    Events events() {
        return events;
    }

    AgencyFormat format(Box box) {
        AgencyFormat format = formats.get(box);
        if (format == null) {
            throw new IllegalArgumentException("box " + box.name() + " takes no files");
        }
        return format;
    }

    private List<Credits.Due> open() {
        return credits.of(register.files()).stream().filter(d -> !bank.has(d)).toList();
    }

    private Optional<byte[]> goodSignature(Box box, String name, byte[] content) throws IOException {
        Path file = box.inbox(name + Box.SIGNATURE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] signature = Files.readAllBytes(file);
        boolean good = signer.reject(new Identity.Gateway(), content, signature).isEmpty();
        return good ? Optional.of(signature) : Optional.empty();
    }
}
