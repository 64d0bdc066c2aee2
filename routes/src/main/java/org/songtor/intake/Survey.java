package org.songtor.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeSet;
import java.util.function.Function;
import org.songtor.intake.index.Fingerprint;
import org.songtor.intake.index.Keys;
import org.songtor.intake.index.LongMap;
import org.songtor.intake.index.Schemes;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.Severity;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.LineContent;

/**
 * The first reading of a batch: header, count, total, all that refuses it as a whole, and which persons pay into what. Of a line nothing is kept but
 * some bits and its part of the fingerprint.
 */
final class Survey extends Rows {
    /** How many calendar years the lines of one batch may be of; a ledger has one. */
    private static final int MOST_YEARS = 8;

    private final Schemes schemes;
    private final int mostLines;
    private final Function<Map<String, String>, LineParser> parsers;
    private final LongMap paysInto = new LongMap();
    private final Fingerprint fingerprint = new Fingerprint();
    private final List<Problem> fatal = new ArrayList<>();
    private final List<Problem> fatalLines = new ArrayList<>();
    private final ProblemList problems = new ProblemList();
    private final TreeSet<Integer> months = new TreeSet<>();
    private Map<String, String> header = Map.of();
    private Optional<LineParser> parser = Optional.empty();
    private long total;
    private int firstWithoutAmount;
    private boolean everyLineHasItsPeriod = true;
    private Optional<Period> period = Optional.empty();

    /** @param parsers gives the parser of a batch with this header */
    Survey(Schemes schemes, int mostLines, Function<Map<String, String>, LineParser> parsers) {
        super(mostLines);
        this.schemes = schemes;
        this.mostLines = mostLines;
        this.parsers = parsers;
    }

    @Override
    public void header(Map<String, String> fields) {
        header = fields;
        period = HeaderCheck.month(field("period"));
        parser = Optional.of(parsers.apply(fields));
    }

    @Override
    LineParser parser() {
        return parser.orElseThrow();
    }

    @Override
    void fatal(Problem problem) {
        if (fatal.size() < ProblemList.MOST) {
            fatal.add(problem);
        }
    }

    @Override
    void line(ParsedLine line) {
        if (line.submitted().isPresent()) {
            total = Math.addExact(total, line.submitted().get().value());
        } else if (firstWithoutAmount == 0) {
            firstWithoutAmount = line.content() instanceof LineContent.Bad bad ? bad.row() : 0;
        }
        for (Problem problem : line.problems()) {
            if (problem.severity() == Severity.REFUSE_BATCH && fatalLines.size() < ProblemList.MOST) {
                fatalLines.add(problem);
            }
        }
        problems.addLines(line.problems());
        if (line.content() instanceof LineContent.Good good) {
            good(good.line(), line.scheme());
        }
    }

    private void good(RemittanceLine line, int scheme) {
        Optional<Period> own = line.details().period();
        everyLineHasItsPeriod &= own.isPresent();
        Optional<Period> of = own.isPresent() ? own : period;
        if (of.isEmpty()) {
            return;
        }
        int month = Keys.month(of.get());
        if (own.isPresent() && months.size() < MOST_YEARS * 12) {
            months.add(month);
        }
        long key = Keys.of(Keys.person(line.person()), month);
        paysInto.or(key, 1L << scheme);
        fingerprint.add(line.scheme().value(), key, line.amount().value());
    }

    String field(String name) {
        return header.getOrDefault(name, "");
    }

    /** The sum of all lines, bad ones too; empty where one amount cannot be read. */
    Optional<Satang> total() {
        return firstWithoutAmount > 0 ? Optional.empty() : Optional.of(Satang.of(total));
    }

    /** The sum of every amount that could be read. */
    Satang readTotal() {
        return Satang.of(total);
    }

    /** Row of the first amount that cannot be read. */
    int firstWithoutAmount() {
        return firstWithoutAmount;
    }

    /** The last of the lines' own periods; empty unless each good line has one. */
    Optional<Period> lastPeriod() {
        return everyLineHasItsPeriod && !months.isEmpty() ? Optional.of(Keys.period(months.last())) : Optional.empty();
    }

    /** Months that lines name as their own, in order. */
    TreeSet<Integer> months() {
        return months;
    }

    /** Bits of the schemes this person pays into for this month, by this batch. */
    long paysInto(long person, int month) {
        return paysInto.get(Keys.of(person, month));
    }

    /** Every person with a line, once a month. */
    Iterable<NationalId> persons() {
        return () -> {
            PrimitiveIterator.OfLong keys = paysInto.keys();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return keys.hasNext();
                }

                @Override
                public NationalId next() {
                    return Keys.id(Keys.personIn(keys.nextLong()));
                }
            };
        };
    }

    /** Empty where no line is good: batches without a payment are not each other's likeness. */
    Optional<Sha256> fingerprint() {
        return fingerprint.value();
    }

    /** What single lines have wrong, for a batch that is refused as a whole. */
    ProblemList problems() {
        return problems;
    }

    Schemes schemes() {
        return schemes;
    }

    /** What single lines have wrong that no batch may hold, such as an unknown scheme. */
    List<Problem> fatalLines() {
        return fatalLines;
    }

    /** What the reader found wrong with the whole, and too many lines. */
    List<Problem> fatal() {
        List<Problem> all = new ArrayList<>(fatal);
        if (submitted() > mostLines) {
            all.add(Problem.ofFile(ProblemCode.TOO_MANY_LINES, "", submitted() + " รายการ", "at most " + mostLines));
        }
        return all;
    }
}
