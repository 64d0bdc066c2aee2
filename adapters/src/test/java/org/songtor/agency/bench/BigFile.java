package org.songtor.agency.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.baac.BaacFormat;
import org.songtor.agency.sso.Sps110Format;
import org.songtor.layout.Layout;
import org.songtor.layout.Row;
import org.songtor.layout.RowSource;
import org.songtor.model.Document;
import org.songtor.model.Satang;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;

/**
 * A file of any number of lines is written and read back, however little heap there is: lines are drawn from a seeded
 * generator each time they are asked for, and read into a sum. Beyond the six digits that public layouts have for a count a
 * layout of our own takes their place.
 */
final class BigFile {
    private static final int MOST = 999_998;
    private static final String WIDE = """
            profile      bench/wide
            version      1
            status       UNCONFIRMED
            confidence   D
            source       as sso/sps1-10, with counts of nine digits
            valid-from   2026-01-01
            encoding     TIS-620
            line-ending  CRLF
            length       135
            record 1 once
              type          1-1     1  constant 1
              count         2-10    9  count 2
              total        11-28   18  sum 2.amount
              spare        29-135 107  blank
            record 2 many
              type          1-1     1  constant 2
              sequence      2-10    9  sequence
              person       11-23   13  person
              first_name   24-53   30  text
              last_name    54-88   35  text
              amount       89-102  14  amount positive
              spare       103-135  33  blank
            record 3 once
              type          1-1     1  constant 3
              count         2-10    9  count 2
              spare        11-135 125  blank
            agree 1.count 3.count
            """;

    private final PrintStream out;
    private final int lines;

    private BigFile(PrintStream out, int lines) {
        this.out = out;
        this.lines = lines;
    }

    static void run(PrintStream out, int lines) throws IOException, FormatException {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        out.printf(Locale.ROOT, "%,d lines with a heap of %,d MB%n", lines, heap);
        BigFile big = new BigFile(out, lines);
        big.wide();
        if (lines <= MOST) {
            big.profile(new BaacFormat(), "taweerak");
            big.profile(new Sps110Format(), "sso33");
        }
    }

    private interface Work {
        long on(Path file) throws IOException, FormatException;
    }

    private void timed(String what, Path file, Work work) throws IOException, FormatException {
        long start = System.nanoTime();
        long satang = work.on(file);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%-28s %,12.0f lines/s  %,6.0f MB  %s baht%n",
                what,
                lines / seconds,
                Files.size(file) / 1e6,
                Satang.of(satang).toBaht());
    }

    private void wide() throws IOException, FormatException {
        Layout layout = Layout.parse("wide", WIDE);
        Path file = Files.createTempFile("songtor-big", ".txt");
        try {
            timed("two passes, write", file, f -> {
                try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(f))) {
                    layout.write(rows(layout), to);
                }
                return sum();
            });
            timed("read", file, f -> {
                long[] sum = {0};
                try (InputStream from = Files.newInputStream(f)) {
                    layout.read(from, row -> sum[0] += row.tag().equals("2") ? row.number("amount") : 0);
                }
                if (sum[0] != sum()) {
                    throw new IllegalStateException("read " + sum[0] + ", expected " + sum());
                }
                return sum[0];
            });
        } finally {
            Files.delete(file);
        }
    }

    private RowSource rows(Layout layout) {
        return sink -> {
            sink.row(layout.row("1"));
            Row row = layout.row("2");
            lines("wide")
                    .each(line -> sink.row(row.set("person", line.person())
                            .set("first_name", line.name().first())
                            .set("last_name", line.name().last())
                            .set("amount", line.amount().value())));
            sink.row(layout.row("3"));
        };
    }

    private Lines lines(String scheme) {
        return sink -> {
            Random random = new Random(1);
            for (int i = 1; i <= lines; i++) {
                sink.line(FormatBench.line(i, scheme, random));
            }
        };
    }

    private long sum() throws IOException, FormatException {
        long[] sum = {0};
        lines("wide").each(line -> sum[0] += line.amount().value());
        return sum[0];
    }

    private void profile(AgencyFormat format, String scheme) throws IOException, FormatException {
        Document.Header header =
                FormatSamples.header(1, "กองทุนหมู่บ้านเวียง", "1400000014", new Document.Payee("0200423250", ""));
        Path file = Files.createTempFile("songtor-big", ".txt");
        try {
            timed(format.profile().id() + " write", file, f -> {
                try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(f))) {
                    format.write(header, lines(scheme), to);
                }
                return sum();
            });
            timed(format.profile().id() + " read", file, f -> {
                long[] sum = {0};
                try (InputStream from = new BufferedInputStream(Files.newInputStream(f))) {
                    format.read(
                            format.fileName(header),
                            from,
                            line -> sum[0] += line.amount().value());
                }
                if (sum[0] != sum()) {
                    throw new IllegalStateException("read " + sum[0] + ", expected " + sum());
                }
                return sum[0];
            });
        } finally {
            Files.delete(file);
        }
    }
}
