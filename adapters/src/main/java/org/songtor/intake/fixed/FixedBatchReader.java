package org.songtor.intake.fixed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.songtor.intake.grid.Header;
import org.songtor.intake.grid.NamedLines;
import org.songtor.intake.text.FirstBytes;
import org.songtor.layout.Row;
import org.songtor.model.Satang;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;
import org.springframework.stereotype.Component;

/**
 * A batch by {@code songtor-batch.v1.layout}: a header record, then a record a line, in Windows-874. A row's number is its record's in
 * the file, from 1, as an editor shows it; the header is row 1. Money comes out as baht with two decimals.
 */
@Component
public class FixedBatchReader implements BatchReader {
    private static final String[] TEXTS = {
        "national_id", "member_no", "title", "first_name", "last_name", "scheme", "period", "collected_at"
    };

    @Override
    public String name() {
        return "fixed";
    }

    @Override
    public boolean recognises(byte[] first) {
        return FirstBytes.begins(first, "HSONGTOR");
    }

    @Override
    public void read(Path file, Sink sink) throws IOException, FormatException {
        try (InputStream in = Files.newInputStream(file)) {
            Records records = new Records(in);
            header(records.head(), sink);
            NamedLines lines = new NamedLines(sink, 1);
            for (Optional<Row> next = records.next(); next.isPresent(); next = records.next()) {
                line(next.get(), lines);
            }
        } catch (FormatException e) {
            throw NamedLines.ofFund(e);
        }
    }

    private static void header(Row row, Sink sink) throws FormatException {
        Header header = new Header();
        header.put("fund", row.get("fund", String.class));
        header.put("period", row.get("period", String.class));
        header.put("count", row.get("count", Long.class).toString());
        header.put("total", row.get("total", Satang.class).toBaht());
        for (String name : new String[] {"label", "corrects"}) {
            String text = row.get(name, String.class);
            if (!text.isEmpty()) {
                header.put(name, text);
            }
        }
        sink.header(header.whole(1));
    }

    private static void line(Row row, NamedLines lines) throws FormatException {
        lines.begin();
        for (String name : TEXTS) {
            lines.put(name, row.get(name, String.class));
        }
        lines.put("amount", baht(row, "amount"));
        Satang none = Satang.ZERO;
        if (!row.get("wages", Satang.class).equals(none)) {
            lines.put("wages", baht(row, "wages"));
        }
        boolean member = !row.get("member_share", Satang.class).equals(none);
        boolean sponsor = !row.get("sponsor_share", Satang.class).equals(none);
        if (member || sponsor) {
            lines.put("member_share", baht(row, "member_share"));
            lines.put("sponsor_share", baht(row, "sponsor_share"));
        }
        lines.end();
    }

    private static String baht(Row row, String field) {
        return row.get(field, Satang.class).toBaht();
    }
}
