package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;

/** Writes the statements of one collection account. What was paid is read back from the statements themselves. */
final class Bank {
    private static final String TWICE = "X2";

    private final Box box;
    private final String account;
    private final StatementFormat format;
    private final Archive archive;
    private final Orders orders;
    private final Events events;
    private final List<String> unpublished = new ArrayList<>();
    private final Set<String> struck = new HashSet<>();
    private final Set<String> credited = new HashSet<>();
    private Satang balance = Satang.ZERO;
    private int written;

    Bank(Box box, String account, StatementFormat format, Archive archive, Orders orders, Events events) {
        this.box = box;
        this.account = account;
        this.format = format;
        this.archive = archive;
        this.orders = orders;
        this.events = events;
    }

    /** Reads every statement written so far and puts out again what did not get so far. */
    void recover() throws IOException {
        SortedMap<String, Statement> byId = new TreeMap<>();
        for (Path file : archive.documents()) {
            String name = file.getFileName().toString();
            try {
                Statement statement = format.read(name, Files.readAllBytes(file));
                byId.put(statement.statementId(), statement);
            } catch (FormatException e) {
                throw new IOException("own statement is not readable: " + file, e);
            }
            unpublished.add(name);
        }
        byId.values().forEach(this::remember);
    }

    boolean has(Credits.Due due) {
        return credited.contains(due.entryReference());
    }

    /** Pays what is due and not held, and gives out every statement that is not held. */
    void tick(List<Credits.Due> due, Instant now, LocalDate date) throws IOException {
        List<Credits.Due> open = new ArrayList<>();
        for (Credits.Due d : due) {
            if (isFree(d.entryReference(), now)) {
                open.add(d);
            }
        }
        if (!open.isEmpty()) {
            Optional<Order> order = paidBefore(open) ? Optional.empty() : orders.take(box, Misbehaviour.OF_STATEMENTS);
            if (order.isPresent()) {
                misbehave(order.get(), open, now, date);
            } else {
                write(credits(open, date), date);
            }
        }
        publish(now);
    }

    boolean idle() {
        return unpublished.isEmpty();
    }

    private void misbehave(Order order, List<Credits.Due> due, Instant now, LocalDate date) throws IOException {
        switch (order.what()) {
            case DUPLICATE_CREDIT -> {
                List<Statement.Credit> twice = new ArrayList<>(credits(due, date));
                credits(due, date)
                        .forEach(c -> twice.add(
                                new Statement.Credit(c.entryReference() + TWICE, c.bookedOn(), c.amount(), c.text())));
                write(twice, date);
            }
            case MISSING_STATEMENT -> {
                hold(nameOfNext(date), order, now);
                write(credits(due, date), date);
            }
            default -> {
                for (Credits.Due d : due) {
                    hold(d.entryReference(), order, now);
                }
                write(List.of(), order.what() == Misbehaviour.EMPTY_STATEMENT ? date : date.minusDays(7));
            }
        }
    }

    /** What was held once is not struck a second time. */
    private boolean paidBefore(List<Credits.Due> due) {
        return due.stream().anyMatch(d -> struck.contains(d.entryReference()));
    }

    private void hold(String what, Order order, Instant now) throws IOException {
        struck.add(what);
        orders.hold(new Hold(box.agency(), box.name(), what, order.delay().map(now::plus), false));
    }

    private boolean isFree(String what, Instant now) throws IOException {
        Optional<Hold> hold = orders.held(box, what);
        if (hold.isPresent() && hold.get().isOver(now)) {
            orders.release(hold.get());
            return true;
        }
        return hold.isEmpty();
    }

    private void publish(Instant now) throws IOException {
        for (String name : List.copyOf(unpublished)) {
            if (isFree(name, now)) {
                byte[] content = archive.find(name).orElseThrow().content();
                if (archive.publish(box, name)) {
                    events.add(box, name, content, Events.What.STATED, Events.NONE);
                }
                unpublished.remove(name);
            }
        }
    }

    private static List<Statement.Credit> credits(List<Credits.Due> dues, LocalDate date) {
        return dues.stream()
                .map(d -> new Statement.Credit(d.entryReference(), date, d.amount(), d.text()))
                .toList();
    }

    private void write(List<Statement.Credit> credits, LocalDate date) throws IOException {
        Satang closing = credits.stream().map(Statement.Credit::amount).reduce(balance, Satang::plus);
        Statement statement = new Statement(nextId(), account, date, balance, closing, credits);
        try {
            String name = format.fileName(statement);
            archive.keep(name, format.write(statement));
            remember(statement);
            unpublished.add(name);
        } catch (FormatException e) {
            throw new IOException("statement " + statement.statementId() + " cannot be written", e);
        }
    }

    private String nextId() {
        return "%s-%06d".formatted(box.agency().value().toUpperCase(Locale.ROOT), written + 1);
    }

    private String nameOfNext(LocalDate date) {
        return format.fileName(new Statement(nextId(), account, date, balance, balance, List.of()));
    }

    private void remember(Statement statement) {
        statement.credits().forEach(c -> credited.add(c.entryReference()));
        if (statement.opening().equals(balance)) {
            balance = statement.closing();
            written++;
        } else {
            throw new IllegalStateException("statement " + statement.statementId() + " opens with "
                    + statement.opening() + " and the one before closed with " + balance);
        }
    }
}
