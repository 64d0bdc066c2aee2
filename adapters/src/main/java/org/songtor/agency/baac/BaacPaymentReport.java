package org.songtor.agency.baac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.layout.LayoutBook;
import org.songtor.layout.Row;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;
import org.songtor.wire.Refusal;
import org.springframework.stereotype.Component;

/**
 * {@code baac/payment-report}: what came into the collection account on one day, 256 bytes a record, as {@code payment-report.v1.layout} says. It
 * knows no balances, so the day opens with nothing and closes with its own credit total. A payment is named by day, branch, teller,
 * hour and which of that moment it is: {@code 20261121-0001-0002-091400-000001}. So a day's report that comes again, longer or in another order, names it as
 * before, and its money counts once. Its text is customer and references, a blank between; a Ref 2 or 3 that is a national id by its length is left out, as nothing is matched by it.
 */
@Component
public final class BaacPaymentReport implements StatementFormat {
    private static final Pattern NAME = Pattern.compile("[0-9]{8}-([0-9]{4})-([0-9]{4})-([0-9]{6})-[0-9]{6}");
    private static final Pattern TEXT = Pattern.compile("(?:(ST[0-9]{10}) ?)?(.{0,50})");
    private static final Pattern PERSON = Pattern.compile("[0-9]{13}");

    private final LayoutBook layouts = LayoutBook.load("/formats/baac/payment-report");

    @Override
    public String name() {
        return "baac/payment-report";
    }

    @Override
    public String fileName(Statement statement) {
        return "BPR-" + statement.account() + "-" + compact(statement.date()) + ".txt";
    }

    @Override
    public byte[] write(Statement statement) throws FormatException {
        if (!statement.opening().equals(Satang.ZERO) || !statement.debits().isEmpty()) {
            throw Refusal.badRecord(0, "H", "a balance or a debit", "a day's payments, from nothing");
        }
        List<Row> rows = new ArrayList<>();
        var layout = layouts.on(statement.date());
        rows.add(layout.row("H")
                .set("account", statement.account())
                .set("company", "-")
                .set("date", statement.date())
                .set("service_code", ""));
        for (Statement.Credit credit : statement.credits()) {
            rows.add(row(layout.row("D"), rows.size(), credit));
        }
        rows.add(layout.row("T"));
        return layout.write(rows);
    }

    private static Row row(Row row, int record, Statement.Credit credit) throws FormatException {
        Matcher named = NAME.matcher(credit.entryReference());
        Matcher text = TEXT.matcher(credit.text());
        if (!named.matches() || !text.matches() || credit.fee().isPositive()) {
            throw Refusal.badRecord(
                    record, "D", credit.entryReference(), "day-branch-teller-hour-number, a reference, a name");
        }
        String reference = text.group(1) == null ? "" : text.group(1);
        return row.set("date", credit.bookedOn())
                .set("time", named.group(3))
                .set("name", text.group(2).strip())
                .set("ref1", reference)
                .set("ref2", "")
                .set("ref3", "")
                .set("branch", named.group(1))
                .set("teller", named.group(2))
                .set("how_paid", "")
                .set("cheque", "")
                .set("amount", credit.amount())
                .set("cheque_bank", "");
    }

    @Override
    public Statement read(String fileName, byte[] content) throws FormatException {
        List<Row> rows = layouts.reading(content).read(content);
        Row head = rows.get(0);
        LocalDate day = head.get("date", LocalDate.class);
        List<Statement.Credit> credits = new ArrayList<>();
        Map<String, Integer> moments = new HashMap<>();
        for (Row row : rows.subList(1, rows.size() - 1)) {
            credits.add(credit(row, credits.size() + 2, day, moments));
        }
        String account = head.get("account", String.class);
        return Statement.ofPayments(account + "-" + compact(day), account, day, credits);
    }

    /** @param moments how many payments of each day, branch, teller and hour there were; this one is counted */
    private static Statement.Credit credit(Row row, int record, LocalDate day, Map<String, Integer> moments)
            throws FormatException {
        LocalDate booked = row.get("date", LocalDate.class);
        if (!booked.equals(day)) {
            throw Refusal.badRecord(record, "date", booked.toString(), day + " as in the header");
        }
        String moment =
                "%s-%s-%s-%s".formatted(compact(day), text(row, "branch"), text(row, "teller"), text(row, "time"));
        int number = moments.merge(moment, 1, Integer::sum);
        List<String> words =
                new ArrayList<>(List.of(text(row, "ref1"), text(row, "name"), text(row, "ref2"), text(row, "ref3")));
        words.removeIf(word -> word.isEmpty() || PERSON.matcher(word).matches());
        return Statement.Credit.ofMoment(moment, number, day, row.get("amount", Satang.class), String.join(" ", words));
    }

    private static String text(Row row, String field) {
        return row.has(field) ? row.get(field, String.class).strip() : "";
    }

    private static String compact(LocalDate day) {
        return day.toString().replace("-", "");
    }
}
