package org.songtor.agency.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.baac.BaacFormat;
import org.songtor.agency.gsb.GsbFormat;
import org.songtor.agency.nsf.NsfFormat;
import org.songtor.agency.sso.Sps110Format;
import org.songtor.model.Document;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.AgencyFormat;

/**
 * Lines a second on one core, writing and reading, of each profile; beside camel-bindy for fixed width and JAXB for pain.001,
 * on the same lines in the same run. Both sides go from a document's lines to bytes and from bytes to a document's lines.
 * Arguments: {@code formats [LINES [AGENCY]]} or {@code big [LINES]} (see {@link BigFile}).
 */
public final class FormatBench {
    private static final int LINES = 100_000;
    private static final int WARM = 4;
    private static final int ROUNDS = 7;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PrintStream out;
    private final int lines;

    private FormatBench(PrintStream out, int lines) {
        this.out = out;
        this.lines = lines;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length > 0 && args[0].equals("big")) {
            BigFile.run(out, args.length > 1 ? Integer.parseInt(args[1]) : 5_000_000);
        } else {
            new FormatBench(out, args.length > 1 ? Integer.parseInt(args[1]) : LINES)
                    .run(args.length > 2 ? args[2] : "");
        }
    }

    private void run(String only) throws Exception {
        out.printf(
                "%,d lines a file, median of %d rounds after %d to warm up, one thread, by its own processor time%n",
                lines, ROUNDS, WARM);
        out.printf("%-20s %-8s %14s%n", "profile", "by", "lines/s");
        if ("baac".contains(only)) {
            fixed(new BaacFormat(), document("taweerak"), BindyBillPayment.class, "x-windows-874");
        }
        if ("sso".contains(only)) {
            fixed(new Sps110Format(), document("sso33"), BindySps110.class, "TIS-620");
        }
        if ("nsf".contains(only)) {
            alone(new NsfFormat(), document("nsf"));
        }
        if ("gsb".contains(only)) {
            pain(document("gsb-life"));
        }
    }

    private void fixed(AgencyFormat format, Document document, Class<?> record, String charset) throws Exception {
        double[] ours = alone(format, document);
        try (Bindy bindy = new Bindy(record, charset)) {
            byte[] bytes = bindy.write(bindyRecords(document, record));
            double write = rate(() -> bindy.write(bindyRecords(document, record)));
            double read = rate(() -> lines(bindy.read(bytes)));
            compared("camel-bindy", ours, write, read);
        }
    }

    private static List<Object> bindyRecords(Document document, Class<?> record) {
        List<Object> records = new ArrayList<>();
        for (Document.Line line : document.lines()) {
            records.add(
                    record == BindySps110.class ? BindySps110.of(line) : BindyBillPayment.of(document.header(), line));
        }
        return records;
    }

    private static List<Document.Line> lines(List<?> records) {
        List<Document.Line> lines = new ArrayList<>();
        for (Object record : records) {
            lines.add(
                    record instanceof BindySps110 sps
                            ? sps.line(lines.size() + 1)
                            : ((BindyBillPayment) record).line());
        }
        return lines;
    }

    private void pain(Document document) throws Exception {
        double[] ours = alone(new GsbFormat(), document);
        JaxbPain001 jaxb = new JaxbPain001();
        byte[] bytes = jaxb.write(document);
        compared("JAXB", ours, rate(() -> jaxb.write(document)), rate(() -> jaxb.read(bytes)));
    }

    private double[] alone(AgencyFormat format, Document document) throws Exception {
        byte[] bytes = format.write(document);
        String name = format.fileName(document.header());
        double write = rate(() -> format.write(document));
        double read = rate(() -> format.read(name, bytes));
        String profile = format.profile().id().toString();
        out.printf(Locale.ROOT, "%-20s write    %,14.0f%n%-20s read     %,14.0f%n", profile, write, profile, read);
        return new double[] {write, read};
    }

    private void compared(String other, double[] ours, double write, double read) {
        out.printf(
                Locale.ROOT,
                "  %-18s write    %,14.0f   ours %.1f times%n  %-18s read     %,14.0f   ours %.1f times%n",
                other,
                write,
                ours[0] / write,
                other,
                read,
                ours[1] / read);
    }

    /** Median over the rounds. */
    private double rate(Callable<?> work) throws Exception {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < WARM + ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            if (work.call() == null) {
                throw new IllegalStateException("nothing came");
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            if (i >= WARM) {
                rates.add(lines / seconds);
            }
        }
        return rates.stream().sorted().toList().get(ROUNDS / 2);
    }

    private Document document(String scheme) {
        Document.Header header =
                FormatSamples.header(1, "กองทุนหมู่บ้านเวียง", "1400000014", new Document.Payee("0200423250", ""));
        Random random = new Random(25691121);
        return FormatSamples.document(header, lines, i -> line(i, scheme, random));
    }

    static Document.Line line(int position, String scheme, Random random) {
        long wages = 165_000 + random.nextInt(3_000_000);
        boolean staff = scheme.equals("sso33");
        return new Document.Line(
                position,
                FormatSamples.person(position),
                FormatSamples.name(random),
                SchemeCode.of(scheme),
                Satang.of(wages / 20 * 2),
                staff ? Optional.of(Satang.of(wages)) : Optional.empty());
    }
}
