package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.model.Sha256;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
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
    private final Archive answers;
    private final Bank bank;
    private final Credits credits;
    private final Judge judge;
    private final Signer signer;
    private final Duration answerDelay;
    private final Clock clock;
    private final Set<Filed> answered = Collections.newSetFromMap(new IdentityHashMap<>());

    AgencyDesk(
            Map<Box, AgencyFormat> formats,
            Register register,
            Arrivals arrivals,
            Archive answers,
            Bank bank,
            Credits credits,
            Judge judge,
            Signer signer,
            Duration answerDelay,
            Clock clock) {
        this.formats = formats;
        this.register = register;
        this.arrivals = arrivals;
        this.answers = answers;
        this.bank = bank;
        this.credits = credits;
        this.judge = judge;
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
                if (register.find(e.getKey(), name).isEmpty()) {
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

    /** A file lies whole in the inbox, for the first time or again; when this returns it is in the ledger. */
    synchronized void delivered(Box box, String name) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] content = Files.readAllBytes(box.inbox(name));
        Optional<Filed> known = register.find(box, name);
        if (known.isPresent()) {
            register.again(known.get(), now, Sha256.of(content));
        } else {
            register.take(format(box), box, name, now, content, goodSignature(box, name, content));
        }
    }

    /** Other bytes came under a known name, by a channel that keeps the first. */
    synchronized void conflict(Box box, String name, Sha256 other) throws IOException {
        Optional<Filed> known = register.find(box, name);
        if (known.isPresent()) {
            register.again(known.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS), other);
        }
    }

    /** Does what is due by now. */
    synchronized void tick() throws IOException {
        Instant now = clock.instant();
        for (Filed f : register.files()) {
            if (!answered.contains(f) && !now.isBefore(f.at().plus(answerDelay))) {
                answer(f);
                answered.add(f);
            }
        }
        List<Credits.Due> due =
                open().stream().filter(d -> !now.isBefore(d.when())).toList();
        if (!due.isEmpty()) {
            bank.pay(due, now.atZone(Judge.ZONE).toLocalDate());
        }
    }

    /** True when every file is answered and every credit that can be paid is paid. */
    synchronized boolean idle() {
        return answered.size() == register.files().size() && open().isEmpty();
    }

    /** The answer to a file of this box, once it is due. */
    synchronized Optional<Archive.Signed> answer(Box box, PaymentReference reference) throws IOException {
        for (Filed f : answered) {
            if (f.box().equals(box) && f.reference().equals(Optional.of(reference))) {
                return answers.find(format(box).answerName(judge.answer(f).orElseThrow()));
            }
        }
        return Optional.empty();
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

    AgencyFormat format(Box box) {
        AgencyFormat format = formats.get(box);
        if (format == null) {
            throw new IllegalArgumentException("box " + box.name() + " takes no files");
        }
        return format;
    }

    private void answer(Filed f) throws IOException {
        Optional<Answer> answer = judge.answer(f);
        if (answer.isEmpty()) {
            return;
        }
        AgencyFormat format = format(f.box());
        String name = format.answerName(answer.get());
        try {
            answers.keep(name, format.writeAnswer(answer.get()));
        } catch (FormatException e) {
            throw new IOException("answer " + name + " cannot be written", e);
        }
        if (f.box().kind() == SandboxSettings.Kind.FILES) {
            answers.publish(f.box(), name);
        }
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
