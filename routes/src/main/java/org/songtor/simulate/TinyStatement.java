package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;

/** A statement in one form for every bank. */
final class TinyStatement implements StatementFormat {
    static final String NAME = "tiny";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String fileName(Statement statement) {
        return statement.statementId() + ".txt";
    }

    @Override
    public byte[] write(Statement statement) {
        StringBuilder text = new StringBuilder(64 + 40 * statement.credits().size());
        text.append("S|").append(statement.statementId());
        text.append('|').append(statement.account());
        text.append('|').append(Tiny.day(statement.date()));
        text.append('|').append(statement.closing().value());
        for (Statement.Credit credit : statement.credits()) {
            text.append("\nC|").append(credit.entryReference());
            text.append('|').append(Tiny.day(credit.bookedOn()));
            text.append('|').append(credit.amount().value());
            text.append('|').append(credit.text());
        }
        return Tiny.bytes(text);
    }

    @Override
    public Statement read(String fileName, byte[] content) throws FormatException {
        List<String> records = Tiny.records(content);
        String[] head = Tiny.fields(records.get(0), "S", 5);
        List<Statement.Credit> credits = new ArrayList<>();
        Satang sum = Satang.ZERO;
        for (String record : records.subList(1, records.size())) {
            String[] field = Tiny.fields(record, "C", 5);
            Satang amount = Satang.of(Long.parseLong(field[3]));
            credits.add(new Statement.Credit(field[1], Tiny.day(field[2]), amount, field[4]));
            sum = sum.plus(amount);
        }
        Satang closing = Satang.of(Long.parseLong(head[4]));
        if (!closing.equals(sum)) {
            throw Tiny.wrong(records.get(0));
        }
        return new Statement(head[1], head[2], Tiny.day(head[3]), Satang.ZERO, closing, credits);
    }
}
