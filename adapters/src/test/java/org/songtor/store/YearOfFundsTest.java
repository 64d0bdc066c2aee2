package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.books.Account.Side;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Months;

/**
 * A year of funds with everything that goes wrong, drawn from one seed: after each step what came in is what went out and what is open, to the satang, and what
 * came in is what the funds handed in. {@code -Dyear.funds=200} is the long form, {@code -Dyear.seed} another year.
 */
class YearOfFundsTest {
    private static final int FUNDS = Integer.getInteger("year.funds", 2);
    private static final int MONTHS = Integer.getInteger("year.months", 12);
    private static final long SEED = Long.getLong("year.seed", 25691121);
    private static final int MEMBERS = 6;
    private static final SchemeCode SCHEME = SchemeCode.of("toy");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Random random = new Random(SEED);
    private final Map<String, Long> handedIn = new TreeMap<>();
    private final Map<String, Integer> people = new TreeMap<>();
    private Bench bench;
    private JdbcBooks books;
    private JdbcHeldStore held;
    private int entries;
    private int steps;

    @Test
    void what_came_in_is_what_went_out_and_what_is_open_after_every_step() {
        bench = new Bench(DATABASE);
        books = new Stores(DATABASE).books();
        held = new Stores(DATABASE).held();
        for (int n = 1; n <= MEMBERS + 1; n++) {
            people.put(HexFormat.of().formatHex(Stores.persons().hash(Bench.person(n))), n);
        }
        for (int month = 1; month <= MONTHS; month++) {
            for (int fund = 1; fund <= FUNDS; fund++) {
                month("fund" + fund, month);
            }
        }
        List<Difference> found = new ArrayList<>();
        assertThat(books.check(Optional.empty(), found::add)).isPositive();
        assertThat(found).isEmpty();
        assertThat(steps).isGreaterThan(FUNDS * MONTHS * 3);
    }

    private void month(String fund, int month) {
        List<FileId> files = new ArrayList<>();
        files.addAll(handIn(fund, 1 + random.nextInt(MEMBERS)));
        if (month % 6 == 0) {
            held.release(FundId.of(fund), SCHEME, Period.of("2569-%02d".formatted(month)))
                    .ifPresent(batch -> files.addAll(sent(fund, batch)));
            step(fund);
        }
        for (FileId file : files) {
            life(fund, file);
        }
    }

    private List<FileId> handIn(String fund, int lines) {
        BatchId batch = bench.batch(fund, lines, TOY);
        count(fund, lines);
        step(fund);
        String other =
                List.of("HELD_IN_TRUST", "HELD_FOR_REVIEW", "HELD_IN_TRUST").get(random.nextInt(3));
        bench.line(batch.value(), fund, lines + 1, TOY, other);
        bench.jdbc
                .sql("insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line"
                        + " where batch_id = :batch and first_label = 'HELD_IN_TRUST'")
                .param("batch", batch.value())
                .update();
        count(fund, 1);
        step(fund);
        return sent(fund, batch);
    }

    private void count(String fund, int lines) {
        handedIn.merge(fund, lines * 10_000L, Long::sum);
    }

    private List<FileId> sent(String fund, BatchId batch) {
        List<FileId> made = bench.files.freeze(batch, Bench.DAY);
        for (FileId file : made) {
            bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
            step(fund);
            Instant due = random.nextInt(4) == 0 ? Bench.NOW : Bench.DUE;
            bench.attempt(file, random.nextInt(12) == 0 ? new Outcome.Refused("no") : new Outcome.Delivered("ok"), due);
            step(fund);
        }
        return made;
    }

    /** Answers and credits in any order and number, some wrong, some twice, some never; labels after each, or later. */
    private void life(String fund, FileId file) {
        int arrivals = random.nextInt(5);
        for (int i = 0; i < arrivals; i++) {
            if (random.nextBoolean()) {
                bench.answered(answer(file));
            } else {
                bench.stated(credit(
                        "e" + ++entries,
                        baht(file),
                        "pay " + bench.reference(file).value()));
            }
            step(fund);
            if (random.nextInt(3) > 0) {
                bench.reconcileAll(Bench.NOW);
                step(fund);
            }
        }
    }

    private long baht(FileId file) {
        long whole = bench.count("select satang / 100 from agency_file where file_id = " + file.value());
        return random.nextInt(3) > 0 ? whole : Math.max(1, whole - 30 + random.nextInt(60));
    }

    private Answer answer(FileId file) {
        List<Answer.Line> lines = new ArrayList<>();
        bench.jdbc
                .sql(
                        "select fl.position, encode(l.person_hash, 'hex') as hash, fl.satang from file_line fl join line l using (line_id) where file_id = :id")
                .param("id", file.value())
                .query((row, n) -> line(row.getInt(1), people.get(row.getString(2)), row.getLong(3) / 100))
                .list()
                .forEach(one -> one.ifPresent(lines::add));
        Answer.Verdict verdict = random.nextInt(8) == 0 ? Answer.Verdict.FILE_REFUSED : Answer.Verdict.PROCESSED;
        List<Answer.Line> said = verdict == Answer.Verdict.PROCESSED ? lines : List.of();
        return new Answer(bench.reference(file), "Y" + ++entries, Bench.DAY, verdict, "", said);
    }

    private Optional<Answer.Line> line(int position, int person, long baht) {
        return switch (random.nextInt(10)) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of(
                        new Answer.Line(position, Bench.person(person), Answer.LineVerdict.REFUSED, Satang.ZERO, "R1"));
            case 2 -> Optional.of(booked(position, person, baht + 1));
            case 3 ->
                Optional.of(new Answer.Line(
                        position, Bench.person(person), Answer.LineVerdict.DUPLICATE, Satang.ZERO, "D1"));
            default -> Optional.of(booked(position, person, baht));
        };
    }

    private void step(String fund) {
        steps++;
        List<Balance> all = books.balances(Bench.OPERATOR, FundId.of(fund), Months.ALL);
        long in = -sum(all, Side.IN);
        assertThat(in).as("step %d, seed %d: handed in", steps, SEED).isEqualTo(handedIn.getOrDefault(fund, 0L));
        assertThat(sum(all, Side.OUT) + sum(all, Side.OPEN))
                .as("step %d, seed %d: out and open", steps, SEED)
                .isEqualTo(in);
        assertThat(sum(all, Side.PASSING))
                .as("step %d, seed %d: on its way", steps, SEED)
                .isZero();
    }

    private static long sum(List<Balance> all, Side side) {
        return all.stream()
                .filter(b -> b.account().side() == side)
                .mapToLong(b -> b.satang().value())
                .reduce(0, Math::addExact);
    }
}
