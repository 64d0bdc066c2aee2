package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;

/** Writes the statements of one collection account. What was paid is read back from the statements themselves. */
final class Bank {
    private final Box box;
    private final String account;
    private final StatementFormat format;
    private final Archive archive;
    private final Set<String> credited = new HashSet<>();
    private Satang balance = Satang.ZERO;
    private int written;

    Bank(Box box, String account, StatementFormat format, Archive archive) {
        this.box = box;
        this.account = account;
        this.format = format;
        this.archive = archive;
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
            archive.publish(box, name);
        }
        byId.values().forEach(this::remember);
    }

    boolean has(Credits.Due due) {
        return credited.contains(due.entryReference());
    }

    /** One statement with these credits. */
    void pay(List<Credits.Due> dues, LocalDate date) throws IOException {
        List<Statement.Credit> credits = dues.stream()
                .map(d -> new Statement.Credit(d.entryReference(), date, d.amount(), d.text()))
                .toList();
        Satang closing = dues.stream().map(Credits.Due::amount).reduce(balance, Satang::plus);
        String id = "%s-%06d".formatted(box.agency().value().toUpperCase(Locale.ROOT), written + 1);
        Statement statement = new Statement(id, account, date, balance, closing, credits);
        try {
            String name = format.fileName(statement);
            archive.keep(name, format.write(statement));
            remember(statement);
            archive.publish(box, name);
        } catch (FormatException e) {
            throw new IOException("statement " + id + " cannot be written", e);
        }
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
