package org.songtor.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.songtor.sandbox.SandboxSettings.Kind;

/** Gives the answers of one agency: as it should, or as an order says. An answer that was given right is never given otherwise later. */
final class Answering {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final long NOBODYS = 90_000_000L;

    private final Archive answers;
    private final Archive wrong;
    private final Judge judge;
    private final Orders orders;
    private final Events events;
    private final Set<Filed> answered = Collections.newSetFromMap(new IdentityHashMap<>());

    Answering(Archive answers, Archive wrong, Judge judge, Orders orders, Events events) {
        this.answers = answers;
        this.wrong = wrong;
        this.judge = judge;
        this.orders = orders;
        this.events = events;
    }

    /** A document of the agency's, its name, and what it answers. */
    private record Written(AgencyFormat format, String name, byte[] content) {}

    boolean isAnswered(Filed f) {
        return answered.contains(f);
    }

    int count() {
        return answered.size();
    }

    /** The time to answer this file has come. */
    void due(Filed f, AgencyFormat format, Collection<Filed> all, Instant now) throws IOException {
        if (judge.answer(f).isEmpty()) {
            answered.add(f);
            return;
        }
        Optional<Hold> hold = orders.held(f.box(), f.name());
        if (hold.isPresent()) {
            if (hold.get().isOver(now) || hold.get().next() && isOvertaken(f, all)) {
                orders.release(hold.get());
                give(f, format);
            }
            return;
        }
        Optional<Order> order = orders.take(f.box(), Misbehaviour.OF_ANSWERS);
        if (order.isPresent()) {
            misbehave(f, format, order.get(), now);
        } else {
            give(f, format);
        }
    }

    /** Gives the right answer, unless it was given. */
    void give(Filed f, AgencyFormat format) throws IOException {
        if (answered.contains(f)) {
            return;
        }
        Written w = written(f, format);
        answers.keep(w.name(), w.content());
        publish(f.box(), answers, w.name(), w.content(), "to " + f.name());
        answered.add(f);
    }

    /** What a caller who asks for the answer gets now. */
    Optional<Archive.Signed> of(Filed f, AgencyFormat format) throws IOException {
        String name = format.answerName(judge.answer(f).orElseThrow());
        Optional<Archive.Signed> given = answered.contains(f) ? answers.find(name) : wrong.find(spoiledName(name));
        if (given.isPresent()) {
            String note = (answered.contains(f) ? "to " : "wrong: to ") + f.name();
            events.add(f.box(), name, given.get().content(), Events.What.ANSWERED, note);
        }
        return given;
    }

    private void misbehave(Filed f, AgencyFormat format, Order order, Instant now) throws IOException {
        switch (order.what()) {
            case ANSWER_LATE -> hold(f, Optional.of(now.plus(order.delayOr(LATE))), false);
            case ANSWER_OUT_OF_ORDER -> hold(f, order.delay().map(now::plus), true);
            case ANSWER_EARLY -> give(f, format);
            case ANSWER_TWICE -> twice(f, format);
            case ANSWER_UNKNOWN_FILE -> {
                stray(f, format);
                give(f, format);
            }
            case ANSWER_WRONG_SUMS, ANSWER_WRONG_SIGNATURE, ANSWER_WRONG_ENCODING -> {
                spoil(f, format, order.what());
                hold(f, order.delay().map(now::plus), false);
            }
            default -> hold(f, order.delay().map(now::plus), false);
        }
    }

    private void hold(Filed f, Optional<Instant> until, boolean next) throws IOException {
        orders.hold(new Hold(f.box().agency(), f.box().name(), f.name(), until, next));
    }

    private boolean isOvertaken(Filed f, Collection<Filed> all) {
        boolean after = false;
        for (Filed other : all) {
            if (after && other.box().equals(f.box()) && answered.contains(other)) {
                return true;
            }
            after |= other == f;
        }
        return false;
    }

    private void twice(Filed f, AgencyFormat format) throws IOException {
        give(f, format);
        Written w = written(f, format);
        wrong.keep("again-" + w.name(), w.content());
        publish(f.box(), wrong, "again-" + w.name(), w.content(), "to " + f.name());
    }

    private void stray(Filed f, AgencyFormat format) throws IOException {
        Answer own = judge.answer(f).orElseThrow();
        long number = NOBODYS + Long.parseLong(own.reference().value().substring(2, 10)) % 1_000_000L;
        PaymentReference nobodys = PaymentReference.ofNumber(number);
        Answer stray = new Answer(nobodys, own.answerId(), own.date(), own.verdict(), own.reason(), own.lines());
        Written w = written(format, stray);
        wrong.keep(w.name(), w.content());
        publish(f.box(), wrong, w.name(), w.content(), "wrong: to " + nobodys.value());
    }

    private void spoil(Filed f, AgencyFormat format, Misbehaviour how) throws IOException {
        Written w = written(f, format);
        String name = spoiledName(w.name());
        byte[] content =
                switch (how) {
                    case ANSWER_WRONG_SUMS ->
                        Spoiled.sums(format, w.name(), w.content())
                                .orElseThrow(() -> new IOException("answers of "
                                        + format.profile().id() + " hold no control sum that could be wrong"));
                    case ANSWER_WRONG_ENCODING -> Spoiled.encoding(w.content());
                    default -> w.content();
                };
        byte[] signedBytes = how == Misbehaviour.ANSWER_WRONG_SIGNATURE ? Spoiled.signed(content) : content;
        wrong.keep(name, content, signedBytes);
        publish(f.box(), wrong, name, content, "wrong: to " + f.name());
    }

    private static String spoiledName(String name) {
        return "first-" + name;
    }

    private Written written(Filed f, AgencyFormat format) throws IOException {
        return written(format, judge.answer(f).orElseThrow());
    }

    private static Written written(AgencyFormat format, Answer answer) throws IOException {
        String name = format.answerName(answer);
        try {
            return new Written(format, name, format.writeAnswer(answer));
        } catch (FormatException e) {
            throw new IOException("answer " + name + " cannot be written", e);
        }
    }

    private void publish(Box box, Archive archive, String name, byte[] content, String note) throws IOException {
        if (box.kind() != Kind.SOAP && archive.publish(box, name)) {
            events.add(box, name, content, Events.What.ANSWERED, note);
        }
    }
}
