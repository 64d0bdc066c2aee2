package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.songtor.model.Document;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;

/** A fund: hands in each of its batches until it has the receipt, and sometimes once more. */
final class Fund {
    private final World world;
    private final FundId id;
    private final Map<String, List<Owed>> batches = new TreeMap<>();
    private final Map<String, Long> receipts = new TreeMap<>();

    /** One line as the fund wrote it, and what the check will say of it. */
    record Owed(ProfileId profile, Document.Line line, Label label) {}

    Fund(World world, FundId id) {
        this.world = world;
        this.id = id;
    }

    FundId id() {
        return id;
    }

    Map<String, List<Owed>> batches() {
        return batches;
    }

    Map<String, Long> receipts() {
        return receipts;
    }

    void willSend(String batch, long when, int lines) {
        List<Owed> owed = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            owed.add(new Owed(world.dice.one(world.profiles()), line(), label()));
        }
        batches.put(batch, owed);
        world.at(when, () -> send(batch));
    }

    private Document.Line line() {
        return new Document.Line(
                1,
                Setting.PERSONS.get(world.dice.below(Setting.PERSONS.size() - 1)),
                Setting.NAME,
                Setting.SCHEME,
                Satang.of(world.dice.between(5_000, 120_000)),
                Optional.empty());
    }

    private Label label() {
        if (world.dice.inHundred(90)) {
            return Label.WAITING;
        }
        return world.dice.inHundred(50) ? Label.REFUSED_AT_INTAKE : Label.HELD_FOR_REVIEW;
    }

    private void send(String batch) {
        List<Node> up = world.up();
        if (!up.isEmpty()) {
            Node node = world.dice.one(up);
            world.at(world.time.now(), node, () -> {
                long number = node.claim(id, batch);
                world.at(world.time.now() + 1, () -> receive(batch, number));
            });
        }
        // Asks again where no receipt came: a crash may have eaten it.
        world.at(world.time.now() + world.dice.between(Time.SECOND, Time.MINUTE), () -> {
            if (!receipts.containsKey(batch) || (world.faulty() && world.dice.inHundred(10))) {
                send(batch);
            }
        });
    }

    private void receive(String batch, long number) {
        Long before = receipts.put(batch, number);
        if (before != null && before != number) {
            throw new Violation(id + " got receipts " + before + " and " + number + " for the same bytes");
        }
    }

    static List<Tables.Line> lines(World world, Tables.Batch batch) {
        Fund fund = world.funds.stream()
                .filter(f -> f.id.equals(batch.fund))
                .findFirst()
                .orElseThrow();
        List<Tables.Line> lines = new ArrayList<>();
        for (Owed owed : Objects.requireNonNull(fund.batches.get(batch.content))) {
            lines.add(new Tables.Line(batch.id * 1000 + lines.size() + 1, owed.profile(), owed.line(), owed.label()));
        }
        return lines;
    }
}
