package org.songtor.cli.layout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;

/** One file of a bank: its entries, or its problems. */
record StatementFile(String name, String form, Optional<Statement> statement, List<Told> problems) {

    static StatementFile read(StatementFormat format, Path file) throws IOException {
        String name = Objects.toString(file.getFileName());
        try {
            Statement read = format.read(name, Files.readAllBytes(file));
            return new StatementFile(name, format.name(), Optional.of(read), List.of());
        } catch (FormatException e) {
            return new StatementFile(
                    name,
                    format.name(),
                    Optional.empty(),
                    e.problems().stream().map(Told::of).toList());
        }
    }

    /** @return the command's exit code */
    int told(PrintWriter out) {
        problems.forEach(p -> out.println(p.words()));
        out.println(
                problems.isEmpty()
                        ? "ไม่พบปัญหา · no problem"
                        : "ปัญหา " + problems.size() + " ข้อ · problems: " + problems.size());
        out.flush();
        return problems.isEmpty() ? 0 : 1;
    }

    void print(PrintWriter out) {
        out.println(name + ": " + form + " · รายการเดินบัญชี statement");
        statement.ifPresent(s -> {
            out.println("  %s  บัญชี account %s  %s  ยกมา opening %s  คงเหลือ closing %s"
                    .formatted(
                            s.statementId(),
                            s.account(),
                            s.date(),
                            s.opening().toBaht(),
                            s.closing().toBaht()));
            s.credits()
                    .forEach(c -> out.println("  + %s  %s  %s บาท  ค่าธรรมเนียม fee %s  %s"
                            .formatted(
                                    c.entryReference(),
                                    c.bookedOn(),
                                    c.amount().toBaht(),
                                    c.fee().toBaht(),
                                    Masked.text(c.text()))));
            s.debits()
                    .forEach(d -> out.println("  - %s  %s  %s บาท  %s"
                            .formatted(
                                    d.entryReference(), d.bookedOn(), d.amount().toBaht(), Masked.text(d.text()))));
        });
    }

    /** Amounts in satang. */
    ObjectNode json() {
        JsonNodeFactory make = JsonNodeFactory.instance;
        ObjectNode all = make.objectNode().put("file", name).put("form", form);
        statement.ifPresent(s -> {
            all.put("id", s.statementId())
                    .put("account", s.account())
                    .put("date", s.date().toString())
                    .put("opening", s.opening().value())
                    .put("closing", s.closing().value());
            ArrayNode credits = all.putArray("credits");
            s.credits()
                    .forEach(c -> credits.addObject()
                            .put("entry", c.entryReference())
                            .put("bookedOn", c.bookedOn().toString())
                            .put("amount", c.amount().value())
                            .put("fee", c.fee().value())
                            .put("text", c.text()));
            ArrayNode debits = all.putArray("debits");
            s.debits()
                    .forEach(d -> debits.addObject()
                            .put("entry", d.entryReference())
                            .put("bookedOn", d.bookedOn().toString())
                            .put("amount", d.amount().value())
                            .put("text", d.text()));
        });
        ArrayNode told = all.putArray("problems");
        problems.forEach(p -> told.add(p.json()));
        return all;
    }
}
